/**
 * How much of a concern there is at each site, from one indicator: docs/methods.md, "Exposure". What is not known may be
 * anything; an indicator that does not apply is no concern.
 */
import type { IndicatorMethod } from "../indicator/method.ts";
import { isGood } from "../measure/entry.ts";
import {
  Entry,
  isAnswered,
  isAsked,
  Standing,
  type FigureColumn,
} from "../measure/figure-column.ts";
import type { Concern } from "./propagation.ts";

/** A concern, and by position why it is not known where its ends differ (`Standing` of what would tell it). */
export interface SiteConcern extends Concern {
  readonly standing: Uint8Array;
}

export interface ConcernRule {
  /** Of a percentage: whether more of it is worse. */
  readonly isMoreWorse: boolean;
  /** Effective levels below this one are a concern. */
  readonly below: number;
}

/** Whether a site's answer to the indicator can be a concern at all: it must have an end that is good. */
export const mayBeConcern = ({
  valueType,
  bounded,
  okOptions,
  parity,
}: IndicatorMethod): boolean =>
  valueType === "ordinal" ||
  valueType === "boolean" ||
  (valueType === "enum" && okOptions.length > 0) ||
  (valueType === "percent" && bounded && !parity);

/** 0 to 1, undefined where an answer tells no value: a share without a base, or of nobody. */
function concernAt(
  column: FigureColumn,
  at: number,
  indicator: IndicatorMethod,
  { isMoreWorse, below }: ConcernRule,
): number | undefined {
  const choice = column.choice[at];
  if (indicator.valueType === "ordinal") return choice < below ? 1 : 0;
  if (indicator.valueType !== "percent")
    return isGood(indicator, choice) ? 0 : 1;
  if (column.entry[at] !== Entry.pooled || !column.hasValue[at])
    return undefined;
  const share = Math.min(Math.max(column.value[at], 0), 1);
  return isMoreWorse ? share : 1 - share;
}

/** Yes or no by level, option and flag; a percentage counts as much as it is. */
export function concernOf(
  indicator: IndicatorMethod,
  column: FigureColumn,
  rule: ConcernRule,
): SiteConcern {
  if (!mayBeConcern(indicator))
    throw new RangeError(`${indicator.id} has no good end`);
  const { standing } = column;
  const low = new Float64Array(standing.length);
  const high = new Float64Array(standing.length);
  for (let at = 0; at < standing.length; at++) {
    if (standing[at] === Standing.notApplicable) continue;
    const value = isAnswered(standing[at])
      ? concernAt(column, at, indicator, rule)
      : undefined;
    low[at] = value ?? 0;
    high[at] = value ?? 1;
  }
  return { low, high, standing };
}

/** The first concern; where its indicator does not apply, the second. */
export function firstThatApplies(
  first: SiteConcern,
  second: SiteConcern,
): SiteConcern {
  const choose = <Column extends Float64Array | Uint8Array>(
    one: Column,
    other: Column,
  ): Column => {
    const chosen = one.slice() as Column;
    for (let at = 0; at < chosen.length; at++)
      if (first.standing[at] === Standing.notApplicable) chosen[at] = other[at];
    return chosen;
  };
  return {
    low: choose(first.low, second.low),
    high: choose(first.high, second.high),
    standing: choose(first.standing, second.standing),
  };
}

/**
 * Share of the questions that a site was asked and has not answered. Silence itself is known; what a site does not share
 * may be answered or not. A site that is asked nothing is silent on nothing.
 */
export function silenceOf(
  columns: readonly Pick<FigureColumn, "standing">[],
  length: number,
): SiteConcern {
  const low = new Float64Array(length);
  const high = new Float64Array(length);
  const standing = new Uint8Array(length).fill(Standing.answered);
  for (let at = 0; at < length; at++) {
    let [asked, silent, hidden] = [0, 0, 0];
    for (const column of columns) {
      const stands = column.standing[at];
      if (stands === Standing.notShared) hidden++;
      if (!isAsked(stands)) continue;
      asked++;
      if (!isAnswered(stands)) silent++;
    }
    if (asked + hidden === 0) continue;
    low[at] = silent / (asked + hidden);
    high[at] = (silent + hidden) / (asked + hidden);
    if (hidden > 0) standing[at] = Standing.notShared;
  }
  return { low, high, standing };
}
