/** How a figure reads: what kind of number it is, and its words. Pure. */
import type {
  MeasurePartsFragment,
  ShadowFragment,
} from "../__generated__/operations.ts";
import type { IndicatorTerm } from "./catalogue.ts";
import type { Format } from "./format.ts";

export type MeasureParts = MeasurePartsFragment;
/** What every place that shows a figure shows of it. */
export type Shadow = Omit<ShadowFragment, " $fragmentName" | "__typename">;

/** Most answers speak from an earlier period. */
export const isMostlyCarried = ({
  carried,
  answered,
}: Pick<Shadow, "answered" | "carried">): boolean => carried * 2 > answered;

/** A fraction is shown in per cent; everything else in the catalogue's unit. */
export const isFraction = ({ valueType }: Pick<IndicatorTerm, "valueType">) =>
  valueType !== "ratio" && valueType !== "count";

/** What a site answers with a level, an option or a flag, and what is therefore counted in sites. */
export const isChoice = ({ valueType }: Pick<IndicatorTerm, "valueType">) =>
  valueType === "ordinal" || valueType === "enum" || valueType === "boolean";

/** Options of which none is better: how sites spread is all there is to say. */
export const isSpreadOnly = ({
  valueType,
  options,
}: Pick<IndicatorTerm, "valueType" | "options">) =>
  valueType === "enum" && options.every(({ isOk }) => isOk === null);

/** A target in the unit of `value`: the catalogue gives shares in per cent. */
export const targetOf = (
  indicator: Pick<IndicatorTerm, "valueType" | "targetDefault">,
): number | null =>
  indicator.targetDefault === null
    ? null
    : isFraction(indicator)
      ? indicator.targetDefault / 100
      : indicator.targetDefault;

/** The figure's number as text, without its unit; a dash where it is undefined. */
export function figureText(
  indicator: Pick<IndicatorTerm, "valueType">,
  value: number | null | undefined,
  format: Format,
): string {
  if (value === null || value === undefined) return "–";
  if (isFraction(indicator)) return format.percent(value);
  return format.number(value, Math.abs(value) < 10 ? 2 : 1);
}

/** The difference of two figures: in percentage points for fractions. */
export function differenceText(
  indicator: Pick<IndicatorTerm, "valueType">,
  difference: number,
  format: Format,
): string {
  return isFraction(indicator)
    ? format.points(difference)
    : format.signed(difference);
}

/** Whether a move of this much is good, bad, or neither. */
export function isBetter(
  { direction }: Pick<IndicatorTerm, "direction">,
  from: number,
  to: number,
): boolean | undefined {
  switch (direction) {
    case "higher_is_better":
      return to === from ? undefined : to > from;
    case "lower_is_better":
      return to === from ? undefined : to < from;
    case "closer_to_1_is_better":
      return Math.abs(to - 1) === Math.abs(from - 1)
        ? undefined
        : Math.abs(to - 1) < Math.abs(from - 1);
    default:
      return undefined;
  }
}
