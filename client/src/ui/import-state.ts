import type { ImportState } from "../__generated__/operations.ts";
import type { TextKey } from "../texts/index.ts";

/** An import's state in words; one that was published may have been undone since. */
export const stateKey = (state: ImportState, isWithdrawn: boolean): TextKey =>
  state === "published" && isWithdrawn
    ? "data.state_undone"
    : `data.state_${state}`;
