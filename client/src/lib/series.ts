/** What changed since the period before, from a series of one figure. Pure. */
export interface Change {
  readonly from: number;
  readonly to: number;
  /** The period compared with: the nearest earlier one that has a value. */
  readonly since: string;
}

/** Undefined where the last period, or all earlier ones, have no value. `series` is the oldest first. */
export function changeOf(
  series: readonly {
    readonly period: string;
    readonly measure: { readonly value: number | null };
  }[],
): Change | undefined {
  const to = series.at(-1)?.measure.value ?? null;
  const before = series
    .slice(0, -1)
    .findLast(({ measure }) => measure.value !== null);
  const from = before?.measure.value ?? null;
  if (to === null || from === null || !before) return undefined;
  return { from, to, since: before.period };
}
