/** What a site's answer to an indicator is, in a quarter; who says it, and how, stands in `files/answer-rows.ts`. */
import { at, normalAt, unitAt, labelOf } from "../random.ts";
import { isCombustion } from "../sector/customers.ts";
import { PLACES } from "../sector/places.data.ts";
import type { ByLevel } from "../sector/recipe.ts";
import type { SitePlan } from "../sector/sector.ts";
import { COMBUSTION_SALES } from "../sector/segments.data.ts";
import { INDICATOR_MODELS, type Base } from "./indicator-models.data.ts";
import type { Latent } from "./latent.ts";
import type { SiteFacts } from "./site-facts.ts";
import type { Tuning } from "./tuning.ts";
import type { People } from "./workforce.ts";

/** Parts of a share or ratio, or what stands in `value`. */
export type Value =
  | { readonly numerator: number; readonly denominator: number }
  | { readonly value: string };

export interface Values {
  /** Undefined where there is nothing to say: a denominator of 0. */
  readonly valueOf: (
    site: SitePlan,
    id: string,
    ago: number,
    /** How much rosier than an outsider the speaker sees it, in log odds. */
    lean?: number,
  ) => Value | undefined;
}

/** Means by level of what is no percentage [M]. */
const TRAINING_HOURS: ByLevel = [22, 14, 8, 4];
const INJURIES_PER_MILLION_HOURS: ByLevel = [1.2, 2.6, 4.4, 6.5];
const HOURS_A_YEAR = 2_350;
const UNDER_AGREEMENT: ByLevel = [0.8, 0.3, 0.12, 0.04];
const SALES_PER_HEAD: ByLevel = [14, 4.2, 2.6, 1.7]; // million baht a year
const WOMENS_PAY: ByLevel = [0.95, 0.92, 0.9, 0.88];
const SELF_ASSESSED = 0.55;
const SEVERE = 0.0012;
const RETALIATION = 0.003;
const WEEKS_A_YEAR = 48;
const LEVELS_PER_LOG_ODDS = 0.9;

export interface ValuesRequest {
  readonly seed: number;
  readonly latent: Latent;
  readonly people: People;
  readonly facts: SiteFacts;
  readonly tuning: Tuning;
  /** V0 to V4: how the site's answers of that quarter were checked. */
  readonly checkedAt: (site: SitePlan, ago: number) => number;
}

export function createValues(request: ValuesRequest): Values {
  const { seed, latent, people, facts, tuning, checkedAt } = request;
  const salt = seed ^ 0x7feb352d;
  const draw = ({ index }: SitePlan, id: string, c = 0) =>
    unitAt(salt, index, labelOf(id), c);
  const parts = (numerator: number, denominator: number): Value | undefined =>
    denominator > 0 ? { numerator, denominator } : undefined;
  const partOf = (share: number, denominator: number) =>
    parts(Math.round(share * denominator), denominator);

  const numeratorOf = (site: SitePlan, id: string, ago: number): number => {
    const value = valueOf(site, id, ago);
    return value && "numerator" in value ? value.numerator : 0;
  };

  const baseOf = (site: SitePlan, base: Base, id: string, ago: number) => {
    const works = people.workforce(site, ago);
    const { headcount, employees } = works;
    switch (base) {
      case "headcount":
        return headcount;
      case "employees":
        return employees;
      case "technical":
        return works.technical;
      case "supervisors":
        return works.supervisors;
      case "leaders":
        return works.supervisors + works.managers;
      case "migrants":
        return id === "fr_workers_paid_fees"
          ? Math.min(works.migrants, 12 + Math.round(works.migrants / 5))
          : works.migrants;
      case "seats":
        return facts.stocks(site, ago)["worker_rep_seats"] ?? 0;
      case "trained":
        return numeratorOf(site, "train_coverage", ago);
      case "mapped":
        return numeratorOf(site, "tr_occupation_mapped", ago);
      case "affected":
        return Math.round(
          0.45 * numeratorOf(site, "tr_occupation_mapped", ago),
        );
      case "assessed":
        return facts.year(site, ago)["assessed_trainees"] ?? 0;
      case "surveyed":
        return facts.year(site, ago)["survey_n"] ?? 0;
      case "displaced":
        return facts.year(site, ago)["displaced_workers"] ?? 0;
      case "meetings":
        return facts.quarter(site, ago)["required_meetings"] ?? 0;
      case "actions":
        return facts.quarter(site, ago)["agreed_actions_due"] ?? 0;
      case "corrections":
        return facts.quarter(site, ago)["cap_items_due"] ?? 0;
      case "grievances":
        return facts.quarter(site, ago)["grievances_received"] ?? 0;
      case "suppliers":
        return facts.suppliersOf(site.index);
      case "purchases":
        return Math.round(
          0.6 * headcount * SALES_PER_HEAD[site.level] * (0.7 + draw(site, id)),
        );
      case "sales":
        return Math.round(
          headcount * SALES_PER_HEAD[site.level] * (0.7 + 0.6 * draw(site, id)),
        );
      case "weeks":
        return headcount * WEEKS_A_YEAR;
      case "quota":
        return facts.valueOf(site, ago)("disability_places_required");
    }
  };

  const own: Readonly<
    Record<string, (site: SitePlan, ago: number) => Value | undefined>
  > = {
    train_hours_avg: (site, ago) => {
      const { headcount } = people.workforce(site, ago);
      const good = latent.goodness(site, "train_hours_avg", ago);
      const hours = TRAINING_HOURS[site.level] * Math.exp(0.45 * good - 0.1);
      return parts(Math.round(headcount * hours), headcount);
    },
    dvt_learner_ratio: (site, ago) => {
      const { apprentice, employees } = people.workforce(site, ago);
      return parts(apprentice, employees);
    },
    sd_agreement_coverage: (site, ago) => {
      const { headcount, regular } = people.workforce(site, ago);
      const size = at(latent.size, site.index);
      const chance = UNDER_AGREEMENT[site.level] * Math.exp(0.5 * size - 0.12);
      const covered = draw(site, "agreement") < chance;
      return parts(covered ? Math.round(regular * 0.97) : 0, headcount);
    },
    sd_retaliation_cases: (site, ago) => ({
      value: draw(site, "retaliation", ago >> 2) < RETALIATION ? "1" : "0",
    }),
    hrdd_severe_incidents: (site, ago) => ({
      value: draw(site, "severe", ago >> 2) < SEVERE ? "1" : "0",
    }),
    grievance_usage_rate: (site, ago) => {
      const { headcount } = people.workforce(site, ago);
      let received = 0;
      for (let quarter = 0; quarter < 4; quarter++)
        received +=
          facts.quarter(site, ago + quarter)["grievances_received"] ?? 0;
      return parts(received, headcount);
    },
    hrdd_external_assurance: (site, ago) => {
      const verification = checkedAt(site, ago);
      const self =
        draw(site, "self-assessed") < SELF_ASSESSED ? "self_only" : "none";
      return {
        value:
          verification >= 3
            ? "onsite_third_party"
            : verification === 2
              ? "desk_validated"
              : self,
      };
    },
    wc_ltifr: (site, ago) => {
      const hours = people.workforce(site, ago).headcount * HOURS_A_YEAR;
      const good = latent.goodness(site, "wc_ltifr", ago);
      const rate =
        INJURIES_PER_MILLION_HOURS[site.level] * Math.exp(-0.5 * good - 0.12);
      const injuries = (hours * rate) / 1_000_000;
      return parts(
        Math.floor(injuries + draw(site, "injuries", ago >> 2)),
        hours,
      );
    },
    wc_min_wage_ratio: (site, ago) => {
      const { minimumWage } = at(PLACES, site.place);
      const good = latent.goodness(site, "wc_min_wage_ratio", ago);
      const above = good < -2.3 ? -0.03 : 0.015 * Math.exp(0.8 * good);
      const lift = [0.16, 0.06, 0.025, 0.01][site.level] ?? 0;
      return parts(
        Math.round(minimumWage * (1 + above + (above > 0 ? lift : 0))),
        minimumWage,
      );
    },
    wc_nonregular_share: (site, ago) => {
      const works = people.workforce(site, ago);
      return parts(
        works.fixedTerm + works.agency + works.apprentice,
        works.headcount,
      );
    },
    inc_gender_pay_ratio: (site, ago) => {
      const men = 62 + 30 * draw(site, "pay of men");
      const gap = 0.035 * latent.goodness(site, "inc_gender_pay_ratio", ago);
      const women = men * (WOMENS_PAY[site.level] + gap);
      return parts(Number(women.toFixed(1)), Number(men.toFixed(1)));
    },
    tr_ice_revenue_share: (site, ago) => {
      const { families, segment } = site;
      const engines = families.filter(isCombustion).length / families.length;
      const mean =
        engines > 0 ? 100 * engines : (COMBUSTION_SALES[segment] ?? 0);
      const noise = 6 * normalAt(salt, site.index, 7);
      // Slowly less each year, where there is any.
      const share = (mean + (mean > 0 ? noise + 0.6 * ago : 0)) / 100;
      const sales = baseOf(site, "sales", "sales", ago);
      return partOf(Math.min(1, Math.max(0, share)), sales);
    },
    tr_top_customer_share: (site, ago) => {
      const customers = Math.max(1, facts.customersOf(site.index));
      const share =
        Math.min(0.98, 0.9 / customers ** 0.55) *
        (0.8 + 0.2 * draw(site, "top customer"));
      return partOf(share, baseOf(site, "sales", "sales", ago));
    },
    tr_notice_weeks: (site, ago) => {
      const good = latent.goodness(site, "tr_notice_weeks", ago);
      return { value: String(Math.max(1, Math.round(6 + 3 * good))) };
    },
  };

  const valueOf: Values["valueOf"] = (site, id, ago, lean = 0) => {
    const model = INDICATOR_MODELS[id];
    if (!model) throw new RangeError(`no model of ${id}`);
    switch (model.kind) {
      case "share":
        return partOf(
          tuning.shareOf(site, id, ago, lean),
          baseOf(site, model.of, id, ago),
        );
      case "level":
        return {
          value: String(
            tuning.levelOf(site, id, ago, lean * LEVELS_PER_LOG_ODDS),
          ),
        };
      case "choice":
        return { value: tuning.choiceOf(site, id, ago, lean) };
      case "own":
        return own[id]?.(site, ago);
    }
  };
  return { valueOf };
}
