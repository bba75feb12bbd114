/**
 * Who takes part in which yearly round, who checks it, and who is silent. Small weak firms stay silent: missing is not
 * at random. There are three rounds, each site's in the same quarter of the year, spread over the four quarters.
 */
import { at, normalAt, unitAt } from "../random.ts";
import {
  LEVELS,
  TIER_TABLE,
  type ByLevel,
  type Level,
} from "../sector/recipe.ts";
import type { Sector, SitePlan } from "../sector/sector.ts";
import { PRESETS } from "../sector/stories.data.ts";
import type { Latent } from "./latent.ts";
import type { People } from "./workforce.ts";

/** The newest round is 0, the one a year before it 1, and so on. */
export type Round = number;

/** Quarters since a site's newest round, by level: large ones are asked early in the year. */
const OFFSETS: readonly (readonly number[])[] = [
  [0.1, 0.4, 0.4, 0.1],
  [0.12, 0.38, 0.32, 0.18],
  [0.18, 0.32, 0.28, 0.22],
  [0.3, 0.3, 0.22, 0.18],
];

/** Share of what is asked that is lost with sites that are wholly silent; the rest of what is missing are items. */
const SILENT: ByLevel = [0, 0.038, 0.125, 0.32];
/** More were silent in earlier rounds, and fewer were checked. */
const SILENT_BEFORE = 0.22;
const CHECKED_BEFORE = 0.3;
/** Share of the items that a check covers. */
const COVERED: ByLevel = [0.7, 0.84, 0.84, 0.84];
/** Sites that keep quarterly books of meetings, actions and grievances. */
const WITH_BOOKS: ByLevel = [1, 0.78, 0.4, 0.1];

export interface Check {
  /** Place of the assessor among the firms. */
  readonly assessor: number;
  readonly verification: 2 | 3 | 4;
}

export interface Participation {
  /** Quarters since the site's newest round, 0 to 3. */
  readonly offset: (site: SitePlan) => number;
  readonly answers: (site: SitePlan, round: Round) => boolean;
  /** Who checked the answers of a round, if anybody. */
  readonly checkOf: (site: SitePlan, round: Round) => Check | undefined;
  /** Whether a check says something of an item too. */
  readonly isCovered: (site: SitePlan, indicator: number) => boolean;
  readonly hasBooks: (site: SitePlan) => boolean;
  /** How readily a site answers, standard normal or so. */
  readonly readiness: (site: SitePlan) => number;
}

/** Items that a site is asked, near enough to weigh it with. */
export function askedOf(site: SitePlan, people: People): number {
  if (site.headcount < 50) return 14;
  const { employees, migrants } = people.workforce(site, 0);
  return (
    49 +
    (employees >= 50 ? 5 : 0) +
    (employees >= 100 ? 2 : 0) +
    (migrants > 0 ? 5 : 0)
  );
}

export function planParticipation(
  { seed, sites, starts, assessors }: Sector,
  latent: Latent,
  people: People,
  rounds: number,
): Participation {
  const salt = seed ^ 0x2545f491;
  const readiness = ({ index, quality }: SitePlan) =>
    0.5 * quality +
    0.3 * at(latent.pressure, index) +
    0.35 * at(latent.size, index) +
    0.5 * normalAt(salt, index, 1);
  const asked = Float64Array.from(sites, (site) => askedOf(site, people));
  const planted = new Set(
    PRESETS.map(({ level, number }) => at(starts, level) + number),
  );
  const giant = at(starts, 2) + 3;

  /** By round: 1 where the site answers, and 1 where its answers are checked. */
  const answering: Uint8Array[] = [];
  const checked: Uint8Array[] = [];
  for (let round = 0; round < rounds; round++) {
    const answers = new Uint8Array(sites.length).fill(1);
    const checks = new Uint8Array(sites.length);
    for (const level of LEVELS) {
      const own = sites.slice(
        at(starts, level),
        starts[level + 1] ?? sites.length,
      );
      const ready = new Map(
        own.map((site) => [
          site.index,
          readiness(site) + 0.3 * normalAt(salt, site.index, 2, round),
        ]),
      );
      const byReadiness = [...own].sort(
        (a, b) =>
          (ready.get(a.index) ?? 0) - (ready.get(b.index) ?? 0) ||
          a.index - b.index,
      );
      silence(byReadiness, level, round, answers);
      check(byReadiness, level, round, answers, checks);
    }
    answering.push(answers);
    checked.push(checks);
  }

  /** The least ready are silent, until they weigh enough. */
  function silence(
    byReadiness: readonly SitePlan[],
    level: Level,
    round: Round,
    answers: Uint8Array,
  ): void {
    const whole = byReadiness.reduce(
      (sum, { index }) => sum + at(asked, index),
      0,
    );
    let left = whole * SILENT[level] * (1 + SILENT_BEFORE * round);
    for (const { index } of byReadiness) {
      if (index === giant) answers[index] = 0;
      if (left <= 0 || planted.has(index)) continue;
      answers[index] = 0;
      left -= at(asked, index);
    }
  }

  /** The readiest among those who answer are checked, with some chance. */
  function check(
    byReadiness: readonly SitePlan[],
    level: Level,
    round: Round,
    answers: Uint8Array,
    checks: Uint8Array,
  ): void {
    const answeringSites = byReadiness.filter(({ index }) => answers[index]);
    const whole = answeringSites.reduce(
      (sum, { index }) => sum + at(asked, index),
      0,
    );
    const target = TIER_TABLE.verified.byLevel[level] / 100;
    let left = (whole * target * (1 - CHECKED_BEFORE * round)) / COVERED[level];
    const keen = new Map(
      answeringSites.map((site) => [
        site.index,
        0.6 * readiness(site) + 0.8 * normalAt(salt, site.index, 3),
      ]),
    );
    const byKeenness = [...answeringSites].sort(
      (a, b) =>
        (keen.get(b.index) ?? 0) - (keen.get(a.index) ?? 0) ||
        a.index - b.index,
    );
    for (const { index } of byKeenness) {
      if (left <= 0) break;
      checks[index] = 1;
      left -= at(asked, index);
    }
  }

  return {
    readiness,
    offset: ({ index, level }) => {
      let unit = unitAt(salt, index, 4);
      const shares = at(OFFSETS, level);
      for (let offset = 0; offset < 3; offset++)
        if ((unit -= at(shares, offset)) < 0) return offset;
      return 3;
    },
    answers: ({ index }, round) => answering[round]?.[index] === 1,
    checkOf: ({ index, level }, round) => {
      if (checked[round]?.[index] !== 1) return undefined;
      const unit = unitAt(salt, index, 5, round);
      return {
        assessor: at(
          assessors,
          Math.floor(unitAt(salt, index, 6) * assessors.length),
        ),
        // Assemblers are seen on site; elsewhere a fifth is only checked on paper.
        verification: unit < 0.4 ? 4 : unit < 0.8 || level === 0 ? 3 : 2,
      };
    },
    isCovered: ({ index, level }, indicator) =>
      unitAt(salt, index, 7, indicator) < COVERED[level],
    hasBooks: ({ index, level, headcount }) =>
      planted.has(index) ||
      (headcount >= 40 && unitAt(salt, index, 8) < WITH_BOOKS[level]),
  };
}
