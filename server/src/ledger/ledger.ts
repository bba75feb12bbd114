/**
 * Changes in order. A process publishes seq n + 1 only when it knows n; the unique seq and the unique request of an
 * entry are the lock (design.md section 5, docs/decisions/0002-ledger.md).
 */
import type { ChangeMark, Revision } from "@saphan/shared/core";
import { DuplicateKey } from "../platform/database-errors.ts";
import { requestOf, type ChangeEntry } from "./change.ts";
import type { ChangesStore } from "./changes.store.ts";
import { Conflict, kindByKind, type Publication } from "./publication.ts";
import type { KeyMemory } from "./key-memory.ts";
import { touchedBy } from "./record-keys.ts";
import type { RevisionsStore } from "./revisions.store.ts";
import { createSetRecords } from "./set-records.ts";

/** What brings the figures of this process up to date. Called once for each batch, one after the other. */
export interface Applier {
  /** Resolves when the entries show in figures. `revisionsOf` reads an entry's revisions, from memory where it can. */
  readonly apply: (
    entries: readonly ChangeEntry[],
    revisionsOf: (entry: ChangeEntry) => AsyncIterable<Revision>,
  ) => Promise<void>;
  /**
   * Gets ready for a large change that is staged and about to be published, or for one that joins records, so that
   * `apply` of its entry is short: those who publish after it wait for that. Resolves with what ends it, to be called once the change is published or not.
   * Throws what `onDocuments`, told how many revisions have been read so far, throws.
   */
  readonly bringAhead: (
    change: Pick<ChangeEntry, "change" | "counts"> & {
      /** What it sets, where that was not staged before. */
      readonly revisions?: readonly Revision[];
    },
    onDocuments?: (count: number) => void | Promise<void>,
  ) => Promise<() => void>;
  /** The ledger is not the one that was followed (a restored backup): begin anew. */
  readonly rebuild: () => Promise<void>;
}

export interface PublishedMark extends ChangeMark {
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Ledger {
  /** The newest entry that this process knows. */
  readonly seq: () => number;
  /** Every known entry, by seq. */
  readonly marks: () => readonly PublishedMark[];
  readonly attach: (applier: Applier) => void;
  /** Reads what others published. Resolves when it shows in figures too. */
  readonly follow: () => Promise<void>;
  /**
   * Resolves when the entry shows in the figures of this process: that of another attempt, where one at the same
   * request was first. Throws `Conflict`.
   */
  readonly publish: (publication: Publication) => Promise<ChangeEntry>;
}

const BATCH = 256;
/** Entries that are looked at together: who was away may have missed a million. */
const PAGE = 5_000;
const REMEMBERED_AT_START = 1_000;
/** Entries with at most this many revision documents are kept in memory until they are applied. */
const SMALL = 2_000;

interface Job {
  readonly publication: Publication;
  readonly resolve: (entry: ChangeEntry) => void;
  readonly reject: (error: unknown) => void;
}

/** Joins records: figures must be made anew for it. */
const isJoining = ({ revisions }: Publication): boolean =>
  revisions.some(
    (revision) => revision.kind === "succession" && revision.how === "merged",
  );

/** A publication does not tell by itself which records it sets. */
const isOpaque = ({ staged, withdraws }: Publication): boolean =>
  staged === true || withdraws !== "";

const isSame = (a: string, b: string): boolean => requestOf(a) === requestOf(b);

const size = ({ counts }: Pick<ChangeEntry, "counts">) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export function createLedger(
  changes: ChangesStore,
  revisions: RevisionsStore,
  now: () => number,
): Ledger {
  const marks: PublishedMark[] = [];
  const own = new Map<string, readonly Revision[]>();
  /** By change: what large ones set that are being published here. */
  const ownKeys = new Map<string, KeyMemory>();
  const setRecords = createSetRecords(changes, revisions);
  const queue: Job[] = [];
  let applier: Applier | undefined;
  let applying: Promise<void> = Promise.resolve();
  let following: Promise<void> | undefined;
  let draining = false;

  const seq = () => marks.length;

  const remember = async (entries: readonly ChangeEntry[]): Promise<void> => {
    const foreign = entries.filter(
      (entry) =>
        !own.has(entry.change) && size(entry) > 0 && size(entry) <= SMALL,
    );
    const read = new Map<string, Revision[]>(
      foreign.map(({ change }) => [change, []]),
    );
    for (const { change, revision } of await revisions.read(foreign))
      read.get(change)?.push(revision);
    for (const entry of entries) {
      const known =
        own.get(entry.change) ??
        read.get(entry.change) ??
        (size(entry) === 0 ? [] : undefined);
      // What a withdrawal takes back is another change's.
      if (entry.withdraws !== "") continue;
      const keys = ownKeys.get(entry.change);
      if (known) {
        own.set(entry.change, known);
        setRecords.remember(entry.seq, known);
      } else if (keys) setRecords.rememberLarge(entry.seq, keys);
    }
  };

  async function* revisionsOf(entry: ChangeEntry): AsyncIterable<Revision> {
    const known = own.get(entry.change);
    if (known) yield* known;
    else if (size(entry) > 0) yield* revisions.scan(entry);
  }

  /** Figures are brought up to date one batch after the other; after a failure they are made anew. */
  const enqueue = (task: () => Promise<void> | undefined): void => {
    applying = applying.catch(() => applier?.rebuild()).then(task);
    applying.catch(() => undefined); // met by whoever waits, or by the next batch
  };
  const apply = (entries: readonly ChangeEntry[]): void =>
    enqueue(async () => {
      await applier?.apply(entries, revisionsOf);
      for (const { change } of entries) own.delete(change);
    });

  /** Learns of new entries; what they set shows in figures some time later (`applying`). */
  const learn = async (): Promise<void> => {
    while ((await learnPage()) === PAGE);
  };

  /** How many entries were looked at. */
  const learnPage = async (): Promise<number> => {
    const last = marks.at(-1);
    const found = await changes.listFrom(Math.max(seq(), 1), PAGE);
    const first = found[0];
    if (last && first?.change !== last.change) {
      marks.length = 0;
      setRecords.forget();
      own.clear();
      enqueue(() => applier?.rebuild());
      return learnPage();
    }
    const entries = last ? found.slice(1) : found;
    if (entries.length === 0) return 0;
    // At the start figures are made of everything at once: only who comes late asks for what an entry has set.
    await remember(applier ? entries : entries.slice(-REMEMBERED_AT_START));
    for (const { seq: number, change, withdraws, at } of entries) {
      if (number !== seq() + 1)
        throw new Error(`the ledger has a gap before ${number}`);
      marks.push({
        seq: number,
        change,
        at,
        ...(withdraws === "" ? {} : { withdraws }),
      });
    }
    apply(entries);
    return found.length;
  };

  /** One look at a time; a caller that comes during a look waits for it and looks again. */
  const known = async (): Promise<void> => {
    const running = following;
    if (running) await running.catch(() => undefined);
    following ??= learn().finally(() => {
      following = undefined;
    });
    await following;
  };

  /** Records of the publication that entries after its base, or publications before it in this batch, have set. */
  const collisions = async (
    { change, base, touches }: Publication,
    earlier: readonly Publication[],
  ): Promise<readonly string[]> => {
    const hit = new Set<string>();
    for (const publication of earlier)
      if (!isSame(publication.change, change))
        for (const key of publication.revisions.flatMap(touchedBy))
          if (touches.has(key)) hit.add(key);
    for (let number = base + 1; number <= seq(); number++) {
      // Published before: who asks again does not stand in its own way.
      if (isSame(marks[number - 1]?.change ?? "", change)) continue;
      for (const key of await setRecords.setAmong(touches, number))
        hit.add(key);
    }
    return [...hit];
  };

  const entryFor = (
    { change, actor, action, subject, counts, withdraws }: Publication,
    number: number,
  ): ChangeEntry => ({
    seq: number,
    change,
    at: Math.max(now(), marks.at(-1)?.at ?? 0),
    actor,
    action,
    subject,
    counts,
    withdraws,
  });

  /** Answers those jobs whose request lies in the ledger, by themselves or by a twin; returns the others. */
  const settle = async (jobs: readonly Job[]): Promise<readonly Job[]> => {
    const shown = applying;
    const decided = new Map(
      (
        await changes.listByRequests(
          jobs.map(({ publication }) => requestOf(publication.change)),
        )
      ).map((entry) => [requestOf(entry.change), entry]),
    );
    return jobs.filter(({ publication, resolve, reject }) => {
      const entry = decided.get(requestOf(publication.change));
      if (!entry) return true;
      // It is published even if the figures fail to follow: they are made anew with the next batch.
      if (entry.action === publication.action)
        void shown.catch(() => undefined).then(() => resolve(entry));
      else reject(new Conflict([], entry.seq));
      return false;
    });
  };

  /** Publishes what can be of `jobs`; returns those that must be tried again. */
  const attempt = async (jobs: readonly Job[]): Promise<readonly Job[]> => {
    const good: Job[] = [];
    const again: Job[] = [];
    const lost: { readonly job: Job; readonly conflict: Conflict }[] = [];
    for (const job of jobs) {
      const earlier = good.map(({ publication }) => publication);
      // What an opaque one sets is known once it is published, so others wait for it.
      if (
        earlier.some(
          (other) =>
            isOpaque(other) || isSame(other.change, job.publication.change),
        )
      ) {
        again.push(job);
        continue;
      }
      const hit = await collisions(job.publication, earlier);
      if (hit.length === 0) good.push(job);
      else lost.push({ job, conflict: new Conflict(hit, seq()) });
    }
    if (lost.length > 0) {
      // What collides may be the change itself, sent a second time.
      const losers = new Set(await settle(lost.map(({ job }) => job)));
      for (const { job, conflict } of lost)
        if (losers.has(job)) job.reject(conflict);
    }
    if (good.length === 0) return again;
    const entries = good.map(({ publication }, i) =>
      entryFor(publication, seq() + 1 + i),
    );
    for (const { publication } of good)
      if (publication.staged === undefined)
        own.set(publication.change, kindByKind(publication.revisions));
    try {
      await changes.append(entries);
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      // Somebody else was first, perhaps with the same change: what counts is what lies in the database.
      for (const { change } of entries) own.delete(change);
    }
    await known();
    return [...again, ...(await settle(good))];
  };

  const drain = async (): Promise<void> => {
    draining = true;
    while (queue.length > 0) {
      let jobs: readonly Job[] = queue.splice(0, BATCH);
      try {
        const parts = jobs.flatMap(({ publication }) =>
          publication.staged === undefined && publication.revisions.length > 0
            ? [publication]
            : [],
        );
        if (parts.length > 0) {
          await revisions.announce(
            parts.map(({ change }) => change),
            new Date(now()),
          );
          await revisions.stage(
            parts.map(({ change, revisions: staged }) => ({
              change,
              revisions: staged,
              firstOrdinal: 0,
            })),
          );
        }
        while (jobs.length > 0) jobs = await attempt(jobs);
      } catch (error) {
        for (const { reject } of jobs) reject(error);
      }
    }
    draining = false;
  };

  const submit = (publication: Publication): Promise<ChangeEntry> =>
    new Promise((resolve, reject) => {
      queue.push({ publication, resolve, reject });
      if (!draining) setImmediate(() => void drain());
    });

  /**
   * A large change, or one that joins records, is brought into the figures before it takes its place, while others go on publishing. Nothing of it
   * counts before its entry is in the ledger, and whether it collides is decided then.
   */
  const submitLarge = async (
    publication: Publication,
  ): Promise<ChangeEntry> => {
    const { change, sets, onBroughtIn } = publication;
    const isLost = (await collisions(publication, [])).length > 0;
    const leave = isLost
      ? undefined
      : await applier?.bringAhead(publication, onBroughtIn);
    if (sets) ownKeys.set(change, sets);
    try {
      return await submit(publication);
    } finally {
      ownKeys.delete(change);
      leave?.();
    }
  };

  return {
    seq,
    marks: () => marks,
    attach: (given) => {
      applier = given;
    },
    follow: async () => {
      await known();
      await applying;
    },
    publish: (publication) =>
      isJoining(publication) ||
      (publication.staged && size(publication) > SMALL)
        ? submitLarge(publication)
        : submit(publication),
  };
}
