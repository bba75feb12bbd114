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

/** `order` is the number of sites. A site may supply itself: such a link stays, and shortens no path. */
export function buildSupplyGraph(
  order: number,
  links: Iterable<LinkRecord>,
): SupplyGraph {
  const merged = mergeLinks(links);
  const starts = new Uint32Array(order + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  let customer = -1;
  for (const { from, to } of merged) {
    const samePair = customer === to && targets.at(-1) === from;
    if (samePair) weights[weights.length - 1]++;
    else {
      targets.push(from);
      weights.push(1);
      starts[to + 1]++;
    }
    customer = to;
  }
  for (let row = 0; row < order; row++) starts[row + 1] += starts[row];
  return {
    order,
    starts,
    targets: Uint32Array.from(targets),
    weights: Uint32Array.from(weights),
  };
}
