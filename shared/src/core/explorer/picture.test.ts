import fc from "fast-check";
import { NO_TIER } from "../graph/tiers.ts";
import { listPairs, pairsFrom } from "../testing/graphs.ts";
import { naiveNodeOf } from "../testing/naive/picture.ts";
import {
  buildPicture,
  coneOf,
  groupAddress,
  type Picture,
  type PictureInput,
  type PictureSettings,
} from "./picture.ts";

const KEYS = ["", "chassis", "plastics"];
/** Whole numbers, so that sums are exact in any order. */
const anyPicture: fc.Arbitrary<[PictureInput, PictureSettings]> = fc
  .nat(9)
  .chain((sites) => {
    const each = <Value>(value: fc.Arbitrary<Value>) =>
      fc.array(value, { minLength: sites, maxLength: sites });
    const position = fc.nat(Math.max(sites - 1, 0));
    const some = <Value>(value: fc.Arbitrary<Value>) =>
      sites === 0 ? fc.constant([]) : fc.array(value, { maxLength: 12 });
    return fc.tuple(
      fc
        .record({
          tier: each(fc.constantFrom(NO_TIER, 0, 1, 2, 3)),
          group: each(fc.nat(KEYS.length - 1)),
          weight: each(fc.nat(3)),
          groupWeight: fc.constantFrom("largest" as const, "sum" as const),
          pairs: fc.uniqueArray(
            fc.record({
              supplier: position,
              customer: position,
              isConfirmed: fc.boolean(),
            }),
            {
              maxLength: sites === 0 ? 0 : 15,
              selector: ({ supplier, customer }) => `${supplier} ${customer}`,
            },
          ),
          unnamedSuppliers: some(position),
          unnamedCustomers: some(position),
          undisclosed: fc.uniqueArray(fc.nat(3)),
        })
        .map(
          ({
            tier,
            group,
            weight,
            groupWeight,
            undisclosed,
            pairs,
            ...unnamed
          }) => ({
            supply: {
              pairs: pairsFrom(pairs),
              unnamedSuppliers: Uint32Array.from(unnamed.unnamedSuppliers),
              unnamedCustomers: Uint32Array.from(unnamed.unnamedCustomers),
            },
            tier: Int32Array.from(tier),
            group: Int32Array.from(group),
            keys: KEYS,
            weight: Float64Array.from(weight),
            groupWeight,
            pairFlow: new Float64Array(pairs.length).fill(1),
            undisclosed: new Set(undisclosed),
          }),
        ),
      fc
        .record({
          depth: fc.constantFrom(0, 1, 2, Infinity),
          mostGroups: fc.nat(3),
          mostSites: fc.nat(3),
          open: fc
            .uniqueArray(fc.constantFrom("1", "2|chassis", "outside"))
            .map((open) => new Set(open)),
          drawn: some(position).map((drawn) => new Set(drawn)),
          only: fc.option(each(fc.nat(1)), { nil: undefined }),
        })
        .map(({ only, ...settings }) => ({
          ...settings,
          ...(only ? { only: Uint8Array.from(only) } : {}),
        })),
    );
  });

const nameOf = ({ nodes, nodeOf }: Picture, at: number): string | null => {
  const node = nodes[nodeOf[at] ?? -1];
  if (!node) return null;
  return node.kind === "site"
    ? `site ${node.position}`
    : `${node.kind} ${groupAddress(node.tier, node.key)}`;
};

describe("a picture of a lens", () => {
  it("puts every site where it stands when asked site by site", () => {
    fc.assert(
      fc.property(anyPicture, ([input, settings]) => {
        const picture = buildPicture(input, settings);
        for (const at of input.tier.keys())
          expect(nameOf(picture, at)).toBe(naiveNodeOf(input, settings, at));
      }),
    );
  });

  it("counts every named site and every pair of drawn sites once", () => {
    fc.assert(
      fc.property(anyPicture, ([input, settings]) => {
        const { nodes, nodeOf, arcs, foldedAway } = buildPicture(
          input,
          settings,
        );
        const sum = (values: readonly number[]) =>
          values.reduce((total, value) => total + value, 0);
        expect(sum(nodes.map(({ sites }) => sites)) + foldedAway).toBe(
          input.tier.length,
        );
        const drawn = listPairs(input.supply.pairs).filter(
          ({ supplier, customer }) =>
            (nodeOf[supplier] ?? -1) >= 0 && (nodeOf[customer] ?? -1) >= 0,
        );
        const between = arcs.filter(
          ({ from, to }) =>
            nodes[from]?.kind !== "undisclosed" &&
            nodes[to]?.kind !== "undisclosed",
        );
        expect(
          sum(between.map(({ pairs }) => pairs)) +
            sum(nodes.map(({ within }) => within)),
        ).toBe(drawn.length);
        expect(sum(between.map(({ flow }) => flow))).toBe(
          sum(between.map(({ pairs }) => pairs)),
        );
      }),
    );
  });

  it("draws what is undisclosed one tier from who tells of it, never beyond the depth", () => {
    fc.assert(
      fc.property(anyPicture, ([input, settings]) => {
        const { nodes, arcs } = buildPicture(input, settings);
        for (const { kind, tier, sites, position } of nodes) {
          if (kind !== "undisclosed") continue;
          expect(tier).toBeLessThanOrEqual(settings.depth);
          expect([sites, position]).toEqual([0, -1]);
        }
        const told = arcs.flatMap(({ from, to }) => {
          const [supplier, customer] = [nodes[from], nodes[to]];
          return supplier?.kind === "undisclosed" && customer?.tier !== NO_TIER
            ? [supplier.tier - (customer?.tier ?? NaN)]
            : [];
        });
        expect(new Set(told)).toEqual(new Set(told.slice(0, 1).fill(1)));
      }),
    );
  });

  it("is the same picture each time", () => {
    fc.assert(
      fc.property(anyPicture, ([input, settings]) => {
        expect(buildPicture(input, settings)).toStrictEqual(
          buildPicture(input, settings),
        );
      }),
    );
  });
});

describe("what stands up and down from a site", () => {
  it("is within the steps each way, and round a circle only once", () => {
    const pair = (supplier: number, customer: number) => ({
      supplier,
      customer,
      isConfirmed: true,
    });
    // 3 supplies 2, 2 supplies 1, 1 supplies 0; 4 supplies 0; 1 and 5 supply each other.
    const supply = {
      pairs: pairsFrom([
        pair(1, 0),
        pair(4, 0),
        pair(2, 1),
        pair(5, 1),
        pair(3, 2),
        pair(1, 5),
      ]),
    };
    expect([...coneOf(supply, 6, 1, 1, 9)]).toEqual([1, 1, 1, 0, 0, 1]);
    expect([...coneOf(supply, 6, 1, 2, 0)]).toEqual([0, 1, 1, 1, 0, 1]);
    expect([...coneOf(supply, 6, 0, 0, 5)]).toEqual([1, 0, 0, 0, 0, 0]);
  });
});
