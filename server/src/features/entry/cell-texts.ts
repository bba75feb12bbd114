/** An answer or fact as the texts of its fields: what a form is filled with, and what is typed into it. */
import {
  CELL_FIELDS,
  NO_CELL_TEXTS,
  writePercentage,
  type CellField,
  type CellTexts,
} from "@saphan/shared/contract";
import {
  formatDay,
  NO_DAY,
  VERIFICATIONS,
  type IndicatorMethod,
  type StatedAnswer,
} from "@saphan/shared/core";

const COLUMNS: Readonly<Partial<Record<CellField, string>>> = {
  validUntil: "valid_until",
  inheritedFrom: "inherited_from",
};
export const columnOf = (field: CellField): string => COLUMNS[field] ?? field;
export const fieldOf = (column: string): string =>
  CELL_FIELDS.find((field) => columnOf(field) === column) ?? "";

const numberText = (value: number | null): string =>
  value === null ? "" : String(value);

function valueText(
  { valueType }: IndicatorMethod,
  { value, option }: StatedAnswer,
): string {
  if (option !== null) return option;
  if (value === null) return "";
  if (valueType === "percent") return writePercentage(value);
  return valueType === "boolean" ? (value === 1 ? "yes" : "no") : String(value);
}

export const textsOfAnswer = (
  indicator: IndicatorMethod,
  answer: StatedAnswer,
  textOf: (id: string) => string,
): CellTexts => ({
  // What a review set aside was reported, and is corrected as such; of a zero its number says so.
  state: ["pending_review", "zero_reported"].includes(answer.state)
    ? "reported"
    : answer.state,
  numerator: numberText(answer.numerator),
  denominator: numberText(answer.denominator),
  value: valueText(indicator, answer),
  verification: VERIFICATIONS[answer.verification] ?? "",
  evidence: textOf(answer.evidence),
  validUntil: answer.validUntil === NO_DAY ? "" : formatDay(answer.validUntil),
  inheritedFrom: answer.inheritedFrom,
  note: textOf(answer.note),
});

export const textsOfFact = (value: number, isYesNo: boolean): CellTexts => ({
  ...NO_CELL_TEXTS,
  value: isYesNo ? (value === 1 ? "yes" : "no") : String(value),
});
