import type { LinkRecord } from "../snapshot/snapshot.ts";

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
