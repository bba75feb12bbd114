/** The rows of one sheet of an Excel file, as a stream. */
import type { XlsxLimits } from "@saphan/shared/contract";
import { WorkbookFault } from "../workbook-fault.ts";
import { addressOf, columnOf } from "./addresses.ts";
import { cellText, type CellContext, type OpenCell } from "./sheet-cells.ts";
import { parseXml, type XmlElement } from "./xml-events.ts";

export type Rows = readonly (readonly string[])[];

/** What a person may not see in the program and should know of. */
export interface SheetRemarks {
  /** Numbers of rows that are hidden and hold something. */
  readonly hiddenRows: readonly number[];
  /** Whether columns are hidden. */
  readonly hiddenColumns: boolean;
  /** Cells that are merged over several rows: only the first of them holds the value. */
  readonly mergedDown: readonly string[];
}

export interface SheetReading {
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly context: CellContext;
  readonly limits: XlsxLimits;
}

const NO_CELLS: readonly string[] = [];
/** A sheet has no more. Rows up to the last are filled in, so that a number beyond would take all memory there is. */
const LAST_ROW = 1_048_576;
const isOn = (value: string | undefined) => value === "1" || value === "true";

function mergesRows(range: string): boolean {
  const [from = "", to = from] = range.split(":");
  const rowOf = (address: string) => address.replace(/\D/g, "");
  return rowOf(from) !== rowOf(to);
}

/**
 * Rows in batches, from row 1 on and without a gap, so that a row's place is its number. Returns what is to be said of
 * the sheet. Throws `WorkbookFault` over a limit, naming sheet and place.
 */
export async function* sheetRows(
  name: string,
  { file, chunks, context, limits }: SheetReading,
): AsyncGenerator<Rows, SheetRemarks> {
  let ready: (readonly string[])[] = [];
  /** Rows that were given or are ready to be. */
  let rows = 0;
  let filled = 0;
  let row = 0;
  let column = -1;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let target: "value" | "inline" | undefined;
  let isPhonetic = false;
  let isHidden = false;
  const hiddenRows: number[] = [];
  const mergedDown: string[] = [];
  let hiddenColumns = false;

  const broken = (place: string) =>
    new WorkbookFault("xlsx_cell_broken", { name, address: place });

  const beginRow = ({ attribute }: XmlElement) => {
    const number = Number(attribute("r") ?? row + 1);
    if (!Number.isInteger(number) || number <= row || number > LAST_ROW)
      throw broken(attribute("r") ?? "");
    row = number;
    column = -1;
    cells = [];
    isHidden = isOn(attribute("hidden"));
  };
  const beginCell = ({ attribute }: XmlElement) => {
    const address = attribute("r");
    const found = address === undefined ? column + 1 : columnOf(address);
    if (found === undefined) throw broken(address ?? "");
    column = found;
    cell = {
      type: attribute("t") ?? "n",
      style: Number(attribute("s") ?? 0),
      value: undefined,
      inline: "",
      hasFormula: false,
    };
  };
  const endCell = () => {
    const text = cell && cellText(cell, context);
    cell = undefined;
    if (text === undefined) throw broken(addressOf(column, row));
    if (text === "") return;
    if (column >= limits.columns)
      throw new WorkbookFault("too_many_columns", {
        name,
        limit: limits.columns,
        address: addressOf(column, row),
      });
    if (cells[column]) throw broken(addressOf(column, row));
    while (cells.length < column) cells.push("");
    cells[column] = text;
  };
  const endRow = () => {
    if (cells.length === 0) return;
    if (++filled > limits.rows)
      throw new WorkbookFault("too_many_sheet_rows", {
        name,
        limit: limits.rows,
      });
    if (isHidden) hiddenRows.push(row);
    for (; rows < row - 1; rows++) ready.push(NO_CELLS);
    ready.push(cells);
    rows++;
  };

  const steps = parseXml(file, chunks, {
    open: (element) => {
      const { name: tag, attribute } = element;
      if (tag === "c") beginCell(element);
      else if (tag === "v" && cell) {
        cell.value = "";
        target = "value";
      } else if (tag === "f" && cell) cell.hasFormula = true;
      else if (tag === "t" && cell && !isPhonetic) target = "inline";
      else if (tag === "row") beginRow(element);
      else if (tag === "rPh") isPhonetic = true;
      else if (tag === "col") hiddenColumns ||= isOn(attribute("hidden"));
      else if (tag === "mergeCell") {
        const range = attribute("ref") ?? "";
        if (mergesRows(range)) mergedDown.push(range);
      }
    },
    text: (text) => {
      if (!cell || !target) return;
      if (target === "value") cell.value += text;
      else cell.inline += text;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") target = undefined;
      else if (tag === "c") endCell();
      else if (tag === "row") endRow();
      else if (tag === "rPh") isPhonetic = false;
    },
  });
  for await (const step of steps) {
    void step;
    if (ready.length === 0) continue;
    yield ready;
    ready = [];
  }
  return { hiddenRows, hiddenColumns, mergedDown };
}
