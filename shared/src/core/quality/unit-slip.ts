/** Slips that a number far from the usual one may come from: a guess by name, for who looks at it. */
import type { ValueType } from "../indicator/method.ts";

export const SLIPS = [
  "fraction_for_percent",
  "numerator_and_denominator",
  "factor_10",
  "factor_100",
  "factor_1000",
] as const;
export type Slip = (typeof SLIPS)[number];

/** How near to the usual number the mended one must come, as a factor. */
const NEAR = 1.25;

const isNear = (a: number, b: number): boolean =>
  a > 0 && b > 0 && Math.max(a / b, b / a) <= NEAR;

/** `value` and `usual` in the unit of the figure; `multiplier` that of a ratio. Undefined where no slip explains it. */
export function slipOf(
  valueType: ValueType,
  value: number,
  usual: number,
  multiplier: number,
): Slip | undefined {
  if (value <= 0 || usual <= 0 || isNear(value, usual)) return undefined;
  if (valueType === "percent" && isNear(value * 100, usual))
    return "fraction_for_percent";
  for (const factor of [10, 100, 1000] as const)
    if (isNear(value * factor, usual) || isNear(value / factor, usual))
      return `factor_${factor}`;
  const unit = valueType === "ratio" ? multiplier : 1;
  if (
    valueType !== "count" &&
    isNear((unit * unit) / value, usual) &&
    (valueType === "ratio" || value > 1)
  )
    return "numerator_and_denominator";
  return undefined;
}
