/** Long work in small steps: requests are answered in between, and whoever asked for the work may call it off. */
import { setImmediate } from "node:timers/promises";

/** Longest time in milliseconds that the work keeps the event loop to itself. */
const SLICE_MS = 10;
/** The clock is looked at once in this many steps. */
const STEPS = 64;

export interface Pace {
  /**
   * Called once a step. Undefined where the work may go on at once; else a promise to wait for. Throws the signal's
   * reason once the work was called off.
   */
  readonly step: () => Promise<void> | undefined;
}

export function createPace(signal?: AbortSignal): Pace {
  let steps = 0;
  let startedAt = performance.now();
  const rest = async (): Promise<void> => {
    await setImmediate();
    startedAt = performance.now();
    signal?.throwIfAborted();
  };
  return {
    step: () => {
      if (++steps % STEPS !== 0) return undefined;
      signal?.throwIfAborted();
      return performance.now() - startedAt < SLICE_MS ? undefined : rest();
    },
  };
}
