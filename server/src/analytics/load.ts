/** Snapshots from the database: as of any seq, in any number of resident quarters. */
import {
  createSnapshotBuilder,
  emptySnapshot,
  REVISION_KINDS,
  visibilityAt,
  type ChangeMark,
  type Method,
  type Period,
  type Snapshot,
  type SnapshotBuilder,
  type Visibility,
} from "@saphan/shared/core";
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import { givingWay } from "./give-way.ts";
import { answerLoader } from "./load-answers.ts";

/** The latest three years are resident; older quarters load on demand. */
const RESIDENT_QUARTERS = 12;

/** In the order in which a builder takes them. */
const OTHER_KINDS = REVISION_KINDS.filter((kind) => kind !== "answers");

export interface LoadOptions {
  readonly revisions: RevisionsStore;
  readonly method: Method;
  readonly marks: readonly ChangeMark[];
  readonly seq: number;
}

async function loadAnswers(
  { method }: LoadOptions,
  builder: SnapshotBuilder,
  visibility: Visibility,
  scan: AsyncIterable<readonly Uint8Array[]>,
): Promise<void> {
  const load = answerLoader(method, builder, visibility);
  for await (const documents of scan)
    for (const document of documents) load(document);
}

/** Batches of which the first is asked for at once: the store reads it while something else is worked on. */
interface Begun<Batch> extends AsyncIterable<Batch> {
  /** Must be called, whether the batches were gone through or not. */
  readonly end: () => Promise<unknown>;
}

function begin<Batch>(batches: AsyncIterable<Batch>): Begun<Batch> {
  const iterator = batches[Symbol.asyncIterator]();
  const first = iterator.next();
  // Whoever goes through the batches meets it.
  first.catch(() => undefined);
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = await first; !next.done; next = await iterator.next())
        yield next.value;
    },
    end: () => iterator.return?.() ?? Promise.resolve(),
  };
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
  const answers = begin(revisions.scanRaw("answers", range));
  const others = OTHER_KINDS.map((kind) => begin(revisions.scanAll(kind)));
  try {
    for (const batches of others)
      for await (const batch of batches)
        for (const { change, revision } of batch) {
          const published = visibility.seqOf.get(change);
          if (published !== undefined)
            builder.add(revision, published, visibility.withdrawn.has(change));
        }
    await loadAnswers(options, builder, visibility, answers);
  } finally {
    for (const { end } of [...others, answers]) await end();
  }
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
  await loadAnswers(
    options,
    builder,
    visibility,
    options.revisions.scanRaw("answers", {
      fromPeriod,
      beforePeriod: snapshot.residentFrom,
    }),
  );
  return givingWay(builder.finishing(snapshot.seq));
}
