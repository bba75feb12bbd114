/**
 * Who supplies whom among the sites that one viewer may tell apart. A link shows its supplier, its customer, both or
 * neither; what is not shown is counted at the end that is, never joined to a site that another link names.
 */
import { DECLARERS, type LinkRecord } from "../snapshot/snapshot.ts";
import { sortedBy } from "../column/counting-sort.ts";
import { UNNAMED, type SupplyArcs } from "./dependency.ts";

/** Stands for a family that another statement on the two sites tells. */
export const TOLD_ELSEWHERE = -1;

/** Links of a lens, as the viewer knows them, by link. There may be half a million: as columns. */
export interface KnownLinks {
  /** Position of the site; `UNNAMED` where the link does not tell the viewer which one it is. */
  readonly supplier: Int32Array;
  readonly customer: Int32Array;
  /**
   * What is supplied, as far as the viewer may know: a part family, a product group, or empty. An index of `families`,
   * or `TOLD_ELSEWHERE`.
   */
  readonly family: Int32Array;
  readonly families: readonly string[];
  /** 1 where the viewer reads the link's terms: share, single source, who declared it. */
  readonly isParty: Uint8Array;
  /** Place in `DECLARERS`. */
  readonly declaredBy: Uint8Array;
  /** The link itself is `links[places[i]]`. */
  readonly links: readonly Terms[];
  readonly places: Uint32Array;
}

/** What decides whose word on a share counts, and the share. */
type Terms = Pick<LinkRecord, "declaredBy" | "id" | "share" | "since">;

/** Pairs of named sites that a link joins, whatever is supplied: ascending by customer, then supplier. */
export interface SupplyPairs {
  readonly count: number;
  readonly customer: Uint32Array;
  readonly supplier: Uint32Array;
  /** 1 where both sides say so, as far as the viewer knows. */
  readonly isConfirmed: Uint8Array;
}

export interface KnownSupply {
  readonly pairs: SupplyPairs;
  /** Positions of named customers, one for each link whose supplier is not told. */
  readonly unnamedSuppliers: Uint32Array;
  /** Positions of named suppliers, one for each link whose customer is not told. */
  readonly unnamedCustomers: Uint32Array;
  /** Inputs of named customers; `family` is an index of `families`. */
  readonly arcs: SupplyArcs;
  /** Ascending. */
  readonly families: readonly string[];
}

/**
 * Whose word on the share counts: it is a share of the customer's need, so the customer's goes before the supplier's;
 * of one kind the one that began last, then the one with the greater id.
 */
const RANK = { both: 2, customer: 1, supplier: 0 } as const;

function speaksBefore(a: Terms, b: Terms): boolean {
  if (a.declaredBy !== b.declaredBy)
    return RANK[a.declaredBy] > RANK[b.declaredBy];
  if (a.since !== b.since) return a.since > b.since;
  return a.id > b.id;
}

/** Bits of who declared a link, by place in `DECLARERS`. */
const SAID = DECLARERS.map(
  (declarer) => ({ customer: 1, supplier: 2, both: 3 })[declarer],
);
const BOTH = 3;

/** Places of the links that pass, in their order. */
function placesWhere(
  count: number,
  passes: (i: number) => boolean,
): Uint32Array {
  const places = new Uint32Array(count);
  let end = 0;
  for (let i = 0; i < count; i++) if (passes(i)) places[end++] = i;
  return places.slice(0, end);
}

function pairsOf(
  { supplier, customer, declaredBy }: KnownLinks,
  sites: number,
): SupplyPairs {
  const named = placesWhere(
    supplier.length,
    (i) => supplier[i] !== UNNAMED && customer[i] !== UNNAMED,
  );
  const sorted = sortedBy(sortedBy(named, supplier, sites), customer, sites);
  const pairs = {
    customer: new Uint32Array(sorted.length),
    supplier: new Uint32Array(sorted.length),
    isConfirmed: new Uint8Array(sorted.length),
  };
  let count = 0;
  for (let n = 0; n < sorted.length;) {
    const first = sorted[n];
    let said = 0;
    for (; n < sorted.length; n++) {
      const i = sorted[n];
      if (supplier[i] !== supplier[first] || customer[i] !== customer[first])
        break;
      said |= SAID[declaredBy[i]];
    }
    pairs.customer[count] = customer[first];
    pairs.supplier[count] = supplier[first];
    pairs.isConfirmed[count] = said === BOTH ? 1 : 0;
    count++;
  }
  return {
    count,
    customer: pairs.customer.slice(0, count),
    supplier: pairs.supplier.slice(0, count),
    isConfirmed: pairs.isConfirmed.slice(0, count),
  };
}

/** The share of the statement that counts, among `sorted[from] .. sorted[to - 1]`; NaN where none has one. */
function shareOf(
  { isParty, links, places }: KnownLinks,
  sorted: Uint32Array,
  from: number,
  to: number,
): number {
  let spokesman: Terms | undefined;
  for (let n = from; n < to; n++) {
    if (isParty[sorted[n]] === 0) continue;
    const terms = links[places[sorted[n]]];
    if (terms.share === null) continue;
    if (!spokesman || speaksBefore(terms, spokesman)) spokesman = terms;
  }
  return spokesman?.share ?? NaN;
}

function arcsOf(
  links: KnownLinks,
  family: Int32Array,
  families: number,
  sites: number,
): SupplyArcs {
  const { supplier, customer } = links;
  const told = placesWhere(
    supplier.length,
    (i) => customer[i] !== UNNAMED && family[i] !== TOLD_ELSEWHERE,
  );
  // `UNNAMED` stands before all that are named.
  const bySupplier = supplier.map((at) => at - UNNAMED);
  const sorted = sortedBy(
    sortedBy(sortedBy(told, bySupplier, sites - UNNAMED), family, families),
    customer,
    sites,
  );
  const arcs = {
    supplier: new Int32Array(sorted.length),
    customer: new Uint32Array(sorted.length),
    family: new Uint32Array(sorted.length),
    share: new Float64Array(sorted.length),
  };
  let count = 0;
  for (let n = 0; n < sorted.length;) {
    const first = sorted[n];
    const from = n++;
    // Two links that do not name their supplier may be of two.
    while (
      n < sorted.length &&
      supplier[first] !== UNNAMED &&
      supplier[sorted[n]] === supplier[first] &&
      customer[sorted[n]] === customer[first] &&
      family[sorted[n]] === family[first]
    )
      n++;
    arcs.supplier[count] = supplier[first];
    arcs.customer[count] = customer[first];
    arcs.family[count] = family[first];
    arcs.share[count++] = shareOf(links, sorted, from, n);
  }
  return {
    supplier: arcs.supplier.slice(0, count),
    customer: arcs.customer.slice(0, count),
    family: arcs.family.slice(0, count),
    share: arcs.share.slice(0, count),
  };
}

/** The families that named customers are told of, ascending, and the links' places among them. */
function sortFamilies({ customer, family, families }: KnownLinks): {
  readonly names: readonly string[];
  readonly family: Int32Array;
} {
  const isUsed = new Uint8Array(families.length);
  for (let i = 0; i < family.length; i++)
    if (customer[i] !== UNNAMED && family[i] !== TOLD_ELSEWHERE)
      isUsed[family[i]] = 1;
  const names = families.filter((_, i) => isUsed[i] === 1).sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const into = families.map((name) => place.get(name) ?? TOLD_ELSEWHERE);
  return {
    names,
    family: family.map((i) => (i === TOLD_ELSEWHERE ? i : into[i])),
  };
}

/** `sites` is the number of named sites. */
export function knownSupply(links: KnownLinks, sites: number): KnownSupply {
  const { supplier, customer } = links;
  const { names, family } = sortFamilies(links);
  const ends = (of: Int32Array, other: Int32Array) =>
    placesWhere(
      of.length,
      (i) => of[i] !== UNNAMED && other[i] === UNNAMED,
    ).map((i) => of[i]);
  return {
    pairs: pairsOf(links, sites),
    unnamedSuppliers: ends(customer, supplier),
    unnamedCustomers: ends(supplier, customer),
    arcs: arcsOf(links, family, names.length, sites),
    families: names,
  };
}
