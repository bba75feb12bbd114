/**
 * Counts who looked, in memory, and writes it down a few seconds later: a look waits for nothing, and fails for nothing.
 * What a process has not written when it is killed was not seen.
 */
import type { Day } from "@saphan/shared/core";
import type { Looks, LookStore } from "./look.store.ts";

/** Between the first look that is not yet written and the writing. */
const PAUSE_MS = 5_000;
/** A page sends several requests, and sends them again when something was published. */
const ONE_LOOK_MS = 600_000;
/** Of each, in memory: with a store that is lost for long, what comes beyond them is not counted. */
const MOST = 20_000;

export interface Look {
  readonly site: string;
  readonly organisation: string;
  /** Held for 10 minutes, in memory only, so that one person who stays on a page counts once. */
  readonly account: string;
  readonly day: Day;
}

export interface LookLog extends Pick<LookStore, "listOf" | "removeBefore"> {
  readonly saw: (look: Look) => void;
  /** Writes what is counted; never rejects. */
  readonly write: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createLookLog(
  store: LookStore,
  now: () => number,
  onError: (error: unknown) => void,
): LookLog {
  /** Whose requests were counted when; the oldest first. */
  const seen = new Map<string, number>();
  let counted = new Map<string, Looks>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isClosed = false;
  let hasFailed = false;

  const isAgain = (person: string): boolean => {
    const at = now();
    for (const [other, then] of seen) {
      if (Math.abs(at - then) < ONE_LOOK_MS) break;
      seen.delete(other);
    }
    if (seen.has(person)) return true;
    if (seen.size < MOST) seen.set(person, at);
    return false;
  };
  const count = (looks: Looks): void => {
    const key = JSON.stringify([looks.site, looks.organisation, looks.day]);
    const before = counted.get(key);
    if (!before && counted.size >= MOST) return;
    counted.set(key, { ...looks, times: looks.times + (before?.times ?? 0) });
    if (!isClosed) timer ??= setTimeout(() => void write(), PAUSE_MS);
  };
  const writeAll = async (): Promise<void> => {
    const taken = [...counted.values()];
    counted = new Map();
    for (const [i, looks] of taken.entries())
      try {
        await store.add(looks);
        hasFailed = false;
      } catch (error) {
        // Tried again with the rest after the next pause; said once.
        if (!hasFailed) onError(error);
        hasFailed = true;
        taken.slice(i).forEach(count);
        return;
      }
  };
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return (writing = writing.then(writeAll));
  };
  return {
    saw: ({ site, organisation, account, day }) => {
      if (isAgain(JSON.stringify([site, organisation, account, day]))) return;
      count({ site, organisation, day, times: 1 });
    },
    write,
    listOf: store.listOf,
    removeBefore: store.removeBefore,
    close: async () => {
      isClosed = true;
      await write();
    },
  };
}
