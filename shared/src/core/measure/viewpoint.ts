/** Whose figure, of which sites, for which period and day: everything a figure is a function of (rule 1). */
import type { Hearing, SpeakingPeriod } from "../answer/effective.ts";
import type { Scope } from "../column/scope.ts";
import type { IndicatorMethod, Method } from "../indicator/method.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Day } from "../time/day.ts";
import { lastDayOf, type Period } from "../time/period.ts";

/**
 * Changes with our arithmetic, so that a figure printed under another number can be told apart (design.md section 5).
 */
export const METHOD_VERSION = 1;

export interface Viewpoint {
  readonly snapshot: Snapshot;
  readonly method: Method;
  /** By entity row: the key that breaks ties between sources and names entities in exports. */
  readonly entityKeys: readonly string[];
  readonly period: Period;
  readonly asOf: Day;
  /** The sites of the lens that are named to the viewer. */
  readonly scope: Scope;
  /** By position: the tier in the lens, `NO_TIER` for a site of the boundary that no path reaches. */
  readonly tier: Int32Array;
  readonly hearing: Hearing;
  /** By position: 1 where the site is the viewer's own. */
  readonly own: Uint8Array;
}

/** The periods whose answers may speak in `period`, nearest first: rule 2, "no row in the period". */
export function speakingPeriods(
  { carryQuarters }: Pick<IndicatorMethod, "carryQuarters">,
  period: Period,
): readonly SpeakingPeriod[] {
  return Array.from({ length: carryQuarters + 1 }, (_, distance) => ({
    period: period - distance,
    lastDay: lastDayOf(period - distance + carryQuarters),
  }));
}
