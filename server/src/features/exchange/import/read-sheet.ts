/** From a sheet of texts to its rows: header, help row, limits. */
import type { WorkbookLimits } from "@saphan/shared/contract";
import type { Pace } from "../pace.ts";
import type { SheetId, WorkbookHeaders } from "../workbook/headers.ts";
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

function readHeader(
  sheet: SheetId,
  cells: readonly string[],
  { headers, findings }: Reading,
): RowReader | undefined {
  const header = headers.match(sheet, cells);
  const of = findings.of(sheet);
  const missing = NEEDED[sheet].filter((id) => !header.places.has(id));
  for (const column of missing)
    of.refuse(1, column, "", "column_missing", { column });
  for (const { code, text, place } of header.faults)
    if (code === "column_twice") of.refuse(1, text, text, code);
    else
      findings.note({
        sheet,
        row: 1,
        column: text,
        value: text,
        code,
        params: { column: text, place },
      });
  return of.outcomeOf(1) === "refused"
    ? undefined
    : createRowReader(header, of);
}

/** Calls `read` for each row that has something in it. Throws `WorkbookFault` over the limit of rows. */
export async function readSheet(
  id: SheetId,
  source: SheetSource,
  reading: Reading,
  read: (reader: RowReader, findings: SheetFindings) => void,
): Promise<void> {
  const { pace, countRow, limits, findings } = reading;
  const of = findings.of(id);
  let reader: RowReader | undefined;
  let row = 0;
  for await (const batch of source.rows())
    for (const cells of batch) {
      row++;
      if (row === 1) {
        reader = readHeader(id, cells, reading);
        if (!reader) return;
        continue;
      }
      if (row === 2 && cells[0]?.trimStart().startsWith("#")) continue;
      if (countRow() > limits.rows)
        throw new WorkbookFault("too_many_rows", { limit: limits.rows });
      if (reader?.begin(cells, row)) read(reader, of);
      const wait = pace.step();
      if (wait) await wait;
    }
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
