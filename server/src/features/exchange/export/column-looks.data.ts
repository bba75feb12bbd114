/** How wide a column of the workbook is in an Excel file, and how its cells are kept. */
import type { XlsxColumn } from "@saphan/shared/contract";

const KEY: XlsxColumn = { width: 18, style: "text" };
const NAME: XlsxColumn = { width: 32, style: "text" };
const WORD: XlsxColumn = { width: 16, style: "text" };
const DAY: XlsxColumn = { width: 13, style: "day" };
const NUMBER: XlsxColumn = { width: 12, style: "plain" };
const REMARK: XlsxColumn = { width: 40, style: "text" };

const LOOKS: Readonly<Record<string, XlsxColumn | undefined>> = {
  name_en: NAME,
  name_th: NAME,
  indicator_id: NAME,
  part_families: NAME,
  opened: DAY,
  closed: DAY,
  since: DAY,
  until: DAY,
  valid_until: DAY,
  latitude: NUMBER,
  longitude: NUMBER,
  headcount: NUMBER,
  women: NUMBER,
  migrants: NUMBER,
  numerator: NUMBER,
  denominator: NUMBER,
  share: NUMBER,
  baseline: NUMBER,
  target: NUMBER,
  // A level, a percentage or a word: as the program makes of it.
  value: { width: 16, style: "plain" },
  evidence: REMARK,
  note: REMARK,
  kind: WORD,
  side: WORD,
  state: WORD,
  role: WORD,
};

/** Keys, and numbers that are names, stay as they are typed. */
export const columnLook = (column: string): XlsxColumn => LOOKS[column] ?? KEY;
