import { isAnswered, type FigureColumn } from "./figure-column.ts";
import type { Grouping } from "./roll-up.ts";

/** How site values spread: counts of sites in bins of equal width, by group. */
export interface Distribution {
  /** Edges of the bins, ascending; one more than there are bins. A bin holds its lower edge, the last one both. */
  readonly edges: readonly number[];
  /** `counts[group][bin]`. */
  readonly counts: readonly (readonly number[])[];
}

/** Bins span `from` to `to`; by default the values there are. Values outside fall into the first or last bin. */
export function distributionOf(
  column: FigureColumn,
  grouping: Grouping,
  bins: number,
  range?: { readonly from: number; readonly to: number },
): Distribution {
  const { standing, hasValue, value } = column;
  let from = range?.from ?? Infinity;
  let to = range?.to ?? -Infinity;
  const counts = (at: number) =>
    grouping.group[at] >= 0 && hasValue[at] === 1 && isAnswered(standing[at]);
  if (!range)
    for (let at = 0; at < value.length; at++)
      if (counts(at)) {
        from = Math.min(from, value[at]);
        to = Math.max(to, value[at]);
      }
  if (from > to) [from, to] = [0, 1]; // no values
  if (from === to) to = from + 1;
  const width = (to - from) / bins;
  const table = new Uint32Array(grouping.groups * bins);
  for (let at = 0; at < value.length; at++) {
    if (!counts(at)) continue;
    const bin = Math.floor((value[at] - from) / width);
    table[grouping.group[at] * bins + Math.min(Math.max(bin, 0), bins - 1)]++;
  }
  return {
    edges: Array.from({ length: bins + 1 }, (_, i) => from + i * width),
    counts: Array.from({ length: grouping.groups }, (_, g) =>
      Array.from(table.subarray(g * bins, (g + 1) * bins)),
    ),
  };
}
