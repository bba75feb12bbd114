/** An answer or fact as the texts of its fields: what a form is filled with, and what is typed into it. */
import { writePercentage } from "@saphan/shared/contract";
import {
  formatDay,
  NO_DAY,
  VERIFICATIONS,
  type IndicatorMethod,
  type StatedAnswer,
} from "@saphan/shared/core";

export const FIELDS = [
  "state",
  "numerator",
  "denominator",
  "value",
  "verification",
  "evidence",
  "validUntil",
  "inheritedFrom",
  "note",
] as const;
export type CellTexts = Readonly<Record<(typeof FIELDS)[number], string>>;

export const NO_TEXTS: CellTexts = {
  state: "",
  numerator: "",
  denominator: "",
  value: "",
  verification: "",
  evidence: "",
  validUntil: "",
  inheritedFrom: "",
  note: "",
};

/** What takes a statement back; no row of a workbook says so. */
export const WITHDRAWN = "withdrawn";

const COLUMNS: Readonly<Partial<Record<keyof CellTexts, string>>> = {
  validUntil: "valid_until",
  inheritedFrom: "inherited_from",
};
export const columnOf = (field: keyof CellTexts): string =>
  COLUMNS[field] ?? field;
export const fieldOf = (column: string): string =>
  FIELDS.find((field) => columnOf(field) === column) ?? "";

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
  ...NO_TEXTS,
  value: isYesNo ? (value === 1 ? "yes" : "no") : String(value),
});
