/** CSV as it is given out: RFC 4180, with text that no spreadsheet runs as a formula. */
import { escapeFormula } from "../workbook/cell-text.ts";
import { writeNumber } from "../workbook/numbers.ts";

export type CsvCell = string | number;

/** What Thai Excel needs to take a file for UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

const quoted = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Numbers are written as they are; texts are kept from running. */
export const csvLine = (cells: readonly CsvCell[], end = "\r\n"): string =>
  cells
    .map((cell) =>
      typeof cell === "number"
        ? writeNumber(cell)
        : quoted(escapeFormula(cell)),
    )
    .join(",") + end;
