/** Arrears as lines of a chart and rows of its twin. Pure. */
import { meanArrears, type OriginOutcome } from "./lab-work.ts";

export type Drawn = "behind" | "output";

/** Of one origin, or of all on average. */
export function arrearsFor(
  origins: readonly OriginOutcome[],
  site: number | undefined,
  days: number,
): Float64Array {
  const chosen = origins.filter((each) => each.site === site);
  return meanArrears(
    (chosen.length > 0 ? chosen : origins).map(({ arrears }) => arrears),
    days,
  );
}

/** By day from 1: normal days behind plan, or what is made that day, 1 as planned. */
export const drawnOf = (
  arrears: Float64Array,
  drawn: Drawn,
): readonly number[] =>
  Array.from(arrears.subarray(1), (behind, i) =>
    // What rounding leaves of a day without output is nothing.
    drawn === "behind"
      ? behind
      : Math.max(0, Math.round((1 - behind + (arrears[i] ?? 0)) * 1e9) / 1e9),
  );

/** The lesser and the greater of two lines. */
export const between = (
  one: readonly number[],
  other: readonly number[],
): { readonly low: readonly number[]; readonly high: readonly number[] } => ({
  low: one.map((value, i) => Math.min(value, other[i] ?? value)),
  high: one.map((value, i) => Math.max(value, other[i] ?? value)),
});

const STEP = 5;

/** Days that a table tells: every fifth one, the first, the last, and those named. */
export function tableDays(
  days: number,
  named: readonly (number | null)[] = [],
): readonly number[] {
  const told = new Set([1, days]);
  for (let day = STEP; day <= days; day += STEP) told.add(day);
  for (const day of named) if (day !== null) told.add(day);
  return [...told].filter((day) => day >= 1).sort((a, b) => a - b);
}
