import { formatPeriod } from "@saphan/shared/core";
import type { MeasureResolvers } from "../../../graph/__generated__/resolvers.ts";

/** All other fields are those of core's `Measure`, by name. */
export const Measure: MeasureResolvers = {
  q1: ({ quartiles }) => quartiles()?.q1 ?? null,
  median: ({ quartiles }) => quartiles()?.median ?? null,
  q3: ({ quartiles }) => quartiles()?.q3 ?? null,
  verification: ({ verification }) => [...verification],
  oldestPeriod: ({ oldestPeriod }) =>
    oldestPeriod === null ? null : formatPeriod(oldestPeriod),
};
