/**
 * Who supplies whom among the sites that one viewer may tell apart. A link shows its supplier, its customer, both or
 * neither; what is not shown is counted at the end that is, never joined to a site that another link names.
 */
import type { LinkRecord } from "../snapshot/snapshot.ts";
import { UNNAMED, type SupplyArc } from "./dependency.ts";

/** One link of the lens, as the viewer knows it. */
export interface KnownLink {
  readonly link: LinkRecord;
  /** Position of the site; `UNNAMED` where the link does not tell the viewer which one it is. */
  readonly supplier: number;
  readonly customer: number;
  /**
   * What is supplied, as far as the viewer may know: a part family, a product group, or empty. Undefined where another
   * statement on the two sites tells it.
   */
  readonly family: string | undefined;
  /** Whether the viewer reads the link's terms: share, single source, who declared it. */
  readonly isParty: boolean;
}

/** Two named sites that a link joins, whatever is supplied. */
export interface SupplyPair {
  readonly supplier: number;
  readonly customer: number;
  /** Whether both sides say so, as far as the viewer knows. */
  isConfirmed: boolean;
  isParty: boolean;
}

export interface KnownSupply {
  /** Ascending by customer, then supplier. */
  readonly pairs: readonly Readonly<SupplyPair>[];
  /** Positions of named customers, one for each link whose supplier is not told. */
  readonly unnamedSuppliers: readonly number[];
  /** Positions of named suppliers, one for each link whose customer is not told. */
  readonly unnamedCustomers: readonly number[];
  /** Inputs of named customers; `family` is an index of `families`. */
  readonly arcs: readonly SupplyArc[];
  /** Ascending. */
  readonly families: readonly string[];
}

/**
 * Whose word on the share counts: it is a share of the customer's need, so the customer's goes before the supplier's;
 * of one kind the one that began last, then the one with the greater id.
 */
const RANK = { both: 2, customer: 1, supplier: 0 } as const;

function speaksBefore(a: LinkRecord, b: LinkRecord): boolean {
  if (a.declaredBy !== b.declaredBy)
    return RANK[a.declaredBy] > RANK[b.declaredBy];
  if (a.since !== b.since) return a.since > b.since;
  return a.id > b.id;
}

/** Bits of who declared a link. */
const SAID = { customer: 1, supplier: 2, both: 3 } as const;

function pairsOf(links: readonly KnownLink[], sites: number): SupplyPair[] {
  const said = new Map<number, number>();
  const pairs = new Map<number, SupplyPair>();
  for (const { link, supplier, customer, isParty } of links) {
    if (supplier === UNNAMED || customer === UNNAMED) continue;
    const key = customer * sites + supplier;
    const words = (said.get(key) ?? 0) | SAID[link.declaredBy];
    said.set(key, words);
    const isConfirmed = words === SAID.both;
    const have = pairs.get(key);
    if (have) {
      have.isConfirmed = isConfirmed;
      have.isParty ||= isParty;
    } else pairs.set(key, { supplier, customer, isConfirmed, isParty });
  }
  return [...pairs.values()].sort(
    (a, b) => a.customer - b.customer || a.supplier - b.supplier,
  );
}

interface Merged {
  readonly supplier: number;
  readonly customer: number;
  readonly family: number;
  /** The statement whose share counts. */
  spokesman: LinkRecord | undefined;
}

function arcsOf(
  links: readonly KnownLink[],
  families: readonly string[],
  sites: number,
): SupplyArc[] {
  const indexOf = new Map(families.map((name, i) => [name, i]));
  const named = new Map<number, Merged>();
  const found: Merged[] = [];
  for (const { link, supplier, customer, family: name, isParty } of links) {
    if (customer === UNNAMED || name === undefined) continue;
    const family = indexOf.get(name) ?? -1;
    const spokesman = isParty && link.share !== null ? link : undefined;
    const key = (customer * sites + supplier) * families.length + family;
    // Two links that do not name their supplier may be of two.
    const have = supplier === UNNAMED ? undefined : named.get(key);
    if (!have) {
      const merged = { supplier, customer, family, spokesman };
      found.push(merged);
      if (supplier !== UNNAMED) named.set(key, merged);
    } else if (
      spokesman &&
      (!have.spokesman || speaksBefore(spokesman, have.spokesman))
    )
      have.spokesman = spokesman;
  }
  return found.map(({ supplier, customer, family, spokesman }) => ({
    supplier,
    customer,
    family,
    share: spokesman?.share ?? null,
  }));
}

/** `sites` is the number of named sites. */
export function knownSupply(
  links: readonly KnownLink[],
  sites: number,
): KnownSupply {
  const unnamedSuppliers: number[] = [];
  const unnamedCustomers: number[] = [];
  const names = new Set<string>();
  for (const { supplier, customer, family } of links) {
    if (customer !== UNNAMED && family !== undefined) names.add(family);
    if (customer !== UNNAMED && supplier === UNNAMED)
      unnamedSuppliers.push(customer);
    if (supplier !== UNNAMED && customer === UNNAMED)
      unnamedCustomers.push(supplier);
  }
  const families = [...names].sort();
  return {
    pairs: pairsOf(links, sites),
    unnamedSuppliers,
    unnamedCustomers,
    arcs: arcsOf(links, families, sites),
    families,
  };
}
