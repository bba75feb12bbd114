/** What stands in for the denominators of silent sites. */
import type { FactColumn } from "../fact/facts.ts";

export interface BaseColumn {
  readonly value: Float64Array;
  /** 0: missing or withheld, so the site is left out of the bounds. */
  readonly present: Uint8Array;
  /** 1 where `headcount` stands in for a missing count of people, as an upper bound. */
  readonly assumed: Uint8Array;
}

interface BaseInput {
  readonly own: FactColumn;
  /** By position: 1 where `own` is withheld. */
  readonly hidden: Uint8Array;
  readonly headcount: FactColumn;
  /** Whether `headcount` may stand in. */
  readonly countsPeople: boolean;
}

/** The fact that speaks at a position, if one does. */
function sourceAt(
  { own, hidden, headcount, countsPeople }: BaseInput,
  at: number,
): FactColumn | undefined {
  if (own.present[at] && !hidden[at]) return own;
  if (own !== headcount && !countsPeople) return undefined;
  return headcount.present[at] ? headcount : undefined;
}

const assumedAt = (
  { own }: BaseInput,
  source: FactColumn,
  at: number,
): number => (source === own ? (own.assumed?.[at] ?? 0) : 1);

function isSame(input: BaseInput, { value, present, assumed }: BaseColumn) {
  for (let at = 0; at < present.length; at++) {
    const source = sourceAt(input, at);
    if (present[at] !== (source ? 1 : 0)) return false;
    if (!source) continue;
    if (value[at] !== source.value[at]) return false;
    if (assumed[at] !== assumedAt(input, source, at)) return false;
  }
  return true;
}

/**
 * `before`: the column of the same sites before something changed. It is given back, and nothing is made, where it still
 * holds: a dozen bases are made of the headcount, and few show that one site's is another.
 */
export function baseColumn(input: BaseInput, before?: BaseColumn): BaseColumn {
  if (before && isSame(input, before)) return before;
  const { own, headcount, hidden } = input;
  const { length } = hidden;
  if (own === headcount) {
    const { value, present, assumed = new Uint8Array(length) } = own;
    return { value, present, assumed };
  }
  const column = {
    value: new Float64Array(length),
    present: new Uint8Array(length),
    assumed: new Uint8Array(length),
  };
  for (let at = 0; at < length; at++) {
    const source = sourceAt(input, at);
    if (!source) continue;
    column.value[at] = source.value[at];
    column.present[at] = 1;
    column.assumed[at] = assumedAt(input, source, at);
  }
  return column;
}
