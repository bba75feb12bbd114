import type { SupplyGraph } from "../graph/supply-graph.ts";

export interface Betweenness {
  /** By site, 0 to 1: share of the shortest supply paths that run through it; of several equal ones each a part. */
  readonly bySite: Float64Array;
  /** Pairs of a site and an origin upstream of which it stands, and among which `bySite` is a share. */
  readonly pairs: number;
}

/**
 * For every site and origin the shortest paths from the one to the other: a site is between if it is on the way and no
 * end. `origins[i]` are the own sites of origin `i`, as for tiers (rule 9 of docs/methods.md); no path runs through a
 * site that is not `open`. U. Brandes, A faster algorithm for betweenness centrality (2001), from the origins only, as
 * On variants of shortest-path betweenness centrality (2008) has it for subsets.
 */
export function betweennessOf(
  { order, starts, targets }: SupplyGraph,
  origins: readonly Iterable<number>[],
  open: Uint8Array,
): Betweenness {
  const bySite = new Float64Array(order);
  const tier = new Int32Array(order).fill(-1);
  /** Shortest paths to the origin; how many of its paths run on through the site, each site upstream counting 1. */
  const paths = new Float64Array(order);
  const through = new Float64Array(order);
  const queue = new Uint32Array(order);
  let pairs = 0;
  for (const sites of origins) {
    let end = 0;
    const enter = (row: number, at: number) => {
      tier[row] = at;
      paths[row] = 0;
      through[row] = 0;
      queue[end++] = row;
    };
    for (const row of sites)
      if (open[row] && tier[row] < 0) {
        enter(row, 0);
        paths[row] = 1;
      }
    const own = end;
    for (let head = 0; head < end; head++) {
      const customer = queue[head];
      for (let i = starts[customer]; i < starts[customer + 1]; i++) {
        const supplier = targets[i];
        if (!open[supplier]) continue;
        if (tier[supplier] < 0) enter(supplier, tier[customer] + 1);
        if (tier[supplier] === tier[customer] + 1)
          paths[supplier] += paths[customer];
      }
    }
    pairs += end - own;
    for (let head = end - 1; head >= own; head--) {
      const customer = queue[head];
      for (let i = starts[customer]; i < starts[customer + 1]; i++) {
        const supplier = targets[i];
        if (tier[supplier] === tier[customer] + 1)
          through[customer] +=
            (paths[customer] / paths[supplier]) * (1 + through[supplier]);
      }
      bySite[customer] += through[customer];
    }
    for (let head = 0; head < end; head++) tier[queue[head]] = -1;
  }
  if (pairs > 0) for (let row = 0; row < order; row++) bySite[row] /= pairs;
  return { bySite, pairs };
}
