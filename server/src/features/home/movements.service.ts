/** How a figure moved since the quarter before, and how much of that because of who answered. */
import {
  Entry,
  formatPeriod,
  freeGrouping,
  isAnswered,
  maskGrouping,
  rollUp,
  wholeGrouping,
  type Figures,
  type IndicatorMethod,
  type Measure,
  freeColumn,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { positionIn, twoQuarters, type TwoQuarters } from "./two-quarters.ts";

/** The figure over the sites that the mask keeps; over all where there is none. */
function measureOver(
  figures: Figures,
  indicator: IndicatorMethod,
  mask?: Uint8Array,
): Measure {
  const whole = wholeGrouping(figures.viewpoint.scope.rows.length);
  const [measure] = rollUp({
    indicator,
    column: figures.total(indicator),
    isBreakdown: false,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping: freeGrouping(
      figures,
      indicator,
      mask ? maskGrouping(whole, mask) : whole,
    ),
  });
  if (!measure) throw new RangeError("a grouping without groups");
  return measure;
}

/** By position: 1 where the site moves the figure: it is added up, or one of the values that the median is of. */
function entering(figures: Figures, indicator: IndicatorMethod): Uint8Array {
  const { standing, column } = freeColumn(figures, indicator);
  const { entry, hasValue } = column;
  return standing.map((stands, at) => {
    const enters =
      indicator.aggregation === "median"
        ? hasValue[at] === 1
        : entry[at] === Entry.pooled;
    return enters && isAnswered(stands) ? 1 : 0;
  });
}

function movementOf({ now, before }: TwoQuarters, indicator: IndicatorMethod) {
  const { rows } = now.viewpoint.scope;
  const { distance } = now.total(indicator);
  const entersNow = entering(now, indicator);
  const enteredBefore = entering(before, indicator);
  const matchedNow = new Uint8Array(entersNow.length);
  const matchedBefore = new Uint8Array(enteredBefore.length);
  const count = { matched: 0, renewed: 0, came: 0, left: 0 };
  rows.forEach((row, at) => {
    if (!entersNow[at]) return;
    const then = positionIn(before, row);
    if (then < 0 || !enteredBefore[then]) {
      count.came++;
      return;
    }
    matchedNow[at] = 1;
    matchedBefore[then] = 1;
    count.matched++;
    if (distance[at] === 0) count.renewed++;
  });
  matchedBefore.forEach((matched, at) => {
    if (!matched && enteredBefore[at]) count.left++;
  });
  return {
    indicator: indicator.id,
    period: formatPeriod(now.viewpoint.period),
    since: formatPeriod(before.viewpoint.period),
    before: measureOver(before, indicator),
    now: measureOver(now, indicator),
    matchedBefore: measureOver(before, indicator, matchedBefore).value,
    matchedNow: measureOver(now, indicator, matchedNow).value,
    ...count,
  };
}

export async function listMovements(
  context: Context,
  view: NetworkView,
  indicators: readonly IndicatorMethod[],
) {
  const quarters = await twoQuarters(context, view);
  return indicators.map((indicator) => movementOf(quarters, indicator));
}
