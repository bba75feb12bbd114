/**
 * Chance with a memory: everything is drawn from the seed number and from what is drawn for, never from a clock. Two
 * ways to draw: a `Random` for steps that are taken once and in order, and `unitAt` for what must come out alike
 * however often and in whatever order the rows are made.
 */

/** Finaliser of MurmurHash3 (A. Appleby): every bit of the input moves every bit of the result. */
function mix(bits: number): number {
  let hash = bits | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** FNV-1a over UTF-16 units: a number for a label. */
export function labelOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Uniform in (0, 1), fixed by its four arguments. */
export function unitAt(seed: number, a: number, b: number, c = 0): number {
  const hash = mix(mix(mix(mix(seed ^ 0x9e3779b9) + a) + b) + c);
  return ((hash >>> 0) + 0.5) / 4_294_967_296;
}

export const normalAt = (seed: number, a: number, b: number, c = 0): number =>
  normalQuantile(unitAt(seed, a, b, c));

/** Quantile of the standard normal: P. J. Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(p: number): number {
  const tail = (q: number) =>
    (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q -
      2.400758277161838) *
      q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 0.3224671290700398) * q +
      2.445134137142996) *
      q +
      3.754408661907416) *
      q +
      1);
  const LOW = 0.02425;
  if (p < LOW) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - LOW) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) *
      r +
      138.357751867269) *
      r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) *
      r +
      66.80131188771972) *
      r -
      13.28068155288572) *
      r +
      1)
  );
}

/** Distribution function of the standard normal: Abramowitz and Stegun 26.2.17, absolute error below 7.5e-8. */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989422804014327 *
    Math.exp((-x * x) / 2) *
    t *
    (0.31938153 +
      t *
        (-0.356563782 +
          t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

/** A place of a list that is there by construction; throws where it is not. */
export function at<Value>(list: ArrayLike<Value>, place: number): Value {
  const value = list[place];
  if (value === undefined)
    throw new RangeError(`nothing at ${place} of ${list.length}`);
  return value;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

export interface Random {
  /** Uniform in (0, 1). */
  readonly unit: () => number;
  readonly below: (count: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly between: (low: number, high: number) => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  readonly pick: <Value>(list: readonly Value[]) => Value;
  /** A place, by weights that are not all 0. */
  readonly weighted: (weights: ArrayLike<number>) => number;
  readonly shuffle: <Value>(list: Value[]) => Value[];
}

/** The stream of one step of the generator: another label, another stream. */
export function createRandom(seed: number, label: string): Random {
  const name = labelOf(label);
  let turn = 0;
  const unit = () => unitAt(seed, name, turn++);
  const below = (count: number) => Math.floor(unit() * count);
  return {
    unit,
    below,
    chance: (probability) => unit() < probability,
    between: (low, high) => low + (high - low) * unit(),
    normal: () => normalQuantile(unit()),
    // D. Knuth's product of uniforms: fine for the small means of the recipe.
    poisson: (mean) => {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = unit(); product > limit; product *= unit()) count++;
      return count;
    },
    pick: (list) => at(list, below(list.length)),
    weighted: (weights) => {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += at(weights, i);
      let left = unit() * sum;
      for (let i = 0; i < weights.length; i++) {
        left -= at(weights, i);
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    shuffle: (list) => {
      for (let last = list.length - 1; last > 0; last--) {
        const other = below(last + 1);
        const moved = at(list, last);
        list[last] = at(list, other);
        list[other] = moved;
      }
      return list;
    },
  };
}
