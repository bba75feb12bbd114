/** What is true of a site in a quarter, by the catalogue's facts; what of it is told stands in `files/fact-rows.ts`. */
import { firstDayOf, holds, lastDayOf } from "@saphan/shared/core";
import { at, normalAt, unitAt } from "../random.ts";
import type { ByLevel } from "../sector/recipe.ts";
import type { Sector, SitePlan } from "../sector/sector.ts";
import type { Latent } from "./latent.ts";
import type { People } from "./workforce.ts";

type Facts = Readonly<Record<string, number>>;

export interface SiteFacts {
  readonly stocks: (site: SitePlan, ago: number) => Facts;
  /** Flows of one quarter. */
  readonly quarter: (site: SitePlan, ago: number) => Facts;
  /** Flows of the year that ends with the quarter. */
  readonly year: (site: SitePlan, ago: number) => Facts;
  /** Facts of the employer, told by the site of each firm that comes first. */
  readonly employer: (site: SitePlan, ago: number) => Facts;
  /** Any fact, derived ones too. */
  readonly valueOf: (site: SitePlan, ago: number) => (fact: string) => number;
  readonly suppliersOf: (site: number) => number;
  readonly customersOf: (site: number) => number;
}

/** Chance that courses are tested before and after, and that workers were surveyed in the year. */
const TESTED: ByLevel = [0.8, 0.5, 0.25, 0.08];
const SURVEYED: ByLevel = [0.7, 0.4, 0.15, 0.03];
/** Chance that corrective actions fall due, because somebody has looked. */
const CORRECTING: ByLevel = [1, 0.7, 0.4, 0.15];
const SURVEY_EVERY = 0.3;
/** Grievances of a hundred people in a quarter, where people speak. */
const GRIEVANCES = 0.7;

export function createSiteFacts(
  { seed, starts, links, newest }: Sector,
  latent: Latent,
  people: People,
  /** People trained in the year, and the share of people whose occupation is mapped. */
  trainedOf: (site: SitePlan, ago: number) => number,
  mappedOf: (site: SitePlan, ago: number) => number,
): SiteFacts {
  const salt = seed ^ 0x1b873593;
  const zeroGrievances = at(starts, 1) + 6;
  const closing = at(starts, 1) + 7;
  const suppliers = new Map<number, Set<number>>();
  const customers = new Map<number, Set<number>>();
  const put = (map: Map<number, Set<number>>, site: number, other: number) => {
    const have = map.get(site);
    if (have) have.add(other);
    else map.set(site, new Set([other]));
  };
  const [from, to] = [firstDayOf(newest), lastDayOf(newest)];
  for (let link = 0; link < links.length; link++) {
    const since = at(links.since, link);
    const until = at(links.until, link);
    if (!holds(since, until, from) || !holds(since, until, to)) continue;
    put(suppliers, at(links.to, link), at(links.from, link));
    put(customers, at(links.from, link), at(links.to, link));
  }
  const suppliersOf = (site: number) => suppliers.get(site)?.size ?? 0;
  const customersOf = (site: number) => customers.get(site)?.size ?? 0;
  const draw = ({ index }: SitePlan, stream: number, ago = -1) =>
    unitAt(salt, index, stream, ago);
  /** A count around a mean, without a list of chances to go through. */
  const countAround = (
    site: SitePlan,
    mean: number,
    stream: number,
    ago: number,
  ) =>
    Math.max(
      0,
      Math.round(
        mean + Math.sqrt(mean) * normalAt(salt, site.index, stream, ago) - 0.2,
      ),
    );

  const stocks: SiteFacts["stocks"] = (site, ago) => {
    const works = people.workforce(site, ago);
    const { employees, women, men } = works;
    const seats =
      employees < 20
        ? 0
        : employees < 50
          ? draw(site, 1) < 0.4
            ? 2 + Math.floor(3 * draw(site, 2))
            : 0
          : 5 + Math.floor(4 * draw(site, 2)) + Math.floor(employees / 400);
    return {
      headcount: works.headcount,
      women_headcount: women,
      migrant_headcount: works.migrants,
      fixed_term: works.fixedTerm,
      agency: works.agency,
      apprentice: works.apprentice,
      technical_headcount: works.technical,
      supervisor_headcount: works.supervisors,
      uses_labour_agency: works.agency > 0 || draw(site, 3) < 0.05 ? 1 : 0,
      worker_rep_seats: seats,
      comparable_grades: Math.min(9, Math.floor(Math.min(women, men) / 25)),
      workers_under_15: 0,
      workers_15_17:
        draw(site, 4) < 0.06 ? 1 + Math.floor(5 * draw(site, 5)) : 0,
      workers_15_17_barred: 0,
      safety_officers_in_place:
        latent.goodness(site, "safety officers", ago) > -1.1 ? 1 : 0,
    };
  };

  const quarter: SiteFacts["quarter"] = (site, ago) => {
    const { headcount, employees } = people.workforce(site, ago);
    const openness = Math.exp(
      0.35 * latent.goodness(site, "grievances", ago) - 0.06,
    );
    return {
      // A welfare committee meets once a quarter, a safety committee every month.
      required_meetings: employees >= 50 ? 4 : employees >= 20 ? 1 : 0,
      agreed_actions_due:
        employees >= 20
          ? countAround(site, 1.5 + Math.sqrt(headcount) / 12, 6, ago)
          : 0,
      cap_items_due:
        draw(site, 7) < CORRECTING[site.level]
          ? countAround(site, 2.2, 8, ago)
          : 0,
      grievances_received:
        site.index === zeroGrievances
          ? 0
          : countAround(
              site,
              ((headcount * GRIEVANCES) / 100) * openness,
              9,
              ago,
            ),
    };
  };

  const year: SiteFacts["year"] = (site, ago) => {
    const { headcount } = people.workforce(site, ago);
    const isClosing = site.index === closing && ago <= 3;
    const shrinks = site.growth < -0.006 && draw(site, 10, ago >> 2) < 0.25;
    const hasSurvey =
      headcount >= 34 && draw(site, 11, ago >> 2) < SURVEYED[site.level];
    return {
      assessed_trainees:
        draw(site, 12) < TESTED[site.level]
          ? Math.round(trainedOf(site, ago) * (0.25 + 0.4 * draw(site, 13)))
          : 0,
      survey_n: hasSurvey ? Math.round(headcount * SURVEY_EVERY) : 0,
      displaced_workers: isClosing
        ? 212
        : shrinks
          ? Math.round(headcount * (0.02 + 0.06 * draw(site, 14)))
          : 0,
      major_changes:
        isClosing || shrinks ? 1 : draw(site, 15, ago >> 2) < 0.06 ? 1 : 0,
    };
  };

  const employer: SiteFacts["employer"] = (site, ago) => {
    const { employees } = people.workforce(site, ago);
    const good = latent.goodness(site, "employer", ago);
    return {
      work_rules_in_place: good > -1.4 ? 1 : 0,
      ...(employees >= 100
        ? {
            sdpa_levy_paid: draw(site, 16) < 0.3 ? 1 : 0,
            disability_fund_paid: draw(site, 17) < 0.45 ? 1 : 0,
          }
        : {}),
    };
  };

  const allOf = (site: SitePlan, ago: number): Facts => {
    const works = people.workforce(site, ago);
    const { employees, fixedTerm, agency, apprentice } = works;
    return {
      ...stocks(site, ago),
      ...quarter(site, ago),
      ...year(site, ago),
      men_headcount: works.men,
      employees,
      nonregular_headcount: fixedTerm + agency + apprentice,
      regular_headcount: works.regular,
      direct_supplier_count: suppliersOf(site.index),
      direct_customer_count: customersOf(site.index),
      disability_places_required:
        employees < 100
          ? 0
          : Math.floor(employees / 100) + (employees % 100 > 50 ? 1 : 0),
      // Derived from answers and from sheets that come later: unknown to the product wherever nobody says it.
      occupation_mapped_pct: 100 * mappedOf(site, ago),
      workers_declining_or_transforming: mappedOf(site, ago) > 0.3 ? 1 : 0,
    };
  };
  // Questions about one site and quarter come together.
  let last: { site: number; ago: number; facts: Facts } | undefined;
  const valueOf: SiteFacts["valueOf"] = (site, ago) => {
    if (last?.site !== site.index || last.ago !== ago)
      last = { site: site.index, ago, facts: allOf(site, ago) };
    const { facts } = last;
    return (fact) => {
      const value = facts[fact];
      if (value === undefined) throw new RangeError(`no fact ${fact}`);
      return value;
    };
  };
  return {
    stocks,
    quarter,
    year,
    employer,
    valueOf,
    suppliersOf,
    customersOf,
  };
}
