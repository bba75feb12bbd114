/** How a figure moved since the quarter before, and how much of that because of who answered. */
import {
  compareFigures,
  formatPeriod,
  type IndicatorMethod,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { twoQuarters, type TwoQuarters } from "./two-quarters.ts";

function movementOf({ now, before }: TwoQuarters, indicator: IndicatorMethod) {
  const { left, right, leftOnly, rightOnly, ...matched } = compareFigures(
    { figures: now },
    { figures: before },
    indicator,
  );
  return {
    indicator: indicator.id,
    period: formatPeriod(now.viewpoint.period),
    since: formatPeriod(before.viewpoint.period),
    before: right,
    now: left,
    matchedBefore: matched.matchedRight,
    matchedNow: matched.matchedLeft,
    matched: matched.matched,
    renewed: matched.renewed,
    came: leftOnly,
    left: rightOnly,
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
