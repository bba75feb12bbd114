import { componentsOf, type Components } from "../graph/components.ts";
import type { Dependency } from "../graph/dependency.ts";

/**
 * How much each site depends on each of its suppliers, all its inputs counting alike: the input coefficients of
 * W. Leontief. Compressed by customer: the suppliers of site `i` are `targets[starts[i]] .. targets[starts[i + 1] - 1]`,
 * ascending and each once. Of a site with inputs, weights and `unnamed` add up to 1; one without has none.
 */
export interface SupplyMatrix {
  readonly order: number;
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** By arc: share of the customer's inputs, above 0 and at most 1. */
  readonly weights: Float64Array;
  /** By customer: share of its inputs from suppliers that are not named. */
  readonly unnamed: Float64Array;
  readonly components: Components;
  readonly ranked: RankedRows;
}

/**
 * The same matrix with sites in the order of `components.sites`, so that what is worked out together lies together.
 * Component `c` is the ranks `components.starts[c]` to before `components.starts[c + 1]`; suppliers outside it rank lower.
 */
export interface RankedRows {
  readonly starts: Uint32Array;
  /** The arcs of rank `r` from `starts[r]` to before `inner[r]` stay within its component. */
  readonly inner: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

function rankRows(
  matrix: Omit<SupplyMatrix, "unnamed" | "ranked">,
): RankedRows {
  const { order, components } = matrix;
  const { of, sites } = components;
  const rank = new Uint32Array(order);
  for (let r = 0; r < order; r++) rank[sites[r]] = r;
  const starts = new Uint32Array(order + 1);
  const inner = new Uint32Array(order);
  const targets = new Uint32Array(matrix.targets.length);
  const weights = new Float64Array(targets.length);
  let end = 0;
  for (let r = 0; r < order; r++) {
    const row = sites[r];
    for (const isInner of [true, false]) {
      for (let i = matrix.starts[row]; i < matrix.starts[row + 1]; i++) {
        if ((of[matrix.targets[i]] === of[row]) !== isInner) continue;
        targets[end] = rank[matrix.targets[i]];
        weights[end++] = matrix.weights[i];
      }
      if (isInner) inner[r] = end;
    }
    starts[r + 1] = end;
  }
  return { starts, inner, targets, weights };
}

/** Values by site in the order of ranks, and back. */
export const toRanks = (
  { components: { sites } }: SupplyMatrix,
  bySite: Float64Array,
): Float64Array => {
  const byRank = new Float64Array(sites.length);
  for (let r = 0; r < sites.length; r++) byRank[r] = bySite[sites[r]];
  return byRank;
};
export const fromRanks = (
  { components: { sites } }: SupplyMatrix,
  byRank: Float64Array,
): Float64Array => {
  const bySite = new Float64Array(sites.length);
  for (let r = 0; r < sites.length; r++) bySite[sites[r]] = byRank[r];
  return bySite;
};

/** w_ij: the shares of i's inputs that come from j, added up, by the number of i's inputs; `unnamed` likewise. */
export function buildSupplyMatrix(dependency: Dependency): SupplyMatrix {
  const { order, inputStarts, arcStarts, supplier, share } = dependency;
  const starts = new Uint32Array(order + 1);
  const targets = new Uint32Array(supplier.length);
  const weights = new Float64Array(supplier.length);
  const unnamed = new Float64Array(order);
  const sum = new Float64Array(order);
  let end = 0;
  for (let customer = 0; customer < order; customer++) {
    const from = inputStarts[customer];
    const to = inputStarts[customer + 1];
    const first = end;
    for (let k = from; k < to; k++) {
      unnamed[customer] += dependency.unknown[k] / (to - from);
      for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++) {
        const part = share[i] / (to - from);
        // Who supplies nothing carries nothing.
        if (part === 0) continue;
        const row = supplier[i];
        if (sum[row] === 0) targets[end++] = row;
        sum[row] += part;
      }
    }
    // Most have a few suppliers, and some tens of thousands.
    if (end - first > 1) targets.subarray(first, end).sort();
    for (let i = first; i < end; i++) {
      weights[i] = sum[targets[i]];
      sum[targets[i]] = 0;
    }
    starts[customer + 1] = end;
  }
  const rows = { order, starts, targets: targets.slice(0, end) };
  const whole = {
    ...rows,
    weights: weights.slice(0, end),
    components: componentsOf(rows),
  };
  return { ...whole, unnamed, ranked: rankRows(whole) };
}
