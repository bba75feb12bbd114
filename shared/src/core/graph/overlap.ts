import { lensesOf, patternsIn, type LensPatterns } from "./lens-patterns.ts";
import type { Reach } from "./reach.ts";

/** Sites that stand in the very same lenses. */
export interface LensPattern {
  /** Ascending. */
  readonly lenses: readonly number[];
  readonly sites: number;
}

/** How lenses overlap: design law 2, "count each site once". */
export interface LensOverlap {
  /** Sites of each lens. */
  readonly sizes: readonly number[];
  /** Sites by the number of lenses that hold them: `byLenses[0]` is the number in none. */
  readonly byLenses: readonly number[];
  /** `shared[i][j]`: sites that lenses i and j both hold. */
  readonly shared: readonly (readonly number[])[];
  /** Sites that any lens holds. */
  readonly union: number;
  /** The union in parts that do not overlap, the largest first; of equal ones that with the earlier lenses. */
  readonly patterns: readonly LensPattern[];
}

const compareLists = (a: readonly number[], b: readonly number[]) => {
  for (let i = 0; i < a.length && i < b.length; i++)
    if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
};

/** Sites are counted by pattern, and everything else from these. */
function countPatterns(all: LensPatterns): LensPattern[] {
  const sites = new Uint32Array(all.reach.order);
  for (const pattern of all.of) sites[pattern]++;
  return Array.from(sites, (count, pattern) => ({
    lenses: lensesOf(all, pattern),
    sites: count,
  }))
    .filter(({ lenses }) => lenses.length > 0)
    .sort((a, b) => b.sites - a.sites || compareLists(a.lenses, b.lenses));
}

export const overlapOf = (reach: Reach): LensOverlap =>
  overlapOfPatterns(patternsIn(reach));

export function overlapOfPatterns(all: LensPatterns): LensOverlap {
  const { lenses } = all.reach;
  const patterns = countPatterns(all);
  const byLenses = new Array<number>(lenses + 1).fill(0);
  const shared = Array.from({ length: lenses }, () =>
    new Array<number>(lenses).fill(0),
  );
  let union = 0;
  for (const { lenses: holding, sites } of patterns) {
    union += sites;
    byLenses[holding.length] += sites;
    for (let a = 0; a < holding.length; a++)
      for (let b = a; b < holding.length; b++)
        shared[holding[a]][holding[b]] += sites;
  }
  for (let i = 0; i < lenses; i++)
    for (let j = 0; j < i; j++) shared[i][j] = shared[j][i];
  byLenses[0] = all.of.length - union;
  return {
    sizes: shared.map((row, i) => row[i]),
    byLenses,
    shared,
    union,
    patterns,
  };
}

/** Sites that all of `lenses` hold; without any, those of the union. */
export function sharedBy(
  { patterns }: LensOverlap,
  lenses: readonly number[],
): number {
  let sites = 0;
  for (const pattern of patterns)
    if (lenses.every((lens) => pattern.lenses.includes(lens)))
      sites += pattern.sites;
  return sites;
}
