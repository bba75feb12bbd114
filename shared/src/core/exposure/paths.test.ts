import fc from "fast-check";
import { buildDependency } from "../graph/dependency.ts";
import {
  anyArcs,
  arc,
  cycle,
  diamond,
  path,
  type ArcsOf,
} from "../testing/graphs.ts";
import { denseMatrix, naivePaths } from "../testing/naive/exposure.ts";
import { groupPaths } from "./path-groups.ts";
import { topPaths } from "./paths.ts";
import { priorityQueue } from "./priority-queue.ts";
import { buildSupplyMatrix } from "./supply-matrix.ts";

const matrixOf = ({ order, arcs }: ArcsOf) =>
  buildSupplyMatrix(buildDependency(order, arcs));

const floats = (values: readonly number[]) => Float64Array.from(values);

const anySearch = (values: readonly number[]) =>
  anyArcs(7).chain(({ order, arcs }) => {
    const list = fc.array(fc.constantFrom(...values), {
      minLength: order,
      maxLength: order,
    });
    return fc.record({
      order: fc.constant(order),
      arcs: fc.constant(arcs),
      origins: list,
      concern: list,
      damping: fc.constantFrom(0, 0.5, 0.97),
      most: fc.constantFrom(1, 3, 10_000),
    });
  });

describe("the queue", () => {
  it("gives out what comes first, whatever came in between", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(20))), (acts) => {
        const queue = priorityQueue((a, b) => a < b);
        const held: number[] = [];
        const taken: (number | undefined)[] = [];
        const wanted: (number | undefined)[] = [];
        for (const act of acts)
          if (act === null) {
            taken.push(queue.take());
            wanted.push(held.sort((a, b) => a - b).shift());
          } else {
            queue.add(act);
            held.push(act);
          }
        expect(taken).toEqual(wanted);
      }),
    );
  });
});

describe("top paths", () => {
  it("of a diamond are worked by hand, equal ones by their rows", () => {
    const found = topPaths(
      matrixOf(diamond()),
      floats([1, 0, 0, 0]),
      floats([0, 0.1, 0, 1]),
      { damping: 0.5, most: 10 },
    );
    expect(found.paths).toEqual([
      { sites: [0, 1, 3], contribution: 0.25 },
      { sites: [0, 2, 3], contribution: 0.25 },
      { sites: [0, 1], contribution: 0.05 },
    ]);
    expect(found).toMatchObject({ certain: 3, isCutOff: false });
    expect(found.whole).toBeCloseTo(0.55, 12);
    expect(found.covered).toBeCloseTo(1, 12);
  });

  it("leave what goes round a circle to the rest", () => {
    const found = topPaths(matrixOf(cycle(2)), floats([1, 0]), floats([1, 1]), {
      damping: 0.5,
      most: 10,
    });
    expect(found.paths).toEqual([{ sites: [0, 1], contribution: 1 }]);
    expect(found.whole).toBeCloseTo(2, 9);
    expect(found.covered).toBeCloseTo(0.5, 9);
  });

  it("are found against the order in which a circle is gone through", () => {
    const found = topPaths(
      matrixOf(cycle(4)),
      floats([0, 0, 0, 1]),
      floats([0, 0, 1, 0]),
      { damping: 0.5, most: 1 },
    );
    expect(found.paths).toEqual([{ sites: [3, 0, 1, 2], contribution: 0.25 }]);
  });

  it("come by their rows where the later one was found first", () => {
    // The best source, 5, draws the search to site 2 before it goes on at site 1.
    const arcs = [
      ...[arc(1, 0), arc(2, 0)],
      ...[arc(4, 1), arc(6, 1)],
      ...[arc(3, 2), arc(5, 2)],
    ];
    const { paths } = topPaths(
      matrixOf({ order: 7, arcs }),
      floats([1, 0, 0, 0, 0, 0, 0]),
      floats([0, 0, 0, 0.5, 0.5, 1, 0]),
      { damping: 0.5, most: 3 },
    );
    expect(paths).toEqual([
      { sites: [0, 2, 5], contribution: 0.125 },
      { sites: [0, 1, 4], contribution: 0.0625 },
      { sites: [0, 2, 3], contribution: 0.0625 },
    ]);
  });

  it("fall in worth to the last bit, however products are rounded", () => {
    // Seven tiers of five sites, each with a share of its own from each of the next: 5^7 paths.
    const arcs = Array.from({ length: 7 * 25 }, (_, i) => {
      const tier = Math.floor(i / 25);
      const share = [0.1, 0.3, 0.2, 0.3, 0.1][(i + tier) % 5]!;
      const customer = tier * 5 + (Math.floor(i / 5) % 5);
      return arc((tier + 1) * 5 + (i % 5), customer, 0, share);
    });
    const order = 40;
    const origins = new Float64Array(order).fill(0.2, 0, 5);
    const concern = new Float64Array(order).fill(0.7);
    const { paths } = topPaths(matrixOf({ order, arcs }), origins, concern, {
      damping: 0.97,
      most: 3_000,
    });
    const worth = paths.map(({ contribution }) => contribution);
    expect(worth).toHaveLength(3_000);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
  });

  it("cover nothing of nothing", () => {
    const found = topPaths(
      matrixOf(path(3)),
      floats([1, 0, 0]),
      floats([0, 0, 0]),
      {
        damping: 0.85,
        most: 5,
      },
    );
    expect(found).toMatchObject({ paths: [], whole: 0, covered: null });
  });

  it("say how many are certain when the search was cut off", () => {
    const arcs = [arc(1, 0), arc(2, 1), arc(3, 2)];
    const found = topPaths(
      matrixOf({ order: 4, arcs }),
      floats([1, 0, 0, 0]),
      floats([0, 0.4, 0, 1]),
      { damping: 0.9, most: 5, steps: 2 },
    );
    expect(found.paths).toEqual([{ sites: [0, 1], contribution: 0.4 }]);
    expect(found).toMatchObject({ certain: 0, steps: 2, isCutOff: true });
  });

  it("look at little more than they give out", () => {
    // A tree of 3^7 leaves, one of which has the concern.
    const arcs = Array.from({ length: 3279 }, (_, i) =>
      arc(i + 1, Math.floor(i / 3)),
    );
    const order = 3280;
    const origins = new Float64Array(order);
    origins[0] = 1;
    const concern = new Float64Array(order);
    concern[order - 1] = 1;
    const { paths, steps } = topPaths(
      matrixOf({ order, arcs }),
      origins,
      concern,
      { damping: 0.85, most: 10 },
    );
    expect(paths).toHaveLength(1);
    expect(steps).toBe(7);
  });

  it("are those of walking every path", () => {
    fc.assert(
      fc.property(
        anySearch([0, 0, 0.13, 0.5, 1]),
        ({ order, arcs, origins, concern, damping, most }) => {
          const found = topPaths(
            matrixOf({ order, arcs }),
            floats(origins),
            floats(concern),
            { damping, most },
          );
          const dense = denseMatrix({ order, arcs });
          const all = naivePaths(dense, origins, concern, damping);
          const worth = new Map(
            all.map(({ sites, contribution }) => [sites.join(), contribution]),
          );
          expect(found.paths).toHaveLength(Math.min(most, all.length));
          expect(found.certain).toBe(found.paths.length);
          expect(found.isCutOff).toBe(false);
          found.paths.forEach(({ sites, contribution }, i) => {
            expect(contribution).toBeCloseTo(worth.get(sites.join())!, 12);
            expect(contribution).toBeCloseTo(all[i]!.contribution, 12);
            expect(contribution).toBeLessThanOrEqual(
              found.paths[i - 1]?.contribution ?? Infinity,
            );
          });
          expect(
            new Set(found.paths.map(({ sites }) => sites.join())).size,
          ).toBe(found.paths.length);
          const sum = all.reduce((total, each) => total + each.contribution, 0);
          expect(found.whole).toBeGreaterThanOrEqual(sum - 1e-9);
        },
      ),
    );
  });

  it("of equal worth come in the order of their rows, whichever are asked for", () => {
    fc.assert(
      fc.property(
        anySearch([0, 1]),
        ({ order, arcs, origins, concern, damping, most }) => {
          const search = (wanted: number) =>
            topPaths(
              matrixOf({ order, arcs }),
              floats(origins),
              floats(concern),
              {
                damping,
                most: wanted,
              },
            ).paths;
          const all = search(10_000);
          expect(search(most)).toEqual(all.slice(0, most));
          const inOrder = all.toSorted(
            (a, b) =>
              b.contribution - a.contribution ||
              (a.sites.join() < b.sites.join() ? -1 : 1),
          );
          expect(all).toEqual(inOrder);
        },
      ),
    );
  });
});

describe("groups of paths", () => {
  it("put together what goes the same way", () => {
    const kinds = ["origin", "stamping", "stamping", "plating", "plating"];
    const groups = groupPaths(
      [
        { sites: [0, 1, 3], contribution: 0.4 },
        { sites: [0, 1], contribution: 0.3 },
        { sites: [0, 1, 4], contribution: 0.2 },
        { sites: [0, 2, 4], contribution: 0.1 },
      ],
      (row) => kinds[row] ?? null,
    );
    expect(groups.map(({ contribution }) => contribution)).toEqual([
      expect.closeTo(0.7, 12),
      0.3,
    ]);
    expect(groups).toMatchObject([
      { groups: ["origin", "stamping", "plating"], paths: 3, sites: [1, 2, 2] },
      { groups: ["origin", "stamping"], paths: 1, sites: [1, 1] },
    ]);
  });

  it("keep every path and all contributions", () => {
    fc.assert(
      fc.property(
        anySearch([0, 0.5, 1]),
        ({ order, arcs, origins, concern, damping }) => {
          const { paths } = topPaths(
            matrixOf({ order, arcs }),
            floats(origins),
            floats(concern),
            { damping, most: 100 },
          );
          const groups = groupPaths(paths, (row) => row % 2);
          const sum = (list: readonly { contribution: number }[]) =>
            list.reduce((total, each) => total + each.contribution, 0);
          expect(sum(groups)).toBeCloseTo(sum(paths), 9);
          for (const group of groups) {
            const members = paths.filter(
              ({ sites }) =>
                sites.map((row) => row % 2).join() === group.groups.join(),
            );
            expect(group.paths).toBe(members.length);
            group.sites.forEach((count, place) => {
              expect(count).toBe(
                new Set(members.map(({ sites }) => sites[place])).size,
              );
            });
          }
        },
      ),
    );
  });
});
