/** Who works at a site in a quarter: the truth behind its facts. */
import { at, clamp, normalAt, unitAt } from "../random.ts";
import { PLACES } from "../sector/places.data.ts";
import { LEVELS, TIER_TABLE, type ByLevel } from "../sector/recipe.ts";
import type { SitePlan, WorkforceShares } from "../sector/sector.ts";
import { MIGRANT_LOG_ODDS, WOMEN_LOG_ODDS } from "../sector/segments.data.ts";
import { PRESETS } from "../sector/stories.data.ts";

export interface Workforce {
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly migrants: number;
  readonly regular: number;
  readonly fixedTerm: number;
  readonly agency: number;
  readonly apprentice: number;
  /** Those of the site's own employer. */
  readonly employees: number;
  readonly technical: number;
  readonly supervisors: number;
  readonly managers: number;
}

/** Chance that a site employs no migrants, by level. */
const WITHOUT_MIGRANTS: ByLevel = [0.45, 0.4, 0.36, 0.34];
const WITHOUT_AGENCY = 0.22;
const WITHOUT_APPRENTICES = 0.5;

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The shift at which the weighted mean of `logistic(shift + x)` over what is not left out is `target`. */
export function shiftFor(
  items: readonly { readonly weight: number; readonly x: number }[],
  target: number,
  whole: number,
): number {
  let [low, high] = [-12, 12];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const { weight, x } of items) sum += weight * logistic(middle + x);
    if (sum < target * whole) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The larger levels are tuned on this many of their sites. */
export const TUNED_ON = 4_000;

const presetMigrants = new Map(
  PRESETS.flatMap(({ level, number, migrants }) =>
    migrants === undefined ? [] : [[`${level} ${number}`, migrants] as const],
  ),
);

const QUARTERS_KEPT = 64;
const MOST_KEPT = 10_000;

/** Streams of chance, one for each of the drawn shares. */
const STREAM = { women: 1, migrants: 2, nonregular: 3, none: 4, parts: 5 };

export interface People {
  readonly shares: (site: SitePlan) => WorkforceShares;
  readonly workforce: (site: SitePlan, ago: number) => Workforce;
}

export function createPeople(
  seed: number,
  sites: readonly SitePlan[],
  starts: readonly number[],
): People {
  const salt = seed ^ 0x5f3759df;
  const women = ({ index, segment }: SitePlan) =>
    (WOMEN_LOG_ODDS[segment] ?? 0) + 0.5 * normalAt(salt, index, STREAM.women);
  const migrants = ({ index, segment, place }: SitePlan) =>
    (MIGRANT_LOG_ODDS[segment] ?? 0) +
    1.3 * Math.log(at(PLACES, place).migrantOdds) +
    0.9 * normalAt(salt, index, STREAM.migrants);
  const nonregular = ({ index }: SitePlan) =>
    0.6 * normalAt(salt, index, STREAM.nonregular);
  const hasMigrants = ({ index, level }: SitePlan) =>
    unitAt(salt, index, STREAM.none) > WITHOUT_MIGRANTS[level];

  const shifts = LEVELS.map((level) => {
    const start = at(starts, level);
    const own = sites
      .slice(start, starts[level + 1] ?? sites.length)
      .slice(0, TUNED_ON);
    const whole = own.reduce((sum, { headcount }) => sum + headcount, 0);
    const tune = (
      xOf: (site: SitePlan) => number,
      table: { readonly byLevel: ByLevel },
      of: readonly SitePlan[] = own,
    ) =>
      shiftFor(
        of.map((site) => ({ weight: site.headcount, x: xOf(site) })),
        table.byLevel[level] / 100,
        whole,
      );
    return {
      women: tune(women, TIER_TABLE.women),
      migrants: tune(migrants, TIER_TABLE.migrants, own.filter(hasMigrants)),
      nonregular: tune(nonregular, TIER_TABLE.nonregular),
    };
  });

  const shares = (site: SitePlan): WorkforceShares => {
    const { index, level } = site;
    const shift = at(shifts, level);
    const part = (stream: number) => unitAt(salt, index, STREAM.parts, stream);
    const loose = logistic(shift.nonregular + nonregular(site));
    const agency = part(1) < WITHOUT_AGENCY ? 0 : 0.35 + 0.4 * part(2);
    const apprentice =
      part(3) < WITHOUT_APPRENTICES ? 0 : 0.04 + 0.14 * part(4);
    const preset = presetMigrants.get(`${level} ${index - at(starts, level)}`);
    return {
      women: logistic(shift.women + women(site)),
      migrants:
        preset ??
        (hasMigrants(site) ? logistic(shift.migrants + migrants(site)) : 0),
      fixedTerm: loose * (1 - agency - apprentice),
      agency: loose * agency,
      apprentice: loose * apprentice,
      technical: 0.62 + 0.22 * part(5),
      supervisors: 0.045 + 0.035 * part(6),
    };
  };

  const draw = (site: SitePlan, ago: number): Workforce => {
    const { index, growth } = site;
    const drift =
      growth === 0
        ? 1
        : (1 + growth) ** -ago * (1 + 0.012 * normalAt(salt, index, 99, ago));
    const headcount = Math.max(1, Math.round(site.headcount * drift));
    const share = shares(site);
    const count = (of: number) => Math.round(headcount * of);
    const fixedTerm = count(share.fixedTerm);
    const agency = count(share.agency);
    const apprentice = count(share.apprentice);
    const supervisors = clamp(
      count(share.supervisors),
      headcount >= 8 ? 1 : 0,
      headcount,
    );
    const employees = Math.max(0, headcount - agency - apprentice);
    return {
      headcount,
      women: count(share.women),
      men: headcount - count(share.women),
      migrants: count(share.migrants),
      regular: Math.max(0, employees - fixedTerm),
      fixedTerm,
      agency,
      apprentice,
      employees,
      technical: Math.min(count(share.technical), headcount - supervisors),
      supervisors,
      managers: Math.min(
        Math.round(headcount * 0.02),
        headcount - supervisors - count(share.technical),
      ),
    };
  };
  // The same site and quarter are asked for again and again while its rows are made.
  const kept = new Map<number, Workforce>();
  const workforce = (site: SitePlan, ago: number): Workforce => {
    const name = site.index * QUARTERS_KEPT + ago;
    let found = kept.get(name);
    if (!found) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, (found = draw(site, ago)));
    }
    return found;
  };
  return { shares, workforce };
}
