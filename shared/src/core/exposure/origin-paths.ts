/** Through which direct suppliers, and by whose word, exposure reaches the origins. */
import type { Dependency } from "../graph/dependency.ts";
import type { SiteExposures } from "./exposure-by-site.ts";
import { checkConcern, type Concern } from "./propagation.ts";
import { buildSupplyMatrix, type SupplyMatrix } from "./supply-matrix.ts";

/** By site: what reaches the origins through it as their direct supplier, itself and all upstream of it. */
export interface Gates {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly total: Float64Array;
  /** Of `total`, what direct suppliers account for that are not named. */
  readonly unnamed: number;
}

/**
 * a x = sum over origins o of a_o (sum over g of w_og (c_g + d x_g) + u_o c_u): the summands, by direct supplier g.
 * `exposures` are those of the same matrix, concern and damping; with `unnamed` the sums are those of `influenceOn`.
 */
export function gatesOf(
  matrix: SupplyMatrix,
  origins: Float64Array,
  concern: Concern,
  exposures: SiteExposures,
  damping: number,
): Gates {
  const { order, starts, targets, weights } = matrix;
  checkConcern(order, concern);
  const low = new Float64Array(order);
  const high = new Float64Array(order);
  const total = new Float64Array(order);
  let unnamed = 0;
  for (let origin = 0; origin < order; origin++) {
    if (origins[origin] === 0) continue;
    unnamed += origins[origin] * matrix.unnamed[origin];
    for (let i = starts[origin]; i < starts[origin + 1]; i++) {
      const gate = targets[i];
      const part = origins[origin] * weights[i];
      low[gate] += part * (concern.low[gate] + damping * exposures.low[gate]);
      high[gate] +=
        part * (concern.high[gate] + damping * exposures.high[gate]);
      total[gate] += part * (1 + damping * exposures.total[gate]);
    }
  }
  return { low, high, total, unnamed };
}

/** Only what somebody states a share of; the rest of a site's inputs carries nothing, so rows add up to less than 1. */
export const statedMatrix = (dependency: Dependency): SupplyMatrix =>
  buildSupplyMatrix({
    ...dependency,
    share: dependency.share.map((share, i) =>
      dependency.assumed[i] ? 0 : share,
    ),
  });
