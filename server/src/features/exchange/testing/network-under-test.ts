/**
 * A network with a real store and ledger, and nothing else: a snapshot is made anew from all revisions after every
 * change, which is slow and plain.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "@jest/globals";
import { buildMethod, loadCatalogue, type Role } from "@saphan/shared/contract";
import {
  createSnapshotBuilder,
  emptySnapshot,
  parseDay,
  REGISTRY,
  REVISION_KINDS,
  visibilityAt,
  type Snapshot,
} from "@saphan/shared/core";
import type { Viewer } from "../../../access/viewer.ts";
import { createChangesStore } from "../../../ledger/changes.store.ts";
import { createLedger, type Applier } from "../../../ledger/ledger.ts";
import { createRevisionsStore } from "../../../ledger/revisions.store.ts";
import { newChange } from "../../../ledger/sweep.ts";
import { createTextsStore } from "../../../ledger/texts.store.ts";
import { openDatabase, type Database } from "../../../platform/database.ts";
import {
  openQuestions,
  planWorkbook,
  type PlanRequest,
  type PlanTools,
  type PreparedImport,
} from "../import/plan-workbook.ts";
import { publishPlan } from "../import/publish-plan.ts";
import { createImportPartStore } from "../import-part.store.ts";
import { createImportStore } from "../import.store.ts";
import { createHeaders } from "../workbook/headers.ts";
import { memorySource } from "../workbook/source.ts";
import { buildWordLists } from "../workbook/word-lists.ts";

/** A sheet with its header, one text a row: `"site_key,name_en"`, `"S1,One"`. Cells hold no commas. */
export type SheetLines = Readonly<Record<string, readonly string[]>>;

export const sourceOf = (sheets: SheetLines) =>
  memorySource(
    Object.fromEntries(
      Object.entries(sheets).map(([name, lines]) => [
        name,
        lines.map((line) => line.split(",")),
      ]),
    ),
  );

export const TODAY = "2026-11-22";

export function viewerOf(
  role: Role,
  organisation: string = REGISTRY,
  account = "tester",
): Viewer {
  return {
    account: {
      id: account,
      login: `${account}@test.example`,
      name: account,
      locale: "en",
      era: "common",
    },
    membership: {
      id: `${account}-membership`,
      organisation,
      role,
      dataRight: role === "administrator",
    },
    session: `${account}-session`,
    isToken: false,
  };
}

export const ADMIN = viewerOf("administrator", REGISTRY, "admin");

/** One store for a file of tests; each network has collections of its own in it. */
let store:
  | { readonly database: Database; readonly folder: string; opened: number }
  | undefined;

async function openStore(): Promise<Database> {
  if (!store) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-exchange-"));
    const database = await openDatabase({
      kind: "embedded",
      folder,
      whenRunning: "refuse",
    });
    store = { database, folder, opened: 0 };
  }
  const { database } = store;
  const prefix = `n${++store.opened}_`;
  return {
    ...database,
    collection: (name, schema) => database.collection(prefix + name, schema),
    close: () => Promise.resolve(),
  };
}

afterAll(async () => {
  await store?.database.close();
  if (store) fs.rmSync(store.folder, { recursive: true });
  store = undefined;
});

const storesOf = (database: Database) => ({
  changes: createChangesStore(database),
  revisions: createRevisionsStore(database),
  texts: createTextsStore(database),
  imports: createImportStore(database),
  parts: createImportPartStore(database),
});
export type ExchangeStores = ReturnType<typeof storesOf>;

const method = buildMethod(loadCatalogue());

/** What a process has for itself: what it knows of the ledger, and a snapshot that is made anew after every change. */
export function processOn(
  { changes, revisions }: Pick<ExchangeStores, "changes" | "revisions">,
  now: () => number,
) {
  const ledger = createLedger(changes, revisions, now);
  let snapshot: Snapshot = emptySnapshot(0);
  const rebuild = async () => {
    const marks = ledger.marks();
    const seq = marks.length;
    const { seqOf, withdrawn } = visibilityAt(marks, seq);
    const builder = createSnapshotBuilder(method, emptySnapshot(0));
    for (const kind of REVISION_KINDS)
      for await (const batch of revisions.scanAll(kind))
        for (const { change, revision } of batch) {
          const published = seqOf.get(change);
          if (published !== undefined)
            builder.add(revision, published, withdrawn.has(change));
        }
    snapshot = builder.finish(seq);
  };
  const bringAhead: Applier["bringAhead"] = async ({ change }, onDocuments) => {
    let read = 0;
    for (const kind of REVISION_KINDS)
      for await (const batch of revisions.scanAll(kind, { change }))
        await onDocuments?.((read += batch.length));
    return () => undefined;
  };
  ledger.attach({ apply: rebuild, bringAhead, rebuild });
  return { ledger, rebuild, snapshot: () => snapshot };
}

export async function openNetwork() {
  const database = await openStore();
  const catalogue = loadCatalogue();
  const stores = storesOf(database);
  const { changes, revisions, texts, imports, parts } = stores;
  await database.prepare();
  const day = parseDay(TODAY) ?? 0;
  let now = day * 86_400_000;
  const clock = {
    now: () => now++,
    today: () => day,
    /** Lets time go by. */
    pass: (milliseconds: number) => {
      now += milliseconds;
      steadyNow += milliseconds;
    },
    /** Sets the clock. */
    jump: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  let steadyNow = 0;
  const steady = () => steadyNow;
  const { ledger, rebuild, snapshot } = processOn(stores, clock.now);
  const tools: PlanTools = {
    catalogue,
    method,
    headers: createHeaders(catalogue),
    lists: buildWordLists(catalogue),
    snapshot,
    ledger,
    revisions,
    changes,
    clock,
  };

  const plan = (
    sheets: SheetLines,
    viewer: Viewer = ADMIN,
    request: Partial<PlanRequest> = {},
  ): Promise<PreparedImport> =>
    planWorkbook(tools, { source: sourceOf(sheets), viewer, ...request });

  const publish = (
    prepared: PreparedImport,
    viewer: Viewer = ADMIN,
    change = newChange(),
  ) =>
    publishPlan({ ledger, revisions, texts, changes, clock }, prepared, {
      change,
      actor: {
        account: viewer.account.id,
        organisation: viewer.membership.organisation,
      },
      subject: "test.zip",
    });

  return {
    ...tools,
    clock,
    steady,
    stores,
    texts,
    imports,
    parts,
    database,
    catalogue,
    snapshot,
    rebuild,
    plan,
    publish,
    /** Plans and publishes; throws where anything stands in the way. */
    load: async (
      sheets: SheetLines,
      viewer: Viewer = ADMIN,
      request: Partial<PlanRequest> = {},
    ) => {
      const prepared = await plan(sheets, viewer, request);
      const { summary } = prepared;
      const open = openQuestions(summary);
      if (summary.refused > 0 || open.length > 0 || summary.hasFault)
        throw new Error(
          JSON.stringify([summary.listed.refused, open], null, 1),
        );
      return publish(prepared, viewer);
    },
    idOf: (of: "entity" | "site", key: string, organisation = REGISTRY) => {
      const id = snapshot().aliases.idOf.get(`${organisation}\n${of}\n${key}`);
      if (id === undefined) throw new Error(`no ${of} ${key}`);
      return id;
    },
    close: () => database.close(),
  };
}

export type NetworkUnderTest = Awaited<ReturnType<typeof openNetwork>>;

/** `Sheet row column code`, of what a plan lists of a kind. */
export const listed = (
  { summary }: PreparedImport,
  kind: keyof PreparedImport["summary"]["listed"],
): readonly string[] =>
  summary.listed[kind].map(({ sheet, row, column, code }) =>
    [sheet, row, column, code].filter((part) => part !== "").join(" "),
  );

/** Outcomes by sheet, zeros left out. */
export const outcomes = ({ summary }: PreparedImport) =>
  Object.fromEntries(
    summary.sheets.map(({ sheet, rows: _rows, ...counts }) => [
      sheet,
      Object.fromEntries(
        Object.entries(counts).filter(([, count]) => count > 0),
      ),
    ]),
  );
