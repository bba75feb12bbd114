/**
 * Plans an import: reads a file, compares it with what is there, and says what would become of every row. Nothing is
 * written. Design.md, "The workbook".
 */
import { PLAN_ROWS_SHOWN, type WorkbookLimits } from "@saphan/shared/contract";
import type { Disclosure, Snapshot } from "@saphan/shared/core";
import { organisationRow } from "../../../access/network-view.ts";
import { sightOf } from "../../../access/sight.ts";
import { statementRights } from "../../../access/statement-rights.ts";
import type { Viewer } from "../../../access/viewer.ts";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { KeySet } from "../../../ledger/record-keys.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import type { Clock } from "../../../platform/clock.ts";
import { createPace } from "../pace.ts";
import { SHEETS } from "../workbook/headers.ts";
import type { WorkbookSource } from "../workbook/source.ts";
import { WorkbookFault } from "../workbook/workbook-fault.ts";
import { authorsOf } from "./authors.ts";
import { comparePlan } from "./compare-plan.ts";
import {
  createFindings,
  type Finding,
  type Findings,
  type Listed,
  type SheetCounts,
} from "./findings.ts";
import { createKeyMemory } from "../../../ledger/key-memory.ts";
import type { Planning } from "./planning.ts";
import {
  createQuestions,
  isOpen,
  type Question,
  type QuestionAnswers,
} from "./questions.ts";
import { readWorkbook, type ReadTools } from "./read-workbook.ts";
import { createReport } from "./report.ts";
import { setsAnything, stageBatches, type StagedBatch } from "./stage.ts";

export interface PlanTools extends ReadTools {
  readonly snapshot: () => Snapshot;
  readonly ledger: Ledger;
  readonly revisions: RevisionsStore;
  readonly changes: ChangesStore;
  readonly clock: Clock;
}

export interface PlanProgress {
  readonly phase: "reading" | "comparing" | "writing" | "figuring";
  /** Of the source's size; rows while comparing, records while writing, a share of one after that. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

export interface PlanRequest {
  readonly source: WorkbookSource;
  readonly viewer: Viewer;
  readonly answers?: QuestionAnswers | undefined;
  /** Records that somebody has set since an earlier plan of the same file. */
  readonly since?: KeySet | undefined;
  /** What new links of own sites disclose where the file says nothing; absent: they are private. */
  readonly linkDefault?: Disclosure | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: WorkbookLimits | undefined;
  readonly onProgress?: ((progress: PlanProgress) => void) | undefined;
}

/** What a person is told. */
export interface PlanSummary {
  /** The seq that the file was compared with. */
  readonly base: number;
  readonly sheets: readonly SheetCounts[];
  /** The first rows of each kind. */
  readonly listed: Readonly<Record<Listed, readonly Finding[]>>;
  readonly questions: readonly Question[];
  /** The file as a whole cannot be imported. */
  readonly hasFault: boolean;
  readonly refused: number;
  /** Rows that wait for an answer. */
  readonly asked: number;
  readonly moved: number;
  readonly setsAnything: boolean;
}

export interface PreparedImport {
  readonly summary: PlanSummary;
  /** Every finding, packed (`report.ts`). */
  readonly report: readonly Uint8Array[];
  /** Every record that was looked up, found or not, or compared. */
  readonly touches: KeySet;
  /** What the taken rows set, under a change's id. */
  readonly staged: (change: string) => Generator<StagedBatch>;
}

export const openQuestions = ({
  questions,
}: Pick<PlanSummary, "questions">): readonly Question[] =>
  questions.filter(isOpen);

const sumOf = (
  sheets: readonly SheetCounts[],
  count: "refused" | "asked" | "moved",
): number => sheets.reduce((sum, sheet) => sum + sheet[count], 0);

function summaryOf(
  base: number,
  findings: Findings,
  questions: readonly Question[],
  sets: boolean,
): PlanSummary {
  const sheets = findings
    .counts()
    .filter(({ rows, refused }) => rows + refused > 0);
  const listed = findings.listed();
  const hasFault = findings.hasFault();
  return {
    base,
    sheets,
    listed,
    questions,
    hasFault,
    refused: sumOf(sheets, "refused"),
    asked: sumOf(sheets, "asked"),
    moved: sumOf(sheets, "moved"),
    setsAnything: sets && !hasFault,
  };
}

const nothing = function* (): Generator<StagedBatch> {
  // A file that cannot be read sets nothing.
};

/** Throws the signal's reason where it is called off. A file that cannot be read gives a plan that says so. */
export async function planWorkbook(
  tools: PlanTools,
  request: PlanRequest,
): Promise<PreparedImport> {
  const { source, viewer, signal, onProgress } = request;
  const snapshot = tools.snapshot();
  const today = tools.clock.today();
  const { role } = viewer.membership;
  const sight = sightOf(
    snapshot,
    role,
    organisationRow(snapshot, viewer),
    today,
  );
  const report = createReport();
  const findings = createFindings(SHEETS, report);
  const questions = createQuestions(request.answers ?? {});
  const memory = createKeyMemory();
  const planning: Planning = {
    ...tools,
    snapshot,
    today,
    rights: statementRights(snapshot, sight, viewer),
    findings,
    questions,
    memory,
    since: request.since,
    linkDefault: request.linkDefault ?? "private",
    pace: createPace(signal),
    authorsOf: authorsOf(tools, snapshot.seq),
  };
  let rows = 0;
  const tell = (phase: PlanProgress["phase"], done: number, total: number) =>
    onProgress?.({ phase, done, total, rows });
  try {
    const workbook = await readWorkbook(tools, source, {
      ...planning,
      limits: request.limits,
      onRow: (count) => {
        rows = count;
        if (count % PLAN_ROWS_SHOWN === 0)
          tell("reading", source.done(), source.size);
      },
    });
    if (!findings.hasFault()) {
      tell("comparing", 0, rows);
      const stage = await comparePlan(tools, planning, workbook);
      for (const span of findings.spans()) report.write(span);
      const sets = setsAnything(stage);
      return {
        summary: summaryOf(snapshot.seq, findings, questions.list(), sets),
        report: report.parts(),
        touches: memory,
        staged: (change) => stageBatches(stage, change),
      };
    }
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    const { code, params } = error;
    findings.fault({ sheet: "", value: "", code, params });
  }
  return {
    summary: summaryOf(snapshot.seq, findings, questions.list(), false),
    report: report.parts(),
    touches: memory,
    staged: nothing,
  };
}

/** The plan of a file that could not even be opened. */
export function planOfFault(
  base: number,
  fault: WorkbookFault,
): PreparedImport {
  const report = createReport();
  const findings = createFindings(SHEETS, report);
  findings.fault({
    sheet: "",
    value: "",
    code: fault.code,
    params: fault.params,
  });
  return {
    summary: summaryOf(base, findings, [], false),
    report: report.parts(),
    touches: { has: () => false },
    staged: nothing,
  };
}
