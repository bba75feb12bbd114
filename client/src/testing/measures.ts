import type { MeasureParts } from "../lib/figure.ts";

/** A measure of ten sites that all answered, but for what a test changes. */
export const aMeasure = (changes: Partial<MeasureParts> = {}) => ({
  sites: 10,
  notShared: 0,
  notAsked: 0,
  notApplicable: 0,
  asked: 10,
  answered: 10,
  carried: 0,
  unreviewed: 0,
  pooled: 10,
  unknownApplicability: 0,
  headcountUnknown: 0,
  coverageSites: 1,
  coverageHeadcount: 1,
  numerator: 600,
  denominator: 1000,
  value: 0.6,
  low: 0.6,
  high: 0.6,
  boundsLeftOut: 0,
  boundsAssumed: 0,
  q1: 0.4,
  median: 0.6,
  q3: 0.8,
  verification: [10, 0, 0, 0, 0],
  verifiedShare: 0,
  oldestPeriod: "2026-Q2",
  ...changes,
});

/** A grid whose cells all hold the same measure. */
export function aGrid(
  indicators: readonly string[],
  first: readonly string[],
  second: readonly string[] = [""],
  changes: Partial<MeasureParts> = {},
) {
  const measure = aMeasure(changes);
  const cells = indicators.length * first.length * second.length;
  const column = (value: number | null) =>
    Array<number | null>(cells).fill(value);
  return {
    indicators,
    first,
    second,
    ...Object.fromEntries(
      Object.entries(measure).flatMap(([name, value]) =>
        typeof value === "number" || value === null
          ? [[name, column(value)]]
          : [],
      ),
    ),
  };
}
