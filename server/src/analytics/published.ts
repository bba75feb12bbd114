import { stoppable } from "../platform/stoppable.ts";
import type { SnapshotHolder } from "./snapshot-holder.ts";

/**
 * The number of the snapshot now, and of each that this process makes; the newest only where the reader is slow. It
 * begins with the one now, so that a reader who was cut off learns what came in between.
 */
export const publishedSeqs = (
  snapshots: Pick<SnapshotHolder, "current" | "onChange">,
): AsyncGenerator<number, void> =>
  stoppable(async function* (gone) {
    let newest: number | undefined = snapshots.current().seq;
    let wake: (() => void) | undefined;
    gone.addEventListener("abort", () => wake?.());
    const stop = snapshots.onChange(({ seq }) => {
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
