import fc from "fast-check";
import { buildDependency, UNNAMED } from "../graph/dependency.ts";
import {
  anyArcs,
  anyOrder,
  arc,
  cycle,
  diamond,
  path,
  relabelled,
  type ArcsOf,
} from "../testing/graphs.ts";
import { denseMatrix, naiveExposure } from "../testing/naive/exposure.ts";
import { exposureBySite } from "./exposure-by-site.ts";
import { exposureOf, influenceOn } from "./influence.ts";
import { buildSupplyMatrix } from "./supply-matrix.ts";

const matrixOf = ({ order, arcs }: ArcsOf) =>
  buildSupplyMatrix(buildDependency(order, arcs));

const concernOf = (low: readonly number[], high = low) => ({
  low: Float64Array.from(low),
  high: Float64Array.from(high),
});

const only = (order: number, row: number) =>
  Float64Array.from({ length: order }, (_, at) => (at === row ? 1 : 0));

const anyDamping = () => fc.constantFrom(0, 0.3, 0.85, 0.97);

const anyShares = (order: number) =>
  fc.array(fc.constantFrom(0, 0, 0.25, 0.5, 1), {
    minLength: order,
    maxLength: order,
  });

/** A network, a weighting of its origins, and a concern of which some is known as a range only. */
const anyQuestion = () =>
  anyArcs().chain(({ order, arcs }) =>
    fc
      .record({
        order: fc.constant(order),
        arcs: fc.constant(arcs),
        origins: anyShares(order),
        one: anyShares(order),
        other: anyShares(order),
        damping: anyDamping(),
      })
      .map(({ one, other, ...rest }) => ({
        ...rest,
        low: one.map((value, row) => Math.min(value, other[row]!)),
        high: one.map((value, row) => Math.max(value, other[row]!)),
      })),
  );

const expectClose = (
  found: Iterable<number>,
  wanted: readonly number[],
): void => {
  const values = [...found];
  expect(values).toHaveLength(wanted.length);
  values.forEach((value, row) => {
    expect(value).toBeCloseTo(wanted[row]!, 9);
  });
};

describe("exposure", () => {
  it("counts direct suppliers fully and each further tier d times as much, worked by hand", () => {
    const matrix = matrixOf(path(4));
    const { bySite } = influenceOn(matrix, only(4, 0), { damping: 0.5 });
    expect([...bySite]).toEqual([0, 1, 0.5, 0.25]);
    // Of 1.75 that could be upstream, the second tier has the concern and the third may have it.
    const exposure = exposureOf(
      influenceOn(matrix, only(4, 0), { damping: 0.5 }),
      concernOf([0, 0, 1, 0], [0, 0, 1, 1]),
    );
    expect(exposure).toEqual({
      total: 1.75,
      known: 1.5,
      unnamed: 0,
      value: 0.5 / 1.5,
      low: 0.5 / 1.75,
      high: 0.75 / 1.75,
      coverage: 1.5 / 1.75,
    });
  });

  it("adds up both ways of a diamond", () => {
    const matrix = matrixOf(diamond());
    const { bySite } = influenceOn(matrix, only(4, 0), { damping: 0.8 });
    expectClose(bySite, [0, 0.5, 0.5, 0.8]);
  });

  it("counts every input alike, and one pair in two inputs twice", () => {
    const matrix = matrixOf({
      order: 3,
      arcs: [arc(1, 0, 0), arc(2, 0, 0), arc(2, 0, 1)],
    });
    expectClose(matrix.weights, [0.25, 0.75]);
  });

  it("takes suppliers that are not named as leaves that may have the concern or not", () => {
    const matrix = matrixOf({
      order: 3,
      arcs: [arc(1, 0), arc(UNNAMED, 0), arc(2, 1, 0, 0.6)],
    });
    const influence = influenceOn(matrix, only(3, 0), { damping: 0.5 });
    expectClose(influence.bySite, [0, 0.5, 0.15]);
    expectClose(influence.unnamed, [0.5, 0.1, 0]);
    const { low, high } = exposureOf(influence, concernOf([0, 0, 0]));
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.6 / 1.25, 12);
  });

  it("comes back round a circle", () => {
    const matrix = matrixOf(cycle(2));
    const found = influenceOn(matrix, only(2, 0), { damping: 0.5 });
    // 1 + 1/4 + 1/16 + ... at the supplier, half of it at the origin itself.
    expectClose(found.bySite, [2 / 3, 4 / 3]);
    expect(found.converged).toBe(true);
    expect(found.sweeps).toBeGreaterThan(1);
  });

  it("says so when a circle was not worked out within its limit", () => {
    const matrix = matrixOf(cycle(3));
    const options = { damping: 0.9, sweeps: 3 };
    const from = influenceOn(matrix, only(3, 0), options);
    const to = exposureBySite(matrix, concernOf([1, 0, 0]), options);
    for (const { converged, residual, sweeps } of [from, to]) {
      expect(converged).toBe(false);
      expect(residual).toBeGreaterThan(1e-6);
      expect(sweeps).toBe(3);
    }
    const exact = influenceOn(matrix, only(3, 0), { damping: 0.9 });
    const missing = exact.totalNamed - from.totalNamed;
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThanOrEqual(from.residual * exact.totalNamed);
  });

  it("has no share where nothing is upstream, and no value where nothing is known", () => {
    const nothing = influenceOn(matrixOf(path(1)), only(1, 0), {
      damping: 0.85,
    });
    expect(exposureOf(nothing, concernOf([1]))).toEqual({
      total: 0,
      known: 0,
      unnamed: 0,
      value: null,
      low: null,
      high: null,
      coverage: null,
    });
    const silent = influenceOn(matrixOf(path(2)), only(2, 0), {
      damping: 0.85,
    });
    expect(exposureOf(silent, concernOf([0, 0], [1, 1]))).toMatchObject({
      value: null,
      low: 0,
      high: 1,
      coverage: 0,
    });
    expect(
      influenceOn(matrixOf(path(0)), only(0, 0), { damping: 0.85 }).totalNamed,
    ).toBe(0);
  });

  it("refuses what is no damping, no weight and no concern", () => {
    const matrix = matrixOf(path(2));
    expect(() => influenceOn(matrix, only(2, 0), { damping: 1 })).toThrow(
      RangeError,
    );
    expect(() =>
      influenceOn(matrix, Float64Array.of(-1, 0), { damping: 0.5 }),
    ).toThrow(RangeError);
    expect(() => influenceOn(matrix, only(3, 0), { damping: 0.5 })).toThrow(
      RangeError,
    );
    for (const [low, high] of [
      [
        [0, 1],
        [0, 0.5],
      ],
      [
        [0, 2],
        [0, 2],
      ],
      [
        [0, NaN],
        [0, NaN],
      ],
      [[0], [0]],
    ] as const)
      expect(() =>
        exposureBySite(matrix, concernOf(low, high), { damping: 0.5 }),
      ).toThrow(RangeError);
  });
});

describe("the matrix", () => {
  it("holds each pair once, ascending, and adds up to 1 with what is not named", () => {
    fc.assert(
      fc.property(anyOrder(), ({ order, arcs, to }) => {
        const network = relabelled({ order, arcs }, to);
        const dense = denseMatrix(network);
        const { starts, targets, weights, unnamed, ranked, components } =
          matrixOf(network);
        expect(starts).toHaveLength(order + 1);
        expectClose(unnamed, dense.unnamed);
        dense.weight.forEach((row, customer) => {
          const own = [...row.keys()].filter((j) => row[j]! > 0);
          const [from, end] = [starts[customer], starts[customer + 1]];
          expect([...targets.slice(from, end)]).toEqual(own);
          expectClose(
            weights.slice(from, end),
            own.map((j) => row[j]!),
          );
        });
        components.sites.forEach((row, rank) => {
          const suppliers = [
            ...ranked.targets.slice(
              ranked.starts[rank],
              ranked.starts[rank + 1],
            ),
          ].map((supplier) => components.sites[supplier]!);
          expect(suppliers.toSorted((a, b) => a - b)).toEqual([
            ...targets.slice(starts[row], starts[row + 1]),
          ]);
          const inner = ranked.inner[rank]! - ranked.starts[rank]!;
          expect(
            suppliers.map((one) => components.of[one] === components.of[row]),
          ).toEqual(suppliers.map((_, i) => i < inner));
        });
      }),
    );
  });
});

describe("exposure, by a dense matrix", () => {
  it("of every site is the series added up, with all that is not named as it is at least and at most", () => {
    fc.assert(
      fc.property(anyQuestion(), ({ order, arcs, low, high, damping }) => {
        const dense = denseMatrix({ order, arcs });
        const found = exposureBySite(
          matrixOf({ order, arcs }),
          concernOf(low, high),
          { damping },
        );
        const ones = low.map(() => 1);
        expectClose(found.low, naiveExposure(dense, low, 0, damping));
        expectClose(found.high, naiveExposure(dense, high, 1, damping));
        expectClose(found.total, naiveExposure(dense, ones, 1, damping));
        expect(found.converged).toBe(true);
        for (let row = 0; row < order; row++) {
          expect(found.low[row]).toBeGreaterThanOrEqual(0);
          expect(found.low[row]).toBeLessThanOrEqual(found.high[row]! + 1e-12);
          expect(found.high[row]).toBeLessThanOrEqual(found.total[row]! + 1e-9);
        }
      }),
    );
  });

  it("of origins is the same asked from the other side, site by site", () => {
    fc.assert(
      fc.property(anyQuestion(), ({ order, arcs, origins, damping }) => {
        const dense = denseMatrix({ order, arcs });
        const found = influenceOn(
          matrixOf({ order, arcs }),
          Float64Array.from(origins),
          { damping },
        );
        const zeros = origins.map(() => 0);
        const ofOrigins = (exposure: readonly number[]) =>
          exposure.reduce((sum, value, row) => sum + value * origins[row]!, 0);
        expectClose(
          found.bySite,
          origins.map((_, row) =>
            ofOrigins(naiveExposure(dense, zeros.with(row, 1), 0, damping)),
          ),
        );
        expect(found.totalUnnamed).toBeCloseTo(
          ofOrigins(naiveExposure(dense, zeros, 1, damping)),
          9,
        );
        expect([...found.unnamed].reduce((sum, part) => sum + part, 0)).toBe(
          found.totalUnnamed,
        );
        expect(found.converged).toBe(true);
        expect(found.residual).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("is told alike from both sides, in the right order, and within 0 and 1", () => {
    fc.assert(
      fc.property(
        anyQuestion(),
        ({ order, arcs, origins, low, high, damping }) => {
          const matrix = matrixOf({ order, arcs });
          const concern = concernOf(low, high);
          const weights = Float64Array.from(origins);
          const found = exposureOf(
            influenceOn(matrix, weights, { damping }),
            concern,
          );
          const bySite = exposureBySite(matrix, concern, { damping });
          const ofOrigins = (exposure: Float64Array) =>
            exposure.reduce(
              (sum, value, row) => sum + value * weights[row]!,
              0,
            );
          expect(found.total).toBeCloseTo(ofOrigins(bySite.total), 9);
          const [least, most] = [found.low ?? 0, found.high ?? 0];
          expect(found.low === null).toBe(found.total === 0);
          expect(found.high === null).toBe(found.total === 0);
          expect(least * found.total).toBeCloseTo(ofOrigins(bySite.low), 9);
          expect(most * found.total).toBeCloseTo(ofOrigins(bySite.high), 9);
          expect(least).toBeGreaterThanOrEqual(0);
          expect(most).toBeGreaterThanOrEqual(least);
          expect(most).toBeLessThanOrEqual(1);
          expect(found.known).toBeLessThanOrEqual(found.total + 1e-12);
        },
      ),
    );
  });
});

describe("exposure, whatever the network", () => {
  it("is linear in the concern, and never falls where the concern rises", () => {
    fc.assert(
      fc.property(anyQuestion(), ({ order, arcs, low, high, damping }) => {
        const matrix = matrixOf({ order, arcs });
        const of = (concern: readonly number[]) =>
          exposureBySite(matrix, concernOf(concern), { damping }).low;
        const [a, b] = [of(low), of(high)];
        const middle = of(low.map((value, row) => (value + high[row]!) / 2));
        expectClose(
          middle,
          [...a].map((value, row) => (value + b[row]!) / 2),
        );
        a.forEach((value, row) => {
          expect(value).toBeLessThanOrEqual(b[row]! + 1e-12);
        });
      }),
    );
  });

  it("is 0 exactly where nothing upstream has the concern", () => {
    fc.assert(
      fc.property(anyQuestion(), ({ order, arcs, low }) => {
        const dense = denseMatrix({ order, arcs });
        const found = exposureBySite(
          matrixOf({ order, arcs }),
          concernOf(low),
          { damping: 0.5 },
        ).low;
        const reached = low.map(() => false);
        for (let round = 0; round < order; round++)
          dense.weight.forEach((row, customer) => {
            reached[customer] ||= row.some(
              (part, j) => part > 0 && (low[j]! > 0 || reached[j]!),
            );
          });
        expect([...found].map((value) => value > 0)).toEqual(reached);
      }),
    );
  });

  it("does not hang on the order of the sites", () => {
    fc.assert(
      fc.property(anyOrder(), anyDamping(), ({ order, arcs, to }, damping) => {
        const other = relabelled({ order, arcs }, to);
        const origins = to.map((_, row) => (row % 2) / 2);
        const moved = to.map(() => 0);
        to.forEach((place, row) => (moved[place] = origins[row]!));
        const here = influenceOn(
          matrixOf({ order, arcs }),
          Float64Array.from(origins),
          { damping },
        );
        const there = influenceOn(matrixOf(other), Float64Array.from(moved), {
          damping,
        });
        expectClose(
          here.bySite,
          to.map((place) => there.bySite[place]!),
        );
        expectClose(
          here.unnamed,
          to.map((place) => there.unnamed[place]!),
        );
      }),
    );
  });
});
