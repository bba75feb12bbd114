import { NO_DAY } from "../time/day.ts";
import type { LinkRecord } from "../snapshot/snapshot.ts";
import { UNNAMED } from "./dependency.ts";
import { knownSupply, type KnownLink } from "./known-supply.ts";

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

describe("who supplies whom, as one viewer may tell", () => {
  it("is confirmed where both sides state it, together or each by itself", () => {
    const confirmed = (...said: LinkRecord["declaredBy"][]) =>
      knownSupply(
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
      knownSupply(
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
    const { arcs } = knownSupply(
      [known({ isParty: false }, { share: 0.9 })],
      2,
    );
    expect(arcs.map(({ share }) => share)).toEqual([null]);
  });

  it("keeps what is not named at the end that is, each link by itself", () => {
    const made = knownSupply(
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
    const { arcs, pairs } = knownSupply(
      [known(), known({ family: undefined, isParty: false })],
      2,
    );
    expect(arcs).toHaveLength(1);
    expect(pairs).toHaveLength(1);
  });

  it("tells families and customers apart, in order", () => {
    const { arcs, families, pairs } = knownSupply(
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
    expect(knownSupply([], 0)).toEqual({
      pairs: [],
      unnamedSuppliers: [],
      unnamedCustomers: [],
      arcs: [],
      families: [],
    });
  });
});
