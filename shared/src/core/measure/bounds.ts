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
function boundsByBase({ numerator, denominator, silence }: Tally): Bounds {
  const { sites, base, leftOut, assumed } = silence;
  const whole = denominator + base;
  const isUnknown = whole === 0 || (leftOut > 0 && leftOut === sites);
  return {
    low: isUnknown ? null : numerator / whole,
    high: isUnknown ? null : (numerator + base) / whole,
    leftOut,
    assumed,
  };
}

/** Each site weighs one: (answered × pooled value + silent × 0 or 1) / asked. A share without base is an answered one. */
function boundsBySites(
  asked: number,
  { answered, pooled, numerator, denominator }: Tally,
): Bounds {
  if (asked === 0 || (answered > 0 && pooled === 0)) return NONE;
  const good = answered === 0 ? 0 : (answered * numerator) / denominator;
  return {
    low: good / asked,
    high: (good + asked - answered) / asked,
    leftOut: 0,
    assumed: 0,
  };
}

/** `hasBase`: the catalogue names a fact; otherwise each site weighs one. */
export function boundsOf(
  { bounded, valueType }: IndicatorMethod,
  hasBase: boolean,
  asked: number,
  tally: Tally,
): Bounds {
  if (!bounded) return NONE;
  return valueType === "percent" && hasBase
    ? boundsByBase(tally)
    : boundsBySites(asked, tally);
}
