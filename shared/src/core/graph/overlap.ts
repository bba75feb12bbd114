import { isIn, type Reach } from "./reach.ts";

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

/** There are far fewer patterns than sites: these are counted one by one, and everything else from the patterns. */
function patternsOf(reach: Reach): LensPattern[] {
  const { order, words, lenses } = reach;
  const pattern = new Uint32Array(order);
  let example: number[] = [0];
  for (const bits of words) {
    // What was one pattern up to the word before parts by this one.
    const parts = example.map(() => new Map<number, number>());
    example = [];
    for (let row = 0; row < order; row++) {
      const known = parts[pattern[row]];
      let made = known.get(bits[row]);
      if (made === undefined) {
        made = example.length;
        known.set(bits[row], made);
        example.push(row);
      }
      pattern[row] = made;
    }
  }
  const sites = new Uint32Array(example.length);
  for (let row = 0; row < order; row++) sites[pattern[row]]++;
  const all = Array.from({ length: lenses }, (_, i) => i);
  return example
    .map((row, i) => ({
      lenses: all.filter((lens) => isIn(reach, lens, row)),
      sites: sites[i],
    }))
    .filter((each) => each.lenses.length > 0)
    .sort((a, b) => b.sites - a.sites || compareLists(a.lenses, b.lenses));
}

export function overlapOf(reach: Reach): LensOverlap {
  const { order, lenses } = reach;
  const patterns = patternsOf(reach);
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
  byLenses[0] = order - union;
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
