/**
 * Long work is a generator that yields wherever it may pause. It is run in slices, so that nothing holds the thread
 * for long and a monitor's ping is always answered.
 */
import { setImmediate } from "node:timers/promises";
import { write, type Storage } from "./storage.ts";

const READ_SLICE_MS = 15;
/** A commit writes every page that it touched, so a write takes longer slices. */
const WRITE_SLICE_MS = 40;

/** Runs `work` until it ends or the slice is over. */
function runSlice<T>(
  work: Iterator<unknown, T>,
  milliseconds: number,
): IteratorResult<unknown, T> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const step = work.next();
    if (step.done || performance.now() > until) return step;
  }
}

export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const step = runSlice(work, READ_SLICE_MS);
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Runs one slice of `work` in a write transaction; resolves when it is on disk. */
export const inOneCommit = <T>(
  storage: Storage,
  work: Iterator<unknown, T>,
): Promise<IteratorResult<unknown, T>> =>
  write(storage, () => runSlice(work, WRITE_SLICE_MS));

export async function inCommits<T>(
  storage: Storage,
  work: Iterator<unknown, T>,
): Promise<T> {
  for (;;) {
    const step = await inOneCommit(storage, work);
    if (step.done) return step.value;
  }
}
