import { influenceOn } from "./influence.ts";
import { priorityQueue } from "./priority-queue.ts";
import { resolvePropagation, type Propagation } from "./propagation.ts";
import type { SupplyMatrix } from "./supply-matrix.ts";

export interface SupplyPath {
  /** From an origin up to the source; no site twice. */
  readonly sites: readonly number[];
  /** Weight of the origin x shares of all links x damping for each link but the first x concern of the source. */
  readonly contribution: number;
}

export interface TopPaths {
  /** The largest contributions first; of equal ones that with the smaller rows. */
  readonly paths: readonly SupplyPath[];
  /** So many of them, from the first, are certain: nothing that was not looked at comes before them. */
  readonly certain: number;
  /** The exposure to named sites, which all paths make up with what goes round in circles. */
  readonly whole: number;
  /** Of `whole`, what `paths` cover; null where it is 0. */
  readonly covered: number | null;
  /** Steps that the search took. */
  readonly steps: number;
  /** They were all it may take, so that better paths, or more, may be there. */
  readonly isCutOff: boolean;
}

export interface PathSearch extends Propagation {
  /** How many paths are wanted. */
  readonly most: number;
  readonly steps?: number;
}

export const PATH_SEARCH = Object.freeze({ steps: 200_000 });

/** Products along a way are rounded in another order than what they are held against. */
const ROUNDING = 1 + 1e-10;
/** Below, a contribution is none: what is far smaller cannot be multiplied on. */
const LEAST = 1e-200;

/**
 * By site the largest that any single walk upstream of it contributes, per unit that reaches the site. A walk is worth
 * less than the same without its circles, so that this is hardly ever above the best path.
 */
function bestAhead(
  { order, starts, targets, weights, components }: SupplyMatrix,
  concern: Float64Array,
  damping: number,
): Float64Array {
  const best = new Float64Array(order);
  for (let c = 0; c < components.count; c++) {
    const from = components.starts[c];
    const to = components.starts[c + 1];
    // No more rounds than a way through the circle has sites: going round lowers it.
    let moved = true;
    while (moved) {
      moved = false;
      for (let i = from; i < to; i++) {
        const row = components.sites[i];
        let most = best[row];
        for (let k = starts[row]; k < starts[row + 1]; k++) {
          const next = Math.max(
            concern[targets[k]],
            damping * best[targets[k]],
          );
          most = Math.max(most, weights[k] * next);
        }
        if (most > best[row]) {
          best[row] = most;
          moved = to - from > 1;
        }
      }
    }
  }
  return best;
}

/** Paths that were begun: a tree of steps by number. */
function stepTree() {
  const site: number[] = [];
  const before: number[] = [];
  /** What reaches the site, by which its suppliers' parts are multiplied. */
  const reaching: number[] = [];
  /** What the path contributes that ends here. */
  const contribution: number[] = [];
  const add = (row: number, from: number, reaches: number, own: number) => {
    site.push(row);
    before.push(from);
    reaching.push(reaches);
    return contribution.push(own) - 1;
  };
  const isOn = (step: number, row: number) => {
    for (let at = step; at >= 0; at = before[at])
      if (site[at] === row) return true;
    return false;
  };
  const pathTo = (step: number) => {
    const sites: number[] = [];
    for (let at = step; at >= 0; at = before[at]) sites.push(site[at]);
    return sites.reverse();
  };
  return { site, reaching, contribution, add, isOn, pathTo };
}

function isSmaller(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((site, i) => site !== b[i]);
  return at < 0 ? a.length < b.length : at >= b.length || a[at] < b[at];
}

/**
 * The paths that contribute most to `influenceOn` x `concern`, exactly: a best-first search (A*: P. Hart, N. Nilsson,
 * B. Raphael, 1968) that goes on where the most may still be ahead, and gives out a path when nothing begun may beat it.
 */
export function topPaths(
  matrix: SupplyMatrix,
  origins: Float64Array,
  concern: Float64Array,
  options: PathSearch,
): TopPaths {
  const { order, starts, targets, weights } = matrix;
  const { most, steps: limit } = { ...PATH_SEARCH, ...options };
  const { damping } = resolvePropagation(options);
  if (concern.length !== order)
    throw new RangeError("a concern of another network");
  const { bySite } = influenceOn(matrix, origins, options);
  const ahead = bestAhead(matrix, concern, damping);
  const steps = stepTree();
  // Two items a step: it goes on (even), or a path ends with it (odd).
  const valueOf = (item: number) =>
    item & 1
      ? steps.contribution[item >> 1]
      : steps.reaching[item >> 1] * ahead[steps.site[item >> 1]] * ROUNDING;
  const isBefore = (a: number, b: number) => {
    const difference = valueOf(a) - valueOf(b);
    if (difference !== 0) return difference > 0;
    if (!(a & b & 1)) return (a & 1) !== (b & 1) ? !(a & 1) : a < b;
    return isSmaller(steps.pathTo(a >> 1), steps.pathTo(b >> 1));
  };
  const queue = priorityQueue(isBefore);
  const begin = (
    site: number,
    before: number,
    reaching: number,
    own: number,
  ) => {
    const item = 2 * steps.add(site, before, reaching, own);
    if (valueOf(item) >= LEAST) queue.add(item);
    if (own >= LEAST) queue.add(item + 1);
  };
  for (let row = 0; row < order; row++)
    if (origins[row] > 0) begin(row, -1, origins[row], 0);

  const paths: SupplyPath[] = [];
  let certain = 0;
  let taken = 0;
  let isCutOff = false;
  while (paths.length < most) {
    const item = queue.take();
    if (item === undefined) break;
    const step = item >> 1;
    if (item & 1) {
      const contribution = steps.contribution[step];
      paths.push({ sites: steps.pathTo(step), contribution });
      if (!isCutOff) certain++;
      continue;
    }
    // When cut off it still gives out the paths that it has found.
    isCutOff ||= taken >= limit;
    if (isCutOff) continue;
    taken++;
    const customer = steps.site[step];
    for (let i = starts[customer]; i < starts[customer + 1]; i++) {
      const supplier = targets[i];
      if (steps.isOn(step, supplier)) continue;
      const reaching = steps.reaching[step] * weights[i];
      begin(supplier, step, reaching * damping, reaching * concern[supplier]);
    }
  }

  let whole = 0;
  for (let row = 0; row < order; row++) whole += bySite[row] * concern[row];
  const sum = paths.reduce((total, path) => total + path.contribution, 0);
  return {
    paths,
    certain,
    whole,
    covered: whole === 0 ? null : Math.min(sum / whole, 1),
    steps: taken,
    isCutOff,
  };
}
