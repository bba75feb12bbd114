/**
 * Everything that is counted of a site towards a figure as one small number, by a dictionary for each column: adding up
 * is then one pass without branches, and a count of each number in each group.
 */
import { VERIFICATIONS } from "../answer/words.ts";
import {
  Entry,
  isAnswered,
  Standing,
  type FigureColumn,
} from "./figure-column.ts";

/** What a mark stands for. */
export interface MarkMeaning {
  readonly standing: number;
  readonly entry: number;
  readonly verification: number;
  readonly unreviewed: number;
  readonly distance: number;
}

export interface Marks {
  /** By position. */
  readonly mark: Uint16Array;
  /** By mark: only those that occur. */
  readonly meanings: readonly MarkMeaning[];
}

const SIZES = [
  Standing.answeredUnknown + 1,
  Entry.bare + 1,
  VERIFICATIONS.length,
  2,
  0x100,
].reduce((product, values) => product * values, 1);

/** By everything that is counted: one more than the mark. Kept, and all 0 between two columns: small ones are many. */
const known = new Uint16Array(SIZES);

function makeMarks(column: FigureColumn): Marks {
  const { standing, entry, verification, unreviewed, distance } = column;
  const mark = new Uint16Array(standing.length);
  const meanings: MarkMeaning[] = [];
  const codes: number[] = [];
  for (let at = 0; at < mark.length; at++) {
    const stands = standing[at];
    // Marks of what is not answered say nothing.
    const code = isAnswered(stands)
      ? (((distance[at] * 2 + unreviewed[at]) * VERIFICATIONS.length +
          verification[at]) *
          (Entry.bare + 1) +
          entry[at]) *
          (Standing.answeredUnknown + 1) +
        stands
      : stands;
    if (known[code] === 0) {
      known[code] = codes.push(code);
      meanings.push({
        standing: stands,
        entry: entry[at],
        verification: verification[at],
        unreviewed: unreviewed[at],
        distance: distance[at],
      });
    }
    mark[at] = known[code] - 1;
  }
  for (const code of codes) known[code] = 0;
  return { mark, meanings };
}

const marksKept = new WeakMap<FigureColumn, Marks>();

/** The same for the same column, which nobody may write to any more. */
export function marksOf(column: FigureColumn): Marks {
  const have = marksKept.get(column);
  if (have) return have;
  const made = makeMarks(column);
  marksKept.set(column, made);
  return made;
}
