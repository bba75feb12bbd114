/**
 * Robust places of a value among others. Scores: B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers"
 * (ASQC Quality Press, 1993), the modified z-score. Fences: J. W. Tukey, "Exploratory Data Analysis" (1977).
 */
import { quantile } from "../measure/quartiles.ts";

/** 0.6745 is the 0.75 quantile of the standard normal distribution: it makes the MAD stand in for a deviation. */
const NORMAL = 0.6745;
/** Iglewicz and Hoaglin's recommendation. */
export const FAR_SCORE = 3.5;
/** Tukey's outer fence, "far out". */
export const FENCE = 3;

const sorted = (values: readonly number[]): number[] =>
  [...values].sort((a, b) => a - b);

export const medianOf = (values: readonly number[]): number =>
  quantile(sorted(values), 0.5);

/**
 * 0.6745 × (value − median) / MAD. `least` is the smallest MAD that counts: where all others are the same, or nearly,
 * a spread of nothing would make every change an outlier.
 */
export function modifiedScore(
  value: number,
  others: readonly number[],
  least: number,
): number {
  const median = medianOf(others);
  const mad = medianOf(others.map((other) => Math.abs(other - median)));
  return (NORMAL * (value - median)) / Math.max(mad, least);
}

export interface Spread {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Distance between the quartiles, or `least` where that is larger. */
  readonly width: number;
}

/** `least` is the smallest distance between the quartiles that counts. `values` is not empty. */
export function spreadOf(values: readonly number[], least: number): Spread {
  const order = sorted(values);
  const q1 = quantile(order, 0.25);
  const q3 = quantile(order, 0.75);
  const median = quantile(order, 0.5);
  return { q1, median, q3, width: Math.max(q3 - q1, least) };
}

/** Widths beyond the nearer quartile, negative below, 0 between them: beyond `FENCE` a value is far out. */
export function beyondQuartiles(
  value: number,
  { q1, q3, width }: Spread,
): number {
  if (value > q3) return (value - q3) / width;
  return value < q1 ? (value - q1) / width : 0;
}
