import fc from "fast-check";
import { DECLARERS, type LinkRecord } from "../snapshot/snapshot.ts";
import { listArcs, listPairs } from "../testing/graphs.ts";
import {
  naiveArcs,
  naivePairs,
  type KnownLink,
} from "../testing/naive/known-supply.ts";
import { NO_DAY } from "../time/day.ts";
import { UNNAMED } from "./dependency.ts";
import { knownSupply, TOLD_ELSEWHERE } from "./known-supply.ts";

const link = (changes: Partial<LinkRecord> = {}): LinkRecord => ({
  id: "l",
  from: 0,
  to: 1,
  partFamily: "bumper",
  share: null,
  singleSource: null,
  since: NO_DAY,
  until: NO_DAY,
  declaredBy: "supplier",
  disclosure: "name",
  disclosedUntil: NO_DAY,
  source: 0,
  ...changes,
});

const known = (
  changes: Partial<KnownLink> = {},
  of: Partial<LinkRecord> = {},
): KnownLink => ({
  link: link(of),
  supplier: 0,
  customer: 1,
  family: "bumper",
  isParty: true,
  ...changes,
});

/** The same links as columns; families in the order in which they come, and one that no link is of. */
function supplyOf(links: readonly KnownLink[], sites: number) {
  const families = [
    ...new Set(["nobody's", ...links.flatMap(({ family }) => family ?? [])]),
  ];
  const supply = knownSupply(
    {
      supplier: Int32Array.from(links, ({ supplier }) => supplier),
      customer: Int32Array.from(links, ({ customer }) => customer),
      family: Int32Array.from(links, ({ family }) =>
        family === undefined ? TOLD_ELSEWHERE : families.indexOf(family),
      ),
      families,
      isParty: Uint8Array.from(links, ({ isParty }) => Number(isParty)),
      declaredBy: Uint8Array.from(links, ({ link: { declaredBy } }) =>
        DECLARERS.indexOf(declaredBy),
      ),
      // Those of a lens stand among others.
      links: links.flatMap(({ link: own }) => [link({ share: 99 }), own]),
      places: Uint32Array.from(links, (_, i) => 2 * i + 1),
    },
    sites,
  );
  return {
    pairs: listPairs(supply.pairs),
    arcs: listArcs(supply.arcs),
    families: supply.families,
    unnamedSuppliers: [...supply.unnamedSuppliers],
    unnamedCustomers: [...supply.unnamedCustomers],
  };
}

const SITES = 4;
const anEnd = fc.oneof(
  { weight: 5, arbitrary: fc.nat(SITES - 1) },
  { weight: 1, arbitrary: fc.constant(UNNAMED) },
);
/** Few sites, families and days, so that statements meet and are alike. */
const anyKnown: fc.Arbitrary<KnownLink[]> = fc
  .array(
    fc.record({
      supplier: anEnd,
      customer: anEnd,
      family: fc.constantFrom(undefined, "", "wiring", "bumper"),
      isParty: fc.boolean(),
      link: fc.record({
        declaredBy: fc.constantFrom(...DECLARERS),
        since: fc.constantFrom(NO_DAY, 1, 2),
        share: fc.constantFrom(null, 0, 0.25, 1),
      }),
    }),
    { maxLength: 24 },
  )
  .map((links) =>
    links.map((known, i) => ({
      ...known,
      // Not in the order in which they come.
      link: { ...known.link, id: `l${(i * 7) % 24}` },
    })),
  );

describe("who supplies whom, as one viewer may tell", () => {
  it("is confirmed where both sides state it, together or each by itself", () => {
    const confirmed = (...said: LinkRecord["declaredBy"][]) =>
      supplyOf(
        said.map((declaredBy) => known({}, { declaredBy })),
        2,
      ).pairs.map(({ isConfirmed }) => isConfirmed);
    expect(confirmed("supplier")).toEqual([false]);
    expect(confirmed("customer", "customer")).toEqual([false]);
    expect(confirmed("customer", "supplier")).toEqual([true]);
    expect(confirmed("both")).toEqual([true]);
  });

  it("takes a share from the customer before the supplier, then from the newer statement", () => {
    const shareOf = (...of: Partial<LinkRecord>[]) =>
      supplyOf(
        of.map((each) => known({}, each)),
        2,
      ).arcs.map(({ share }) => share);
    const supplier = { declaredBy: "supplier", share: 0.3 } as const;
    const customer = { declaredBy: "customer", share: 0.5 } as const;
    expect(shareOf(supplier, customer)).toEqual([0.5]);
    expect(shareOf(customer, supplier)).toEqual([0.5]);
    expect(shareOf(supplier, { declaredBy: "customer" })).toEqual([0.3]);
    const newer = { ...supplier, share: 0.4, since: 20_000 };
    expect(shareOf(newer, supplier)).toEqual([0.4]);
    const other = { ...supplier, share: 0.6, id: "m" };
    expect(shareOf(supplier, other)).toEqual([0.6]);
    expect(shareOf(other, supplier)).toEqual([0.6]);
  });

  it("reads no share that is not the viewer's to read", () => {
    const { arcs } = supplyOf([known({ isParty: false }, { share: 0.9 })], 2);
    expect(arcs.map(({ share }) => share)).toEqual([null]);
  });

  it("keeps what is not named at the end that is, each link by itself", () => {
    const made = supplyOf(
      [
        known({ supplier: UNNAMED }),
        known({ supplier: UNNAMED }),
        known({ customer: UNNAMED }),
        known({ supplier: UNNAMED, customer: UNNAMED }),
      ],
      2,
    );
    expect(made.pairs).toEqual([]);
    expect(made.unnamedSuppliers).toEqual([1, 1]);
    expect(made.unnamedCustomers).toEqual([0]);
    expect(made.arcs.map(({ supplier }) => supplier)).toEqual([
      UNNAMED,
      UNNAMED,
    ]);
  });

  it("adds no input where another statement on the two tells it", () => {
    const { arcs, pairs } = supplyOf(
      [known(), known({ family: undefined, isParty: false })],
      2,
    );
    expect(arcs).toHaveLength(1);
    expect(pairs).toHaveLength(1);
  });

  it("tells families and customers apart, in order", () => {
    const { arcs, families, pairs } = supplyOf(
      [
        known({ family: "wiring", customer: 2 }),
        known({ family: "bumper", customer: 2 }),
        known({ supplier: 2, customer: 0 }),
      ],
      3,
    );
    expect(families).toEqual(["bumper", "wiring"]);
    expect(arcs).toHaveLength(3);
    expect(pairs.map(({ supplier, customer }) => [supplier, customer])).toEqual(
      [
        [2, 0],
        [0, 2],
      ],
    );
  });

  it("is nothing of nothing", () => {
    expect(supplyOf([], 0)).toEqual({
      pairs: [],
      unnamedSuppliers: [],
      unnamedCustomers: [],
      arcs: [],
      families: [],
    });
  });

  it("is what one finds link by link", () => {
    fc.assert(
      fc.property(anyKnown, (links) => {
        const { pairs, arcs, families, ...unnamed } = supplyOf(links, SITES);
        expect(pairs).toEqual(naivePairs(links));
        const wanted = naiveArcs(links);
        expect(families).toEqual(
          [...new Set(wanted.map(({ family }) => family))].sort(),
        );
        expect(arcs).toEqual(
          wanted
            .map((each) => ({
              ...each,
              family: families.indexOf(each.family),
            }))
            .sort(
              (a, b) =>
                a.customer - b.customer ||
                a.family - b.family ||
                a.supplier - b.supplier,
            ),
        );
        expect(unnamed).toEqual({
          unnamedSuppliers: links
            .filter((each) => each.supplier === UNNAMED)
            .map(({ customer }) => customer)
            .filter((at) => at !== UNNAMED),
          unnamedCustomers: links
            .filter((each) => each.customer === UNNAMED)
            .map(({ supplier }) => supplier)
            .filter((at) => at !== UNNAMED),
        });
      }),
    );
  });
});
