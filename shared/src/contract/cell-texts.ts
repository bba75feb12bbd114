/** What is typed into a form of answers and facts, field by field: the columns of the workbook, as they are written. */
export const CELL_FIELDS = [
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
export type CellField = (typeof CELL_FIELDS)[number];
export type CellTexts = Readonly<Record<CellField, string>>;

export const NO_CELL_TEXTS: CellTexts = {
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

/** The state that takes a statement back; no row of a workbook says so. */
export const WITHDRAWN = "withdrawn";
