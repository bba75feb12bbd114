import { countUp, sortedBy } from "../column/counting-sort.ts";
import { isIn, someLenses, type Reach } from "./reach.ts";

/** Sites that stand in the very same lenses have one pattern: what is asked of many sites is asked of patterns. */
export interface LensPatterns {
  /** By site row: its pattern. */
  readonly of: Uint32Array;
  /** Which lenses hold the sites of a pattern, by pattern. No two are the same, and each has a site. */
  readonly reach: Reach;
}

export function patternsIn(reach: Reach): LensPatterns {
  const { order, words, lenses } = reach;
  const of = new Uint32Array(order);
  let example: number[] = order === 0 ? [] : [0];
  for (const bits of words) {
    // What was one pattern up to the word before parts by this one.
    const parts = example.map(() => new Map<number, number>());
    example = [];
    for (let row = 0; row < order; row++) {
      const known = parts[of[row]];
      let made = known.get(bits[row]);
      if (made === undefined) {
        made = example.length;
        known.set(bits[row], made);
        example.push(row);
      }
      of[row] = made;
    }
  }
  return {
    of,
    reach: {
      order: example.length,
      lenses,
      words: words.map((bits) => Int32Array.from(example, (row) => bits[row])),
    },
  };
}

/** Of some of the lenses only: lens `i` is then what `chosen[i]` was. */
export function patternsAmong(
  { of, reach }: LensPatterns,
  chosen: readonly number[],
): LensPatterns {
  const fewer = patternsIn(someLenses(reach, chosen));
  return {
    of: of.map((pattern) => fewer.of[pattern]),
    reach: fewer.reach,
  };
}

/** The lenses that hold the sites of a pattern, ascending. */
export function lensesOf(
  { reach }: Pick<LensPatterns, "reach">,
  pattern: number,
): number[] {
  const found: number[] = [];
  for (let lens = 0; lens < reach.lenses; lens++)
    if (isIn(reach, lens, pattern)) found.push(lens);
  return found;
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Rows of sites that at least so many lenses hold: those that most hold first, then by `rank`, then by row. `rank` is by
 * site row and below their number. Sorted by counting, as there are few numbers of lenses and many sites.
 */
export function rowsByLenses(
  { of, reach }: LensPatterns,
  atLeast: number,
  rank: Uint32Array,
): Uint32Array {
  const { lenses, words } = reach;
  // By pattern: lenses that do not hold it, so that fewer come first.
  const missing = new Uint32Array(reach.order).fill(lenses);
  for (const bits of words)
    for (let pattern = 0; pattern < reach.order; pattern++)
      missing[pattern] -= bitsIn(bits[pattern]);
  const byRow = of.map((pattern) => missing[pattern]);
  const inRank = sortedBy(countUp(of.length), rank, of.length);
  return sortedBy(
    inRank.filter((row) => lenses - byRow[row] >= atLeast),
    byRow,
    lenses + 1,
  );
}
