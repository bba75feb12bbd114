import type { LinkRecord } from "../snapshot/snapshot.ts";

/**
 * Who supplies whom, compressed by row. Row `c` is a customer; its suppliers are
 * `targets[starts[c]] .. targets[starts[c + 1] - 1]`, each once and ascending.
 * starts.length === order + 1; starts[order] === targets.length.
 */
export interface SupplyGraph {
  readonly order: number;
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** Number of distinct part families that link the pair. */
  readonly weights: Uint32Array;
}

/** What is stated, by whichever sources, of one site supplying another with one part family. */
export interface MergedLink {
  readonly from: number;
  readonly to: number;
  readonly partFamily: string;
  readonly statements: readonly LinkRecord[];
}

type Pair = Pick<LinkRecord, "from" | "to" | "partFamily">;

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareLinks = (a: Pair, b: Pair) =>
  a.to - b.to || a.from - b.from || compareText(a.partFamily, b.partFamily);

/** Merges parallel links by part family, in order of customer, supplier, part family. */
export function mergeLinks(links: Iterable<LinkRecord>): MergedLink[] {
  const merged: MergedLink[] = [];
  let statements: LinkRecord[] = [];
  for (const link of [...links].sort(compareLinks)) {
    const last = merged.at(-1);
    if (last && compareLinks(last, link) === 0) {
      statements.push(link);
      continue;
    }
    statements = [link];
    const { from, to, partFamily } = link;
    merged.push({ from, to, partFamily, statements });
  }
  return merged;
}

function distinct(arcs: Uint32Array, of: (arc: number) => string): number {
  const found = new Set<string>();
  for (const arc of arcs) found.add(of(arc));
  return found.size;
}

/** Places of arcs by customer, and of one customer by supplier: sorted by counting, first by the lesser. */
function sortArcs(
  order: number,
  from: Uint32Array,
  to: Uint32Array,
): { readonly starts: Uint32Array; readonly sorted: Uint32Array } {
  const bySupplier = new Uint32Array(order + 1);
  const starts = new Uint32Array(order + 1);
  for (let i = 0; i < from.length; i++) {
    bySupplier[from[i] + 1]++;
    starts[to[i] + 1]++;
  }
  for (let row = 0; row < order; row++) {
    bySupplier[row + 1] += bySupplier[row];
    starts[row + 1] += starts[row];
  }
  const half = new Uint32Array(from.length);
  for (let i = 0; i < from.length; i++) half[bySupplier[from[i]]++] = i;
  const next = starts.slice(0, order);
  const sorted = new Uint32Array(from.length);
  for (const i of half) sorted[next[to[i]]++] = i;
  return { starts, sorted };
}

/**
 * Of the links of which `taken` is 1; without it, of all. `order` is the number of sites. A site may supply itself: such
 * a link stays, and shortens no path. There may be half a million: no object is made for one.
 */
export function buildSupplyGraph(
  order: number,
  links: readonly Pair[],
  taken?: Uint8Array,
): SupplyGraph {
  let count = 0;
  for (let i = 0; i < links.length; i++) if (!taken || taken[i]) count++;
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const place = new Uint32Array(count);
  let end = 0;
  for (let i = 0; i < links.length; i++) {
    if (taken && !taken[i]) continue;
    from[end] = links[i].from;
    to[end] = links[i].to;
    place[end++] = i;
  }
  const arcs = sortArcs(order, from, to);
  const starts = new Uint32Array(order + 1);
  const targets = new Uint32Array(count);
  const weights = new Uint32Array(count);
  const familyAt = (arc: number) => links[place[arc]].partFamily;
  let pairs = 0;
  for (let row = 0; row < order; row++) {
    for (let i = arcs.starts[row]; i < arcs.starts[row + 1];) {
      const supplier = from[arcs.sorted[i]];
      const first = i++;
      while (i < arcs.starts[row + 1] && from[arcs.sorted[i]] === supplier) i++;
      targets[pairs] = supplier;
      weights[pairs++] =
        i - first === 1
          ? 1
          : distinct(arcs.sorted.subarray(first, i), familyAt);
    }
    starts[row + 1] = pairs;
  }
  return {
    order,
    starts,
    targets: targets.slice(0, pairs),
    weights: weights.slice(0, pairs),
  };
}
