import type { SupplyGraph } from "./supply-graph.ts";

/** Stands for the component of a site outside the network. */
export const CLOSED = -1;

/**
 * Strongly connected components: sites that supply each other, by whatever way round, and all others alone.
 * Numbered so that suppliers come before their customers; what goes upstream counts down.
 */
export interface Components {
  readonly count: number;
  /** By site: its component, or `CLOSED`. */
  readonly of: Int32Array;
  /** Component `c` holds `sites[starts[c]] .. sites[starts[c + 1] - 1]`; starts.length === count + 1. */
  readonly starts: Uint32Array;
  /** Open sites by component; in a circle suppliers come first as far as a circle lets them. */
  readonly sites: Uint32Array;
}

/**
 * R. Tarjan, Depth-first search and linear graph algorithms (1972), without recursion: supply chains may be as long as
 * there are sites. `open[row]` is 0 for sites outside the network: no path runs through them.
 */
export function componentsOf(
  { order, starts, targets }: SupplyGraph,
  open?: Uint8Array,
): Components {
  const of = new Int32Array(order).fill(CLOSED);
  // Numbers of the search, from 1; 0 is not found yet. `low`: the earliest site of the stack that is reached from here.
  const found = new Uint32Array(order);
  const low = new Uint32Array(order);
  const nextArc = new Uint32Array(order);
  const way = new Uint32Array(order);
  const stack = new Uint32Array(order);
  const finished = new Uint32Array(order);
  let [seen, depth, height, done, count] = [0, 0, 0, 0, 0];
  const enter = (row: number) => {
    found[row] = low[row] = ++seen;
    nextArc[row] = starts[row];
    way[depth++] = row;
    stack[height++] = row;
  };
  for (let root = 0; root < order; root++) {
    if (found[root] !== 0 || (open && !open[root])) continue;
    enter(root);
    while (depth > 0) {
      const row = way[depth - 1];
      if (nextArc[row] < starts[row + 1]) {
        const supplier = targets[nextArc[row]++];
        if (open && !open[supplier]) continue;
        if (found[supplier] === 0) enter(supplier);
        else if (of[supplier] === CLOSED && found[supplier] < low[row])
          low[row] = found[supplier];
        continue;
      }
      depth--;
      finished[done++] = row;
      if (depth > 0 && low[row] < low[way[depth - 1]])
        low[way[depth - 1]] = low[row];
      if (low[row] !== found[row]) continue;
      do of[stack[--height]] = count;
      while (stack[height] !== row);
      count++;
    }
  }
  const first = new Uint32Array(count + 1);
  for (let i = 0; i < done; i++) first[of[finished[i]] + 1]++;
  for (let c = 0; c < count; c++) first[c + 1] += first[c];
  const sites = new Uint32Array(done);
  const filled = first.slice(0, count);
  for (let i = 0; i < done; i++) sites[filled[of[finished[i]]]++] = finished[i];
  return { count, of, starts: first, sites };
}
