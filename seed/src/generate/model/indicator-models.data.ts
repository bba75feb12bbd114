/**
 * How each indicator of the catalogue comes out, by level of the recipe: assemblers, direct suppliers, second and third
 * tier. The rows named in `TIER_TABLE` follow domain.md 4.5; all others are ours [M], set so that the sector is strong
 * on wages and social protection, weak on dialogue, training and equal chances (ILO 2024), and never data.
 */
import type { ByLevel } from "../sector/recipe.ts";

/** What a percentage is of. */
export type Base =
  | "headcount"
  | "employees"
  | "technical"
  | "supervisors"
  | "leaders"
  | "seats"
  | "trained"
  | "assessed"
  | "surveyed"
  | "meetings"
  | "actions"
  | "corrections"
  | "grievances"
  | "suppliers"
  | "purchases"
  | "sales"
  | "weeks"
  | "migrants"
  | "quota"
  | "mapped"
  | "affected"
  | "displaced";

export interface ShareModel {
  readonly kind: "share";
  readonly of: Base;
  /** Pooled over a level, in per cent; of `met`, the share of sites at 50 % or more. */
  readonly means: ByLevel;
  /** Spread of the sites, in log odds. */
  readonly spread: number;
  /** Where more is worse. */
  readonly isWorse?: true;
  readonly met?: true;
}

/** A level from 0 to 4. `lift` sets a step of the due-diligence scale apart from the others, which are tuned as one. */
export interface LevelModel {
  readonly kind: "level";
  readonly means: ByLevel;
  readonly spread: number;
  readonly lift?: number;
}

/** Options from the best to the worst, each with its share of sites; what is left is the last option's. */
export interface ChoiceModel {
  readonly kind: "choice";
  readonly options: readonly {
    readonly value: string;
    readonly shares: ByLevel;
  }[];
  readonly last: string;
  /** Grows with the plant, not with how well it is managed. */
  readonly bySize?: true;
}

export interface OwnModel {
  readonly kind: "own";
}

export type IndicatorModel = ShareModel | LevelModel | ChoiceModel | OwnModel;

const share = (
  of: Base,
  means: ByLevel,
  spread: number,
  more: Pick<ShareModel, "isWorse" | "met"> = {},
): ShareModel => ({ kind: "share", of, means, spread, ...more });
const level = (means: ByLevel, spread = 0.85): LevelModel => ({
  kind: "level",
  means,
  spread,
});
/** The six steps: `means` is of the overall level that is derived from them. */
const step = (lift: number): LevelModel => ({
  kind: "level",
  means: [2.8, 1.9, 1.1, 0.6],
  spread: 0.75,
  lift,
});
const choice = (
  options: ChoiceModel["options"],
  last: string,
  bySize?: true,
): ChoiceModel => ({
  kind: "choice",
  options,
  last,
  ...(bySize ? { bySize } : {}),
});
const flag = (shares: ByLevel) => choice([{ value: "true", shares }], "false");
const own: OwnModel = { kind: "own" };
const worse = { isWorse: true } as const;

export const INDICATOR_MODELS: Readonly<Record<string, IndicatorModel>> = {
  train_coverage: share("headcount", [80, 65, 48, 32], 0.9),
  train_sdpa_coverage: share("employees", [95, 82, 66, 50], 0.8, { met: true }),
  train_hours_avg: own,
  train_rights_coverage: share("headcount", [62, 44, 27, 14], 0.9),
  train_digital_coverage: share("headcount", [55, 34, 18, 8], 0.9),
  train_green_coverage: share("headcount", [58, 36, 19, 9], 0.9),
  train_ev_tech_coverage: share("technical", [38, 20, 9, 4], 1),
  train_osh_coverage: share("headcount", [97, 90, 78, 60], 1),
  train_supervisor_coverage: share("supervisors", [72, 50, 31, 16], 0.9),
  train_certified_share: share("trained", [34, 22, 13, 7], 0.8),
  train_assessed_gain: share("assessed", [74, 68, 61, 55], 0.5),
  train_needs_level: level([2.9, 2.1, 1.4, 0.8]),
  dvt_learner_ratio: own,
  apprenticeship_quality_level: level([3, 2.3, 1.6, 1.1]),

  sd_maturity_level: level([3, 2.1, 1.3, 0.7]),
  sd_welfare_committee_status: choice(
    [
      { value: "functioning", shares: [98, 80, 58, 38] },
      { value: "formed_inactive", shares: [2, 13, 24, 30] },
    ],
    "absent",
  ),
  sd_employee_committee_status: choice(
    [{ value: "formed", shares: [45, 14, 5, 1] }],
    "none",
    true,
  ),
  sd_osh_committee_status: choice(
    [
      { value: "functioning", shares: [98, 86, 66, 45] },
      { value: "formed_inactive", shares: [2, 10, 22, 31] },
    ],
    "absent",
  ),
  sd_meeting_regularity: share("meetings", [96, 88, 74, 58], 0.8),
  sd_reps_elected_share: share("seats", [88, 74, 58, 45], 1),
  sd_union_status: choice(
    [
      { value: "registered_20_plus", shares: [50, 9, 2, 0.2] },
      { value: "registered_below_20", shares: [19, 6, 2.4, 0.4] },
      { value: "industry_union", shares: [6, 3, 1.6, 0.4] },
    ],
    "none",
    true,
  ),
  sd_agreement_coverage: own,
  sd_action_closure_rate: share("actions", [86, 76, 64, 52], 0.7),
  sd_mentorship_stage: own,
  sd_voice_confidence: share("surveyed", [76, 68, 60, 55], 0.5),
  sd_retaliation_cases: own,

  hrdd_embed_level: step(0.3),
  hrdd_identify_level: step(0.05),
  hrdd_prevent_level: step(0),
  hrdd_track_level: step(-0.1),
  hrdd_communicate_level: step(-0.25),
  hrdd_remedy_level: step(0.2),
  hrdd_worker_participation_level: level([2.6, 1.6, 0.9, 0.5]),
  hrdd_suppliers_assessed: share("suppliers", [74, 44, 20, 8], 1),
  hrdd_subtier_visibility: share("purchases", [48, 30, 16, 8], 0.9),
  hrdd_cap_closure_rate: share("corrections", [88, 78, 66, 54], 0.8),
  grievance_resolution_rate: share("grievances", [92, 84, 74, 66], 0.7),
  grievance_usage_rate: own,
  hrdd_external_assurance: own,
  hrdd_purchasing_practice_level: level([2.6, 1.6, 1, 0.6]),
  hrdd_severe_incidents: own,

  wc_ot_cap_breach: share("weeks", [3, 6, 11, 15], 0.8, worse),
  wc_over_60h_rate: share("weeks", [2, 5, 9, 13], 0.8, worse),
  wc_ltifr: own,
  wc_social_security_coverage: share("headcount", [100, 96, 88, 74], 1),
  wc_min_wage_ratio: own,
  wc_nonregular_share: own,
  wc_equal_treatment_level: level([2.7, 2, 1.4, 0.9]),
  wc_age_verification: flag([100, 97, 91, 80]),
  fr_zero_fee_policy_level: level([2.9, 2, 1.2, 0.7]),
  fr_workers_paid_fees: share("migrants", [6, 18, 34, 48], 0.9, worse),
  fr_contract_language: share("migrants", [92, 74, 52, 35], 1),
  // True is bad here: the better the site, the later it turns true.
  fr_document_custody: choice(
    [{ value: "false", shares: [100, 97, 92, 85] }],
    "true",
  ),

  inc_women_supervisor_share: share("leaders", [16, 26, 32, 30], 0.5),
  inc_gender_pay_ratio: own,
  inc_training_gender_parity: own,
  inc_training_nonregular_parity: own,
  inc_women_rep_share: share("seats", [24, 34, 40, 38], 0.7),
  inc_disability_quota: share("quota", [92, 74, 52, 30], 1.2),
  inc_language_access_level: level([2.6, 1.9, 1.2, 0.8]),

  tr_ice_revenue_share: own,
  tr_occupation_mapped: share("headcount", [64, 38, 18, 7], 1.5),
  tr_workers_declining_share: share("mapped", [16, 19, 21, 22], 0.6, worse),
  tr_reskill_coverage: share("affected", [42, 26, 13, 6], 0.9),
  tr_redeployment_rate: share("displaced", [72, 55, 38, 28], 0.8),
  tr_plan_level: level([2.7, 1.7, 1, 0.5]),
  tr_notice_weeks: own,
  tr_top_customer_share: own,
  tr_continuity_level: level([2.9, 2, 1.3, 0.7]),
};
