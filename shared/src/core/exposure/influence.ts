/**
 * Whose conditions origins depend on, and how much. With c the concern at sites, W the shares of a `SupplyMatrix`, u
 * what is not named, d the damping and 1 the concern of all that is not named, the exposure of sites is
 *   x = W (c + d x) + u, so x = (I - d W)^-1 (W c + u):
 * direct suppliers count fully, each further tier d times as much. It is L. Katz's status index (1953) on W. Leontief's
 * input coefficients, damped as S. Brin and L. Page damp a walk (1998). With a weighting a of origins, a x = y c + v
 * where z = (I - d W')^-1 a, y = W' z and v = u z: the influence of every site, worked out once for any concern.
 */
import {
  checkConcern,
  resolvePropagation,
  type Concern,
  type Convergence,
  type Propagation,
} from "./propagation.ts";
import { fromRanks, toRanks, type SupplyMatrix } from "./supply-matrix.ts";

export interface Influence extends Convergence {
  /** By site (y): exposure that a concern of 1 there adds to the origins'. */
  readonly bySite: Float64Array;
  /** By customer (v): the same of all its suppliers that are not named. */
  readonly unnamed: Float64Array;
  readonly totalNamed: number;
  readonly totalUnnamed: number;
}

const sumOf = (values: Float64Array) => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/**
 * `origins` weighs them by site; usually it adds up to 1. Customers pass on to suppliers, component by component. Inside
 * a circle what a site was given and has not passed on yet is passed on in turn (Gauss-Seidel, as it looks from the
 * other side) until next to nothing is left.
 */
export function influenceOn(
  matrix: SupplyMatrix,
  origins: Float64Array,
  options: Propagation,
): Influence {
  const { order, components } = matrix;
  const { starts, inner, targets, weights } = matrix.ranked;
  const { damping, tolerance, sweeps } = resolvePropagation(options);
  if (origins.length !== order)
    throw new RangeError("origins of another network");
  if (!origins.every((weight) => weight >= 0))
    throw new RangeError("weights from 0");
  // By rank. `pending` is what a site of a circle was given and has not passed on.
  const own = toRanks(matrix, origins);
  const influence = new Float64Array(order);
  const visits = new Float64Array(order);
  const pending = new Float64Array(order);
  let [most, lost, passed] = [0, 0, 0];
  let converged = true;

  const goRound = (from: number, to: number) => {
    let given = 0;
    let left = 0;
    for (let r = from; r < to; r++) {
      pending[r] = own[r] + damping * influence[r];
      left += pending[r];
    }
    if (left === 0) return;
    let sweep = 0;
    do {
      sweep++;
      for (let r = to - 1; r >= from; r--) {
        const amount = pending[r];
        if (amount === 0) continue;
        pending[r] = 0;
        visits[r] += amount;
        given += amount;
        const damped = damping * amount;
        for (let i = starts[r]; i < inner[r]; i++)
          pending[targets[i]] += weights[i] * damped;
      }
      left = 0;
      for (let r = from; r < to; r++) left += pending[r];
    } while (left > tolerance * (1 - damping) * given && sweep < sweeps);
    most = Math.max(most, sweep);
    converged &&= left <= tolerance * (1 - damping) * given;
    lost += left;
  };

  for (let c = components.count - 1; c >= 0; c--) {
    const from = components.starts[c];
    const to = components.starts[c + 1];
    if (to - from === 1) visits[from] = own[from] + damping * influence[from];
    else goRound(from, to);
    for (let r = from; r < to; r++) {
      const amount = visits[r];
      if (amount === 0) continue;
      passed += amount;
      for (let i = starts[r]; i < starts[r + 1]; i++)
        influence[targets[i]] += weights[i] * amount;
    }
  }

  const bySite = fromRanks(matrix, influence);
  const unnamed = fromRanks(matrix, visits);
  for (let row = 0; row < order; row++) unnamed[row] *= matrix.unnamed[row];
  return {
    bySite,
    unnamed,
    totalNamed: sumOf(bySite),
    totalUnnamed: sumOf(unnamed),
    sweeps: most,
    residual: passed === 0 ? 0 : lost / (1 - damping) / passed,
    converged,
  };
}

/** Of all that could be upstream of the origins, weighed by its influence. */
export interface Exposure {
  /** Influence of all sites and of all that is not named: what there is to be exposed to. */
  readonly total: number;
  /** Of it, of sites where the concern is known exactly; and of suppliers that are not named. */
  readonly known: number;
  readonly unnamed: number;
  /** Share of `known` that has the concern; null where nothing is known. */
  readonly value: number | null;
  /** Share of `total` that has the concern at least, and at most; null where nothing is upstream. */
  readonly low: number | null;
  readonly high: number | null;
  /** `known` / `total`. */
  readonly coverage: number | null;
}

/** Suppliers that are not named may have the concern or not: they are in `high` and not in `low`. */
export function exposureOf(
  { bySite, totalNamed, totalUnnamed }: Influence,
  concern: Concern,
): Exposure {
  checkConcern(bySite.length, concern);
  const { low, high } = concern;
  let [known, value, least, most] = [0, 0, 0, totalUnnamed];
  for (let row = 0; row < bySite.length; row++) {
    const influence = bySite[row];
    least += influence * low[row];
    most += influence * high[row];
    if (low[row] !== high[row]) continue;
    known += influence;
    value += influence * low[row];
  }
  const total = totalNamed + totalUnnamed;
  const share = (part: number) =>
    total === 0 ? null : Math.min(part / total, 1);
  return {
    total,
    known,
    unnamed: totalUnnamed,
    value: known === 0 ? null : Math.min(value / known, 1),
    low: share(least),
    high: share(most),
    coverage: share(known),
  };
}
