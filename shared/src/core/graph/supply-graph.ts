/**
 * Who supplies whom, compressed by row. Row `c` is a customer; its suppliers are
 * `targets[starts[c]] .. targets[starts[c + 1] - 1]`, each once and ascending.
 * starts.length === order + 1; starts[order] === targets.length.
 */
export interface SupplyGraph {
  readonly order: number;
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
}

/** Links by place, as columns: `from` supplies `to`. */
export interface LinkEnds {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Suppliers by customer, ascending, one a link: sorted by counting, first by the lesser. */
function sortEnds(
  order: number,
  { from, to }: LinkEnds,
  taken: Uint8Array | undefined,
): SupplyGraph {
  const bySupplier = new Uint32Array(order + 1);
  const starts = new Uint32Array(order + 1);
  for (let i = 0; i < from.length; i++) {
    if (taken && !taken[i]) continue;
    bySupplier[from[i] + 1]++;
    starts[to[i] + 1]++;
  }
  for (let row = 0; row < order; row++) {
    bySupplier[row + 1] += bySupplier[row];
    starts[row + 1] += starts[row];
  }
  const customers = new Uint32Array(starts[order]);
  const next = bySupplier.slice(0, order);
  for (let i = 0; i < from.length; i++)
    if (!taken || taken[i]) customers[next[from[i]]++] = to[i];
  const targets = new Uint32Array(customers.length);
  next.set(starts.subarray(0, order));
  for (let supplier = 0; supplier < order; supplier++)
    for (let i = bySupplier[supplier]; i < bySupplier[supplier + 1]; i++)
      targets[next[customers[i]]++] = supplier;
  return { order, starts, targets };
}

/**
 * Of the links of which `taken` is 1; without it, of all. `order` is the number of sites. A site may supply itself: such
 * a link stays, and shortens no path. There may be half a million links: nothing is made for one.
 */
export function buildSupplyGraph(
  order: number,
  links: LinkEnds,
  taken?: Uint8Array,
): SupplyGraph {
  const every = sortEnds(order, links, taken);
  const starts = new Uint32Array(order + 1);
  const targets = new Uint32Array(every.targets.length);
  let end = 0;
  for (let row = 0; row < order; row++) {
    let last = -1;
    for (let i = every.starts[row]; i < every.starts[row + 1]; i++) {
      if (every.targets[i] === last) continue;
      last = every.targets[i];
      targets[end++] = last;
    }
    starts[row + 1] = end;
  }
  return { order, starts, targets: targets.slice(0, end) };
}
