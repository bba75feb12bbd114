/** A page's file as an Excel workbook: first what it is of, then its tables. Loaded when one is asked for. */
import {
  XLSX_LIMITS,
  xlsxParts,
  type XlsxCell,
  type XlsxSheet,
} from "@saphan/shared/contract";
import { parseDay } from "@saphan/shared/core";
import { Zip, ZipDeflate } from "fflate";
import type { FileCell, FileTable, PageFile } from "./page-file.ts";

/** More rows than a sheet of ours may hold: the CSV has no such end. */
export class BookOverflow extends Error {
  override readonly name = "BookOverflow";
}

const NAME_LENGTH = 31;
/** Characters that a sheet's name may not hold: ECMA-376 part 1, 18.2.19, and what programs refuse. */
const UNNAMEABLE = /[[\]:*?/\\]/g;
const WIDEST = 48;
const NARROWEST = 9;
/** Rows that a column's width is taken from. */
const MEASURED_ROWS = 200;
const LABEL_WIDTH = 26;
const WORDS_WIDTH = 90;

/** Each name once, whatever case programs compare it in. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean =
      name
        .replace(UNNAMEABLE, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "–";
    for (let at = 1; ; at++) {
      const end = at === 1 ? "" : ` (${at})`;
      const tried = clean.slice(0, NAME_LENGTH - end.length).trim() + end;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** Texts are kept as texts, so that no program ever takes one for a formula. */
function xlsxCell(cell: FileCell): XlsxCell {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "";
  if (typeof cell === "string") return { value: cell, style: "text" };
  if ("percent" in cell)
    return Number.isFinite(cell.percent) ? { percent: cell.percent } : "";
  const day = parseDay(cell.day);
  return day === undefined ? { value: cell.day, style: "text" } : { day };
}

const lengthOf = (cell: FileCell): number =>
  typeof cell === "string" ? cell.replace(/\p{M}/gu, "").length : 10;

function tableSheet(table: FileTable, name: string): XlsxSheet {
  const { columns, rows, note } = table;
  const widths = columns.map((title, at) =>
    Math.max(
      NARROWEST,
      // A title wraps.
      Math.min(lengthOf(title), 18),
      ...rows.slice(0, MEASURED_ROWS).map((row) => lengthOf(row[at] ?? "") + 1),
    ),
  );
  return {
    name,
    columns: widths.map((width) => ({
      width: Math.min(width, WIDEST),
      style: "plain",
    })),
    frozenRows: note ? 2 : 1,
    dropDowns: [],
    *rows() {
      if (note) yield [{ value: note, style: "text" }];
      yield columns.map((value) => ({ value, style: "header" as const }));
      for (const row of rows) yield row.map(xlsxCell);
    },
  };
}

const headSheet = ({ head }: PageFile, name: string): XlsxSheet => ({
  name,
  columns: [
    { width: LABEL_WIDTH, style: "text" },
    { width: WORDS_WIDTH, style: "wrapped" },
  ],
  frozenRows: 0,
  dropDowns: [],
  rows: () =>
    head.map(([label, value], at) => [
      { value: label, style: at === 0 ? "title" : "text" },
      { value, style: at === 0 ? "title" : "wrapped" },
    ]),
});

/** Gives the page air while a large file is made. */
const PACE_ROWS = 2_000;
const breath = () => new Promise<void>((resume) => setTimeout(resume));

/** Throws `BookOverflow` where a table does not fit, and the signal's reason where it is given up. */
export async function bookOf(
  file: PageFile,
  /** Name of the first sheet. */
  about: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const [headName = "", ...names] = sheetNames([
    about,
    ...file.tables.map(({ name }) => name),
  ]);
  const sheets = [
    headSheet(file, headName),
    ...file.tables.map((table, at) => tableSheet(table, names[at] ?? "")),
  ];
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  let written = 0;
  const parts = xlsxParts(sheets, (sheet, row) => {
    if (row > XLSX_LIMITS.rows) throw new BookOverflow(sheet.name);
  });
  for (const { name, lines } of parts) {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for await (const text of lines()) {
      part.push(encoder.encode(text));
      if (++written % PACE_ROWS === 0) await breath();
      signal?.throwIfAborted();
    }
    part.push(new Uint8Array(), true);
  }
  zip.end();
  const bytes = new Uint8Array(
    chunks.reduce((sum, chunk) => sum + chunk.length, 0),
  );
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
