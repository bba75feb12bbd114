/** What is said of a cell while it is typed, before the server has seen it; the rules are shared with imports. */
import { readNumber, readPercentage } from "@saphan/shared/contract";
import {
  isDoubtfulPercentage,
  sumsAbove,
  trapsOf,
  type Trap,
  type TypedNumbers,
  type ValueType,
} from "@saphan/shared/core";
import type { CellView, Field, Texts } from "./cells-model.ts";

/** Catalogue, "privacy": groups of fewer people stay at their site. */
const MIN_GROUP = 10;

export interface Check {
  readonly field: Field;
  readonly code:
    | Trap
    | "breakdown_above_total"
    | "not_a_number"
    | "one_half"
    | "percent_out_of_range"
    | "percent_or_fraction";
  /** Whether it keeps the cell from being published. */
  readonly isHindrance: boolean;
}

/** Codes of the server that say what is said here already. */
export const SAID_HERE: ReadonlySet<string> = new Set([
  "number_unclear",
  "number_negative",
  "numerator_above_denominator",
  "percent_out_of_range",
  "ask_percent",
  "ask_zero_denominator",
  "breakdown_above_total",
  "denominator_missing",
  "numerator_missing",
]);

const numberIn = (text: string): number | undefined =>
  text.trim() === "" ? undefined : readNumber(text.trim());

export function numbersOf(texts: Texts, valueType: ValueType): TypedNumbers {
  const value =
    valueType === "percent"
      ? readPercentage(texts.value.trim())?.fraction
      : numberIn(texts.value);
  return {
    numerator: numberIn(texts.numerator),
    denominator: numberIn(texts.denominator),
    value: texts.value.trim() === "" ? undefined : value,
  };
}

const isUnread = (text: string): boolean => {
  const number = readNumber(text.trim());
  return text.trim() !== "" && (number === undefined || number < 0);
};

const isValue = ({ state }: Texts) => ["", "reported"].includes(state);

export function checksOf(
  { id, texts, last }: Pick<CellView, "id" | "last" | "texts">,
  valueType: ValueType,
  /** What the site states of the fact that the denominator counts. */
  base: number | undefined,
): readonly Check[] {
  if (!isValue(texts)) return [];
  const checks: Check[] = [];
  const say = (field: Field, code: Check["code"], isHindrance = false) =>
    checks.push({ field, code, isHindrance });
  for (const field of ["numerator", "denominator"] as const)
    if (isUnread(texts[field])) say(field, "not_a_number", true);
  const hasNumerator = texts.numerator.trim() !== "";
  const hasDenominator = texts.denominator.trim() !== "";
  if (hasNumerator !== hasDenominator)
    say(hasNumerator ? "denominator" : "numerator", "one_half", true);
  const written = texts.value.trim();
  if (valueType === "percent" && written !== "") {
    const percentage = readPercentage(written);
    if (!percentage) say("value", "not_a_number", true);
    else if (percentage.fraction < 0 || percentage.fraction > 1)
      say("value", "percent_out_of_range", true);
    else if (!percentage.marked && isDoubtfulPercentage(percentage.written))
      say("value", "percent_or_fraction", true);
  } else if (["count", "ratio"].includes(valueType) && isUnread(written))
    say("value", "not_a_number", true);
  const traps = trapsOf(numbersOf(texts, valueType), {
    valueType,
    isBreakdown: id.includes(" "),
    last:
      last && isValue(last.texts)
        ? numbersOf(last.texts, valueType)
        : undefined,
    base,
    minGroup: MIN_GROUP,
  });
  for (const trap of traps)
    say(trap === "above_denominator" ? "numerator" : "denominator", trap);
  return checks;
}

/** Whether the parts of a key that adds up come to more than the total. */
export const isAboveTotal = (
  parts: readonly Texts[],
  total: Texts,
  valueType: ValueType,
): boolean =>
  sumsAbove(
    parts.map((texts) => numbersOf(texts, valueType)),
    numbersOf(total, valueType),
  );
