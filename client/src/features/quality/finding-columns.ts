/** A list of findings on the page and as a file: one description of its columns for both. Pure. */
import type { ReactNode } from "react";
import type { FileCell, FileTable } from "../../lib/page-file.ts";

export interface FindingColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly isNumber?: boolean;
  /** Absent: in the file only. */
  readonly cell?: (row: Row) => ReactNode;
  /** Absent: on the page only. */
  readonly text?: (row: Row) => FileCell;
}

export function findingTable<Row>(
  name: string,
  columns: readonly FindingColumn<Row>[],
  rows: readonly Row[],
): FileTable {
  const inFile = columns.flatMap(({ title, text }) =>
    text ? [{ title, text }] : [],
  );
  return {
    name,
    columns: inFile.map(({ title }) => title),
    rows: rows.map((row) => inFile.map(({ text }) => text(row))),
  };
}
