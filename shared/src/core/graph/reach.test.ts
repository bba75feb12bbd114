import fc from "fast-check";
import { anyOpen, cycle, graphOf, path } from "../testing/graphs.ts";
import { componentsOf } from "./components.ts";
import { overlapOf, sharedBy } from "./overlap.ts";
import { isIn, reachOf, reachOfMasks } from "./reach.ts";
import { NO_TIER, tiersFrom } from "./tiers.ts";

/** A small network and the origins of up to `most` lenses, a lens without any among them. */
const anyLenses = (most: number, least = 0) =>
  anyOpen(10).chain(({ order, arcs, open }) =>
    fc.record({
      graph: fc.constant(graphOf({ order, arcs })),
      open: fc.constant(open),
      origins: fc.array(
        fc.array(fc.nat(Math.max(order - 1, 0)), {
          maxLength: order === 0 ? 0 : 3,
        }),
        { minLength: least, maxLength: most },
      ),
    }),
  );

/** Few lenses, or more than a word has bits. */
const fewOrMany = () => fc.oneof(anyLenses(6), anyLenses(70, 33));

const subsetsOf = (count: number): number[][] =>
  Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_each, i) => i).filter(
      (i) => ((bits + 1) >> i) & 1,
    ),
  );

describe("reach", () => {
  it("goes upstream only, round circles, and not through closed sites", () => {
    const chain = graphOf(path(4));
    const reach = reachOf(chain, componentsOf(chain), [[1], [3]]);
    expect([0, 1, 2, 3].map((row) => isIn(reach, 0, row))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect([0, 1, 2, 3].map((row) => isIn(reach, 1, row))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const ring = graphOf(cycle(4));
    const open = Uint8Array.of(1, 1, 0, 1);
    const round = reachOf(ring, componentsOf(ring, open), [[0]]);
    expect([0, 1, 2, 3].map((row) => isIn(round, 0, row))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is for each of any number of origins what tiers from it find", () => {
    fc.assert(
      fc.property(fewOrMany(), ({ graph, open, origins }) => {
        const reach = reachOf(graph, componentsOf(graph, open), origins);
        origins.forEach((sites, i) => {
          const tier = tiersFrom(graph, sites, open);
          for (let row = 0; row < graph.order; row++)
            expect(isIn(reach, i, row)).toBe(tier[row] !== NO_TIER);
        });
      }),
    );
  });

  it("refuses lenses of another network", () => {
    expect(() => reachOfMasks(3, [new Uint8Array(2)])).toThrow(RangeError);
  });
});

describe("overlap", () => {
  it("counts each site once, worked by hand", () => {
    const overlap = overlapOf(
      reachOfMasks(5, [
        Uint8Array.of(1, 1, 1, 0, 0),
        Uint8Array.of(0, 1, 1, 1, 0),
      ]),
    );
    expect(overlap).toEqual({
      sizes: [3, 3],
      byLenses: [1, 2, 2],
      shared: [
        [3, 2],
        [2, 3],
      ],
      union: 4,
      patterns: [
        { lenses: [0, 1], sites: 2 },
        { lenses: [0], sites: 1 },
        { lenses: [1], sites: 1 },
      ],
    });
  });

  it("of no lens holds nothing", () => {
    expect(overlapOf(reachOfMasks(3, []))).toEqual({
      sizes: [],
      byLenses: [3],
      shared: [],
      union: 0,
      patterns: [],
    });
  });

  it("is what plain sets say, of more lenses than a word has bits", () => {
    fc.assert(
      fc.property(fewOrMany(), ({ graph, open, origins }) => {
        const reach = reachOf(graph, componentsOf(graph, open), origins);
        const { sizes, byLenses, shared, union, patterns } = overlapOf(reach);
        const rows = Array.from({ length: graph.order }, (_, row) => row);
        const sets = origins.map(
          (_, i) => new Set(rows.filter((row) => isIn(reach, i, row))),
        );
        expect(sizes).toEqual(sets.map((set) => set.size));
        expect(shared).toEqual(
          sets.map((a) =>
            sets.map((b) => [...a].filter((row) => b.has(row)).length),
          ),
        );
        byLenses.forEach((count, lenses) => {
          const held = rows.filter(
            (row) => sets.filter((set) => set.has(row)).length === lenses,
          );
          expect(count).toBe(held.length);
        });
        expect(union).toBe(new Set(sets.flatMap((set) => [...set])).size);
        expect(patterns.reduce((sum, { sites }) => sum + sites, 0)).toBe(union);
        expect(new Set(patterns.map((each) => each.lenses.join())).size).toBe(
          patterns.length,
        );
      }),
    );
  });

  it("obeys inclusion and exclusion for up to four lenses", () => {
    fc.assert(
      fc.property(anyLenses(4), ({ graph, open, origins }) => {
        const overlap = overlapOf(
          reachOf(graph, componentsOf(graph, open), origins),
        );
        const sum = subsetsOf(origins.length).reduce(
          (total, lenses) =>
            total +
            (lenses.length % 2 === 1 ? 1 : -1) * sharedBy(overlap, lenses),
          0,
        );
        expect(sum).toBe(overlap.union);
        overlap.shared.forEach((row, i) => {
          row.forEach((count, j) => {
            expect(sharedBy(overlap, [i, j])).toBe(count);
          });
        });
      }),
    );
  });
});
