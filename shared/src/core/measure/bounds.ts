/** Best and worst case if all silent sites were good or bad: rule 7 of docs/methods.md. */
import type { IndicatorMethod } from "../indicator/method.ts";
import type { Tally } from "./tally.ts";

export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
  readonly leftOut: number;
  readonly assumed: number;
}

const NONE: Bounds = { low: null, high: null, leftOut: 0, assumed: 0 };

/** Silent sites count with their base: Σ numerators (+ bases) over Σ denominators + bases. */
function boundsByBase(tally: Tally, g: number): Bounds {
  const numerator = tally.numerator[g];
  const base = tally.quietBase[g];
  const leftOut = tally.leftOut[g];
  const whole = tally.denominator[g] + base;
  const isUnknown = whole === 0 || (leftOut > 0 && leftOut === tally.quiet[g]);
  return {
    low: isUnknown ? null : numerator / whole,
    high: isUnknown ? null : (numerator + base) / whole,
    leftOut,
    assumed: tally.assumed[g],
  };
}

/** Each site weighs one: (answered × pooled value + silent × 0 or 1) / asked. A share without base is an answered one. */
function boundsBySites(tally: Tally, g: number): Bounds {
  const answered = tally.answered[g];
  const silent = tally.silent[g];
  const asked = answered + silent;
  if (asked === 0 || (answered > 0 && tally.pooled[g] === 0)) return NONE;
  const good =
    answered === 0 ? 0 : (answered * tally.numerator[g]) / tally.denominator[g];
  return {
    low: good / asked,
    high: (good + silent) / asked,
    leftOut: 0,
    assumed: 0,
  };
}

/** Of group `g`. `hasBase`: the catalogue names a fact; otherwise each site weighs one. */
export function boundsOf(
  { bounded, valueType }: IndicatorMethod,
  hasBase: boolean,
  tally: Tally,
  g: number,
): Bounds {
  if (!bounded) return NONE;
  return valueType === "percent" && hasBase
    ? boundsByBase(tally, g)
    : boundsBySites(tally, g);
}
