/** How a concern is passed on along supply links, and how exactly that is worked out. */
export interface Propagation {
  /** What a concern one tier further up counts, of what it counts one nearer: 0 is direct suppliers only; below 1. */
  readonly damping: number;
  /** Relative error that is allowed where sites supply each other in circles; everywhere else the result is exact. */
  readonly tolerance?: number;
  /** At most so many times round a circle. */
  readonly sweeps?: number;
}

export const PROPAGATION = Object.freeze({ tolerance: 1e-12, sweeps: 1_000 });

/** How circles were worked out. */
export interface Convergence {
  /** Most passes that a circle took; 0 without circles. */
  readonly sweeps: number;
  /** Upper bound of the relative error. */
  readonly residual: number;
  readonly converged: boolean;
}

export function resolvePropagation(options: Propagation) {
  const resolved = { ...PROPAGATION, ...options };
  const { damping, tolerance, sweeps } = resolved;
  if (!(damping >= 0 && damping < 1)) throw new RangeError("damping of 0 to 1");
  if (!(tolerance > 0) || !(sweeps >= 1)) throw new RangeError("no tolerance");
  return resolved;
}

/** What is known of a concern by site, each from 0 to 1: known exactly where both are the same. */
export interface Concern {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export function checkConcern(order: number, { low, high }: Concern): void {
  if (low.length !== order || high.length !== order)
    throw new RangeError("a concern of another network");
  for (let row = 0; row < order; row++)
    if (!(low[row] >= 0 && low[row] <= high[row] && high[row] <= 1))
      throw new RangeError("a concern from 0 to 1, its low end first");
}
