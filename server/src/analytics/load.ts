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
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import { givingWay } from "./give-way.ts";
import { answerLoader } from "./load-answers.ts";
import { factLoader } from "./load-facts.ts";

/** The latest three years are resident; older quarters load on demand. */
const RESIDENT_QUARTERS = 12;

/** What a builder takes before all others. */
const FIRST_KINDS: readonly RevisionKind[] = ["entity", "site"];
/** Of these, there are so many that no objects are made of them. */
const RAW_KINDS: readonly RevisionKind[] = ["facts", "answers"];
const OTHER_KINDS = REVISION_KINDS.filter(
  (kind) => ![...FIRST_KINDS, ...RAW_KINDS].includes(kind),
);

export interface LoadOptions {
  readonly revisions: RevisionsStore;
  readonly method: Method;
  readonly marks: readonly ChangeMark[];
  readonly seq: number;
}

/** Where documents go, and what they may hold. */
interface Loading extends LoadOptions {
  readonly builder: SnapshotBuilder;
  readonly visibility: Visibility;
}

async function loadKind(
  { revisions, builder, visibility }: Loading,
  kind: RevisionKind,
  signal?: AbortSignal,
): Promise<void> {
  for await (const batch of revisions.scanAll(kind)) {
    if (signal?.aborted) return;
    for (const { change, revision } of batch) {
      const published = visibility.seqOf.get(change);
      if (published !== undefined)
        builder.add(revision, published, visibility.withdrawn.has(change));
    }
  }
}

async function loadFirstKinds(loading: Loading): Promise<void> {
  for (const kind of FIRST_KINDS) await loadKind(loading, kind);
}

async function loadRaw(
  documents: AsyncIterable<readonly Uint8Array[]>,
  load: (document: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<void> {
  for await (const batch of documents) {
    if (signal?.aborted) return;
    for (const document of batch) load(document);
  }
}

/** Side by side: there is always something to work on while the store reads. When one fails, the others end. */
async function loadTogether(
  works: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failure = new AbortController();
  await Promise.all(
    works.map((work) =>
      work(failure.signal).catch((error: unknown) => {
        failure.abort(error);
      }),
    ),
  );
  failure.signal.throwIfAborted();
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
  const loading = { ...options, builder, visibility };
  const [loadFacts, loadAnswers] = [
    factLoader(method, builder, visibility),
    answerLoader(method, builder, visibility),
  ];
  await loadFirstKinds(loading);
  await loadTogether([
    ...OTHER_KINDS.map(
      (kind) => (signal: AbortSignal) => loadKind(loading, kind, signal),
    ),
    (signal) => loadRaw(revisions.scanRaw("facts"), loadFacts, signal),
    (signal) =>
      loadRaw(revisions.scanRaw("answers", range), loadAnswers, signal),
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
  const { revisions, method, marks } = options;
  const visibility = visibilityAt(marks, snapshot.seq);
  const builder = createSnapshotBuilder(method, {
    ...snapshot,
    residentFrom: fromPeriod,
  });
  // Older answers may be all that refers to a site whose change was withdrawn.
  await loadFirstKinds({ ...options, builder, visibility });
  await loadRaw(
    revisions.scanRaw("answers", {
      fromPeriod,
      beforePeriod: snapshot.residentFrom,
    }),
    answerLoader(method, builder, visibility),
  );
  return givingWay(builder.finishing(snapshot.seq));
}
