/** Files on their way in: upload, plan, questions, publication. */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  IMPORT_KEPT_DAYS,
  MB,
  UPLOAD_PART_BYTES,
  WORKBOOK_LIMITS,
} from "@saphan/shared/contract";
import type { Disclosure } from "@saphan/shared/core";
import { allowed, mayDo, signedIn, type Viewer } from "../../access/viewer.ts";
import { isChangeId, requestOf } from "../../ledger/change.ts";
import { DatabaseLost } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { stoppable } from "../../platform/stoppable.ts";
import { createImportJobs, type JobTools } from "./import-jobs.ts";
import type { ImportRecord, ImportState } from "./import.store.ts";
import { hindrancesOf, type Hindrance } from "./import/import-acts.ts";
import type { PlanSummary } from "./import/plan-workbook.ts";
import type { QuestionAnswers } from "./import/questions.ts";
import { readReportPart, type ReportLine } from "./import/report.ts";
import { unbundleReport } from "./import/saved-plan.ts";

export interface PublishResult {
  readonly record: ImportRecord;
  readonly hindrance?: Hindrance;
}

export interface ImportService {
  /** The organisation's imports, the newest first. */
  readonly list: (
    viewer: Viewer | null,
    limit: number,
    before?: Date,
  ) => Promise<readonly ImportRecord[]>;
  /** Throws `NOT_FOUND` for one of another organisation. */
  readonly get: (viewer: Viewer | null, id: string) => Promise<ImportRecord>;
  /** The import that a change came from, while it is kept and the viewer's to see. */
  readonly findByChange: (
    viewer: Viewer | null,
    change: string,
  ) => Promise<ImportRecord | null>;
  readonly begin: (
    viewer: Viewer | null,
    file: { readonly name: string; readonly bytes: number },
  ) => Promise<ImportRecord>;
  /** Parts may come in any order, and more than once. */
  readonly putPart: (
    viewer: Viewer | null,
    id: string,
    part: number,
    bytes: Uint8Array,
  ) => Promise<ImportRecord>;
  /** Begins to plan what has been uploaded. */
  readonly finish: (viewer: Viewer | null, id: string) => Promise<ImportRecord>;
  readonly cancel: (viewer: Viewer | null, id: string) => Promise<ImportRecord>;
  readonly planAgain: (
    viewer: Viewer | null,
    id: string,
  ) => Promise<ImportRecord>;
  /** Answers are kept with the import, and it is planned again. */
  readonly answer: (
    viewer: Viewer | null,
    id: string,
    answers: QuestionAnswers,
  ) => Promise<ImportRecord>;
  readonly publish: (
    viewer: Viewer | null,
    request: {
      readonly id: string;
      /** Made by the client, so that asking twice is once. */
      readonly change: string;
      readonly validRowsOnly: boolean;
    },
  ) => Promise<PublishResult>;
  /** Null before there is a plan. */
  /** Whether whoever works on it is gone. */
  readonly isLeft: (record: ImportRecord) => boolean;
  readonly summaryOf: (record: ImportRecord) => Promise<PlanSummary | null>;
  readonly reportOf: (record: ImportRecord) => AsyncIterable<ReportLine>;
  /** The import whenever it changes, until it is over. Planning that was lost with its process is begun anew. */
  readonly watch: (
    viewer: Viewer | null,
    id: string,
  ) => AsyncGenerator<ImportRecord>;
  readonly removeOld: () => Promise<void>;
  readonly idle: () => Promise<void>;
  /** Stops planning, which can be begun again, and lets publications end. */
  readonly close: () => Promise<void>;
}

const DAY_MS = 86_400_000;
/** How often a watched import is looked at: while it moves, and while nothing is being done. */
const WATCH_MS = 300;
const WATCH_RESTING_MS = 1_000;
const MOST_LISTED = 100;

const OVER: readonly ImportState[] = ["published", "unchanged", "cancelled"];
const CANCELLABLE: readonly ImportState[] = [
  "uploading",
  "planning",
  "planned",
  "failed",
];

const refused = (message: string) => new DomainError("BAD_USER_INPUT", message);
const busy = () =>
  new DomainError(
    "CONFLICT",
    "The import is being worked on, or it is over. Nothing was changed.",
  );

export interface ImportTools extends JobTools {
  /** What an organisation discloses of its links where a file says nothing; absent: nothing. */
  readonly linkDefaultOf?: (organisation: string) => Promise<Disclosure>;
}

export function createImportService(tools: ImportTools): ImportService {
  const { imports, parts, clock, changes } = tools;
  const jobs = createImportJobs(tools);

  /** As it is to be told: work whose worker is gone has failed. */
  const told = (record: ImportRecord): ImportRecord =>
    jobs.isStale(record) ? { ...record, state: "failed" } : record;

  const find = async (viewer: Viewer, id: string): Promise<ImportRecord> => {
    const record = await imports.find(id);
    const { organisation, role } = viewer.membership;
    if (record?.organisation !== organisation || record.role !== role)
      throw notFound("import");
    return record;
  };
  const get = async (viewer: Viewer | null, id: string) => {
    const asking = allowed(viewer, "workbook:import");
    return { asking, record: await find(asking, id) };
  };
  const lastPart = ({ bytes }: ImportRecord) =>
    Math.max(0, Math.ceil(bytes / UPLOAD_PART_BYTES) - 1);
  const sizeOfPart = (record: ImportRecord, part: number) =>
    part < lastPart(record)
      ? UPLOAD_PART_BYTES
      : record.bytes - part * UPLOAD_PART_BYTES;

  const plan = async (record: ImportRecord, viewer: Viewer) => {
    const planned = await jobs.plan(record, viewer);
    if (!planned) throw busy();
    return planned;
  };

  /** Planning that a lost process began goes on here, once somebody looks at it. */
  const resumed = async (
    record: ImportRecord,
    viewer: Viewer,
  ): Promise<ImportRecord> =>
    record.state === "planning" && jobs.isStale(record)
      ? ((await jobs.plan(record, viewer)) ?? record)
      : record;

  const publish: ImportService["publish"] = async (
    viewer,
    { id, change, validRowsOnly },
  ) => {
    const { asking, record } = await get(viewer, id);
    if (!isChangeId(change)) throw refused("This is no id of a change.");
    if (OVER.includes(record.state)) {
      if (record.state === "cancelled") throw busy();
      return { record };
    }
    const decided = await changes.findByRequest(change);
    if (decided?.action === "import" && requestOf(record.change) === change)
      return { record: (await jobs.finish(id, decided)) ?? record };
    if (decided) throw busy();
    const summary = await jobs.summaryOf(record);
    const isReady = record.state === "planned" || jobs.isStale(record);
    if (!summary || !isReady) throw busy();
    const [hindrance] = hindrancesOf(summary, validRowsOnly);
    if (hindrance) return { record, hindrance };
    if (!summary.setsAnything) {
      const same = await imports.change(id, ["planned"], {
        state: "unchanged",
      });
      return { record: same ?? record };
    }
    const published = await jobs.publish(record, asking, change);
    if (published === "taken") throw busy();
    if (published !== "moved") return { record: published };
    return { record: await find(asking, id), hindrance: "moved" };
  };

  return {
    publish,
    isLeft: jobs.isStale,
    summaryOf: jobs.summaryOf,
    idle: jobs.idle,
    close: jobs.close,

    list: async (viewer, limit, before) => {
      const { membership } = allowed(viewer, "workbook:import");
      const found = await imports.list(
        membership.organisation,
        membership.role,
        Math.min(limit, MOST_LISTED),
        before,
      );
      return found.map(told);
    },

    get: async (viewer, id) => told((await get(viewer, id)).record),

    findByChange: async (viewer, change) => {
      const asking = signedIn(viewer);
      const { organisation, role } = asking.membership;
      return mayDo(asking, "workbook:import")
        ? imports.findByChange(organisation, role, change)
        : null;
    },

    begin: async (viewer, { name, bytes }) => {
      const { account, membership } = allowed(viewer, "workbook:import");
      const fileName = name.trim().slice(0, 200);
      if (fileName === "" || !Number.isInteger(bytes) || bytes < 1)
        throw refused("A file needs a name and at least one byte.");
      if (bytes > WORKBOOK_LIMITS.packedBytes)
        throw new DomainError(
          "TOO_LARGE",
          `A file may have at most ${WORKBOOK_LIMITS.packedBytes / MB} MB. Nothing was changed.`,
          { limit: WORKBOOK_LIMITS.packedBytes },
        );
      const record: ImportRecord = {
        id: randomUUID(),
        account: account.id,
        organisation: membership.organisation,
        role: membership.role,
        fileName,
        bytes,
        received: 0,
        state: "uploading",
        createdAt: new Date(clock.now()),
        rev: 1,
        progress: null,
        answers: {},
        plan: 0,
        change: "",
        seq: null,
        linkDefault: await tools.linkDefaultOf?.(membership.organisation),
        owner: "",
        leaseUntil: null,
      };
      await imports.insert(record);
      return record;
    },

    putPart: async (viewer, id, part, bytes) => {
      const { record } = await get(viewer, id);
      if (record.state !== "uploading") throw busy();
      if (!Number.isInteger(part) || part < 0 || part > lastPart(record))
        throw refused("The file has no such part.");
      if (bytes.length !== sizeOfPart(record, part))
        throw refused("The part has another size than it must have.");
      await parts.put(id, "upload", 0, part, bytes);
      // Counted anew: parts may come twice.
      const have = await parts.count(id, "upload");
      const received = Math.min(record.bytes, have * UPLOAD_PART_BYTES);
      return (await imports.change(id, ["uploading"], { received })) ?? record;
    },

    finish: async (viewer, id) => {
      const { asking, record } = await get(viewer, id);
      if (record.state !== "uploading") return told(record);
      if ((await parts.count(id, "upload")) !== lastPart(record) + 1)
        throw refused("Parts of the file are missing.");
      return plan(record, asking);
    },

    cancel: async (viewer, id) => {
      const { record } = await get(viewer, id);
      if (record.state === "cancelled") return record;
      const isCancellable =
        CANCELLABLE.includes(record.state) || jobs.isStale(record);
      if (!isCancellable || (await jobs.settle(record))) throw busy();
      const free = { progress: null, owner: "", leaseUntil: null };
      const cancelled = await imports.change(
        id,
        record.state === "publishing" ? ["publishing"] : CANCELLABLE,
        { ...free, state: "cancelled" },
        // Planning moves on by itself, to a plan; nobody may have asked for it to be published since.
        record.state === "publishing"
          ? { rev: record.rev }
          : { change: record.change },
      );
      if (!cancelled) throw busy();
      jobs.stop(id);
      await parts.remove([id]);
      return cancelled;
    },

    planAgain: async (viewer, id) => {
      const { asking, record } = await get(viewer, id);
      if (record.state === "uploading" || OVER.includes(record.state))
        throw busy();
      return plan(record, asking);
    },

    answer: async (viewer, id, answers) => {
      const { asking, record } = await get(viewer, id);
      if (record.state !== "planned") throw busy();
      const summary = await jobs.summaryOf(record);
      for (const [question, option] of Object.entries(answers)) {
        const asked = summary?.questions.find((each) => each.id === question);
        if (!asked?.options.some((each) => each.id === option))
          throw refused("There is no such question, or no such option.");
      }
      const answered = await imports.change(id, ["planned"], {
        answers: { ...record.answers, ...answers },
      });
      if (!answered) throw busy();
      return plan(answered, asking);
    },

    reportOf: async function* (record) {
      for await (const bundle of parts.scan(record.id, "report", record.plan))
        for (const part of unbundleReport(bundle)) yield* readReportPart(part);
    },

    watch: (viewer, id) =>
      stoppable(async function* (gone) {
        let seen = 0;
        let isMoving = true;
        while (!gone.aborted) {
          // While the database is away there is nothing to tell, and nothing is over.
          const record = await get(viewer, id)
            .then(({ record: found, asking }) => resumed(found, asking))
            .then(told, (error: unknown) => {
              if (error instanceof DatabaseLost && seen > 0) return null;
              throw error;
            });
          if (record && record.rev !== seen) {
            seen = record.rev;
            yield record;
          }
          if (record && OVER.includes(record.state)) return;
          isMoving = record?.state.endsWith("ing") ?? isMoving;
          const pause = isMoving ? WATCH_MS : WATCH_RESTING_MS;
          // Called off, it is over.
          await setTimeout(pause, undefined, { signal: gone }).catch(
            () => undefined,
          );
        }
      }),

    removeOld: async () => {
      const old = await imports.listBefore(
        new Date(clock.now() - IMPORT_KEPT_DAYS * DAY_MS),
      );
      if (old.length === 0) return;
      await parts.remove(old);
      await imports.remove(old);
    },
  };
}
