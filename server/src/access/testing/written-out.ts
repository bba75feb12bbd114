import type { Measure } from "@saphan/shared/core";

/** A measure with the quartiles that it would tell, so that two can be compared. */
export const writtenOut = (measure: Measure) => ({
  ...measure,
  quartiles: measure.quartiles(),
});
