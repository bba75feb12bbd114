/** What one source states at one site, and how far two statements on the same thing are apart. */
import { Outcome, type EffectiveColumn } from "../answer/effective.ts";
import { WITHOUT_BASE } from "../answer/words.ts";
import { LEVELS, type IndicatorMethod } from "../indicator/method.ts";

/** Before any evidence gate: a fraction, a ratio times its multiplier, a count, or a level, option or flag. */
export interface Claim {
  readonly isNotApplicable: boolean;
  readonly value: number | null;
  readonly choice: number | null;
}

export const NOT_APPLICABLE: Claim = Object.freeze({
  isNotApplicable: true,
  value: null,
  choice: null,
});

/** Figures that are nearer than this are the same figure, rounded. */
const ROUNDING = 0.01;

export const isChoice = ({
  valueType,
}: Pick<IndicatorMethod, "valueType">): boolean =>
  valueType === "ordinal" || valueType === "boolean" || valueType === "enum";

/** Of a row that gives a value; undefined where its denominator is 0, which says nothing that could differ. */
export function claimOf(
  indicator: IndicatorMethod,
  numerator: number,
  denominator: number,
): Claim | undefined {
  if (isChoice(indicator))
    return { isNotApplicable: false, value: null, choice: numerator };
  const { valueType, multiplier } = indicator;
  if (valueType === "count" || denominator === WITHOUT_BASE)
    return { isNotApplicable: false, value: numerator, choice: null };
  if (denominator === 0) return undefined;
  const unit = valueType === "ratio" ? multiplier : 1;
  const value = (numerator / denominator) * unit;
  return { isNotApplicable: false, value, choice: null };
}

/** What a column's cell states; undefined where it gives neither a value nor "not applicable". */
export function claimAt(
  indicator: IndicatorMethod,
  { outcome, numerator, denominator }: EffectiveColumn,
  at: number,
): Claim | undefined {
  if (outcome[at] === Outcome.notApplicable) return NOT_APPLICABLE;
  if (outcome[at] !== Outcome.value) return undefined;
  return claimOf(indicator, numerator[at], denominator[at]);
}

/** 0 for the same, up to 1: percentages by points, levels by steps, everything else by share of the larger. */
export function apart(indicator: IndicatorMethod, a: Claim, b: Claim): number {
  if (a.isNotApplicable || b.isNotApplicable)
    return a.isNotApplicable === b.isNotApplicable ? 0 : 1;
  if (a.choice !== null && b.choice !== null) {
    const steps = Math.abs(a.choice - b.choice);
    return indicator.valueType === "ordinal"
      ? steps / (LEVELS - 1)
      : Math.min(steps, 1);
  }
  const [x, y] = [a.value ?? 0, b.value ?? 0];
  const scale =
    indicator.valueType === "percent"
      ? 1
      : Math.max(Math.abs(x), Math.abs(y), Number.MIN_VALUE);
  const distance = Math.min(Math.abs(x - y) / scale, 1);
  return distance < ROUNDING ? 0 : distance;
}
