/** How much of the core set is there, how fresh, and how far somebody has looked at it. */
import {
  formatDay,
  formatPeriod,
  isAnswered,
  isAsked,
  lastDayOf,
  Standing,
  VERIFIED_FROM,
  type Figures,
  type IndicatorMethod,
  freeColumn,
  stopping,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { coreSet, twoQuarters } from "./two-quarters.ts";

function countAnswers(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
) {
  const counts = {
    asked: 0,
    answered: 0,
    carried: 0,
    verified: 0,
    unreviewed: 0,
    conflicts: 0,
  };
  const { length } = figures.viewpoint.scope.rows;
  for (const indicator of indicators) {
    const { column, standing } = freeColumn(figures, indicator);
    for (let at = 0; at < length; at++) {
      const stands = standing[at] ?? 0;
      if (stands !== Standing.notShared)
        counts.conflicts += column.conflict[at] ?? 0;
      if (!isAsked(stands)) continue;
      counts.asked++;
      if (!isAnswered(stands)) continue;
      counts.answered++;
      counts.unreviewed += column.unreviewed[at] ?? 0;
      if ((column.distance[at] ?? 0) > 0) counts.carried++;
      if ((column.verification[at] ?? 0) >= VERIFIED_FROM) counts.verified++;
    }
  }
  return counts;
}

function countStopping(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
): number {
  let count = 0;
  for (const indicator of indicators)
    for (const stops of stopping(figures, indicator)) count += stops;
  return count;
}

export async function describeAssurance(context: Context, view: NetworkView) {
  const { now, before } = await twoQuarters(context, view);
  const core = coreSet(context);
  return {
    since: formatPeriod(before.viewpoint.period),
    lastDay: formatDay(lastDayOf(view.period)),
    pillars: context.catalogue.pillars.map(({ id }) => {
      const indicators = core.flatMap(({ pillar, of }) =>
        pillar === id ? [of] : [],
      );
      return {
        pillar: id,
        now: countAnswers(now, indicators),
        before: countAnswers(before, indicators),
        ending: countStopping(now, indicators),
      };
    }),
  };
}
