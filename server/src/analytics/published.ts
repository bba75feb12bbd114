import { stoppable } from "../platform/stoppable.ts";
import type { SnapshotHolder } from "./snapshot-holder.ts";

/**
 * The number of each snapshot that holds other data than the one before, from now on; the newest only where the reader
 * is slow. An act that stands in the ledger and moves nothing is no news.
 */
export const publishedSeqs = (
  snapshots: Pick<SnapshotHolder, "onData">,
): AsyncGenerator<number, void> =>
  stoppable(async function* (gone) {
    let newest: number | undefined;
    let wake: (() => void) | undefined;
    gone.addEventListener("abort", () => wake?.());
    const stop = snapshots.onData(({ seq }) => {
      newest = seq;
      wake?.();
    });
    try {
      while (!gone.aborted) {
        if (newest === undefined)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        const seq = newest;
        newest = undefined;
        if (seq !== undefined) yield seq;
      }
    } finally {
      stop();
    }
  });
