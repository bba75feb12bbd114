/** A list of findings on the page and as a file: one description of its columns for both. Pure. */
import {
  BYTE_ORDER_MARK,
  csvLine,
  type CsvCell,
} from "@saphan/shared/contract";
import type { ReactNode } from "react";

export interface FindingColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly isNumber?: boolean;
  /** Absent: in the file only. */
  readonly cell?: (row: Row) => ReactNode;
  /** Absent: on the page only. */
  readonly text?: (row: Row) => CsvCell;
}

/** What every row of a file says first: what the file is of. */
export interface FileScope {
  readonly period: string;
  readonly asOf: string;
  readonly seq: number;
}

export function findingFile<Row>(
  columns: readonly FindingColumn<Row>[],
  rows: readonly Row[],
  { period, asOf, seq }: FileScope,
  scopeTitles: readonly string[],
): string {
  const inFile = columns.flatMap(({ title, text }) =>
    text ? [{ title, text }] : [],
  );
  return (
    BYTE_ORDER_MARK +
    [
      csvLine([...scopeTitles, ...inFile.map(({ title }) => title)]),
      ...rows.map((row) =>
        csvLine([period, asOf, seq, ...inFile.map(({ text }) => text(row))]),
      ),
    ].join("")
  );
}
