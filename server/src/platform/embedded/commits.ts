/** Writes that may take long, as a series of commits. */
import { runSlice, WRITE_SLICE_MS } from "./slices.ts";
import { write, type Storage } from "./storage.ts";

/** Runs `work` in write transactions of one slice each, and resolves when the last one is on disk. */
export async function inCommits<T>(
  storage: Storage,
  work: Iterator<unknown, T>,
): Promise<T> {
  for (;;) {
    const step = await inOneCommit(storage, work);
    if (step.done) return step.value;
  }
}

export const inOneCommit = <T>(
  storage: Storage,
  work: Iterator<unknown, T>,
): Promise<IteratorResult<unknown, T>> =>
  write(storage, () => runSlice(work, WRITE_SLICE_MS));
