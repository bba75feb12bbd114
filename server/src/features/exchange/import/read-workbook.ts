/** Reads all sheets of a file, each by itself: what they say of each other is looked at later. */
import {
  WORKBOOK_LIMITS,
  type Catalogue,
  type WorkbookLimits,
} from "@saphan/shared/contract";
import {
  periodOfDay,
  type Day,
  type Method,
  type Period,
} from "@saphan/shared/core";
import type { Pace } from "../pace.ts";
import {
  isOwnSheet,
  type SheetId,
  type WorkbookHeaders,
} from "../workbook/headers.ts";
import type { SheetSource, WorkbookSource } from "../workbook/source.ts";
import type { WordLists } from "../workbook/word-lists.ts";
import { createAnswerTable, type AnswerTable } from "./answer-table.ts";
import { createFactTable, type FactTable } from "./fact-table.ts";
import type { Findings } from "./findings.ts";
import type { Questions } from "./questions.ts";
import { readAnswers } from "./read-answers.ts";
import { readFacts } from "./read-facts.ts";
import { readEntities, readSites } from "./read-network.ts";
import {
  readGrants,
  readLinks,
  readMembers,
  readTargets,
} from "./read-relations.ts";
import type { Reading } from "./read-sheet.ts";
import type {
  EntityRow,
  GrantRow,
  KeyedRows,
  LinkRow,
  MemberRow,
  SiteRow,
  TargetRow,
} from "./rows.ts";

export interface WorkbookRows {
  readonly entities: KeyedRows<EntityRow>;
  readonly sites: KeyedRows<SiteRow>;
  readonly links: readonly LinkRow[];
  readonly grants: readonly GrantRow[];
  readonly members: readonly MemberRow[];
  readonly targets: readonly TargetRow[];
  readonly facts: FactTable;
  readonly answers: AnswerTable;
  /** The newest period in Facts or Answers; without either the current one. */
  readonly newestPeriod: Period;
}

export interface ReadTools {
  readonly catalogue: Catalogue;
  readonly method: Method;
  readonly headers: WorkbookHeaders;
  readonly lists: WordLists;
}

const noRows = <Row>(): KeyedRows<Row> => ({
  rows: new Map(),
  refused: new Map(),
});

/** The file's sheets by what they are; unknown ones are reported, and one that comes twice stops the file. */
function findSheets(
  { headers }: ReadTools,
  source: WorkbookSource,
  findings: Findings,
): ReadonlyMap<SheetId, SheetSource> {
  const found = new Map<SheetId, SheetSource>();
  for (const sheet of source.sheets) {
    const id = headers.sheetOf(sheet.name);
    const first = id && found.get(id);
    const { name } = sheet;
    if (first)
      findings.fault({
        sheet: id,
        value: name,
        code: "sheet_twice",
        params: { sheet: id, first: first.name, name },
      });
    else if (id) found.set(id, sheet);
    else if (!isOwnSheet(name))
      findings.note({
        sheet: "",
        row: 0,
        column: "",
        value: name,
        code: "sheet_unknown",
        params: { name },
      });
  }
  if (found.size === 0)
    findings.fault({ sheet: "", value: "", code: "no_sheet", params: {} });
  return found;
}

function newestOf(
  tables: readonly (FactTable | AnswerTable)[],
): Period | undefined {
  let newest: Period | undefined;
  for (const { columns, length } of tables)
    for (let at = 0; at < length(); at++) {
      const period = columns.period[at] ?? 0;
      if (newest === undefined || period > newest) newest = period;
    }
  return newest;
}

export async function readWorkbook(
  tools: ReadTools,
  source: WorkbookSource,
  options: {
    readonly findings: Findings;
    readonly questions: Questions;
    readonly pace: Pace;
    readonly today: Day;
    readonly limits?: WorkbookLimits | undefined;
    /** Called with the number of rows read so far. */
    readonly onRow: (rows: number) => void;
  },
): Promise<WorkbookRows> {
  const { findings, onRow, limits = WORKBOOK_LIMITS } = options;
  const { catalogue, method } = tools;
  const today = periodOfDay(options.today);
  let rows = 0;
  const reading: Reading = {
    ...tools,
    ...options,
    limits,
    countRow: () => {
      onRow(++rows);
      return rows;
    },
  };
  const sheets = findSheets(tools, source, findings);
  const read = async <Rows>(
    id: SheetId,
    readRows: (sheet: SheetSource) => Promise<Rows>,
    none: Rows,
  ): Promise<Rows> => {
    const sheet = sheets.get(id);
    return sheet ? readRows(sheet) : none;
  };
  const facts = await read(
    "Facts",
    (sheet) => readFacts(sheet, reading, catalogue, method, today),
    createFactTable(),
  );
  const answers = await read(
    "Answers",
    (sheet) => readAnswers(sheet, reading, method, today),
    createAnswerTable(),
  );
  const rest = {
    entities: await read(
      "Entities",
      (sheet) => readEntities(sheet, reading),
      noRows<EntityRow>(),
    ),
    sites: await read(
      "Sites",
      (sheet) => readSites(sheet, reading),
      noRows<SiteRow>(),
    ),
    links: await read("Links", (sheet) => readLinks(sheet, reading), []),
    grants: await read("Grants", (sheet) => readGrants(sheet, reading), []),
    members: await read("Members", (sheet) => readMembers(sheet, reading), []),
    targets: await read("Targets", (sheet) => readTargets(sheet, reading), []),
  };
  for (const { sheet, code, params } of source.notes())
    findings.note({
      sheet: tools.headers.sheetOf(sheet) ?? "",
      row: 0,
      column: "",
      value: "",
      code,
      params,
    });
  return {
    facts,
    answers,
    ...rest,
    newestPeriod: newestOf([facts, answers]) ?? today,
  };
}
