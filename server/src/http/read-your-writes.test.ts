import { expect, jest, test } from "@jest/globals";
import { emptySnapshot, type Snapshot } from "@saphan/shared/core";
import { seenBy, shows } from "./read-your-writes.ts";

/** Snapshots that a test makes. */
function snapshotsAt(seq: number) {
  const withSeq = (at: number): Snapshot => ({ ...emptySnapshot(0), seq: at });
  let current = withSeq(seq);
  const listeners = new Set<(snapshot: Snapshot, isNews: boolean) => void>();
  return {
    listeners,
    current: () => current,
    onChange: (listener: (snapshot: Snapshot, isNews: boolean) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become: (next: number) => {
      current = withSeq(next);
      for (const listener of listeners) listener(current, true);
    },
  };
}

test.each([
  ["12", 12],
  ["0", 0],
  ["-1", 0],
  ["1e9", 0],
  ["9".repeat(16), 0],
  ["", 0],
])("the header %j says %d", (given, seen) => {
  expect(seenBy({ headers: { "saphan-seen": given } })).toBe(seen);
});

test("who has seen no more is answered at once; who has, when it is known here", async () => {
  const snapshots = snapshotsAt(4);
  const follow = jest.fn(() => Promise.resolve());
  expect(await shows(snapshots, 4, follow)).toBe(true);
  expect(follow).not.toHaveBeenCalled();
  const answer = shows(snapshots, 6, follow);
  expect(follow).toHaveBeenCalledTimes(1);
  snapshots.become(5);
  expect(snapshots.listeners.size).toBe(1);
  snapshots.become(6);
  expect(await answer).toBe(true);
  expect(snapshots.listeners.size).toBe(0);
});

test("what does not come within a second is said to be missing", async () => {
  jest.useFakeTimers();
  const snapshots = snapshotsAt(4);
  const answer = shows(snapshots, 5, () => Promise.reject(new Error("lost")));
  jest.advanceTimersByTime(1_000);
  expect(await answer).toBe(false);
  expect(snapshots.listeners.size).toBe(0);
  jest.useRealTimers();
});
