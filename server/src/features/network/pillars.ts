import type { IndicatorMethod } from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";

/** Core indicators of each pillar that free figures may be made of for many sites. */
export function coreByPillar({
  catalogue,
  method,
}: Context): ReadonlyMap<string, readonly IndicatorMethod[]> {
  return new Map(
    catalogue.pillars.map(({ id }) => [
      id,
      catalogue.indicators.flatMap((entry, index) => {
        const indicator = method.indicators[index];
        return entry.pillar === id && entry.core_set && indicator
          ? [indicator]
          : [];
      }),
    ]),
  );
}
