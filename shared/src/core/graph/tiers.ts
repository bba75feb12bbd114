import type { SupplyGraph } from "./supply-graph.ts";

/** Stands for a site that no path reaches. */
export const NO_TIER = -1;

/**
 * Tier of every site, by site row: its smallest distance upstream of the origins, which are tier 0. Breadth-first
 * search from customer to supplier (rule 9 of docs/methods.md). `open[row]` is 0 for sites outside the network: they
 * have no tier and no path runs through them.
 */
export function tiersFrom(
  { order, starts, targets }: SupplyGraph,
  origins: Iterable<number>,
  open: Uint8Array,
): Int32Array {
  const tier = new Int32Array(order).fill(NO_TIER);
  const queue = new Uint32Array(order);
  let end = 0;
  for (const origin of origins)
    if (open[origin] && tier[origin] === NO_TIER) {
      tier[origin] = 0;
      queue[end++] = origin;
    }
  for (let head = 0; head < end; head++) {
    const customer = queue[head];
    for (let i = starts[customer]; i < starts[customer + 1]; i++) {
      const supplier = targets[i];
      if (!open[supplier] || tier[supplier] !== NO_TIER) continue;
      tier[supplier] = tier[customer] + 1;
      queue[end++] = supplier;
    }
  }
  return tier;
}
