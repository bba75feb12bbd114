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

export interface LoadOptions {
  readonly revisions: RevisionsStore;
  readonly method: Method;
  readonly marks: readonly ChangeMark[];
  readonly seq: number;
}

async function loadAnswers(
  { revisions, method }: LoadOptions,
  builder: SnapshotBuilder,
  visibility: Visibility,
  range?: { readonly fromPeriod: Period; readonly beforePeriod?: Period },
): Promise<void> {
  const load = answerLoader(method, builder, visibility);
  for await (const documents of revisions.scanRaw("answers", range))
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
  for (const kind of REVISION_KINDS) {
    if (kind === "answers") {
      await loadAnswers(options, builder, visibility, range);
      continue;
    }
    for await (const batch of revisions.scanAll(kind))
      for (const { change, revision } of batch) {
        const published = visibility.seqOf.get(change);
        if (published !== undefined)
          builder.add(revision, published, visibility.withdrawn.has(change));
      }
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
  await loadAnswers(options, builder, visibility, {
    fromPeriod,
    beforePeriod: snapshot.residentFrom,
  });
  return givingWay(builder.finishing(snapshot.seq));
}
