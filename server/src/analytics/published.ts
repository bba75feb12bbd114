import type { SnapshotHolder } from "./snapshot-holder.ts";

/** The number of each snapshot that this process makes, from now on; the newest only where the reader is slow. */
export async function* publishedSeqs(
  snapshots: Pick<SnapshotHolder, "onChange">,
): AsyncGenerator<number, void> {
  let newest: number | undefined;
  let wake: (() => void) | undefined;
  const stop = snapshots.onChange(({ seq }) => {
    newest = seq;
    wake?.();
  });
  try {
    for (;;) {
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
}
