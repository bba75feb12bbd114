/** The whole workbook as a file: a zip of CSVs, or an Excel file where it fits into one. */
import {
  BYTE_ORDER_MARK,
  csvLine,
  serialOf,
  type Catalogue,
  type CsvCell,
  type XlsxCell,
  type XlsxSheet,
} from "@saphan/shared/contract";
import { parseDay } from "@saphan/shared/core";
import { HELP_MARK } from "../workbook/headers.ts";
import { readPercentage } from "../workbook/numbers.ts";
import { EARLIEST_SERIAL } from "../workbook/xlsx/serial-dates.ts";
import { columnLook } from "./column-looks.data.ts";
import type { ExportSheet } from "./workbook-sheets.ts";
import { xlsxFile } from "./xlsx/xlsx-stream.ts";
import { zipStream } from "./zip-stream.ts";

/** Cells under the header; a first key that would be taken for help is told from it by a row of help before it. */
async function* cellRows({
  columns,
  leftOut,
  rows,
}: ExportSheet): AsyncGenerator<readonly CsvCell[]> {
  if (leftOut) yield [`${HELP_MARK} ${leftOut.th} / ${leftOut.en}`];
  let mayBeTakenForHelp = !leftOut;
  for await (const row of rows()) {
    const cells = columns.map((column) => row[column] ?? "");
    if (mayBeTakenForHelp && String(cells[0]).startsWith(HELP_MARK))
      yield [HELP_MARK];
    mayBeTakenForHelp = false;
    yield cells;
  }
}

async function* csvLines(sheet: ExportSheet): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(sheet.columns);
  for await (const cells of cellRows(sheet)) yield csvLine(cells);
}

export const workbookZip = (
  sheets: readonly ExportSheet[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> =>
  zipStream(
    sheets.map((sheet) => ({
      name: `${sheet.id}.csv`,
      lines: () => csvLines(sheet),
    })),
    signal,
  );

/** As a program for tables keeps it, so that people can sort and count with it. */
function xlsxCell(column: string, cell: CsvCell): XlsxCell {
  if (typeof cell !== "string" || cell === "") return cell;
  const { style } = columnLook(column);
  if (style === "day") {
    const day = parseDay(cell);
    return day !== undefined && serialOf(day) >= EARLIEST_SERIAL
      ? { day }
      : cell;
  }
  if (column !== "value" || !cell.endsWith("%"))
    return style === "text" ? { value: cell, style } : cell;
  const percent = readPercentage(cell)?.fraction;
  return percent === undefined ? cell : { percent };
}

function xlsxSheet(
  sheet: ExportSheet,
  { headers }: Catalogue,
  locale: "en" | "th",
): XlsxSheet {
  const { id, columns } = sheet;
  const titles = headers.sheets[id]?.columns;
  return {
    name: id,
    columns: columns.map(columnLook),
    frozenRows: 1,
    dropDowns: [],
    rows: async function* () {
      yield columns.map((column) => ({
        value: titles?.[column]?.[locale] ?? column,
        style: "header",
      }));
      for await (const cells of cellRows(sheet))
        yield cells.length === 1
          ? [{ value: String(cells[0]), style: "help" }]
          : cells.map((cell, at) => xlsxCell(columns[at] ?? "", cell));
    },
  };
}

/** Headers in one language. Throws `XlsxOverflow` for what does not fit. */
export const workbookXlsx = (
  sheets: readonly ExportSheet[],
  catalogue: Catalogue,
  locale: "en" | "th",
  signal?: AbortSignal,
): Promise<Uint8Array> =>
  xlsxFile(
    sheets.map((sheet) => xlsxSheet(sheet, catalogue, locale)),
    signal,
  );
