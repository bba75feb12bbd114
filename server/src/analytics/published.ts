import { stoppable } from "../platform/stoppable.ts";
import type { SnapshotHolder } from "./snapshot-holder.ts";

/** The number of each snapshot that this process makes, from now on; the newest only where the reader is slow. */
export const publishedSeqs = (
  snapshots: Pick<SnapshotHolder, "onChange">,
): AsyncGenerator<number, void> =>
  stoppable(async function* (gone) {
    let newest: number | undefined;
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
