/** What a page gives along as a file: one description of its tables for Excel and for CSV. Pure. */
import {
  BYTE_ORDER_MARK,
  csvLine,
  type CsvCell,
} from "@saphan/shared/contract";

/** Numbers stay numbers: a share is a fraction, shown in per cent; a day is `2026-06-30`. */
export type FileCell =
  string | number | { readonly percent: number } | { readonly day: string };

export interface FileTable {
  /** Of the sheet: at most 31 characters, as Excel has it. */
  readonly name: string;
  /** What the rows are, above them. */
  readonly note?: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
}

export interface PageFile {
  /** Without its ending. */
  readonly name: string;
  /** Whose file, of what, as of when: label and words, one a line. */
  readonly head: readonly (readonly [string, string])[];
  readonly tables: readonly FileTable[];
}

const plain = (cell: FileCell): CsvCell =>
  typeof cell !== "object" ? cell : "percent" in cell ? cell.percent : cell.day;

/** One table; what every row says first is what the file is of, as a CSV has no other place for it. */
export function csvOf(
  { columns, rows }: FileTable,
  scope: readonly (readonly [string, CsvCell])[],
): string {
  const said = scope.map(([, value]) => value);
  return (
    BYTE_ORDER_MARK +
    [
      csvLine([...scope.map(([title]) => title), ...columns]),
      ...rows.map((row) => csvLine([...said, ...row.map(plain)])),
    ].join("")
  );
}
