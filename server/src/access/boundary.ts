import { NO_TIER, OUTSIDE } from "@saphan/shared/core";
import type { NetworkView } from "./network-view.ts";

/** Numbers of unnamed sites are told in steps of this many, so that none of them can be told from the change. */
const STEP = 5;

/** Rounded to 5; 0 stands for fewer than 5. */
export const roundedCount = (count: number): number =>
  count < STEP ? 0 : Math.round(count / STEP) * STEP;

/** What the lens holds, and what is known to be there without being seen. */
export function describeBoundary({ lens, sight, leftOut }: NetworkView) {
  const { rows } = lens.scope;
  const count = (mask: Uint8Array) =>
    rows.reduce((sum, row) => sum + (mask[row] ?? 0), 0);
  return {
    sites: rows.length,
    own: count(sight.ownSite),
    shared: count(sight.shared),
    unnamed: [...lens.unnamed]
      .sort(([a], [b]) => a - b)
      .map(([tier, sites]) => ({
        tier: tier === NO_TIER ? OUTSIDE : String(tier),
        about: roundedCount(sites),
      })),
    leftOut,
  };
}
