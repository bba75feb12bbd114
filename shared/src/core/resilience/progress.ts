/** Long work in steps: a worker shows how far it is, and leaves off when nobody waits any more. */

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Runs long work through to its end. */
export function finishWork<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
