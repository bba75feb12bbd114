/** Snapshots from the database: as of any seq, in any number of resident quarters. */
import {
  createSnapshotBuilder,
  emptySnapshot,
  REVISION_KINDS,
  visibilityAt,
  type ChangeMark,
  type Method,
  type Period,
  type RevisionKind,
  type Snapshot,
  type SnapshotBuilder,
  type Visibility,
} from "@saphan/shared/core";
import type { PeriodRange, RevisionsStore } from "../ledger/revisions.store.ts";
import { givingWay } from "./give-way.ts";
import { answerLoader } from "./load-answers.ts";
import { factLoader } from "./load-facts.ts";

/** The latest three years are resident; older quarters load on demand. */
const RESIDENT_QUARTERS = 12;

/** What a builder takes before all others. */
const FIRST_KINDS = ["entity", "site"] as const;
const LATER_KINDS = REVISION_KINDS.filter(
  (kind) => !["entity", "site", "facts", "answers"].includes(kind),
);

export interface LoadOptions {
  readonly revisions: RevisionsStore;
  readonly method: Method;
  readonly marks: readonly ChangeMark[];
  readonly seq: number;
}

async function loadKind(
  { revisions }: LoadOptions,
  builder: SnapshotBuilder,
  { seqOf, withdrawn }: Visibility,
  kind: RevisionKind,
): Promise<void> {
  for await (const batch of revisions.scanAll(kind))
    for (const { change, revision } of batch) {
      const published = seqOf.get(change);
      if (published !== undefined)
        builder.add(revision, published, withdrawn.has(change));
    }
}

/** Of the many, no objects are made. */
async function loadRaw(
  { revisions }: LoadOptions,
  kind: "facts" | "answers",
  load: (document: Uint8Array) => void,
  range?: PeriodRange,
): Promise<void> {
  for await (const documents of revisions.scanRaw(kind, range))
    for (const document of documents) load(document);
}

/** The network as of `seq`. Figures of it answer as if every change had been applied in order. */
export async function loadSnapshot(options: LoadOptions): Promise<Snapshot> {
  const { revisions, method, marks, seq } = options;
  const visibility = visibilityAt(marks, seq);
  const [oldest, newest] = (await revisions.answeredPeriods()) ?? [0, 0];
  const fromPeriod = Math.max(newest - RESIDENT_QUARTERS + 1, 0);
  // All of them one after the other come faster than through the index.
  const range = oldest < fromPeriod ? { fromPeriod } : undefined;
  const builder = createSnapshotBuilder(method, emptySnapshot(fromPeriod));
  const load = (kind: RevisionKind) =>
    loadKind(options, builder, visibility, kind);
  for (const kind of FIRST_KINDS) await load(kind);
  // Side by side: there is always something to work on while the store reads.
  await Promise.all([
    ...LATER_KINDS.map(load),
    loadRaw(options, "facts", factLoader(method, builder, visibility)),
    loadRaw(
      options,
      "answers",
      answerLoader(method, builder, visibility),
      range,
    ),
  ]);
  return givingWay(builder.finishing(seq));
}

/** The same snapshot with answers from an earlier period on. */
export async function extendSnapshot(
  snapshot: Snapshot,
  fromPeriod: Period,
  options: LoadOptions,
): Promise<Snapshot> {
  if (fromPeriod >= snapshot.residentFrom) return snapshot;
  const builder = createSnapshotBuilder(options.method, {
    ...snapshot,
    residentFrom: fromPeriod,
  });
  const visibility = visibilityAt(options.marks, snapshot.seq);
  await loadRaw(
    options,
    "answers",
    answerLoader(options.method, builder, visibility),
    { fromPeriod, beforePeriod: snapshot.residentFrom },
  );
  return givingWay(builder.finishing(snapshot.seq));
}
