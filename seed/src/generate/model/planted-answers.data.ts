/** What planted sites say, and others of them: `model` and chance are not asked. Slots as in `sector/stories.data.ts`. */
import type { Level } from "../sector/recipe.ts";

export interface PlantedAnswer {
  readonly level: Level;
  readonly number: number;
  readonly indicator: string;
  /** Of a share, from 0 to 1. */
  readonly share?: number;
  readonly value?: string;
  /** What the buyer of the story saw, in its own file. */
  readonly seen?: { readonly share?: number; readonly value?: string };
  /** Only in the newest round. */
  readonly onlyNewest?: true;
}

const planted = (
  level: Level,
  number: number,
  answers: Readonly<
    Record<string, Omit<PlantedAnswer, "level" | "number" | "indicator">>
  >,
): readonly PlantedAnswer[] =>
  Object.entries(answers).map(([indicator, answer]) => ({
    level,
    number,
    indicator,
    ...answer,
  }));

export const PLANTED_ANSWERS: readonly PlantedAnswer[] = [
  // A group with four plants, of which one lags.
  ...planted(1, 0, {
    train_coverage: { share: 0.88 },
    sd_maturity_level: { value: "3" },
  }),
  ...planted(1, 1, {
    train_coverage: { share: 0.84 },
    sd_maturity_level: { value: "3" },
  }),
  ...planted(1, 2, {
    train_coverage: { share: 0.27 },
    train_rights_coverage: { share: 0.08 },
    sd_maturity_level: { value: "1" },
    sd_welfare_committee_status: { value: "formed_inactive" },
    wc_ot_cap_breach: { share: 0.21 },
  }),
  ...planted(1, 3, {
    train_coverage: { share: 0.81 },
    sd_maturity_level: { value: "2" },
  }),
  // Combustion only, with strong dialogue and a plan.
  ...planted(1, 4, {
    sd_maturity_level: { value: "4" },
    sd_welfare_committee_status: { value: "functioning" },
    tr_plan_level: { value: "4" },
    tr_continuity_level: { value: "3" },
    tr_ice_revenue_share: { share: 0.97 },
    tr_occupation_mapped: { share: 0.91 },
    tr_workers_declining_share: { share: 0.44 },
    tr_reskill_coverage: { share: 0.63 },
    train_coverage: { share: 0.9 },
    train_ev_tech_coverage: { share: 0.38 },
  }),
  // Two truths.
  ...planted(1, 5, {
    train_coverage: { share: 0.92, seen: { share: 0.54 } },
    sd_welfare_committee_status: {
      value: "functioning",
      seen: { value: "formed_inactive" },
    },
    wc_ot_cap_breach: { share: 0.02, seen: { share: 0.14 } },
    hrdd_remedy_level: { value: "3", seen: { value: "1" } },
  }),
  // 600 people and no grievance.
  ...planted(1, 6, { hrdd_remedy_level: { value: "2" } }),
  // Closed two quarters ago.
  ...planted(1, 7, {
    tr_redeployment_rate: { share: 0.58 },
    tr_notice_weeks: { value: "5" },
    tr_plan_level: { value: "1" },
  }),
  ...planted(1, 8, {
    train_ev_tech_coverage: { share: 0.66 },
    tr_ice_revenue_share: { share: 0 },
  }),
  // Shared by both buyers, without a committee.
  ...planted(2, 0, {
    sd_welfare_committee_status: { value: "absent" },
    sd_maturity_level: { value: "0" },
    train_coverage: { share: 0.46 },
  }),
  // A confirmed case.
  ...planted(2, 2, {
    hrdd_severe_incidents: { value: "1", onlyNewest: true },
    fr_document_custody: { value: "true" },
    fr_workers_paid_fees: { share: 0.71 },
    fr_zero_fee_policy_level: { value: "0" },
  }),
  // The bottleneck answers what small firms are asked.
  ...planted(3, 0, {
    train_coverage: { share: 0.21 },
    hrdd_embed_level: { value: "0" },
  }),
];
