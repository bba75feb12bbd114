/** The snapshot of this process: follows the ledger, and opens older ones. */
import {
  createSnapshotBuilder,
  emptySnapshot,
  makingNameRanks,
  type Method,
  type Period,
  type Snapshot,
} from "@saphan/shared/core";
import type { ChangeEntry } from "../ledger/change.ts";
import type { Applier, Ledger } from "../ledger/ledger.ts";
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import {
  createChangeAhead,
  fromEmpty,
  inOrder,
  isMerge,
  onTopOf,
  type ChangeAhead,
  type PublishedRevision,
} from "./change-ahead.ts";
import { givingWay, UNHURRIED_MS } from "./give-way.ts";
import {
  extendSnapshot,
  loadChange,
  loadSnapshot,
  type LoadOptions,
} from "./load.ts";

type SnapshotListener = (snapshot: Snapshot, isNews: boolean) => void;

export interface SnapshotHolder {
  readonly current: () => Snapshot;
  /** The network as of an older seq. Two of them are kept. */
  readonly at: (seq: number) => Promise<Snapshot>;
  /** `snapshot`, with the answers that figures of `period` may need. */
  readonly covering: (snapshot: Snapshot, period: Period) => Promise<Snapshot>;
  /** The number of the newest snapshot whose data differ from those before. */
  readonly dataSeq: () => number;
  /** Told of each snapshot, and whether its data differ from those before: an act in the ledger moves none. */
  readonly onChange: (listener: SnapshotListener) => () => void;
}

/** Answers of at most this many quarters before a period may speak in it. */
const LONGEST_CARRY = 4;
const KEPT_OLD_SNAPSHOTS = 2;
const LARGE = 2_000;
/** So often a change is brought in ahead anew, when the figures were made anew meanwhile. */
const TRIES_AHEAD = 3;

const isLarge = ({ counts }: Pick<ChangeEntry, "counts">) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0) > LARGE;

function* sortingNames(snapshot: Snapshot): Generator<undefined, void> {
  yield* makingNameRanks(snapshot, "th");
  yield* makingNameRanks(snapshot, "en");
}

export function createSnapshotHolder(
  ledger: Ledger,
  revisions: RevisionsStore,
  method: Method,
): SnapshotHolder & Applier {
  let current = emptySnapshot(0);
  let dataSeq = 0;
  const listeners = new Set<SnapshotListener>();
  const old = new Map<number, Promise<Snapshot>>();
  /** At most one: each holds a network of its own. */
  let ahead: ChangeAhead | undefined;
  let aheadIsFree: Promise<void> = Promise.resolve();
  const options = (seq: number): LoadOptions => ({
    revisions,
    method,
    marks: ledger.marks(),
    seq,
  });
  const put = (snapshot: Snapshot, isNews: boolean): void => {
    current = snapshot;
    if (isNews) dataSeq = snapshot.seq;
    for (const listener of listeners) listener(snapshot, isNews);
  };
  const rebuild = async (): Promise<void> => {
    put(await loadSnapshot(options(ledger.seq())), true);
    ahead?.lose();
    // Nobody waits for it, and whoever lists sites first need not either.
    void givingWay(sortingNames(current), UNHURRIED_MS);
  };

  /** Changes that are applied together: small ones in a row, or a large one or a merge alone. */
  function* batchesOf(
    entries: readonly ChangeEntry[],
    merges: ReadonlySet<ChangeEntry>,
  ): Generator<readonly ChangeEntry[]> {
    let small: ChangeEntry[] = [];
    for (const entry of entries) {
      if (!isLarge(entry) && !merges.has(entry)) {
        small.push(entry);
        continue;
      }
      if (small.length > 0) yield small;
      small = [];
      yield [entry];
    }
    if (small.length > 0) yield small;
  }

  const mergesAmong = async (
    entries: readonly ChangeEntry[],
    revisionsOf: Parameters<Applier["apply"]>[1],
  ): Promise<ReadonlySet<ChangeEntry>> => {
    const merges = new Set<ChangeEntry>();
    for (const entry of entries) {
      if (!entry.counts.succession) continue;
      for await (const revision of revisionsOf(entry))
        if (isMerge(revision)) merges.add(entry);
    }
    return merges;
  };

  const applyBatch = async (
    entries: readonly ChangeEntry[],
    revisionsOf: Parameters<Applier["apply"]>[1],
  ): Promise<void> => {
    const [first] = entries;
    if (first && isLarge(first)) {
      await applyLarge(first);
      return;
    }
    const builder = createSnapshotBuilder(method, current);
    const published: PublishedRevision[] = [];
    for (const entry of entries)
      for await (const revision of revisionsOf(entry))
        published.push({ revision, seq: entry.seq });
    for (const { revision, seq } of inOrder(published))
      builder.add(revision, seq);
    const from = current.seq;
    const last = entries.at(-1)?.seq ?? from;
    put(await givingWay(builder.finishing(last)), published.length > 0);
    ahead?.follow(published, from, last);
  };

  const finishAhead = async ({
    change,
    seq,
  }: ChangeEntry): Promise<Snapshot | null> =>
    ahead?.change === change ? ahead.finish(current, seq) : null;

  const applyLarge = async (entry: ChangeEntry): Promise<void> => {
    const made = await finishAhead(entry);
    put(
      made ?? (await loadChange(current, { revisions, method }, entry)),
      true,
    );
    ahead?.lose();
  };

  /** Makes everything anew, up to the newest entry, where it was not made ahead. */
  const applyMerge = async (entry: ChangeEntry): Promise<void> => {
    const made = await finishAhead(entry);
    if (!made) {
      await rebuild();
      return;
    }
    put(made, true);
    ahead?.lose();
  };

  const bringAhead: Applier["bringAhead"] = async (change, onDocuments) => {
    const isMerging = change.revisions?.some(isMerge) ?? false;
    if (!isLarge(change) && !isMerging) return () => undefined;
    const before = aheadIsFree;
    let leave = () => undefined;
    aheadIsFree = new Promise((resolve) => {
      leave = () => {
        ahead = undefined;
        resolve();
      };
    });
    await before;
    try {
      for (let tries = 0; tries < TRIES_AHEAD; tries++) {
        const base = current;
        const loading = isMerging
          ? fromEmpty(base, options(base.seq), change.revisions ?? [])
          : onTopOf(base, { revisions, method }, change.change);
        ahead = createChangeAhead(method, base, change.change, loading);
        const outcome = await ahead.load(onDocuments);
        if (outcome === "never") break;
        if (outcome === "ahead" && ahead.holdsFor(current)) break;
      }
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  };

  return {
    current: () => current,
    at: (seq) => {
      if (seq === current.seq) return Promise.resolve(current);
      let found = old.get(seq);
      if (!found) {
        found = loadSnapshot(options(seq));
        found.catch(() => old.delete(seq));
        old.set(seq, found);
        for (const oldest of old.keys()) {
          if (old.size <= KEPT_OLD_SNAPSHOTS) break;
          old.delete(oldest);
        }
      }
      return found;
    },
    covering: async (snapshot, period) => {
      const extended = await extendSnapshot(
        snapshot,
        period - LONGEST_CARRY,
        options(snapshot.seq),
      );
      if (snapshot === current) current = extended;
      return extended;
    },
    dataSeq: () => dataSeq,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async (entries, revisionsOf) => {
      const fresh = entries.filter(({ seq }) => seq > current.seq);
      // What a withdrawal takes back is known only from all that went before.
      if (fresh.some(({ withdraws }) => withdraws !== "")) {
        await rebuild();
        return;
      }
      const merges = await mergesAmong(fresh, revisionsOf);
      for (const batch of batchesOf(fresh, merges)) {
        // A merge may have made everything anew.
        const rest = batch.filter(({ seq }) => seq > current.seq);
        const [first] = rest;
        if (first && merges.has(first)) await applyMerge(first);
        else if (first) await applyBatch(rest, revisionsOf);
      }
    },
    bringAhead,
    rebuild,
  };
}
