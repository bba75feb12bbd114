/** CSV as it is given out: RFC 4180, with text that no spreadsheet runs as a formula. */
export type CsvCell = string | number;

/** What Thai Excel needs to take a file for UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

const FORMULA = /^'*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** Text that no spreadsheet takes for a formula; an import gives it back as it was. */
export const escapeFormula = (text: string): string =>
  FORMULA.test(text) ? `'${text}` : text;

const quoted = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Numbers are the shortest decimal that reads back the same; texts are kept from running. */
export const csvLine = (cells: readonly CsvCell[], end = "\r\n"): string =>
  cells
    .map((cell) =>
      typeof cell === "number" ? String(cell) : quoted(escapeFormula(cell)),
    )
    .join(",") + end;
