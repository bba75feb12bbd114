/**
 * Long work is a generator that yields wherever it may pause. It is run in slices, so that nothing holds the thread
 * for long and a monitor's ping is always answered.
 */
import { setImmediate } from "node:timers/promises";

export const READ_SLICE_MS = 15;
/** A commit costs a write of every page that it touched, so writes take longer slices. */
export const WRITE_SLICE_MS = 40;

/** Runs `work` until it ends or the slice is over. */
export function runSlice<T>(
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
