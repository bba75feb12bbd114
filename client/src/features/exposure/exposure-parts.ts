import type { Exposure_PartsFragment } from "../../__generated__/operations.ts";

/** The answer as every part of the page reads it. */
export type ExposureParts = Omit<
  Exposure_PartsFragment,
  " $fragmentName" | "__typename"
>;
