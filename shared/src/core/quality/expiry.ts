/** Which answers stop speaking if nobody says anything more. */
import { Outcome } from "../answer/effective.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { isAnswered } from "../measure/figure-column.ts";
import { createFigures, type Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";
import { lastDayOf } from "../time/period.ts";

const kept = new WeakMap<Figures, Map<number, Figures>>();

/** The same sites at the end of a later quarter, if nobody said anything more. */
export function unlessRenewed(figures: Figures, quarters = 1): Figures {
  const made = kept.get(figures) ?? new Map<number, Figures>();
  kept.set(figures, made);
  const have = made.get(quarters);
  if (have) return have;
  const { viewpoint } = figures;
  const period = viewpoint.period + quarters;
  const later = createFigures({
    ...viewpoint,
    period,
    asOf: lastDayOf(period),
  });
  made.set(quarters, later);
  return later;
}

/**
 * By position: 1 where an answer that the viewer sees stops speaking before so many quarters have ended. What is asked
 * anew every quarter always does, and never counts. A parity ends with the answer whose rows it is computed from.
 */
export function stopping(
  figures: Figures,
  indicator: IndicatorMethod,
  quarters = 1,
): Uint8Array {
  const { standing } = freeColumn(figures, indicator);
  if (indicator.carryQuarters === 0) return new Uint8Array(standing.length);
  const next = unlessRenewed(figures, quarters);
  const { parity } = indicator;
  const read = parity && figures.viewpoint.method.indicators[parity.indicator];
  const own = next.stated(indicator).outcome;
  const other = read ? next.stated(read).outcome : own;
  return standing.map((stands, at) =>
    isAnswered(stands) &&
    own[at] !== Outcome.value &&
    other[at] !== Outcome.value
      ? 1
      : 0,
  );
}
