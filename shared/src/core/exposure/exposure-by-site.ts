import {
  checkConcern,
  resolvePropagation,
  type Concern,
  type Convergence,
  type Propagation,
} from "./propagation.ts";
import type { SupplyMatrix } from "./supply-matrix.ts";

/** By site, as `influenceOn` explains it. What is shown is a share of `total`. */
export interface SiteExposures extends Convergence {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What it would be if everything upstream had the concern; 0 where nothing is upstream. */
  readonly total: Float64Array;
}

interface Solved extends Convergence {
  readonly bySite: Float64Array;
}

/** Suppliers before customers; inside a circle Gauss-Seidel from below until it moves no more. */
function solve(
  { order, starts, targets, weights, unnamed, components }: SupplyMatrix,
  concern: (row: number) => number,
  concernUnnamed: number,
  options: Propagation,
): Solved {
  const { damping, tolerance, sweeps } = resolvePropagation(options);
  const bySite = new Float64Array(order);
  let [most, residual] = [0, 0];
  // What a site passes on to its customers: its own concern, and what it is exposed to.
  const passed = Float64Array.from({ length: order }, (_, row) => concern(row));
  const own = passed.slice();
  const settle = (row: number) => {
    let sum = unnamed[row] * concernUnnamed;
    for (let i = starts[row]; i < starts[row + 1]; i++)
      sum += weights[i] * passed[targets[i]];
    const change = sum - bySite[row];
    bySite[row] = sum;
    passed[row] = own[row] + damping * sum;
    return change;
  };
  for (let c = 0; c < components.count; c++) {
    const from = components.starts[c];
    const to = components.starts[c + 1];
    if (to - from === 1) {
      settle(components.sites[from]);
      continue;
    }
    let sweep = 0;
    let error: number;
    do {
      sweep++;
      let change = 0;
      let largest = 0;
      for (let i = from; i < to; i++) {
        const row = components.sites[i];
        change = Math.max(change, Math.abs(settle(row)));
        largest = Math.max(largest, bySite[row]);
      }
      error =
        largest === 0 ? 0 : (change * damping) / ((1 - damping) * largest);
    } while (error > tolerance && sweep < sweeps);
    most = Math.max(most, sweep);
    residual = Math.max(residual, error);
  }
  return { bySite, sweeps: most, residual, converged: residual <= tolerance };
}

export function exposureBySite(
  matrix: SupplyMatrix,
  concern: Concern,
  options: Propagation,
): SiteExposures {
  checkConcern(matrix.order, concern);
  const low = solve(matrix, (row) => concern.low[row], 0, options);
  const high = solve(matrix, (row) => concern.high[row], 1, options);
  const total = solve(matrix, () => 1, 1, options);
  const all = [low, high, total];
  return {
    low: low.bySite,
    high: high.bySite,
    total: total.bySite,
    sweeps: Math.max(...all.map(({ sweeps }) => sweeps)),
    residual: Math.max(...all.map(({ residual }) => residual)),
    converged: all.every(({ converged }) => converged),
  };
}
