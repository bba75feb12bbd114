/** The XML of one sheet of an Excel file, row by row: ECMA-376 part 1, 18.3. */
import type { Day } from "../../core/index.ts";
import { columnLetters, serialOf } from "./places.ts";
import { styleIndex, wraps, type CellStyle } from "./styles-xml.ts";

export interface StyledCell {
  readonly value: string | number;
  readonly style: CellStyle;
}
/** A day is kept as programs keep it, a fraction shown as a percentage. */
export type XlsxCell =
  | string
  | number
  | StyledCell
  | { readonly day: Day }
  | { readonly percent: number };

export interface DropDown {
  /** From 0. */
  readonly column: number;
  /** First row with a drop-down, from 1. */
  readonly fromRow: number;
  /** Where the words stand: `Lists!$A$2:$A$9`. */
  readonly source: string;
  /** Whether other words are refused by the program, or only asked about. */
  readonly isClosed: boolean;
}

export interface XlsxColumn {
  /** In characters. */
  readonly width: number;
  /** How cells are formatted that nobody has filled in yet. */
  readonly style: CellStyle;
}

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  /** Rows that stay in view. */
  readonly frozenRows: number;
  readonly dropDowns: readonly DropDown[];
  readonly rows: () =>
    AsyncIterable<readonly XlsxCell[]> | Iterable<readonly XlsxCell[]>;
}

/** Rows that drop-downs are made for. */
const LAST_ROW = 200_000;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
// eslint-disable-next-line no-control-regex -- characters that XML cannot hold, and what looks like one written out
const UNWRITABLE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Also what XML cannot hold, as `_x000D_`: ECMA-376, ST_Xstring. */
export const xmlText = (text: string): string =>
  text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(
      UNWRITABLE,
      (character) =>
        `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const numberXml = (at: string, value: number, style: CellStyle): string =>
  `<c r="${at}" s="${styleIndex(style)}"><v>${value}</v></c>`;

function cellXml(cell: XlsxCell, at: string): string {
  if (typeof cell === "object") {
    if ("day" in cell) return numberXml(at, serialOf(cell.day), "day");
    if ("percent" in cell) return numberXml(at, cell.percent, "percent");
  }
  const { value, style } =
    typeof cell === "object" ? cell : { value: cell, style: "plain" as const };
  if (typeof value === "number") return numberXml(at, value, style);
  if (value === "") return "";
  return `<c r="${at}" s="${styleIndex(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function dropDownXml({ column, fromRow, source, isClosed }: DropDown): string {
  const letters = columnLetters(column);
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="${isClosed ? "stop" : "warning"}" sqref="${letters}${fromRow}:${letters}${LAST_ROW}"><formula1>${xmlText(source)}</formula1></dataValidation>`;
}

/** Of a line of 10 points. */
const LINE_HEIGHT = 15;

/** Marks above and below Thai letters take no width. */
const widthOf = (text: string): number => text.replace(/\p{M}/gu, "").length;

/** How high a row must be for what wraps in it: programs do not measure that when they open a file. */
function heightXml(
  cells: readonly XlsxCell[],
  columns: readonly XlsxColumn[],
): string {
  let lines = 1;
  for (const [at, cell] of cells.entries()) {
    if (typeof cell !== "object" || !("style" in cell)) continue;
    if (!wraps(cell.style)) continue;
    const width = columns[at]?.width ?? Infinity;
    const needed = String(cell.value)
      .split("\n")
      .reduce((sum, line) => sum + Math.ceil(widthOf(line) / width || 1), 0);
    lines = Math.max(lines, needed);
  }
  return lines > 1 ? ` ht="${lines * LINE_HEIGHT}" customHeight="1"` : "";
}

/** Pieces of the file; the row that is written is told before each. */
export async function* sheetXml(
  { columns, frozenRows, dropDowns, rows }: XlsxSheet,
  onRow: (row: number) => void,
): AsyncGenerator<string> {
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : "";
  const cols = columns
    .map(
      ({ width, style }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1" style="${styleIndex(style)}"/>`,
    )
    .join("");
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${cols ? `<cols>${cols}</cols>` : ""}<sheetData>`;
  let row = 0;
  for await (const cells of rows()) {
    onRow(++row);
    const written = cells
      .map((cell, at) => cellXml(cell, `${columnLetters(at)}${row}`))
      .join("");
    yield `<row r="${row}"${heightXml(cells, columns)}>${written}</row>`;
  }
  const lists =
    dropDowns.length > 0
      ? `<dataValidations count="${dropDowns.length}">${dropDowns.map(dropDownXml).join("")}</dataValidations>`
      : "";
  // On paper: as wide as a page, as long as it is.
  yield `</sheetData>${lists}<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}
