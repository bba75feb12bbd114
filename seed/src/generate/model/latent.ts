/**
 * What indicators have in common: a firm's quality of management (0.6), pressure from customers that send
 * questionnaires (0.3), and chance for the rest (domain.md 4.5). Standard normal within a level of the recipe.
 */
import { at, labelOf, normalAt } from "../random.ts";
import { LEVELS } from "../sector/recipe.ts";
import type { LinkPlans, MakerPlan, SitePlan } from "../sector/sector.ts";

const OF_QUALITY = 0.6;
const OF_PRESSURE = 0.3;
const OF_CHANCE = Math.sqrt(1 - OF_QUALITY ** 2 - OF_PRESSURE ** 2);
/** Chance is mostly of the site and the subject, and a little of the year. */
const LASTING = 0.92;
const OF_YEAR = Math.sqrt(1 - LASTING ** 2);
/** Slow improvement, in standard deviations by quarter: about two points of a percentage in a year. */
const TREND = 0.025;

/** Whether a maker sends its suppliers the questionnaire of the trade: all western ones, some Japanese ones. */
function asksOf({ cluster }: MakerPlan, place: number): number {
  if (cluster === "western") return 1;
  if (cluster === "chinese") return 0.1;
  return place < 3 ? 1 : 0.3;
}

/** Standardises values within each level. */
function standardise(sites: readonly SitePlan[], values: Float64Array): void {
  for (const level of LEVELS) {
    const own = sites.filter((site) => site.level === level);
    const count = Math.max(1, own.length);
    const mean =
      own.reduce((sum, { index }) => sum + at(values, index), 0) / count;
    const deviation = Math.sqrt(
      own.reduce((sum, { index }) => sum + (at(values, index) - mean) ** 2, 0) /
        count,
    );
    for (const { index } of own)
      values[index] =
        deviation > 0 ? (at(values, index) - mean) / deviation : 0;
  }
}

/** By site: how much its customers ask of it, and theirs of them, standardised by level. */
export function pressures(
  sites: readonly SitePlan[],
  makers: readonly MakerPlan[],
  { length, from, to }: LinkPlans,
): Float64Array {
  const asked = new Float64Array(sites.length);
  makers.forEach((maker, place) => {
    for (const plant of maker.sites) asked[plant] = asksOf(maker, place);
  });
  const sum = new Float64Array(sites.length);
  const count = new Float64Array(sites.length);
  // Links lie in the order of their suppliers' levels: customers are known before their suppliers.
  let last = 0;
  const settle = (upTo: number) => {
    for (; last < upTo; last++)
      if (at(count, last) > 0) asked[last] = at(sum, last) / at(count, last);
  };
  const order = Uint32Array.from({ length }, (_, link) => link).sort(
    (a, b) => at(from, a) - at(from, b),
  );
  for (const link of order) {
    const supplier = at(from, link);
    settle(supplier);
    sum[supplier] = at(sum, supplier) + at(asked, at(to, link));
    count[supplier] = at(count, supplier) + 1;
  }
  settle(sites.length);
  standardise(sites, asked);
  return asked;
}

/** Standing of each site's headcount within its level. */
export function sizes(sites: readonly SitePlan[]): Float64Array {
  const logs = Float64Array.from(sites, ({ headcount }) => Math.log(headcount));
  standardise(sites, logs);
  return logs;
}

export interface Latent {
  readonly pressure: Float64Array;
  readonly size: Float64Array;
  /**
   * How good a site is at a subject, `ago` quarters before the newest one: standard normal over the sites of a level
   * in the newest quarter.
   */
  readonly goodness: (site: SitePlan, subject: string, ago: number) => number;
}

export function createLatent(
  seed: number,
  sites: readonly SitePlan[],
  makers: readonly MakerPlan[],
  links: LinkPlans,
): Latent {
  const pressure = pressures(sites, makers, links);
  const subjects = new Map<string, number>();
  const numberOf = (subject: string): number => {
    let number = subjects.get(subject);
    if (number === undefined)
      subjects.set(subject, (number = labelOf(subject)));
    return number;
  };
  return {
    pressure,
    size: sizes(sites),
    goodness: ({ index, quality }, subject, ago) => {
      const number = numberOf(subject);
      const year = Math.floor(ago / 4);
      const chance =
        LASTING * normalAt(seed, index, number) +
        OF_YEAR * normalAt(seed, index, number, year + 1);
      return (
        OF_QUALITY * quality +
        OF_PRESSURE * at(pressure, index) +
        OF_CHANCE * chance -
        TREND * ago
      );
    },
  };
}
