/**
 * Who works on an import. A claim is for one piece of work, not for a process, and nothing is done to an import but by
 * who holds the claim; a worker that was paused finds that it holds it no longer. What makes it safe, however long a
 * worker was paused and wherever, is not the time but three rules:
 *
 * - An import is only ever published under the request that stands in its record; before another is put there, the
 *   ledger says that the former is given up, so that nobody can publish it late.
 * - Each attempt at a request writes under an id of its own (`attemptAt`), and removes nothing else.
 * - A claim is of the record as it was read: of two, one gets it.
 */
import { randomUUID } from "node:crypto";
import { requestOf, type ChangeEntry } from "../../ledger/change.ts";
import type { ChangesStore } from "../../ledger/changes.store.ts";
import { giveUp } from "../../ledger/give-up.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Clock } from "../../platform/clock.ts";
import type {
  ImportChange,
  ImportRecord,
  ImportState,
  ImportStore,
} from "./import.store.ts";
import type { PlanProgress } from "./import/plan-workbook.ts";

/** Work that has not been heard of for this long is suspected to be nobody's. */
const LEASE_MS = 10_000;
/** So often it is said that it goes on, also while it only waits: for the ledger, or for figures. */
const BEAT_MS = 3_000;
/**
 * Somebody else's clock may have been set, or ours. So long work under suspicion is listened to, by a clock that
 * nobody can set, before it is taken over.
 */
const LISTEN_MS = 4_000;
/** Progress is written at most this often. */
const TELL_MS = 400;
const MOST_SUSPECTS = 1_000;

/** Not our import any more: somebody else has taken the work over, or has called it off. */
export class TakenAway extends Error {
  constructor() {
    super("the import was taken away");
    this.name = "TakenAway";
  }
}

const BEFORE_THE_END: readonly ImportState[] = [
  "uploading",
  "planning",
  "planned",
  "publishing",
  "failed",
];
const AT_WORK: readonly ImportState[] = ["planning", "publishing"];

export interface ClaimTools {
  readonly imports: ImportStore;
  readonly changes: ChangesStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Milliseconds, of a clock that only goes forward. */
  readonly steady?: () => number;
}

export interface ImportClaims {
  /** Whether whoever works on it is gone. */
  readonly isStale: (record: ImportRecord) => boolean;
  /** Claims the record as it was read, with a change; null where somebody has changed it since. */
  readonly claim: (
    record: ImportRecord,
    change: ImportChange,
  ) => Promise<ImportRecord | null>;
  /**
   * Sees to it that what was asked for before is not published any more; the import as it is published, where it was
   * published before that.
   */
  readonly settle: (record: ImportRecord) => Promise<ImportRecord | null>;
  /** What the ledger has, the record follows. */
  readonly finish: (
    id: string,
    entry: ChangeEntry,
  ) => Promise<ImportRecord | null>;
  /** Tells now and then how far the work is, and ends it where it is no longer ours. */
  readonly teller: (
    claimed: ImportRecord,
    controller: AbortController,
  ) => (progress: PlanProgress) => void;
  /** Keeps the claim until the work is over. */
  readonly holding: <Result>(
    claimed: ImportRecord,
    work: () => Promise<Result>,
  ) => Promise<Result>;
}

export function createImportClaims({
  imports,
  changes,
  ledger,
  clock,
  steady = () => performance.now(),
}: ClaimTools): ImportClaims {
  const suspects = new Map<
    string,
    { readonly rev: number; readonly since: number }
  >();
  const lease = () => new Date(clock.now() + LEASE_MS);

  const isStale = ({ id, state, rev, leaseUntil }: ImportRecord): boolean => {
    const left = (leaseUntil?.getTime() ?? 0) - clock.now();
    // One that lasts longer than any was given before the clock was set back.
    const isSuspect =
      AT_WORK.includes(state) && (left < 0 || left > 2 * LEASE_MS);
    if (!isSuspect) {
      suspects.delete(id);
      return false;
    }
    const suspect = suspects.get(id);
    if (suspect?.rev === rev) return steady() - suspect.since >= LISTEN_MS;
    suspects.delete(id);
    suspects.set(id, { rev, since: steady() });
    for (const oldest of suspects.keys()) {
      if (suspects.size <= MOST_SUSPECTS) break;
      suspects.delete(oldest);
    }
    return false;
  };

  const finish: ImportClaims["finish"] = async (id, { seq, change }) =>
    (await imports.change(id, BEFORE_THE_END, {
      state: "published",
      seq,
      change,
      progress: null,
      owner: "",
      leaseUntil: null,
    })) ?? imports.find(id);

  return {
    isStale,
    finish,
    claim: ({ id, state, rev }, change) =>
      imports.change(
        id,
        [state],
        { ...change, owner: randomUUID(), leaseUntil: lease() },
        { rev },
      ),
    settle: async ({ id, change }) => {
      if (change === "") return null;
      const entry = await giveUp({ ledger, changes }, requestOf(change));
      return entry.action === "import" ? finish(id, entry) : null;
    },
    teller: ({ id, state, owner }, controller) => {
      let toldAt = 0;
      return (progress) => {
        const now = steady();
        if (now - toldAt < TELL_MS) return;
        toldAt = now;
        imports
          .change(id, [state], { progress, leaseUntil: lease() }, { owner })
          .then((kept) => {
            if (!kept) controller.abort(new TakenAway());
          })
          .catch((error: unknown) => {
            controller.abort(error);
          });
      };
    },
    holding: async ({ id, state, owner }, work) => {
      const beat = setInterval(() => {
        // Whether it is still ours is looked at when something is done with it.
        imports
          .change(id, [state], { leaseUntil: lease() }, { owner })
          .catch(() => undefined);
      }, BEAT_MS);
      try {
        return await work();
      } finally {
        clearInterval(beat);
      }
    },
  };
}
