/** The work on imports in this process: planning and publishing, each claimed before it is begun. */
import { randomUUID } from "node:crypto";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import { Conflict } from "../../ledger/publication.ts";
import type { KeySet } from "../../ledger/record-keys.ts";
import type { TextsStore } from "../../ledger/texts.store.ts";
import type { ImportPartStore } from "./import-part.store.ts";
import type { ImportRecord, ImportState, ImportStore } from "./import.store.ts";
import {
  planOfFault,
  planWorkbook,
  type PlanProgress,
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

export interface JobTools extends PlanTools {
  readonly texts: TextsStore;
  readonly imports: ImportStore;
  readonly parts: ImportPartStore;
  readonly onError: (error: unknown) => void;
}

/** A process that has not said for this long that it is at work is taken to be gone. */
const LEASE_MS = 10_000;
/** So often it says so, also while it only waits: for the ledger, or for figures. */
const BEAT_MS = 3_000;
/** Progress is written at most this often. */
const TELL_MS = 400;
/** Plans that are kept ready to be published; others are planned again. */
const KEPT = 2;

const PLANNABLE: readonly ImportState[] = [
  "uploading",
  "planning",
  "planned",
  "publishing",
  "failed",
];

export interface ImportJobs {
  /** Begins planning and returns; the record says how it goes. Null where somebody else is at it. */
  readonly plan: (
    record: ImportRecord,
    viewer: Viewer,
  ) => Promise<ImportRecord | null>;
  /** Stops planning, if it is done here. */
  readonly stop: (id: string) => void;
  readonly summaryOf: (record: ImportRecord) => Promise<PlanSummary | null>;
  /** Takes a plan for publishing; null where somebody else has it. */
  readonly claim: (record: ImportRecord) => Promise<ImportRecord | null>;
  /**
   * Publishes a plan that has been claimed. Null where others have changed what it is about: it has been planned
   * again.
   */
  readonly publish: (
    record: ImportRecord,
    viewer: Viewer,
    change: string,
  ) => Promise<ImportRecord | null>;
  /** Whether whoever works on an import is gone. */
  readonly isStale: (record: ImportRecord) => boolean;
  /** Resolves when no work is being done here any more. */
  readonly idle: () => Promise<void>;
  /** Stops planning, and waits for what is being published. */
  readonly close: () => Promise<void>;
}

export function createImportJobs(tools: JobTools): ImportJobs {
  const { imports, parts, clock, headers, onError } = tools;
  const owner = randomUUID();
  const running = new Map<string, AbortController>();
  const working = new Set<Promise<unknown>>();
  const ready = new Map<
    string,
    { readonly plan: number; readonly prepared: PreparedImport }
  >();
  const lease = () => new Date(clock.now() + LEASE_MS);
  const isStale = ({ state, leaseUntil }: ImportRecord) => {
    const left = (leaseUntil?.getTime() ?? 0) - clock.now();
    // One that lasts longer than any was given before the clock was set back.
    const isOver = left < 0 || left > 2 * LEASE_MS;
    return (state === "planning" || state === "publishing") && isOver;
  };

  /** Tells now and then how far the work is; stops it where the import is no longer ours. */
  const teller = (
    id: string,
    state: ImportState,
    controller: AbortController,
  ) => {
    let toldAt = 0;
    return (progress: PlanProgress): void => {
      const now = performance.now();
      if (now - toldAt < TELL_MS) return;
      toldAt = now;
      imports
        .change(id, [state], { progress, leaseUntil: lease() }, owner)
        .then((kept) => {
          if (!kept) controller.abort(new Error("the import was taken away"));
        })
        .catch((error: unknown) => {
          controller.abort(error);
        });
    };
  };

  /** Keeps the lease until the work is over. */
  const holding = async <Result>(
    id: string,
    state: ImportState,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const beat = setInterval(() => {
      // Whether it is still ours is looked at when something is done with it.
      imports
        .change(id, [state], { leaseUntil: lease() }, owner)
        .catch(() => undefined);
    }, BEAT_MS);
    try {
      return await work();
    } finally {
      clearInterval(beat);
    }
  };

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
        since,
        signal,
        onProgress: teller(record.id, record.state, controller),
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

  const save = async (
    { id, plan: last, state }: ImportRecord,
    prepared: PreparedImport,
  ): Promise<ImportRecord | null> => {
    const plan = last + 1;
    await parts.remove([id], "plan");
    await parts.remove([id], "report");
    const saved = packSummary(prepared.summary);
    for (const [part, bytes] of saved.entries())
      await parts.put(id, "plan", plan, part, bytes);
    for (const [part, bytes] of bundleReport(prepared.report).entries())
      await parts.put(id, "report", plan, part, bytes);
    keep(id, plan, prepared);
    return imports.change(
      id,
      [state],
      { state: "planned", plan, progress: null, owner: "", leaseUntil: null },
      owner,
    );
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

  const claim = (
    { id }: ImportRecord,
    from: readonly ImportState[],
    change: Parameters<ImportStore["change"]>[2],
  ) => imports.change(id, from, { ...change, owner, leaseUntil: lease() });

  const run = async (
    record: ImportRecord,
    viewer: Viewer,
    controller: AbortController,
  ): Promise<void> => {
    const { id } = record;
    try {
      const before = await summaryOf(record);
      const since = before ? await touchedSince(tools, before.base) : undefined;
      const prepared = await prepare(record, viewer, controller, since);
      await save(record, prepared);
    } catch (error) {
      if (!controller.signal.aborted) onError(error);
      await imports
        .change(
          id,
          ["planning"],
          { state: "failed", progress: null, owner: "", leaseUntil: null },
          owner,
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
    await save(record, made);
    return undefined;
  };

  const publish: ImportJobs["publish"] = async (record, viewer, change) => {
    const { id, fileName, account, organisation } = record;
    const controller = new AbortController();
    const tell = teller(id, "publishing", controller);
    try {
      const prepared = await preparedFor(record, viewer, controller);
      if (!prepared) return null;
      // About one record a row; new keys come on top.
      const total = prepared.summary.sheets.reduce(
        (sum, { created, changed }) => sum + created + changed,
        0,
      );
      if (record.change === change) await tools.revisions.remove(change);
      else await imports.change(id, ["publishing"], { change }, owner);
      const entry = await publishPlan(tools, prepared, {
        change,
        actor: { account, organisation },
        subject: fileName,
        onStaged: async (done) => {
          controller.signal.throwIfAborted();
          tell({ phase: "writing", done, total, rows: total });
          await new Promise(setImmediate);
        },
      });
      ready.delete(id);
      return await imports.change(id, ["publishing"], {
        state: "published",
        seq: entry.seq,
        change,
        progress: null,
        owner: "",
        leaseUntil: null,
      });
    } catch (error) {
      if (!(error instanceof Conflict)) {
        await imports.change(
          id,
          ["publishing"],
          { state: "planned", progress: null, owner: "", leaseUntil: null },
          owner,
        );
        throw error;
      }
      await tools.ledger.follow();
      const hit = new Set(error.records);
      const since =
        hit.size > 0 ? { has: (key: string) => hit.has(key) } : undefined;
      await save(record, await prepare(record, viewer, controller, since));
      return null;
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

  return {
    isStale,
    summaryOf,
    stop: (id) => running.get(id)?.abort(new Error("cancelled")),
    idle,
    close: async () => {
      for (const controller of running.values())
        controller.abort(new Error("the server closes"));
      await idle();
    },

    plan: async (record, viewer) => {
      const from = isStale(record)
        ? PLANNABLE
        : PLANNABLE.filter(
            (state) => !["planning", "publishing"].includes(state),
          );
      const claimed = await claim(record, from, {
        state: "planning",
        progress: { phase: "reading", done: 0, total: 1, rows: 0 },
      });
      if (!claimed) return null;
      const controller = new AbortController();
      running.set(record.id, controller);
      void tracked(
        holding(record.id, "planning", () => run(claimed, viewer, controller)),
      );
      return claimed;
    },

    claim: (record) =>
      claim(record, isStale(record) ? ["planned", "publishing"] : ["planned"], {
        state: "publishing",
      }),

    publish: (record, viewer, change) =>
      tracked(
        holding(record.id, "publishing", () => publish(record, viewer, change)),
      ),
  };
}
