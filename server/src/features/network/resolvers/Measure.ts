import { formatPeriod } from "@saphan/shared/core";
import type { MeasureResolvers } from "../../../graph/__generated__/resolvers.ts";

/** All other fields are those of core's `Measure`, by name. */
export const Measure: MeasureResolvers = {
  verification: ({ verification }) => [...verification],
  oldestPeriod: ({ oldestPeriod }) =>
    oldestPeriod === null ? null : formatPeriod(oldestPeriod),
};
