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

const QUARTERS = [0.25, 0.5, 0.75] as const;

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

function swap(values: Float64Array, a: number, b: number): void {
  const held = values[a];
  values[a] = values[b];
  values[b] = held;
}

/**
 * Puts the value with rank `rank` of those from `from` on into its place, smaller ones before and larger ones behind it
 * (C. A. R. Hoare, "Algorithm 65: Find", CACM 4 (1961) 321). What goes badly for too long is sorted instead.
 */
function select(values: Float64Array, from: number, rank: number): void {
  let low = from;
  let high = values.length - 1;
  for (let rounds = 2 * Math.log2(values.length); low < high; rounds--) {
    if (rounds < 0) {
      values.subarray(low, high + 1).sort();
      return;
    }
    const middle = (low + high) >>> 1;
    if (values[middle] < values[low]) swap(values, middle, low);
    if (values[high] < values[low]) swap(values, high, low);
    if (values[high] < values[middle]) swap(values, high, middle);
    const pivot = values[middle];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) swap(values, i++, j--);
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

/** Brings the two values that a quantile is read from into their places; those of a lower one are in theirs. */
function bringUp(values: Float64Array, from: number, p: number): number {
  const below = Math.floor((values.length - 1) * p);
  select(values, from, below);
  if (below + 1 === values.length) return below;
  let least = below + 1;
  for (let i = below + 2; i < values.length; i++)
    if (values[i] < values[least]) least = i;
  swap(values, below + 1, least);
  return below;
}

/** Undefined for no values. Moves `values` about. */
export function quartilesOf(values: Float64Array): Quartiles | undefined {
  if (values.length === 0) return undefined;
  if (values.length < FEW) sortFew(values);
  else
    for (let i = 0, from = 0; i < QUARTERS.length; i++)
      from = bringUp(values, from, QUARTERS[i]);
  return {
    q1: quantile(values, 0.25),
    median: quantile(values, 0.5),
    q3: quantile(values, 0.75),
  };
}
