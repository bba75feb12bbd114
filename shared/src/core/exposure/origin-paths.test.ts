import fc from "fast-check";
import { buildDependency, UNNAMED } from "../graph/dependency.ts";
import { anyArcs, arc, path, type ArcsOf } from "../testing/graphs.ts";
import { denseMatrix, naiveExposure } from "../testing/naive/exposure.ts";
import { exposureBySite } from "./exposure-by-site.ts";
import { influenceOn } from "./influence.ts";
import { gatesOf, statedMatrix } from "./origin-paths.ts";
import { buildSupplyMatrix } from "./supply-matrix.ts";

const sum = (values: Iterable<number>) =>
  [...values].reduce((total, value) => total + value, 0);

/** What comes through one direct supplier, seen by an observer who depends on nothing but that supplier. */
function naiveGate(
  network: ArcsOf,
  origins: readonly number[],
  gate: number,
  concern: readonly number[],
  concernUnnamed: number,
  damping: number,
): number {
  const { weight, unnamed } = denseMatrix(network);
  const part = sum(
    origins.map((share, origin) => share * (weight[origin]?.[gate] ?? 0)),
  );
  const observer = weight.map((_, at) => (at === gate ? part : 0));
  const found = naiveExposure(
    {
      weight: [...weight.map((row) => [...row, 0]), [...observer, 0]],
      unnamed: [...unnamed, 0],
    },
    [...concern, 0],
    concernUnnamed,
    damping,
  );
  return found.at(-1) ?? NaN;
}

const anyQuestion = () =>
  anyArcs(6).chain((network) => {
    const column = () =>
      fc.array(fc.constantFrom(0, 0, 0.25, 0.5, 1), {
        minLength: network.order,
        maxLength: network.order,
      });
    return fc.record({
      network: fc.constant(network),
      origins: column(),
      concern: column(),
      damping: fc.constantFrom(0, 0.5, 0.95),
    });
  });

describe("what comes through each direct supplier", () => {
  it("is itself and all upstream of it, worked by hand", () => {
    const network = {
      order: 4,
      arcs: [arc(1, 0, 0, 0.6), arc(2, 0, 0, 0.2), arc(3, 1)],
    };
    const matrix = buildSupplyMatrix(
      buildDependency(network.order, network.arcs),
    );
    const origins = Float64Array.of(1, 0, 0, 0);
    const concern = {
      low: Float64Array.of(1, 0, 0, 1),
      high: Float64Array.of(1, 1, 0, 1),
    };
    const damping = 0.5;
    const exposures = exposureBySite(matrix, concern, { damping });
    const gates = gatesOf(matrix, origins, concern, exposures, damping);
    expect([...gates.low]).toEqual([0, 0.3, 0, 0]);
    expect([...gates.high]).toEqual([0, 0.6 * 1.5, 0, 0]);
    expect([...gates.total]).toEqual([0, 0.6 * 1.5, 0.2, 0]);
    expect(gates.unnamed).toBeCloseTo(0.2, 12);
  });

  it("is what an observer is exposed to who depends on that supplier alone, and adds up to all", () => {
    fc.assert(
      fc.property(anyQuestion(), ({ network, origins, concern, damping }) => {
        const matrix = buildSupplyMatrix(
          buildDependency(network.order, network.arcs),
        );
        const weights = Float64Array.from(origins);
        const known = {
          low: Float64Array.from(concern),
          high: Float64Array.from(concern, (value) => Math.max(value, 0.5)),
        };
        const exposures = exposureBySite(matrix, known, { damping });
        const gates = gatesOf(matrix, weights, known, exposures, damping);
        const of = (gate: number, low: readonly number[], unnamed: number) =>
          naiveGate(network, origins, gate, low, unnamed, damping);
        for (let gate = 0; gate < network.order; gate++) {
          expect(gates.low[gate]).toBeCloseTo(of(gate, concern, 0), 9);
          expect(gates.high[gate]).toBeCloseTo(of(gate, [...known.high], 1), 9);
        }
        const influence = influenceOn(matrix, weights, { damping });
        expect(sum(gates.total) + gates.unnamed).toBeCloseTo(
          influence.totalNamed + influence.totalUnnamed,
          9,
        );
        expect(sum(gates.low)).toBeCloseTo(
          sum(influence.bySite.map((part, at) => part * (concern[at] ?? NaN))),
          9,
        );
      }),
    );
  });
});

describe("what rests on stated shares", () => {
  it("leaves out every arc whose share nobody states, and scales nothing up", () => {
    const { order, arcs } = path(3);
    const stated = arcs.map((each, i) =>
      i === 0 ? { ...each, share: 0.4 } : each,
    );
    const matrix = statedMatrix(
      buildDependency(order, [...stated, arc(UNNAMED, 0)]),
    );
    expect([...matrix.weights]).toEqual([0.4]);
    const { totalNamed } = influenceOn(matrix, Float64Array.of(1, 0, 0), {
      damping: 0.5,
    });
    expect(totalNamed).toBeCloseTo(0.4, 12);
  });

  it("is nothing where nobody states a share, and all where everybody does", () => {
    fc.assert(
      fc.property(anyArcs(), ({ order, arcs }) => {
        const silent = arcs.map((each) => ({ ...each, share: null }));
        const dependency = buildDependency(order, silent);
        expect([...statedMatrix(dependency).weights]).toEqual([]);
        const told = arcs.map((each) => ({ ...each, share: 0.1 }));
        const whole = buildDependency(order, told);
        expect(statedMatrix(whole).weights).toEqual(
          buildSupplyMatrix(whole).weights,
        );
      }),
    );
  });
});
