/**
 * The records that entries have set, as far as they are remembered, so that a new publication can be told whether it
 * comes too late. What is not remembered is read.
 */
import type { Revision } from "@saphan/shared/core";
import type { ChangeEntry } from "./change.ts";
import type { ChangesStore } from "./changes.store.ts";
import { touchedBy, type HashedKeys, type KeySet } from "./record-keys.ts";
import type { RevisionsStore } from "./revisions.store.ts";

export interface SetRecords {
  readonly remember: (seq: number, revisions: readonly Revision[]) => void;
  /** Of an entry that sets too many for them to be listed. */
  readonly rememberLarge: (seq: number, keys: HashedKeys & KeySet) => void;
  readonly forget: () => void;
  /** Those of `touches` that the entry has set. */
  readonly setAmong: (
    touches: KeySet,
    seq: number,
  ) => Promise<readonly string[]>;
}

/** Of this many entries the touched records are kept, unless there are too many. */
const REMEMBERED = 2_000;
const REMEMBERED_KEYS = 5_000;
/** Of this many large entries: the keys of three million records take 60 to 100 MB. */
const REMEMBERED_LARGE = 2;

export function createSetRecords(
  changes: ChangesStore,
  revisions: RevisionsStore,
): SetRecords {
  const known = new Map<number, readonly string[]>();
  const large = new Map<number, HashedKeys & KeySet>();

  /** What an entry set, or took back, or gave back. */
  async function* setBy(entry: ChangeEntry): AsyncGenerator<Revision> {
    if (entry.withdraws === "") {
      yield* revisions.scan(entry);
      return;
    }
    const withdrawn = await changes.findByChange(entry.withdraws);
    if (withdrawn) yield* setBy(withdrawn);
  }

  /** Undefined where the entry itself must be asked. */
  const amongLarge = (
    touches: KeySet,
    keys: HashedKeys & KeySet,
  ): readonly string[] | undefined => {
    const few = touches.keys?.();
    if (few) return [...few].filter(keys.has);
    return touches.meets && !touches.meets(keys) ? [] : undefined;
  };

  return {
    remember: (seq, set) => {
      const keys = set.flatMap(touchedBy);
      if (keys.length <= REMEMBERED_KEYS) known.set(seq, keys);
      known.delete(seq - REMEMBERED);
      large.delete(seq - REMEMBERED);
    },
    rememberLarge: (seq, keys) => {
      large.set(seq, keys);
      for (const oldest of large.keys()) {
        if (large.size <= REMEMBERED_LARGE) break;
        large.delete(oldest);
      }
    },
    forget: () => {
      known.clear();
      large.clear();
    },
    setAmong: async (touches, seq) => {
      const few = known.get(seq);
      if (few) return few.filter((key) => touches.has(key));
      const many = large.get(seq);
      const found = many && amongLarge(touches, many);
      if (found) return found;
      const hit = new Set<string>();
      const [entry] = await changes.listFrom(seq, 1);
      if (entry)
        for await (const revision of setBy(entry))
          for (const key of touchedBy(revision))
            if (touches.has(key)) hit.add(key);
      return [...hit];
    },
  };
}
