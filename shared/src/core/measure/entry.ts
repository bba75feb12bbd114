/** How one answered site enters a figure: rule 6 of docs/methods.md. */
import {
  State,
  stateOf,
  verificationOf,
  WITHOUT_BASE,
} from "../answer/words.ts";
import {
  GOOD_LEVEL,
  LEVELS,
  type IndicatorMethod,
} from "../indicator/method.ts";
import { Entry, type FigureColumn } from "./figure-column.ts";

/** The highest level that the verification allows, and that is not above the claim. */
export function gatedLevel(
  gate: readonly number[],
  claimed: number,
  verification: number,
): number {
  let level = Math.min(claimed, LEVELS - 1);
  while (level > 0 && verification < gate[level]) level--;
  return level;
}

/** Whether a level (effective), option or flag counts in the share that is the figure. */
export function isGood(
  { valueType, okOptions }: IndicatorMethod,
  choice: number,
): boolean {
  if (valueType === "ordinal") return choice >= GOOD_LEVEL;
  return valueType === "enum" ? okOptions[choice] : choice === 1;
}

const hasShare = ({ valueType, okOptions }: IndicatorMethod) =>
  valueType !== "enum" || okOptions.length > 0;

function enterChoice(
  column: FigureColumn,
  at: number,
  method: IndicatorMethod,
  stated: number,
): void {
  const choice =
    method.valueType === "ordinal"
      ? gatedLevel(method.gate, stated, column.verification[at])
      : stated;
  column.choice[at] = choice;
  if (!hasShare(method)) return;
  column.entry[at] = Entry.pooled;
  column.denominator[at] = 1;
  column.numerator[at] = isGood(method, choice) ? 1 : 0;
}

function enterCount(
  column: FigureColumn,
  at: number,
  { aggregation }: IndicatorMethod,
  count: number,
): void {
  if (aggregation === "median") {
    column.value[at] = count;
    column.hasValue[at] = 1;
    return;
  }
  column.entry[at] = Entry.pooled;
  column.numerator[at] = count;
  column.denominator[at] = 1;
}

/** A percentage or ratio; a denominator of 0 adds nothing and has no value. */
export function enterShare(
  column: FigureColumn,
  at: number,
  { valueType, aggregation, multiplier }: IndicatorMethod,
  numerator: number,
  denominator: number,
): void {
  if (denominator === 0) return;
  column.hasValue[at] = 1;
  if (denominator === WITHOUT_BASE) {
    column.entry[at] = Entry.bare;
    column.value[at] = numerator;
    return;
  }
  const percent = valueType === "percent";
  const counted = percent ? Math.min(numerator, denominator) : numerator;
  column.value[at] = (counted / denominator) * (percent ? 1 : multiplier);
  if (aggregation !== "ratio_of_sums") return;
  column.entry[at] = Entry.pooled;
  column.numerator[at] = counted;
  column.denominator[at] = denominator;
}

/** Writes what an answered site's statement says of itself. */
export function enterMarks(
  column: FigureColumn,
  at: number,
  code: number,
  distance: number,
): void {
  column.verification[at] = verificationOf(code);
  column.unreviewed[at] = stateOf(code) === State.pendingReview ? 1 : 0;
  column.distance[at] = distance;
}

/** Writes an answered site's value; its marks must have been written. */
export function enterValue(
  column: FigureColumn,
  at: number,
  method: IndicatorMethod,
  numerator: number,
  denominator: number,
): void {
  switch (method.valueType) {
    case "percent":
    case "ratio":
      enterShare(column, at, method, numerator, denominator);
      return;
    case "count":
      enterCount(column, at, method, numerator);
      return;
    default:
      enterChoice(column, at, method, numerator);
  }
}
