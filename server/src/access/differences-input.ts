import type {
  DifferencesInput,
  IndicatorMethod,
  Method,
} from "@saphan/shared/core";
import type { NetworkView } from "./network-view.ts";

/** What statements of a view are compared with each other: the same on every page that says how many differ. */
export function differencesInput(
  { snapshot, period, asOf, sight, lens }: NetworkView,
  { indicators }: Pick<Method, "indicators">,
): DifferencesInput {
  return {
    snapshot,
    period,
    asOf,
    // A parity is computed from rows, which statements on itself do not move.
    indicators: indicators.filter(({ parity }: IndicatorMethod) => !parity),
    ownEntities: sight.ownEntities,
    ownSite: sight.ownSite,
    shared: sight.shared,
    lens: lens.scope,
  };
}
