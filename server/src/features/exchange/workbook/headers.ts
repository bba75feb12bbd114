/** Sheets and columns of the workbook, matched by id, English or Thai text in any order. */
import type { Catalogue } from "@saphan/shared/contract";
import { cleanText, matchingKey } from "./cell-text.ts";

/** In the order in which they are planned and written. */
export const SHEETS = [
  "Entities",
  "Sites",
  "Facts",
  "Links",
  "Answers",
  "Grants",
  "Members",
  "Targets",
] as const;
export type SheetId = (typeof SHEETS)[number];

/** Sheets of the template that hold no rows. */
export const OWN_SHEETS = {
  readMe: { en: "Read me", th: "อ่านก่อนกรอก" },
  lists: { en: "Lists", th: "รายการคำ" },
} as const;

/** How the first cell of a row of help under the header begins, and that of the template's example under it. */
export const HELP_MARK = "#";
export const EXAMPLE_MARK = "# ตัวอย่าง / Example";

/** Whether a sheet is one that the template brings along for people and drop-downs. */
export const isOwnSheet = (name: string): boolean =>
  Object.values(OWN_SHEETS).some(({ en, th }) =>
    [en, th].some((own) => matchingKey(own) === matchingKey(name)),
  );

export interface HeaderFault {
  readonly code: "column_twice" | "column_unknown" | "column_unnamed";
  /** As the header has it. */
  readonly text: string;
  /** From 1. */
  readonly place: number;
}

export interface MatchedHeader {
  /** By column id: its place in a row, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
  readonly faults: readonly HeaderFault[];
}

export interface WorkbookHeaders {
  /** The sheet that a name stands for, undefined for none. */
  readonly sheetOf: (name: string) => SheetId | undefined;
  readonly columnsOf: (sheet: SheetId) => readonly string[];
  readonly match: (sheet: SheetId, cells: readonly string[]) => MatchedHeader;
}

export function createHeaders({ headers }: Catalogue): WorkbookHeaders {
  const sheets = new Map<string, SheetId>();
  const columns = new Map<SheetId, ReadonlyMap<string, string>>();
  for (const sheet of SHEETS) {
    const entry = headers.sheets[sheet];
    if (!entry) throw new RangeError(`headers.json has no sheet ${sheet}`);
    for (const text of [sheet, entry.name.en, entry.name.th])
      sheets.set(matchingKey(text), sheet);
    const known = new Map<string, string>();
    for (const [id, { en, th }] of Object.entries(entry.columns))
      // The template has both languages in one cell.
      for (const text of [id, en, th, `${en} ${th}`, `${th} ${en}`])
        known.set(matchingKey(text), id);
    columns.set(sheet, known);
  }

  const match = (sheet: SheetId, cells: readonly string[]): MatchedHeader => {
    const known = columns.get(sheet);
    const places = new Map<string, number>();
    const faults: HeaderFault[] = [];
    // Empty cells behind the last header are no columns.
    const width = cells.findLastIndex((cell) => cleanText(cell) !== "") + 1;
    cells.slice(0, width).forEach((cell, at) => {
      const text = cleanText(cell);
      const id = known?.get(matchingKey(text));
      const fault = (code: HeaderFault["code"]) =>
        faults.push({ code, text, place: at + 1 });
      if (text === "") fault("column_unnamed");
      else if (id === undefined) fault("column_unknown");
      else if (places.has(id)) fault("column_twice");
      else places.set(id, at);
    });
    return { places, width, faults };
  };

  return {
    sheetOf: (name) => sheets.get(matchingKey(name)),
    columnsOf: (sheet) => [...new Set(columns.get(sheet)?.values())],
    match,
  };
}
