/** Best and worst case if all silent sites were good or bad: rule 7 of docs/methods.md. */
import type { IndicatorMethod } from "../indicator/method.ts";

/** Silent sites by group; a share without base enters as a silent site does. */
export interface Silence {
  readonly sites: Uint32Array;
  /** Sum of the bases that stand in for their denominators. */
  readonly base: Float64Array;
  /** Sites of which no base is known. */
  readonly leftOut: Uint32Array;
  /** Sites whose base is an upper bound. */
  readonly assumed: Uint32Array;
}

export interface BoundsInput {
  readonly asked: number;
  readonly answered: number;
  readonly pooled: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly silence: Silence;
  readonly group: number;
}

export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
  readonly leftOut: number;
  readonly assumed: number;
}

const NONE: Bounds = { low: null, high: null, leftOut: 0, assumed: 0 };

/** Silent sites count with their base: Σ numerators (+ bases) over Σ denominators + bases. */
function boundsByBase({
  numerator,
  denominator,
  silence,
  group,
}: BoundsInput): Bounds {
  const leftOut = silence.leftOut[group];
  const counted = { leftOut, assumed: silence.assumed[group] };
  const all = leftOut > 0 && leftOut === silence.sites[group];
  const base = silence.base[group];
  const whole = denominator + base;
  if (all || whole === 0) return { ...NONE, ...counted };
  return {
    low: numerator / whole,
    high: (numerator + base) / whole,
    ...counted,
  };
}

/** Each site weighs one: (answered × pooled value + silent × 0 or 1) / asked. A share without base is an answered one. */
function boundsBySites({
  asked,
  answered,
  pooled,
  numerator,
  denominator,
}: BoundsInput): Bounds {
  if (asked === 0 || (answered > 0 && pooled === 0)) return NONE;
  const good = answered === 0 ? 0 : (answered * numerator) / denominator;
  return {
    ...NONE,
    low: good / asked,
    high: (good + asked - answered) / asked,
  };
}

/** `hasBase`: the catalogue names a fact; otherwise each site weighs one. */
export function boundsOf(
  { bounded, valueType }: IndicatorMethod,
  hasBase: boolean,
  input: BoundsInput,
): Bounds {
  if (!bounded) return NONE;
  return valueType === "percent" && hasBase
    ? boundsByBase(input)
    : boundsBySites(input);
}
