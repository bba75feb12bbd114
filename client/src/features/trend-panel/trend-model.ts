/** A series as points of a drawing, with how each quarter stands to a target. Pure. */
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import type { MeasureParts } from "../../lib/figure.ts";
import { judgeTarget, type Judgement } from "../../lib/target.ts";

export interface SeriesEntry {
  readonly period: string;
  readonly measure: MeasureParts;
}

export interface TrendEntry {
  readonly period: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly answered: number;
  readonly asked: number;
  /** Most answers speak from an earlier quarter. */
  readonly isCarried: boolean;
  /** Undefined without target, and where nobody is asked. */
  readonly judgement: Judgement | undefined;
}

export function trendEntries(
  indicator: Pick<IndicatorTerm, "direction">,
  series: readonly SeriesEntry[],
  target: number | null,
  hasUnnamed: boolean,
): readonly TrendEntry[] {
  return series.map(({ period, measure }) => ({
    period,
    value: measure.value,
    // A range around nothing says only that nobody has answered.
    low: measure.answered > 0 ? measure.low : null,
    high: measure.answered > 0 ? measure.high : null,
    answered: measure.answered,
    asked: measure.asked,
    isCarried: measure.carried * 2 > measure.answered,
    judgement:
      target === null || measure.asked === 0
        ? undefined
        : judgeTarget(indicator, target, measure, hasUnnamed),
  }));
}
