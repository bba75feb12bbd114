import { stoppable } from "../platform/stoppable.ts";
import type { SnapshotHolder } from "./snapshot-holder.ts";

/**
 * The number of the newest snapshot that holds other data than the one before, now and whenever there is one; the newest
 * only where the reader is slow. It begins with the one now, so that a reader who was cut off learns what came in
 * between. An act that stands in the ledger and moves nothing is no news.
 */
export const publishedSeqs = (
  snapshots: Pick<SnapshotHolder, "dataSeq" | "onChange">,
): AsyncGenerator<number, void> =>
  stoppable(async function* (gone) {
    let newest: number | undefined = snapshots.dataSeq();
    let wake: (() => void) | undefined;
    gone.addEventListener("abort", () => wake?.());
    const stop = snapshots.onChange(({ seq }, isNews) => {
      if (!isNews) return;
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
