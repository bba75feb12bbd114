/** The work on imports in this process: planning and publishing, each claimed before it is begun. */
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import { Conflict } from "../../ledger/publication.ts";
import type { KeySet } from "../../ledger/record-keys.ts";
import type { TextsStore } from "../../ledger/texts.store.ts";
import type { ImportPartStore } from "./import-part.store.ts";
import {
  createImportClaims,
  TakenAway,
  type ClaimTools,
} from "./import-claims.ts";
import type {
  ImportChange,
  ImportRecord,
  ImportState,
} from "./import.store.ts";
import {
  planOfFault,
  planWorkbook,
  type PlanSummary,
  type PlanTools,
  type PreparedImport,
} from "./import/plan-workbook.ts";
import { publishPlan } from "./import/publish-plan.ts";
import {
  bundleReport,
  packSummary,
  unpackSummary,
} from "./import/saved-plan.ts";
import { touchedSince } from "./import/touched-since.ts";
import { partedBytes } from "./workbook/byte-source.ts";
import { openWorkbook } from "./workbook/open-workbook.ts";
import type { WorkbookSource } from "./workbook/source.ts";
import { WorkbookFault } from "./workbook/workbook-fault.ts";

export interface JobTools extends PlanTools, ClaimTools {
  readonly texts: TextsStore;
  readonly parts: ImportPartStore;
  readonly onError: (error: unknown) => void;
}

/** Plans that are kept ready to be published; others are planned again. */
const KEPT = 2;

const PLANNABLE: readonly ImportState[] = ["uploading", "planned", "failed"];

export interface ImportJobs extends Pick<
  ReturnType<typeof createImportClaims>,
  "finish" | "isStale" | "settle"
> {
  /** Begins planning and returns; the record says how it goes. Null where somebody else is at it. */
  readonly plan: (
    record: ImportRecord,
    viewer: Viewer,
  ) => Promise<ImportRecord | null>;
  /** Stops planning, if it is done here. */
  readonly stop: (id: string) => void;
  readonly summaryOf: (record: ImportRecord) => Promise<PlanSummary | null>;
  /**
   * Publishes a plan under what was asked for. `moved` where others have changed what it is about: it has been planned
   * again. `taken` where somebody else is at it, or has taken it over.
   */
  readonly publish: (
    record: ImportRecord,
    viewer: Viewer,
    request: string,
  ) => Promise<ImportRecord | "moved" | "taken">;
  /** Resolves when no work is being done here any more. */
  readonly idle: () => Promise<void>;
  /** Stops planning, and waits for what is being published. */
  readonly close: () => Promise<void>;
}

export function createImportJobs(tools: JobTools): ImportJobs {
  const { imports, parts, headers, onError } = tools;
  const claims = createImportClaims(tools);
  const { isStale, claim, settle, finish, teller, holding } = claims;
  const running = new Map<string, AbortController>();
  const working = new Set<Promise<unknown>>();
  const ready = new Map<
    string,
    { readonly plan: number; readonly prepared: PreparedImport }
  >();
  const open = (record: ImportRecord, signal: AbortSignal) =>
    openWorkbook(
      partedBytes(record.bytes, UPLOAD_PART_BYTES, async (number) => {
        const part = await parts.get(record.id, "upload", 0, number);
        if (!part) throw new Error(`part ${number} of ${record.id} is gone`);
        return part;
      }),
      { wants: (name) => headers.sheetOf(name) !== undefined, signal },
    );

  const prepare = async (
    record: ImportRecord,
    viewer: Viewer,
    controller: AbortController,
    since?: KeySet,
  ): Promise<PreparedImport> => {
    const { signal } = controller;
    let source: WorkbookSource | undefined;
    try {
      source = await open(record, signal);
      return await planWorkbook(tools, {
        source,
        viewer,
        answers: record.answers,
        linkDefault: record.linkDefault,
        since,
        signal,
        onProgress: teller(record, controller),
      });
    } catch (error) {
      if (!(error instanceof WorkbookFault)) throw error;
      return planOfFault(tools.snapshot().seq, error);
    } finally {
      await source?.close();
    }
  };

  const keep = (id: string, plan: number, prepared: PreparedImport) => {
    ready.delete(id);
    ready.set(id, { plan, prepared });
    for (const oldest of ready.keys()) {
      if (ready.size <= KEPT) break;
      ready.delete(oldest);
    }
  };

  /** Keeps a plan under a number that no other claim has, and then makes it the import's. Throws `TakenAway`. */
  const save = async (
    { id, rev: plan, state, owner }: ImportRecord,
    prepared: PreparedImport,
    change: ImportChange = {},
  ): Promise<void> => {
    for (const [part, bytes] of packSummary(prepared.summary).entries())
      await parts.put(id, "plan", plan, part, bytes);
    for (const [part, bytes] of bundleReport(prepared.report).entries())
      await parts.put(id, "report", plan, part, bytes);
    keep(id, plan, prepared);
    const free = { progress: null, owner: "", leaseUntil: null };
    const saved = await imports.change(
      id,
      [state],
      { ...change, ...free, state: "planned", plan },
      { owner },
    );
    if (saved) return parts.removeBefore(id, plan);
    await parts.removePlan(id, plan);
    throw new TakenAway();
  };

  const summaryOf = async ({
    id,
    plan,
  }: ImportRecord): Promise<PlanSummary | null> => {
    if (plan === 0) return null;
    const have = ready.get(id);
    if (have?.plan === plan) return have.prepared.summary;
    const saved: Uint8Array[] = [];
    for await (const part of parts.scan(id, "plan", plan)) saved.push(part);
    return saved.length > 0 ? unpackSummary(saved) : null;
  };

  const run = async (
    record: ImportRecord,
    viewer: Viewer,
    controller: AbortController,
  ): Promise<void> => {
    const { id, owner } = record;
    try {
      const before = await summaryOf(record);
      const since = before ? await touchedSince(tools, before.base) : undefined;
      const prepared = await prepare(record, viewer, controller, since);
      await save(record, prepared);
    } catch (error) {
      const isCalledOff =
        controller.signal.aborted || error instanceof TakenAway;
      if (!isCalledOff) onError(error);
      await imports
        .change(
          id,
          ["planning"],
          { state: "failed", progress: null, owner: "", leaseUntil: null },
          { owner },
        )
        .catch(onError);
    } finally {
      if (running.get(id) === controller) running.delete(id);
    }
  };

  /** The plan as it was kept, else made anew; undefined where others have changed what it is about. */
  const preparedFor = async (
    record: ImportRecord,
    viewer: Viewer,
    controller: AbortController,
    whenMoved: ImportChange,
  ): Promise<PreparedImport | undefined> => {
    const have = ready.get(record.id);
    if (have?.plan === record.plan) return have.prepared;
    const before = await summaryOf(record);
    if (!before) return undefined;
    const since = await touchedSince(tools, before.base);
    const made = await prepare(record, viewer, controller, since);
    const says = ({ sheets }: PlanSummary) =>
      JSON.stringify(sheets.map((counts) => ({ ...counts, moved: 0 })));
    if (made.summary.moved === 0 && says(made.summary) === says(before))
      return made;
    await save(record, made, whenMoved);
    return undefined;
  };

  const publish = async (
    claimed: ImportRecord,
    viewer: Viewer,
    /** Whether nobody was at this request before, who might go on with it late. */
    isFirst: boolean,
  ): Promise<ImportRecord | "moved" | "taken"> => {
    const { id, fileName, account, organisation, owner, change } = claimed;
    const controller = new AbortController();
    const tell = teller(claimed, controller);
    // Refused is refused: what only we have tried need not be given up first.
    const whenMoved: ImportChange = isFirst ? { change: "" } : {};
    try {
      const prepared = await preparedFor(
        claimed,
        viewer,
        controller,
        whenMoved,
      );
      if (!prepared) return "moved";
      // About one record a row; new keys come on top.
      const total = prepared.summary.sheets.reduce(
        (sum, { created, changed }) => sum + created + changed,
        0,
      );
      const entry = await publishPlan(tools, prepared, {
        change,
        actor: { account, organisation },
        subject: fileName,
        onStaged: async (done) => {
          controller.signal.throwIfAborted();
          tell({ phase: "writing", done, total, rows: total });
          await new Promise(setImmediate);
        },
        onBroughtIn: (share) => {
          controller.signal.throwIfAborted();
          tell({ phase: "figuring", done: share, total: 1, rows: total });
        },
      });
      ready.delete(id);
      return (await finish(id, entry)) ?? "taken";
    } catch (error) {
      if (error instanceof TakenAway) return "taken";
      if (!(error instanceof Conflict)) {
        const free = { progress: null, owner: "", leaseUntil: null };
        await imports.change(
          id,
          ["publishing"],
          { ...free, state: "planned" },
          { owner },
        );
        throw error;
      }
      await tools.ledger.follow();
      const hit = new Set(error.records);
      const since =
        hit.size > 0 ? { has: (key: string) => hit.has(key) } : undefined;
      const made = await prepare(claimed, viewer, controller, since);
      await save(claimed, made, whenMoved);
      return "moved";
    }
  };

  const tracked = <Result>(work: Promise<Result>): Promise<Result> => {
    working.add(work);
    const done = () => working.delete(work);
    work.then(done, done);
    return work;
  };

  const idle = async (): Promise<void> => {
    await Promise.allSettled(working);
  };

  const orTaken = (error: unknown): "taken" => {
    if (error instanceof TakenAway) return "taken";
    throw error;
  };

  return {
    isStale,
    settle,
    finish,
    summaryOf,
    stop: (id) => running.get(id)?.abort(new Error("cancelled")),
    idle,
    close: async () => {
      for (const controller of running.values())
        controller.abort(new Error("the server closes"));
      await idle();
    },

    plan: async (record, viewer) => {
      if (!PLANNABLE.includes(record.state) && !isStale(record)) return null;
      const published = await settle(record);
      if (published) return published;
      const claimed = await claim(record, {
        state: "planning",
        change: "",
        progress: { phase: "reading", done: 0, total: 1, rows: 0 },
      });
      if (!claimed) return null;
      const controller = new AbortController();
      running.set(record.id, controller);
      void tracked(holding(claimed, () => run(claimed, viewer, controller)));
      return claimed;
    },

    publish: async (record, viewer, request) => {
      const isLeft = record.state === "publishing" && isStale(record);
      if (record.state !== "planned" && !isLeft) return "taken";
      const isFirst = record.change !== request;
      const published = isFirst && (await settle(record));
      if (published) return published;
      const claimed = await claim(record, {
        state: "publishing",
        change: request,
      });
      if (!claimed) return "taken";
      return tracked(
        holding(claimed, () => publish(claimed, viewer, isFirst)),
      ).catch(orTaken);
    },
  };
}
