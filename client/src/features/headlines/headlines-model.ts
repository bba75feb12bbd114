/** What changed since the period before, from a series of one figure. Pure. */
import type { HeadlineSeriesFragment } from "../../__generated__/operations.ts";

export interface Headline {
  readonly indicator: string;
  readonly series: readonly HeadlineSeriesFragment[];
}

export interface Change {
  readonly from: number;
  readonly to: number;
  /** The period compared with: the nearest earlier one that has a value. */
  readonly since: string;
}

export function changeOf({ series }: Headline): Change | undefined {
  const to = series.at(-1)?.measure.value;
  const before = series
    .slice(0, -1)
    .findLast(({ measure }) => measure.value !== null);
  const from = before?.measure.value;
  if (to === null || to === undefined || !before) return undefined;
  if (from === null || from === undefined) return undefined;
  return { from, to, since: before.period };
}
