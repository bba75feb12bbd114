/** What a row of Answers says: state, parts and value together, by the kind of the indicator. */
import {
  isAboveDenominator,
  isDoubtfulPercentage,
  type AnswerState,
  type IndicatorMethod,
} from "@saphan/shared/core";
import { readBoolean } from "../workbook/booleans.ts";
import { readNumber, readPercentage } from "../workbook/numbers.ts";
import type { WordList } from "../workbook/word-lists.ts";
import { AnswerFlag } from "./answer-table.ts";
import type { RowReader } from "./row-reader.ts";

/** NaN stands for what is not there. One object is used again for each row. */
export interface AnswerValue {
  state: AnswerState;
  numerator: number;
  denominator: number;
  value: number;
  flags: number;
}

const HIGHEST_LEVEL = 4;
const SILENT: readonly string[] = [
  "not_applicable",
  "not_collected",
  "declined",
];

export const createAnswerValue = (): AnswerValue => ({
  state: "reported",
  numerator: NaN,
  denominator: NaN,
  value: NaN,
  flags: 0,
});

/** Half a unit of the last digit that was written: a percentage beside its parts may be rounded. */
function roundingOf(written: string): number {
  const places = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  return 0.5 * 10 ** -places * (1 + 1e-9);
}

function readPercentValue(reader: RowReader, into: AnswerValue): void {
  const written = reader.text("value");
  if (written === "") return;
  const percentage = readPercentage(written);
  if (!percentage) {
    reader.refuse("value", "number_unclear");
    return;
  }
  if (percentage.fraction < 0 || percentage.fraction > 1) {
    reader.refuse("value", "percent_out_of_range");
    return;
  }
  if (Number.isNaN(into.numerator) && Number.isNaN(into.denominator)) {
    into.value = percentage.fraction;
    into.flags |= AnswerFlag.bare;
    const { marked, written: number } = percentage;
    if (marked || !isDoubtfulPercentage(number)) return;
    into.flags |= AnswerFlag.doubtful;
    into.numerator = number;
    return;
  }
  const share = (into.numerator / into.denominator) * 100;
  const gap = Math.abs(share - percentage.written);
  if (into.denominator > 0 && gap > roundingOf(written))
    reader.refuse("value", "value_differs");
}

function readRatioValue(reader: RowReader, into: AnswerValue): void {
  const value = reader.amount("value");
  if (value === null) return;
  if (Number.isNaN(into.numerator) && Number.isNaN(into.denominator)) {
    into.value = value;
    into.flags |= AnswerFlag.bare;
  }
}

function readShare(
  reader: RowReader,
  { valueType }: IndicatorMethod,
  into: AnswerValue,
): void {
  into.numerator = reader.amount("numerator") ?? NaN;
  into.denominator = reader.amount("denominator") ?? NaN;
  if (reader.failed()) return;
  const isZero = into.state === "zero_reported";
  const hasNumerator = !Number.isNaN(into.numerator);
  const hasDenominator = !Number.isNaN(into.denominator);
  if (isZero && hasDenominator && !hasNumerator) into.numerator = 0;
  else if (isZero && into.numerator === 0 && !hasDenominator)
    into.numerator = NaN; // a bare zero
  else if (hasNumerator && !hasDenominator)
    reader.refuse("denominator", "denominator_missing");
  else if (hasDenominator && !hasNumerator)
    reader.refuse("numerator", "numerator_missing");
  if (reader.failed()) return;
  if (valueType === "percent") readPercentValue(reader, into);
  else readRatioValue(reader, into);
  if (isAboveDenominator(valueType, into.numerator, into.denominator))
    reader.warn("numerator", "numerator_above_denominator");
  if (!isZero || !Number.isNaN(into.numerator) || !Number.isNaN(into.value))
    return;
  into.value = 0;
  into.flags |= AnswerFlag.bare;
}

function readCount(reader: RowReader, into: AnswerValue): void {
  const numerator = reader.amount("numerator");
  const value = reader.amount("value");
  if (reader.text("denominator") !== "")
    reader.refuse("denominator", "value_not_used");
  if (numerator !== null && value !== null && numerator !== value)
    reader.refuse("value", "value_differs");
  into.value = value ?? numerator ?? (into.state === "zero_reported" ? 0 : NaN);
}

function readChoice(
  reader: RowReader,
  { valueType, options }: IndicatorMethod,
  words: WordList | undefined,
  into: AnswerValue,
): void {
  for (const column of ["numerator", "denominator"])
    if (reader.text(column) !== "") reader.refuse(column, "value_not_used");
  if (into.state === "zero_reported") {
    reader.refuse("state", "zero_not_for_type");
    return;
  }
  const written = reader.text("value");
  if (written === "") return;
  if (valueType === "ordinal") {
    const level = readNumber(written);
    const isLevel =
      Number.isInteger(level) &&
      level !== undefined &&
      level >= 0 &&
      level <= HIGHEST_LEVEL;
    if (isLevel) into.value = level;
    else
      reader.refuse("value", "level_unclear", { low: 0, high: HIGHEST_LEVEL });
  } else if (valueType === "boolean") {
    const flag = readBoolean(written);
    if (flag === undefined) reader.refuse("value", "boolean_unclear");
    else into.value = flag ? 1 : 0;
  } else {
    const place = options.indexOf(words?.idOf(written) ?? "");
    if (place >= 0) into.value = place;
    else
      reader.refuse("value", "word_unknown", { allowed: options.join(", ") });
  }
}

/** A true zero is `zero_reported`, and what says so may hold nothing else. */
function settleZero(
  reader: RowReader,
  { valueType }: IndicatorMethod,
  into: AnswerValue,
): void {
  if (!["percent", "ratio", "count"].includes(valueType)) return;
  const hasParts =
    !Number.isNaN(into.numerator) && !(into.flags & AnswerFlag.bare);
  const number = hasParts ? into.numerator : into.value;
  if (number === 0) into.state = "zero_reported";
  else if (into.state === "zero_reported")
    reader.refuse(hasParts ? "numerator" : "value", "zero_with_value");
}

/** Fills `into`; the row's faults are said to the reader. `state` is undefined where the row leaves it empty. */
export function readAnswerValue(
  reader: RowReader,
  indicator: IndicatorMethod,
  words: WordList | undefined,
  state: AnswerState | undefined,
  into: AnswerValue,
): void {
  into.state = state ?? "reported";
  into.numerator = into.denominator = into.value = NaN;
  into.flags = 0;
  if (SILENT.includes(into.state)) {
    for (const column of ["numerator", "denominator", "value"])
      if (reader.text(column) !== "")
        reader.refuse(column, "value_with_state", { state: into.state });
    return;
  }
  const { valueType } = indicator;
  if (valueType === "percent" || valueType === "ratio")
    readShare(reader, indicator, into);
  else if (valueType === "count") readCount(reader, into);
  else readChoice(reader, indicator, words, into);
  if (reader.failed()) return;
  if (Number.isNaN(into.value) && Number.isNaN(into.numerator))
    reader.refuse("value", "value_missing");
  else settleZero(reader, indicator, into);
}
