/** The rows of the whole workbook: everything that the viewer may see one by one. */
import type { Catalogue, LocalText } from "@saphan/shared/contract";
import {
  isTakenBack,
  itemName,
  visibilityAt,
  type Method,
  type RevisionOf,
  type Snapshot,
  type StatedAnswer,
  type Visibility,
} from "@saphan/shared/core";
import type { Viewer } from "../../../access/viewer.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { listAbout } from "../../../ledger/revisions-about.ts";
import type {
  RevisionsStore,
  StagedRevision,
} from "../../../ledger/revisions.store.ts";
import type { TextsStore } from "../../../ledger/texts.store.ts";
import {
  SHEETS,
  type SheetId,
  type WorkbookHeaders,
} from "../workbook/headers.ts";
import { answerRows, type StatedGroup } from "./answer-rows.ts";
import { exportScope, type ExportScope } from "./export-scope.ts";
import { factRows, withheldInFigures, type FactGroup } from "./fact-rows.ts";
import { LEFT_OUT } from "./left-out.data.ts";
import {
  networkRows,
  type SheetRow,
  type SnapshotSheet,
} from "./network-rows.ts";

export interface WorkbookTools {
  readonly catalogue: Catalogue;
  readonly method: Method;
  readonly headers: WorkbookHeaders;
  readonly ledger: Ledger;
  readonly revisions: RevisionsStore;
  readonly texts: TextsStore;
}

/** Records are read from the database for this many sites or entities at a time. */
const AT_ONCE = 8;

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    yield items.slice(from, from + AT_ONCE);
}

/** Versions that count, the oldest first. */
function inOrder<Kind extends "facts" | "answers">(
  versions: readonly StagedRevision<Kind>[],
  { seqOf, withdrawn }: Visibility,
): readonly RevisionOf<Kind>[] {
  return versions
    .flatMap(({ change, revision }) => {
      const seq = withdrawn.has(change) ? undefined : seqOf.get(change);
      return seq === undefined ? [] : [{ seq, revision }];
    })
    .sort((a, b) => a.seq - b.seq)
    .map(({ revision }) => revision);
}

function foldFacts(
  revisions: readonly RevisionOf<"facts">[],
): readonly FactGroup[] {
  const groups = new Map<string, FactGroup>();
  for (const { period, source, values } of revisions) {
    const key = `${period}|${source}`;
    const before = groups.get(key)?.values;
    groups.set(key, { period, source, values: { ...before, ...values } });
  }
  return [...groups.values()].map(({ values, ...group }) => ({
    ...group,
    values: Object.fromEntries(
      Object.entries(values).filter(([, value]) => !isTakenBack(value)),
    ),
  }));
}

function foldAnswers(
  revisions: readonly RevisionOf<"answers">[],
): readonly StatedGroup[] {
  const groups = new Map<
    string,
    Omit<StatedGroup, "answers"> & { cells: Map<string, StatedAnswer> }
  >();
  for (const { period, source, side, answers } of revisions) {
    const key = `${period}|${source}|${side}`;
    let group = groups.get(key);
    if (!group)
      groups.set(key, (group = { period, source, side, cells: new Map() }));
    for (const answer of answers)
      group.cells.set(itemName(answer.indicator, answer.breakdown), answer);
  }
  return [...groups.values()].map(({ cells, ...group }) => ({
    ...group,
    answers: [...cells.values()].filter(({ state }) => state !== "withdrawn"),
  }));
}

/** Rows of a snapshot's table that are given out, in the order of their keys. */
function byKey(
  of: "entity" | "site",
  { snapshot, keyOf, ...scope }: ExportScope,
): readonly { readonly id: string; readonly row: number }[] {
  const records = of === "entity" ? snapshot.entities : snapshot.sites;
  return [...records.entries()]
    .filter(([row]) => scope[of](row) !== "none")
    .map(([row, { id }]) => ({ id, row, key: keyOf(of, id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function* factSheet(
  { revisions, method, catalogue }: WorkbookTools,
  scope: ExportScope,
  visibility: Visibility,
): AsyncGenerator<SheetRow> {
  const isWithheld = withheldInFigures(scope, method);
  const { identity } = scope.snapshot;
  const yesNo = new Set(
    catalogue.facts.filter(({ unit }) => unit === "yes_no").map(({ id }) => id),
  );
  for (const kind of ["site", "entity"] as const)
    for (const slice of slices(byKey(kind, scope))) {
      const ids = slice.map(({ id }) => id);
      const found = inOrder(
        await listAbout(revisions, identity, "facts", kind, ids),
        visibility,
      );
      for (const { id, row } of slice) {
        const groups = foldFacts(found.filter((each) => each[kind] === id));
        const holder = kind === "site" ? { site: row } : { entity: row };
        yield* factRows(scope, method, holder, groups, isWithheld, yesNo);
      }
    }
}

async function* answerSheet(
  { revisions, texts, method }: WorkbookTools,
  scope: ExportScope,
  visibility: Visibility,
): AsyncGenerator<SheetRow> {
  const { identity } = scope.snapshot;
  for (const slice of slices(byKey("site", scope))) {
    const ids = slice.map(({ id }) => id);
    const found = inOrder(
      await listAbout(revisions, identity, "answers", "site", ids),
      visibility,
    );
    const stated = slice.map(({ id, row }) => ({
      row,
      groups: foldAnswers(found.filter(({ site }) => site === id)),
    }));
    const textIds = stated.flatMap(({ groups }) =>
      groups.flatMap(({ answers }) =>
        answers.flatMap(({ evidence, note }) => [evidence, note]),
      ),
    );
    const known = await texts.get(
      [...new Set(textIds)].filter((id) => id !== ""),
    );
    const textOf = (id: string) => known.get(id) ?? "";
    for (const { row, groups } of stated)
      yield* answerRows(scope, method, row, groups, textOf);
  }
}

export interface ExportSheet {
  readonly id: SheetId;
  readonly columns: readonly string[];
  /** Why rows are missing, where some are. */
  readonly leftOut: LocalText | undefined;
  readonly rows: () => AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

export function workbookSheets(
  tools: WorkbookTools,
  snapshot: Snapshot,
  viewer: Viewer,
  today: number,
): readonly ExportSheet[] {
  const scope = exportScope(snapshot, viewer, today);
  const visibility = visibilityAt(tools.ledger.marks(), snapshot.seq);
  const rowsOf = (sheet: SheetId) => {
    if (sheet === "Facts") return factSheet(tools, scope, visibility);
    if (sheet === "Answers") return answerSheet(tools, scope, visibility);
    return networkRows(sheet satisfies SnapshotSheet, scope);
  };
  return SHEETS.map((id) => ({
    id,
    columns: tools.headers.columnsOf(id),
    leftOut: scope.isWhole ? undefined : LEFT_OUT[id],
    rows: () => rowsOf(id),
  }));
}
