/** What may be said of two figures beside each other (docs/methods.md, "Side by side"). Pure. */
import type { ComparedCells_NetworkFragment } from "../../__generated__/operations.ts";
import type { Catalogue, IndicatorTerm } from "../../lib/catalogue.ts";
import type { MeasureParts } from "../../lib/figure.ts";
import { isSpreadOnly } from "../../lib/figure.ts";
import { HEADLINES } from "../../lib/headlines.ts";

export type Compared = ComparedCells_NetworkFragment["comparison"];
export type ComparedPair = Compared["figures"][number];

/**
 * `none`: one side has no figure. `whole`: everybody asked has answered. `apart`: the ranges do not meet, so the
 * difference stands whatever the silent sites would say. `overlap`: they could turn it round. `leftOut`: the ranges do
 * not hold all silent sites. `unbounded`: there are no ranges to judge by.
 */
export type Finding =
  "none" | "whole" | "apart" | "overlap" | "leftOut" | "unbounded";

export interface Judged {
  readonly finding: Finding;
  /** Left less right; null where nothing may be said of it. */
  readonly difference: number | null;
  /** Of `apart`: by how much at least, as an absolute number. */
  readonly least: number | null;
  /** Sites that are asked and silent, on both sides together. */
  readonly silent: number;
}

type Side = Pick<
  MeasureParts,
  "value" | "low" | "high" | "asked" | "answered" | "boundsLeftOut"
>;

export function judge(left: Side, right: Side): Judged {
  const silent = left.asked - left.answered + (right.asked - right.answered);
  const nothing = { difference: null, least: null, silent };
  if (left.value === null || right.value === null)
    return { ...nothing, finding: "none" };
  const difference = left.value - right.value;
  const told = { difference, least: null, silent };
  if (
    left.low === null ||
    left.high === null ||
    right.low === null ||
    right.high === null
  )
    return { ...told, finding: silent === 0 ? "whole" : "unbounded" };
  if (left.boundsLeftOut + right.boundsLeftOut > 0)
    return { ...nothing, finding: "leftOut" };
  if (left.low === left.high && right.low === right.high)
    return { ...told, finding: "whole" };
  const least = Math.max(left.low - right.high, right.low - left.high);
  return least > 0
    ? { ...told, least, finding: "apart" }
    : { ...nothing, finding: "overlap" };
}

/** Which figures are compared: `headlines`, `core`, `all`, or one by its id. */
export type Choice = string;
export const CHOICES = ["headlines", "core", "all"] as const;

/** Of how sites spread over options there is no one figure; what is not for others is compared only when it is asked for. */
export const isComparable = (indicator: IndicatorTerm): boolean =>
  indicator.sensitivity === "standard" && !isSpreadOnly(indicator);

export function chosenIndicators(
  {
    indicators,
    findIndicator,
  }: Pick<Catalogue, "indicators" | "findIndicator">,
  choice: string | null,
): readonly IndicatorTerm[] {
  const one = choice && findIndicator(choice);
  if (one) return [one];
  const headlines = new Set(Object.values(HEADLINES));
  return indicators.filter(
    (indicator) =>
      isComparable(indicator) &&
      (choice === "all" ||
        (choice === "core" && indicator.isCore) ||
        headlines.has(indicator.id)),
  );
}
