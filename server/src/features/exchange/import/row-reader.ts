/** Reads one sheet's rows, cell by cell, and says what is wrong with a cell where it is met. */
import {
  WORKBOOK_LIMITS,
  type ReasonCode,
  type ReasonParams,
} from "@saphan/shared/contract";
import { NO_DAY, type Day, type Period } from "@saphan/shared/core";
import { readBoolean } from "../workbook/booleans.ts";
import { cellFault } from "../workbook/cell-faults.ts";
import { cleanText } from "../workbook/cell-text.ts";
import { readDay, readPeriod } from "../workbook/dates.ts";
import type { MatchedHeader } from "../workbook/headers.ts";
import { readNumber } from "../workbook/numbers.ts";
import type { WordList } from "../workbook/word-lists.ts";
import { addressOf } from "../workbook/xlsx/addresses.ts";
import type { SheetFindings } from "./findings.ts";

export interface RowReader {
  /** Goes to a row. False where there is nothing in it, or where its cells cannot be told apart. */
  readonly begin: (cells: readonly string[], row: number) => boolean;
  readonly row: () => number;
  /** Whether something was refused in this row. */
  readonly failed: () => boolean;
  /** Whether the sheet has the column. */
  readonly has: (column: string) => boolean;
  /** As it is written. */
  readonly raw: (column: string) => string;
  /** Empty where there is none. */
  readonly text: (column: string) => string;
  /** The same, refused where it is empty. */
  readonly required: (column: string) => string;
  /** Null where the cell is empty, or refused. */
  readonly number: (column: string) => number | null;
  /** The same, 0 or more. */
  readonly amount: (column: string) => number | null;
  /** `NO_DAY` where the cell is empty, or refused. */
  readonly day: (column: string) => Day;
  readonly period: (column: string) => Period | null;
  readonly boolean: (column: string) => boolean | null;
  /** Id of a word; null where the cell is empty, or the word refused. */
  readonly word: (column: string, list: WordList) => string | null;
  readonly refuse: (
    column: string,
    code: ReasonCode,
    params?: ReasonParams,
  ) => void;
  readonly warn: RowReader["refuse"];
}

/** Remembers what a function gave: cells of a column repeat. */
export function remembering<Value>(
  make: (text: string) => Value,
): (text: string) => Value {
  const MOST = 50_000;
  const known = new Map<string, Value>();
  return (text) => {
    const have = known.get(text);
    if (have !== undefined || known.has(text)) return have as Value;
    if (known.size >= MOST) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

export function createRowReader(
  { places, width }: MatchedHeader,
  findings: SheetFindings,
): RowReader {
  let cells: readonly string[] = [];
  let row = 0;
  let failed = false;
  const dayOfText = remembering(readDay);
  const periodOfText = remembering(readPeriod);

  const raw = (column: string): string => cells[places.get(column) ?? -1] ?? "";
  const refuse: RowReader["refuse"] = (column, code, params) => {
    failed = true;
    findings.refuse(row, column, raw(column), code, params);
  };
  const text = (column: string): string => {
    const written = raw(column);
    if (written === "") return "";
    const cleaned = cleanText(written);
    if (cleaned.length > WORKBOOK_LIMITS.cellCharacters) {
      refuse(column, "cell_too_long", {
        limit: WORKBOOK_LIMITS.cellCharacters,
      });
      return "";
    }
    // Such a cell was refused when the row was begun.
    return cellFault(cleaned) === undefined ? cleaned : "";
  };
  /** What `read` makes of a cell that is not empty; null where it is, or where `read` gives a fault. */
  const readCell = <Value>(
    column: string,
    read: (written: string) => Value | ReasonCode | undefined,
    unclear: ReasonCode,
  ): Value | null => {
    const written = text(column);
    if (written === "") return null;
    const value = read(written);
    if (value !== undefined && typeof value !== "string") return value;
    refuse(column, (value as ReasonCode | undefined) ?? unclear);
    return null;
  };

  /** No such cell is read as empty, whether or not its column means anything in this row. */
  const refuseFaulty = () => {
    for (const [column, place] of places) {
      const code = cellFault((cells[place] ?? "").trimStart());
      if (code === undefined) continue;
      refuse(column, code, { address: addressOf(place, row) });
    }
  };

  return {
    begin: (given, number) => {
      cells = given;
      row = number;
      failed = false;
      if (cells.every((cell) => cell === "" || cleanText(cell) === ""))
        return false;
      findings.meet(row);
      for (let at = width; at < cells.length; at++)
        if (cleanText(cells[at] ?? "") !== "") {
          findings.refuse(row, "", cells[at] ?? "", "too_many_cells");
          return false;
        }
      refuseFaulty();
      return true;
    },
    row: () => row,
    failed: () => failed,
    has: (column) => places.has(column),
    raw,
    text,
    required: (column) => {
      const written = text(column);
      if (written === "" && !failed) refuse(column, "required");
      return written;
    },
    number: (column) => readCell(column, readNumber, "number_unclear"),
    amount: (column) =>
      readCell(
        column,
        (written) => {
          const value = readNumber(written);
          return value !== undefined && value < 0 ? "number_negative" : value;
        },
        "number_unclear",
      ),
    day: (column) => readCell(column, dayOfText, "date_unclear") ?? NO_DAY,
    period: (column) => readCell(column, periodOfText, "period_unclear"),
    boolean: (column) => readCell(column, readBoolean, "boolean_unclear"),
    word: (column, list) => {
      const written = text(column);
      if (written === "") return null;
      const id = list.idOf(written);
      if (id === undefined)
        refuse(column, "word_unknown", {
          allowed: list.words.map((word) => word.id).join(", "),
        });
      return id ?? null;
    },
    refuse,
    warn: (column, code, params) => {
      findings.warn(row, column, raw(column), code, params);
    },
  };
}
