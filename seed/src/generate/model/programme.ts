/** Who takes part in the programme, since when, and by whose file. */
import { firstDayOf, lastDayOf, NO_DAY, type Day } from "@saphan/shared/core";
import { at, unitAt } from "../random.ts";
import type { Model } from "./model.ts";

export interface Participant {
  readonly site: number;
  readonly since: Day;
  readonly until: Day;
  /** Enrolled by the programme's own file, under its own keys. */
  readonly isOwnFile: boolean;
  /** Quarters since the cohort began. */
  readonly ago: number;
}

/** Some 300 of the demo's sites. */
const SHARE = 0.125;
/** How cohorts are made up, by level. */
const OF_LEVEL = [0.02, 0.38, 0.44, 0.16];
/** Quarters ago in which cohorts began. */
const COHORTS = [8, 5, 2];
const ENDED = 0.08;
const NOT_BEGUN = 0.03;
const IN_OWN_FILE = 0.14;

export function planParticipants(model: Model): readonly Participant[] {
  const { sector, participation } = model;
  const { seed, sites, starts, newest } = sector;
  const salt = seed ^ 0x510e527f;
  const wanted = Math.round(sites.length * SHARE);
  return [0, 1, 2, 3].flatMap((level) => {
    const own = sites
      .slice(at(starts, level), starts[level + 1] ?? sites.length)
      .map((site) => ({
        site,
        keenness:
          0.4 * participation.readiness(site) +
          2.2 * (unitAt(salt, site.index, 1) - 0.5),
      }))
      .sort((a, b) => b.keenness - a.keenness || a.site.index - b.site.index)
      .slice(0, Math.round(wanted * at(OF_LEVEL, level)));
    return own.map(({ site: { index } }): Participant => {
      const ago = at(
        COHORTS,
        Math.floor(unitAt(salt, index, 2) * COHORTS.length),
      );
      const fate = unitAt(salt, index, 3);
      const isAhead = fate > 1 - NOT_BEGUN;
      return {
        site: index,
        since: isAhead ? firstDayOf(newest + 1) : firstDayOf(newest - ago),
        until:
          fate < ENDED && ago > 2
            ? lastDayOf(newest - 1)
            : fate < 0.4
              ? lastDayOf(newest + 4)
              : NO_DAY,
        isOwnFile: unitAt(salt, index, 4) < IN_OWN_FILE && level > 0,
        ago: isAhead ? -1 : ago,
      };
    });
  });
}
