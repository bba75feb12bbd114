/**
 * Quartiles by linear interpolation: type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages",
 * The American Statistician 50 (1996) 361-365. Rule 8 of docs/methods.md.
 */
export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** `sorted` ascending and not empty; `p` from 0 to 1. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low + (place - below) * (high - low);
}

/** Below this many values sorting by insertion is quicker than the built-in sort of a typed array. */
const FEW = 40;

function sortFew(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    let at = i;
    for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}

/** Undefined for no values. Sorts `values` in place. */
export function quartilesOf(values: Float64Array): Quartiles | undefined {
  if (values.length === 0) return undefined;
  if (values.length < FEW) sortFew(values);
  else values.sort();
  return {
    q1: quantile(values, 0.25),
    median: quantile(values, 0.5),
    q3: quantile(values, 0.75),
  };
}
