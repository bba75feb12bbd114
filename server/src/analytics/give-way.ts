import { setImmediate } from "node:timers/promises";

/** Longest time in milliseconds that bulk work keeps the event loop from requests. */
const SLICE_MS = 15;
/** The same for work that nobody waits for: whoever types meanwhile takes some thirty turns of the loop. */
export const UNHURRIED_MS = 5;

/** Runs the steps to their end, letting requests in between. */
export async function givingWay<Result>(
  steps: Generator<undefined, Result>,
  sliceMs = SLICE_MS,
): Promise<Result> {
  let startedAt = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - startedAt < sliceMs) continue;
    await setImmediate();
    startedAt = performance.now();
  }
}
