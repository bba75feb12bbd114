/** From a sheet of texts to its rows: header, help row, limits. */
import type { WorkbookLimits } from "@saphan/shared/contract";
import type { Pace } from "../pace.ts";
import { cellFault } from "../workbook/cell-faults.ts";
import { cleanText } from "../workbook/cell-text.ts";
import {
  EXAMPLE_MARK,
  HELP_MARK,
  type MatchedHeader,
  type SheetId,
  type WorkbookHeaders,
} from "../workbook/headers.ts";
import type { SheetSource } from "../workbook/source.ts";
import type { WordLists } from "../workbook/word-lists.ts";
import { WorkbookFault } from "../workbook/workbook-fault.ts";
import type { Findings, SheetFindings } from "./findings.ts";
import { option, type Questions } from "./questions.ts";
import { createRowReader, type RowReader } from "./row-reader.ts";

export interface Reading {
  readonly headers: WorkbookHeaders;
  readonly lists: WordLists;
  readonly limits: WorkbookLimits;
  readonly findings: Findings;
  readonly questions: Questions;
  readonly pace: Pace;
  /** Counts a row of any sheet. */
  readonly countRow: () => number;
}

/** Without these a sheet cannot be read. */
const NEEDED: Readonly<Record<SheetId, readonly string[]>> = {
  Entities: ["entity_key"],
  Sites: ["site_key"],
  Facts: ["period", "fact", "value"],
  Links: ["from_site", "to_site"],
  Answers: ["site_key", "indicator_id", "period"],
  Grants: ["site_key", "organisation_key"],
  Members: ["organisation_key", "member_key"],
  Targets: ["lens_key", "indicator_id", "target_period"],
};

/** Titles and remarks above the header are looked through this far. */
const HEADER_WITHIN = 20;

type Rows = readonly (readonly string[])[];

const isEmpty = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell === "" || cleanText(cell) === "");

interface FoundHeader {
  readonly header: MatchedHeader;
  /** From 1. */
  readonly row: number;
}

/** The first row that has all needed columns; where none has, the first that has something in it. */
function findHeader(
  sheet: SheetId,
  rows: Rows,
  headers: WorkbookHeaders,
): FoundHeader | undefined {
  let first: FoundHeader | undefined;
  for (const [at, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    if (isEmpty(cells)) continue;
    const found = { header: headers.match(sheet, cells), row: at + 1 };
    if (NEEDED[sheet].every((id) => found.header.places.has(id))) return found;
    first ??= found;
  }
  return first;
}

/** Where the rows begin, null where the sheet cannot be read. */
function readHeader(
  sheet: SheetId,
  rows: Rows,
  { headers, findings }: Reading,
): { readonly reader: RowReader; readonly row: number } | null {
  const found = findHeader(sheet, rows, headers);
  if (!found) return null;
  const { header, row } = found;
  const of = findings.of(sheet);
  const missing = NEEDED[sheet].filter((id) => !header.places.has(id));
  for (const column of missing)
    of.refuse(row, column, "", "column_missing", { column });
  if (rows.slice(0, row - 1).some((cells) => !isEmpty(cells)))
    findings.note({
      sheet,
      row,
      column: "",
      value: "",
      code: "rows_above_header",
      params: { row },
    });
  for (const { code, text, place } of header.faults)
    if (code === "column_twice") of.refuse(row, text, text, code);
    else
      findings.note({
        sheet,
        row,
        column: text,
        value: text,
        code,
        params: { column: text, place },
      });
  return of.outcomeOf(row) === "refused"
    ? null
    : { reader: createRowReader(header, of), row };
}

const startsWith = (cells: readonly string[] | undefined, mark: string) =>
  cells?.[0]?.trimStart().startsWith(mark) === true;

/** How many rows under the header are the template's: one of help, and one with an example behind it. */
function templateRows(under: Rows): number {
  if (!startsWith(under[0], HELP_MARK)) return 0;
  // An error in the first cell begins like help.
  if (cellFault(under[0]?.[0]?.trim() ?? "")) return 0;
  return startsWith(under[1], EXAMPLE_MARK) ? 2 : 1;
}

/** Calls `read` for each row that has something in it. Throws `WorkbookFault` over the limit of rows. */
export async function readSheet(
  id: SheetId,
  source: SheetSource,
  reading: Reading,
  read: (reader: RowReader, findings: SheetFindings) => void,
): Promise<void> {
  const { pace, countRow, limits, findings } = reading;
  let head: Rows | undefined = [];
  let found: ReturnType<typeof readHeader> = null;
  let row = 0;
  /** Where the template's example stands; 0 for nowhere, or said already. */
  let example = 0;

  const begin = (rows: Rows): Rows => {
    found = readHeader(id, rows, reading);
    if (!found) return [];
    const under = rows.slice(found.row);
    const passed = templateRows(under);
    row = found.row + passed;
    example = passed > 1 ? row : 0;
    return under.slice(passed);
  };
  /** Where rows follow: somebody may have written over the example. */
  const sayExample = () => {
    if (example === 0) return;
    findings.note({
      sheet: id,
      row: example,
      column: "",
      value: "",
      code: "example_row",
      params: { row: example },
    });
    example = 0;
  };
  const take = async (rows: Rows): Promise<void> => {
    for (const cells of rows) {
      row++;
      if (countRow() > limits.rows)
        throw new WorkbookFault("too_many_rows", { limit: limits.rows });
      if (found?.reader.begin(cells, row)) {
        sayExample();
        read(found.reader, findings.of(id));
      }
      const wait = pace.step();
      if (wait) await wait;
    }
  };

  for await (const batch of source.rows()) {
    if (!head) {
      await take(batch);
      continue;
    }
    head = [...head, ...batch];
    if (head.length < HEADER_WITHIN) continue;
    const rows = begin(head);
    head = undefined;
    if (!found) return;
    await take(rows);
  }
  if (head) await take(begin(head));
}

const LEAVE_EMPTY = "empty";

export interface AskedWord {
  /** Empty for none. */
  readonly id: string;
  /** The word is not in the list, and nobody has said yet what is meant. */
  readonly isOpen: boolean;
}

/** Lists of which an unknown word is a question, not a refusal. */
export type AskedList =
  "partFamilies" | "provinces" | "revenueBands" | "segments";

export function wordOrQuestion(
  reader: RowReader,
  findings: SheetFindings,
  { lists, questions }: Pick<Reading, "lists" | "questions">,
  column: string,
  listName: AskedList,
  written = reader.text(column),
): AskedWord {
  if (written === "") return { id: "", isOpen: false };
  const list = lists[listName];
  const known = list.idOf(written);
  if (known !== undefined) return { id: known, isOpen: false };
  const reason = { code: "ask_word", params: { word: written } } as const;
  const answer = questions.ask({
    id: `word:${listName}:${written}`,
    sheet: findings.sheet,
    column,
    value: written,
    row: reader.row(),
    blocks: true,
    ...reason,
    options: () => [
      option(LEAVE_EMPTY, "option_empty"),
      ...list.words.map((word) => ({ id: word.id, label: word.name })),
    ],
  });
  if (answer !== null)
    return { id: answer === LEAVE_EMPTY ? "" : answer, isOpen: false };
  findings.ask(reader.row(), column, written, reason.code, reason.params);
  return { id: "", isOpen: true };
}
