/** Who supplies whom as one viewer may tell, link by link. */
import type { LinkRecord } from "../../snapshot/snapshot.ts";
import { UNNAMED, type SupplyArc } from "../../graph/dependency.ts";

/** One link of a lens, as the viewer knows it. */
export interface KnownLink {
  readonly link: Pick<LinkRecord, "declaredBy" | "id" | "share" | "since">;
  /** `UNNAMED` where the link does not tell the viewer which site it is. */
  readonly supplier: number;
  readonly customer: number;
  /** Undefined where another statement on the two sites tells it. */
  readonly family: string | undefined;
  /** Whether the viewer reads the link's terms. */
  readonly isParty: boolean;
}

export interface NaivePair {
  readonly supplier: number;
  readonly customer: number;
  readonly isConfirmed: boolean;
}

const isNamed = ({ supplier, customer }: KnownLink) =>
  supplier !== UNNAMED && customer !== UNNAMED;

/** Each pair of named sites with what all of its links say together, ascending by customer, then supplier. */
export function naivePairs(links: readonly KnownLink[]): NaivePair[] {
  const named = links.filter(isNamed);
  return named
    .filter(
      ({ supplier, customer }, i) =>
        named.findIndex(
          (other) => other.supplier === supplier && other.customer === customer,
        ) === i,
    )
    .map(({ supplier, customer }) => {
      const said = named
        .filter(
          (other) => other.supplier === supplier && other.customer === customer,
        )
        .map(({ link }) => link.declaredBy);
      const isConfirmed =
        said.includes("both") ||
        (said.includes("customer") && said.includes("supplier"));
      return { supplier, customer, isConfirmed };
    })
    .sort((a, b) => a.customer - b.customer || a.supplier - b.supplier);
}

const WORDS = ["supplier", "customer", "both"];

/** The statement on a share that counts: both sides', the customer's, the supplier's; the newest; the greatest id. */
function shareOf(links: readonly KnownLink[]): number | null {
  const stated = links
    .filter(({ isParty, link }) => isParty && link.share !== null)
    .map(({ link }) => link)
    .sort(
      (a, b) =>
        WORDS.indexOf(b.declaredBy) - WORDS.indexOf(a.declaredBy) ||
        b.since - a.since ||
        (a.id < b.id ? 1 : -1),
    );
  return stated[0]?.share ?? null;
}

/** Inputs of named customers, with the names of their families; of a supplier that is not named, one a link. */
export function naiveArcs(
  links: readonly KnownLink[],
): (Omit<SupplyArc, "family"> & { readonly family: string })[] {
  const told = links.flatMap((known) =>
    known.customer === UNNAMED || known.family === undefined
      ? []
      : [{ ...known, family: known.family }],
  );
  return told.flatMap(({ supplier, customer, family }, i) => {
    const same = told.filter(
      (other, j) =>
        i === j ||
        (supplier !== UNNAMED &&
          other.supplier === supplier &&
          other.customer === customer &&
          other.family === family),
    );
    return same[0] === told[i]
      ? [{ supplier, customer, family, share: shareOf(same) }]
      : [];
  });
}
