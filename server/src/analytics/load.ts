/** Snapshots from the database: as of any seq, in any number of resident quarters. */
import {
  createSnapshotBuilder,
  emptySnapshot,
  REVISION_KINDS,
  visibilityAt,
  type ChangeMark,
  type Method,
  type Period,
  type Revision,
  type RevisionKind,
  type Snapshot,
  type SnapshotBuilder,
  type Visibility,
} from "@saphan/shared/core";
import type { BulkFilter, RevisionsStore } from "../ledger/revisions.store.ts";
import { givingWay, UNHURRIED_MS } from "./give-way.ts";
import { answerLoader } from "./load-answers.ts";
import { factLoader } from "./load-facts.ts";

/** The latest three years are resident; older quarters load on demand. */
const RESIDENT_QUARTERS = 12;

/** What a builder takes before all others. */
const FIRST_KINDS: readonly RevisionKind[] = ["entity", "site", "succession"];
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

/** For loading that nobody waits for: one kind after the other, so that those who do wait find the store free. */
export interface LoadWatch {
  /** Called with the number of documents after each batch, and waited for. What it throws ends the loading. */
  readonly onBatch?: (documents: number) => void | Promise<void>;
  /** With each revision but those of facts and answers. */
  readonly onRevision?: (revision: Revision) => void;
}

/** What is loaded besides what counts by the options. */
export interface LoadMore {
  /** Entities, sites and successions of a change that is not in the ledger yet. */
  readonly also?: readonly {
    readonly revision: Revision;
    readonly seq: number;
  }[];
  /** First resident period; the latest three years where nothing is said. */
  readonly residentFrom?: Period;
  readonly watch?: LoadWatch;
}

/** Where documents go, and which. */
interface Loading extends Pick<LoadOptions, "revisions" | "method">, LoadWatch {
  readonly builder: SnapshotBuilder;
  readonly visibility: Visibility;
  /** Documents of this change alone. */
  readonly change?: string;
  readonly also?: LoadMore["also"];
}

const sliceOf = ({ onBatch }: LoadWatch): number | undefined =>
  onBatch && UNHURRIED_MS;

const changeOf = ({ change }: Loading): BulkFilter =>
  change === undefined ? {} : { change };

/** All at once, as they come; where nobody waits for them, in small turns. */
async function eachOf<Item>(
  batch: readonly Item[],
  { onBatch }: LoadWatch,
  take: (item: Item) => void,
): Promise<void> {
  if (!onBatch) {
    for (const item of batch) take(item);
    return;
  }
  const steps = function* (): Generator<undefined, void> {
    for (const item of batch) {
      take(item);
      yield;
    }
  };
  await givingWay(steps(), UNHURRIED_MS);
  await onBatch(batch.length);
}

async function loadKind(
  loading: Loading,
  kind: RevisionKind,
  signal?: AbortSignal,
): Promise<void> {
  const { revisions, builder, visibility } = loading;
  for await (const batch of revisions.scanAll(kind, changeOf(loading))) {
    if (signal?.aborted) return;
    await eachOf(batch, loading, ({ change, revision }) => {
      const published = visibility.seqOf.get(change);
      if (published === undefined) return;
      builder.add(revision, published, visibility.withdrawn.has(change));
      loading.onRevision?.(revision);
    });
  }
}

async function loadFirstKinds(loading: Loading): Promise<void> {
  for (const kind of FIRST_KINDS) await loadKind(loading, kind);
  for (const { revision, seq } of loading.also ?? [])
    loading.builder.add(revision, seq);
  await givingWay(loading.builder.settling(), sliceOf(loading));
}

async function loadRaw(
  documents: AsyncIterable<readonly Uint8Array[]>,
  load: (document: Uint8Array) => void,
  watch: LoadWatch = {},
  signal?: AbortSignal,
): Promise<void> {
  for await (const batch of documents) {
    if (signal?.aborted) return;
    await eachOf(batch, watch, load);
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

/** All kinds into the builder; answers in a range of periods. */
async function loadAll(loading: Loading, range: BulkFilter): Promise<void> {
  const { revisions, method, builder, visibility } = loading;
  const change = changeOf(loading);
  const [loadFacts, loadAnswers] = [
    factLoader(method, builder, visibility),
    answerLoader(method, builder, visibility),
  ];
  await loadFirstKinds(loading);
  const works = [
    ...OTHER_KINDS.map(
      (kind) => (signal?: AbortSignal) => loadKind(loading, kind, signal),
    ),
    (signal?: AbortSignal) =>
      loadRaw(revisions.scanRaw("facts", change), loadFacts, loading, signal),
    (signal?: AbortSignal) =>
      loadRaw(
        revisions.scanRaw("answers", { ...change, ...range }),
        loadAnswers,
        loading,
        signal,
      ),
  ];
  if (!loading.onBatch) await loadTogether(works);
  else for (const work of works) await work();
}

/** The network as of `seq`. Figures of it answer as if every change had been applied in order. */
export async function loadSnapshot(
  options: LoadOptions,
  { also = [], residentFrom, watch = {} }: LoadMore = {},
): Promise<Snapshot> {
  const { revisions, method, marks, seq } = options;
  const visibility = visibilityAt(marks, seq);
  const [oldest, newest] = (await revisions.answeredPeriods()) ?? [0, 0];
  const fromPeriod =
    residentFrom ?? Math.max(newest - RESIDENT_QUARTERS + 1, 0);
  // All of them one after the other come faster than through the index.
  const range = oldest < fromPeriod ? { fromPeriod } : {};
  const builder = createSnapshotBuilder(method, emptySnapshot(fromPeriod));
  const loading = { revisions, method, builder, visibility, also, ...watch };
  await loadAll(loading, range);
  return givingWay(builder.finishing(seq), sliceOf(watch));
}

/** `snapshot` with one more change, which comes from the store: for changes too large to be held as objects. */
export async function loadChange(
  snapshot: Snapshot,
  { revisions, method }: Pick<LoadOptions, "revisions" | "method">,
  { change, seq }: ChangeMark,
  watch: LoadWatch = {},
): Promise<Snapshot> {
  const builder = createSnapshotBuilder(method, snapshot);
  const visibility = visibilityAt([{ change, seq }], seq);
  const loading = { revisions, method, builder, visibility, change, ...watch };
  await loadAll(loading, {});
  return givingWay(builder.finishing(seq), sliceOf(watch));
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
  await loadFirstKinds({ revisions, method, builder, visibility });
  await loadRaw(
    revisions.scanRaw("answers", {
      fromPeriod,
      beforePeriod: snapshot.residentFrom,
    }),
    answerLoader(method, builder, visibility),
  );
  return givingWay(builder.finishing(snapshot.seq));
}
