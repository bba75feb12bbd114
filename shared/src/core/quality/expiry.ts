/** Which answers stop speaking if nobody says anything more. */
import type { Scope } from "../column/scope.ts";
import { Outcome } from "../answer/effective.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { isAnswered } from "../measure/figure-column.ts";
import { createFigures, type Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";
import { lastDayOf } from "../time/period.ts";

const kept = new WeakMap<Figures, Map<number, Figures>>();
/** The last of each scope, from which the next take over what still holds. */
const lastKept = new WeakMap<Scope, Map<string, Figures>>();

/** The same sites at the end of a later quarter, if nobody said anything more. */
export function unlessRenewed(figures: Figures, quarters = 1): Figures {
  const made = kept.get(figures) ?? new Map<number, Figures>();
  kept.set(figures, made);
  const have = made.get(quarters);
  if (have) return have;
  const { viewpoint } = figures;
  const last = lastKept.get(viewpoint.scope) ?? new Map<string, Figures>();
  lastKept.set(viewpoint.scope, last);
  const period = viewpoint.period + quarters;
  const name = `${viewpoint.period} ${quarters}`;
  const later = createFigures(
    { ...viewpoint, period, asOf: lastDayOf(period) },
    last.get(name),
  );
  last.set(name, later);
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
  const stops = new Uint8Array(standing.length);
  if (indicator.carryQuarters === 0) return stops;
  const next = unlessRenewed(figures, quarters);
  const { parity } = indicator;
  const read = parity && figures.viewpoint.method.indicators[parity.indicator];
  const own = next.stated(indicator).outcome;
  const other = read ? next.stated(read).outcome : own;
  for (let at = 0; at < stops.length; at++)
    if (
      isAnswered(standing[at]) &&
      own[at] !== Outcome.value &&
      other[at] !== Outcome.value
    )
      stops[at] = 1;
  return stops;
}
