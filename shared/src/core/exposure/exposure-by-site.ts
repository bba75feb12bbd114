import {
  checkConcern,
  resolvePropagation,
  type Concern,
  type Convergence,
  type Propagation,
} from "./propagation.ts";
import { fromRanks, toRanks, type SupplyMatrix } from "./supply-matrix.ts";

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
  matrix: SupplyMatrix,
  concern: Float64Array,
  concernUnnamed: number,
  options: Propagation,
): Solved {
  const { order, components } = matrix;
  const { starts, inner, targets, weights } = matrix.ranked;
  const { damping, tolerance, sweeps } = resolvePropagation(options);
  // By rank. `passed` is what a site passes on to customers: its own concern, and what it is exposed to.
  const own = toRanks(matrix, concern);
  const unnamed = toRanks(matrix, matrix.unnamed);
  const passed = own.slice();
  const exposure = new Float64Array(order);
  let [most, residual] = [0, 0];

  const goRound = (from: number, to: number) => {
    // What comes from outside the circle is there already.
    const base = exposure.slice(from, to);
    let sweep = 0;
    let error: number;
    do {
      sweep++;
      let change = 0;
      let largest = 0;
      for (let r = from; r < to; r++) {
        let sum = base[r - from];
        for (let i = starts[r]; i < inner[r]; i++)
          sum += weights[i] * passed[targets[i]];
        const moved = Math.abs(sum - exposure[r]);
        if (moved > change) change = moved;
        if (sum > largest) largest = sum;
        exposure[r] = sum;
        passed[r] = own[r] + damping * sum;
      }
      error =
        largest === 0 ? 0 : (change * damping) / ((1 - damping) * largest);
    } while (error > tolerance && sweep < sweeps);
    most = Math.max(most, sweep);
    residual = Math.max(residual, error);
  };

  for (let c = 0; c < components.count; c++) {
    const from = components.starts[c];
    const to = components.starts[c + 1];
    for (let r = from; r < to; r++) {
      let sum = unnamed[r] * concernUnnamed;
      for (let i = inner[r]; i < starts[r + 1]; i++)
        sum += weights[i] * passed[targets[i]];
      exposure[r] = sum;
      passed[r] = own[r] + damping * sum;
    }
    if (to - from > 1) goRound(from, to);
  }
  const bySite = fromRanks(matrix, exposure);
  return { bySite, sweeps: most, residual, converged: residual <= tolerance };
}

export function exposureBySite(
  matrix: SupplyMatrix,
  concern: Concern,
  options: Propagation,
): SiteExposures {
  checkConcern(matrix.order, concern);
  const everywhere = new Float64Array(matrix.order).fill(1);
  const low = solve(matrix, concern.low, 0, options);
  const high = solve(matrix, concern.high, 1, options);
  const total = solve(matrix, everywhere, 1, options);
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
