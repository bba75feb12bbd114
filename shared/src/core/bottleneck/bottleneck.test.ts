import fc from "fast-check";
import { buildDependency, UNNAMED } from "../graph/dependency.ts";
import {
  anyArcs,
  anyOpen,
  anyOrder,
  arc,
  cycle,
  diamond,
  graphOf,
  path,
  relabelled,
  star,
  type ArcsOf,
} from "../testing/graphs.ts";
import {
  naiveBetweenness,
  naiveInputs,
  naiveStoppage,
} from "../testing/naive/bottleneck.ts";
import { betweennessOf } from "./betweenness.ts";
import { criticalityOf, lossesOf } from "./criticality.ts";
import { countSources, singleSources } from "./single-sources.ts";
import { buildNeeds, stopper, stopsWith } from "./stoppage.ts";

const dependencyOf = ({ order, arcs }: ArcsOf) => buildDependency(order, arcs);
const needsOf = (network: ArcsOf) => buildNeeds(dependencyOf(network));
const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

/** A small network and groups of its sites, empty ones and sites in two of them among these. */
const anyOrigins = () =>
  anyOpen().chain(({ order, arcs, open }) =>
    fc.record({
      order: fc.constant(order),
      arcs: fc.constant(arcs),
      open: fc.constant(open),
      origins: fc.array(
        fc.array(fc.nat(Math.max(order - 1, 0)), {
          maxLength: order === 0 ? 0 : 3,
        }),
        { maxLength: 3 },
      ),
    }),
  );

describe("what stops with a site", () => {
  it("is everybody downstream of it in a chain, the nearest first", () => {
    const { sites, inputs } = stopsWith(needsOf(path(4)), [3]);
    expect(sites).toEqual([2, 1, 0]);
    expect(ascending(inputs)).toEqual([0, 1, 2]);
  });

  it("is nobody where a second known supplier runs on, and everybody when that stops too", () => {
    const needs = needsOf(diamond());
    expect(stopsWith(needs, [1]).sites).toEqual([]);
    expect(stopsWith(needs, [1, 2]).sites).toEqual([0]);
    expect(ascending(stopsWith(needs, [3]).sites)).toEqual([0, 1, 2]);
  });

  it("needs every input of a site", () => {
    expect(stopsWith(needsOf(star(3)), [2]).sites).toEqual([0]);
  });

  it("is nobody where something of the input is unknown", () => {
    const needs = needsOf({
      order: 3,
      arcs: [arc(1, 0, 0, 0.9), arc(2, 0, 1), arc(UNNAMED, 0, 1)],
    });
    expect(stopsWith(needs, [1]).sites).toEqual([]);
    expect(stopsWith(needs, [2]).sites).toEqual([]);
  });

  it("takes rounded shares that add up to nearly 1 as all that there is", () => {
    const rows = Array.from({ length: 10 }, (_, i) => i + 1);
    const tenths = rows.map((row) => arc(row, 0, 0, 0.1));
    const needs = needsOf({ order: 11, arcs: tenths });
    expect(needs.dependency.unknown[0]).toBeGreaterThan(0);
    expect(stopsWith(needs, rows).sites).toEqual([0]);
  });

  it("lets sites run on that feed each other in a circle", () => {
    // 0 and 1 supply each other; 2 is a second supplier of 0 and the only one of 3.
    const arcs = [arc(1, 0), arc(0, 1), arc(2, 0), arc(2, 3)];
    const needs = needsOf({ order: 4, arcs });
    expect(stopsWith(needs, [2]).sites).toEqual([3]);
    expect(ascending(stopsWith(needsOf(cycle(3)), [1]).sites)).toEqual([0, 2]);
  });

  it("is what working it out from scratch finds, again and again on one network", () => {
    fc.assert(
      fc.property(
        anyArcs(),
        fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { maxLength: 4 }),
        (network, removals) => {
          const needs = needsOf(network);
          const { customer, family } = needs.dependency;
          const stop = stopper(needs);
          const single = Array.from({ length: network.order }, (_, row) => [
            row,
          ]);
          for (const removal of [...removals, ...single]) {
            const begin = removal.filter((row) => row < network.order);
            const found = stop(begin);
            const wanted = naiveStoppage(network, begin);
            expect(ascending(found.sites)).toEqual(wanted.sites);
            expect(
              ascending(found.inputs).map((k) => [customer[k], family[k]]),
            ).toEqual(
              wanted.inputs.map((each) => [each.customer, each.family]),
            );
          }
        },
      ),
    );
  });

  it("is more where more stops at first", () => {
    fc.assert(
      fc.property(anyArcs(), fc.nat(7), fc.nat(7), (network, a, b) => {
        fc.pre(a < network.order && b < network.order);
        const needs = needsOf(network);
        const both = new Set([...stopsWith(needs, [a, b]).sites, a, b]);
        for (const row of stopsWith(needs, [a]).sites)
          expect(both.has(row)).toBe(true);
      }),
    );
  });
});

describe("criticality", () => {
  it("counts origins, families and sites, worked by hand", () => {
    // Two assemblers: 0 and 1 are of the first, 2 of the second. 5 makes family 1 for 3 alone, 3 family 0 for 0 and 2.
    const arcs = [arc(3, 0), arc(4, 1), arc(3, 2), arc(4, 2, 2), arc(5, 3, 1)];
    const needs = needsOf({ order: 6, arcs });
    // A site that is named twice is one.
    const origins = [[0, 1, 1], [2]];
    const found = criticalityOf(needs, [5, 3, 4, 0], origins);
    expect(found).toEqual({
      sites: Uint32Array.of(5, 3, 4, 0),
      origins: Uint32Array.of(2, 2, 2, 0),
      pairs: Uint32Array.of(2, 2, 2, 0),
      wholePairs: Uint32Array.of(1, 1, 1, 0),
      inputs: Uint32Array.of(2, 2, 2, 0),
      stopped: Uint32Array.of(3, 2, 2, 0),
    });
    const { inputs } = stopsWith(needs, [5]);
    expect(lossesOf(needs.dependency, inputs, origins)).toEqual([
      { origin: 0, family: 0, sites: 1, of: 2 },
      { origin: 1, family: 0, sites: 1, of: 1 },
    ]);
  });

  it("is what stopping each site from scratch tells", () => {
    fc.assert(
      fc.property(anyOrigins(), ({ order, arcs, origins }) => {
        const network = { order, arcs };
        const rows = Array.from({ length: order }, (_, row) => row);
        const found = criticalityOf(needsOf(network), rows, origins);
        const all = naiveInputs(network);
        for (const row of rows) {
          const { sites, inputs } = naiveStoppage(network, [row]);
          const pairs = origins.flatMap((own, origin) =>
            [0, 1, 2].flatMap((family) => {
              const isOf = (each: { customer: number; family: number }) =>
                own.includes(each.customer) && each.family === family;
              const lost = inputs.filter(isOf).length;
              return lost === 0
                ? []
                : [{ origin, lost, isWhole: lost === all.filter(isOf).length }];
            }),
          );
          expect([
            found.stopped[row],
            found.pairs[row],
            found.wholePairs[row],
            found.origins[row],
            found.inputs[row],
          ]).toEqual([
            sites.length,
            pairs.length,
            pairs.filter(({ isWhole }) => isWhole).length,
            new Set(pairs.map(({ origin }) => origin)).size,
            pairs.reduce((sum, { lost }) => sum + lost, 0),
          ]);
        }
      }),
    );
  });

  it("does not hang on the order of the sites", () => {
    fc.assert(
      fc.property(anyOrder(), ({ order, arcs, to }) => {
        const origins = [[0, 1], [2]].map((own) =>
          own.filter((row) => row < order),
        );
        const moved = origins.map((own) => own.map((row) => to[row]!));
        const rows = to.map((_, row) => row);
        const here = criticalityOf(needsOf({ order, arcs }), rows, origins);
        const there = criticalityOf(
          needsOf(relabelled({ order, arcs }, to)),
          to,
          moved,
        );
        expect({ ...here, sites: to }).toEqual({ ...there, sites: to });
      }),
    );
  });
});

describe("single sources", () => {
  it("are inputs with one known supplier and nothing unknown", () => {
    const dependency = dependencyOf({
      order: 4,
      arcs: [
        ...[arc(1, 0, 0), arc(2, 0, 0)],
        ...[arc(1, 0, 1), arc(1, 3, 1), arc(2, 3, 2, 0.5)],
      ],
    });
    expect([...singleSources(dependency)]).toEqual([1, 2]);
    const lenses = [Uint8Array.of(1, 1, 1, 1), Uint8Array.of(0, 0, 0, 1)];
    const none = { unknown: 0, single: 0, suppliers: 0 };
    expect(countSources(dependency, lenses)).toEqual([
      { ...none, lens: 0, family: 0, inputs: 1 },
      { ...none, lens: 0, family: 1, inputs: 2, single: 2, suppliers: 1 },
      { ...none, lens: 0, family: 2, inputs: 1, unknown: 1 },
      { ...none, lens: 1, family: 1, inputs: 1, single: 1, suppliers: 1 },
      { ...none, lens: 1, family: 2, inputs: 1, unknown: 1 },
    ]);
  });

  it("refuse lenses of another network", () => {
    expect(() =>
      countSources(dependencyOf(path(3)), [new Uint8Array(2)]),
    ).toThrow(RangeError);
  });

  it("are what looking at every input finds", () => {
    fc.assert(
      fc.property(anyOpen(), ({ order, arcs, open }) => {
        const inputs = naiveInputs({ order, arcs }).filter(
          (each) => open[each.customer],
        );
        const wanted = [0, 1, 2].flatMap((family) => {
          const own = inputs.filter((each) => each.family === family);
          const single = own.filter(
            (each) => each.isFullyKnown && each.suppliers.length === 1,
          );
          return own.length === 0
            ? []
            : [
                {
                  lens: 0,
                  family,
                  inputs: own.length,
                  unknown: own.filter((each) => !each.isFullyKnown).length,
                  single: single.length,
                  suppliers: new Set(single.flatMap((each) => each.suppliers))
                    .size,
                },
              ];
        });
        expect(countSources(buildDependency(order, arcs), [open])).toEqual(
          wanted,
        );
      }),
    );
  });

  it("stop their customer when they stop", () => {
    fc.assert(
      fc.property(anyArcs(), (network) => {
        const needs = needsOf(network);
        const { customer, arcStarts, supplier } = needs.dependency;
        for (const input of singleSources(needs.dependency)) {
          const { sites } = stopsWith(needs, [supplier[arcStarts[input]!]!]);
          expect(sites).toContain(customer[input]);
        }
      }),
    );
  });
});

describe("betweenness", () => {
  it("is the share of shortest paths that run through a site, ends left out", () => {
    const all = Uint8Array.of(1, 1, 1, 1);
    const chain = betweennessOf(graphOf(path(4)), [[0]], all);
    expect(chain.pairs).toBe(3);
    expect([...chain.bySite]).toEqual([0, 2 / 3, 1 / 3, 0]);
    const both = betweennessOf(graphOf(diamond()), [[0]], all);
    expect([...both.bySite]).toEqual([0, 0.5 / 3, 0.5 / 3, 0]);
  });

  it("is nothing without origins", () => {
    const none = betweennessOf(graphOf(path(2)), [], Uint8Array.of(1, 1));
    expect(none).toEqual({ bySite: Float64Array.of(0, 0), pairs: 0 });
  });

  it("is what walking all shortest paths finds", () => {
    fc.assert(
      fc.property(anyOrigins(), ({ order, arcs, open, origins }) => {
        const graph = graphOf({ order, arcs });
        const found = betweennessOf(graph, origins, open);
        const wanted = naiveBetweenness(graph, origins, open);
        expect(found.pairs).toBe(wanted.pairs);
        wanted.bySite.forEach((share, row) => {
          expect(found.bySite[row]).toBeCloseTo(share, 9);
        });
      }),
    );
  });
});
