import { countUp, sortedBy } from "../column/counting-sort.ts";
import { isIn, type Reach } from "./reach.ts";

/** Which sites stand in the very same lenses: there are far fewer such patterns than sites. */
export interface LensPatterns {
  /** By site row: its pattern. */
  readonly of: Uint32Array;
  readonly lenses: number;
  /** By pattern: the lenses that hold its sites, ascending. No two are the same, and each has a site. */
  readonly holding: readonly (readonly number[])[];
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
  const all = Array.from({ length: lenses }, (_, i) => i);
  return {
    of,
    lenses,
    holding: example.map((row) => all.filter((lens) => isIn(reach, lens, row))),
  };
}

/** Of some of the lenses only: lens `i` is then what `chosen[i]` was. */
export function patternsAmong(
  patterns: LensPatterns,
  chosen: readonly number[],
): LensPatterns {
  const place = new Map(chosen.map((lens, i) => [lens, i]));
  const made = new Map<string, number>();
  const holding: number[][] = [];
  const into = patterns.holding.map((lenses) => {
    const kept = lenses
      .flatMap((lens) => place.get(lens) ?? [])
      .sort((a, b) => a - b);
    const name = kept.join();
    let at = made.get(name);
    if (at === undefined) {
      at = holding.push(kept) - 1;
      made.set(name, at);
    }
    return at;
  });
  return {
    of: patterns.of.map((pattern) => into[pattern]),
    lenses: chosen.length,
    holding,
  };
}

/**
 * Rows of sites that at least so many lenses hold: those that most hold first, then by `rank`, then by row. `rank` is by
 * site row and below their number. Sorted by counting, as there are few numbers of lenses and many sites.
 */
export function rowsByLenses(
  { of, lenses, holding }: LensPatterns,
  atLeast: number,
  rank: Uint32Array,
): Uint32Array {
  const inRank = sortedBy(countUp(of.length), rank, of.length);
  // By pattern: lenses that do not hold it, so that fewer come first.
  const missing = Uint32Array.from(holding, (held) => lenses - held.length);
  const byRow = of.map((pattern) => missing[pattern]);
  const most = lenses - atLeast;
  return sortedBy(
    inRank.filter((row) => byRow[row] <= most),
    byRow,
    lenses + 1,
  );
}
