/** What is said in the tiny profile: one awkward case after the other, by the rules of docs/methods.md. */
import type { SeedCells } from "../../generate/workbook.ts";
import {
  DECLINED,
  NOT_APPLICABLE,
  NOT_COLLECTED,
  type Said,
  type Tellers,
} from "./said.ts";

const V1 = { verification: "V1", evidence: "Training register" };
const V2 = { verification: "V2", evidence: "Desk review" };
const VISIT = { verification: "V3", evidence: "visit: walk through the plant" };
const CHECK = {
  side: "assessor",
  source: "ASSESSOR",
  verification: "V4",
  evidence: "ASSESSOR report",
};

/** The registry's facts. */
export function factCells({ facts }: Tellers): readonly SeedCells[] {
  const people = (
    site: string,
    headcount: number,
    women: number,
    more: Readonly<Record<string, number | string>> = {},
  ) => facts(site, 0, { headcount, women_headcount: women, ...more });
  return [
    ...people("A1", 2_000, 420, {
      agency: 600,
      supervisor_headcount: 80,
      technical_headcount: 300,
      worker_rep_seats: 7,
    }),
    ...people("A2", 1_200, 260),
    ...people("B1", 900, 250, { agency: 300 }),
    ...people("S1A", 420, 210, {
      fixed_term: 40,
      agency: 90,
      apprentice: 20,
      migrant_headcount: 60,
      supervisor_headcount: 30,
      technical_headcount: 44,
      worker_rep_seats: 5,
      uses_labour_agency: "yes",
      required_meetings: 1,
      agreed_actions_due: 6,
      recovery_days: 45,
      input_stock_days: 6,
    }),
    // A stock stands until the next one; a year's flow is the sum of those quarters that are there.
    ...facts("S1A", 4, {
      headcount: 400,
      women_headcount: 200,
      required_meetings: 1,
      recovery_days: 60,
    }),
    ...facts("S1A", 1, { displaced_workers: 12 }),
    ...facts("S1A", 3, { displaced_workers: 8 }),
    ...people("S1B", 180, 80, { agency: 12, fixed_term: 20, apprentice: 0 }),
    ...people("S2A", 260, 130, {
      agency: 0,
      migrant_headcount: 0,
      worker_rep_seats: 5,
      recovery_days: 14,
    }),
    ...people("LONE1", 75, 30, {
      migrant_headcount: 25,
      uses_labour_agency: "no",
    }),
    // Three of one size: quartiles and orders meet ties.
    ...people("LOOP1", 120, 40),
    ...people("LOOP2", 120, 40),
    ...people("LOOP3", 120, 40),
    ...people("PAIR1", 64, 20),
    ...people("PAIR2", 64, 20),
    ...people("TWICE", 310, 90, {
      agency: 100,
      fixed_term: 30,
      apprentice: 11,
    }),
    ...people("DEEP1", 150, 60, { agency: 50 }),
    // Nothing in stock is an answer.
    ...people("DEEP2", 110, 50, { recovery_days: 90, input_stock_days: 0 }),
    // Told a year ago and not since.
    ...facts("DEEP3", 5, { headcount: 88, women_headcount: 40 }),
    ...people("DEEP4", 55, 25),
    ...people("HID1", 66, 30),
    ...people("HID2", 77, 30),
    ...people("HID3", 88, 30),
    ...people("ALONE", 140, 70),
    ...people("SILENT", 700, 350),
    // How many are women is known, how many there are is not.
    ...facts("NOHEAD", 0, { women_headcount: 31, agency: 4 }),
    ...people("SIZE49", 49, 20),
    ...people("SIZE50", 50, 20),
    ...people("SIZE9", 9, 4),
    ...people("SIZE1", 1, 1),
    ...people("FREELY", 30, 12, { migrant_headcount: 12 }),
    ...people("ZERO", 200, 100, {
      migrant_headcount: 0,
      supervisor_headcount: 0,
      agency: 0,
      technical_headcount: 0,
    }),
    ...people("BARE", 160, 80),
    ...people("CONTEST", 240, 120),
    ...people("EXPIRY", 130, 60),
    // Whether anybody is a migrant nobody has said: the expression is unknown.
    ...people("NOTAPP", 115, 50, { technical_headcount: 0 }),
    // Nine women, nine from abroad, nine apprentices: told to nobody outside.
    ...people("GROUPS", 118, 9, {
      migrant_headcount: 9,
      fixed_term: 9,
      agency: 14,
      apprentice: 9,
    }),
    ...people("GRANTS", 95, 45),
    ...people("SOON", 20, 10),
    ...people("FAR", 300, 150),
    ...people("ODD", 52, 26),
    // An assessor counted others than the site did.
    ...facts("CONTEST", 0, { headcount: 228 }, "ASSESSOR"),
  ];
}

/** The registry's answers. */
export function answerCells({
  answer,
  split,
  firstDay,
  lastDay,
}: Tellers): readonly SeedCells[] {
  const both = (
    site: string,
    indicator: string,
    ago: number,
    women: Said,
    men: Said,
    more: SeedCells = {},
  ) => split(site, indicator, ago, "sex", { women, men }, more);
  return [
    // Plain years, so that there is a trend.
    ...[8, 4, 0].flatMap((ago) => [
      answer("A1", "train_coverage", ago, [1_600 - 40 * ago, 2_000], V1),
      answer("A2", "train_coverage", ago, [900 - 20 * ago, 1_200], V1),
      answer("S1A", "train_coverage", ago, [300 - 10 * ago, 420], V1),
      answer("S2A", "train_coverage", ago, [130 - 5 * ago, 260]),
      answer("DEEP1", "train_coverage", ago, [60 + ago, 150]),
      answer("S1A", "sd_maturity_level", ago, String(3 - ago / 4), {
        ...CHECK,
        verification: "V2",
      }),
      answer("S1A", "wc_social_security_coverage", ago, [400, 420], V1),
    ]),
    // Levels: all five, and two that their verification does not allow.
    answer("A1", "sd_maturity_level", 0, "4", CHECK),
    answer("A2", "sd_maturity_level", 0, "4"),
    answer("S2A", "sd_maturity_level", 0, "2"),
    answer("LONE1", "sd_maturity_level", 0, "1"),
    answer("LOOP1", "sd_maturity_level", 0, "0"),
    answer("S1A", "hrdd_embed_level", 0, "3", V1),
    answer("A1", "hrdd_embed_level", 0, "4", CHECK),
    answer("TWICE", "hrdd_embed_level", 0, "2"),
    // Said by the group for its plant.
    answer("S2A", "hrdd_embed_level", 0, "2", {
      source: "HOLDING",
      inherited_from: "HOLDING",
      verification: "V1",
      evidence: "Group policy",
    }),
    answer("A1", "tr_plan_level", 0, "3", V1),
    answer("S1A", "tr_plan_level", 0, "1"),
    // Every option, and both answers to yes or no.
    answer("S1A", "sd_welfare_committee_status", 0, "functioning", V1),
    answer("S2A", "sd_welfare_committee_status", 0, "formed_inactive"),
    answer("TWICE", "sd_welfare_committee_status", 0, "absent"),
    answer("S1A", "wc_age_verification", 0, "true"),
    answer("S2A", "wc_age_verification", 0, "false"),
    // Three alike.
    ...["LOOP1", "LOOP2", "LOOP3"].map((site) =>
      answer(site, "train_coverage", 0, [60, 120]),
    ),
    answer("PAIR1", "train_coverage", 0, [0, 64]),
    answer("PAIR2", "train_coverage", 0, [64, 64]),
    // A parity with both groups, with one, with a group that nobody trained, and one that is only said.
    ...both("S1A", "train_coverage", 0, [140, 210], [160, 210], V1),
    ...both("S2A", "train_coverage", 0, [70, 130], NOT_COLLECTED),
    ...both("TWICE", "train_coverage", 0, [0, 90], [110, 220]),
    answer("TWICE", "train_coverage", 0, [110, 310]),
    answer("BARE", "inc_training_gender_parity", 0, "0.91"),
    // By contract, all rows: the derived groups are there.
    ...split("S1A", "train_coverage", 0, "contract", {
      regular: [220, 270],
      fixed_term: [20, 40],
      agency: [48, 90],
      apprentice: [12, 20],
    }),
    // Rows beside a total that is declined, and rows without any total.
    answer("DEEP2", "train_coverage", 0, DECLINED),
    ...both("DEEP2", "train_coverage", 0, [20, 50], [30, 60]),
    ...both("DEEP4", "train_coverage", 0, [10, 25], [12, 30]),
    // Silent: declined before, and since; asked and not collected.
    answer("SILENT", "train_coverage", 4, [420, 700]),
    answer("SILENT", "train_coverage", 0, DECLINED),
    answer("SILENT", "sd_maturity_level", 0, DECLINED),
    answer("SILENT", "hrdd_embed_level", 0, NOT_COLLECTED),
    // What was said before speaks through what was not collected since.
    answer("SILENT", "tr_plan_level", 2, "2"),
    answer("SILENT", "tr_plan_level", 0, NOT_COLLECTED),
    answer("NOHEAD", "train_coverage", 0, [40, 80]),
    answer("NOHEAD", "sd_maturity_level", 0, "2"),
    // Around fifty people: what is asked of both, and what only of the larger one.
    ...["SIZE49", "SIZE50", "SIZE9", "SIZE1"].map((site) =>
      answer(site, "train_coverage", 0, [1, 1]),
    ),
    answer("SIZE50", "tr_plan_level", 0, "0"),
    // Not asked, and answered freely.
    answer("FREELY", "tr_plan_level", 0, "3"),
    answer("FREELY", "train_digital_coverage", 0, [9, 30]),
    ...both("FREELY", "train_coverage", 0, [6, 12], [9, 18]),
    // Bases of nobody, and numerators of nobody.
    answer("ZERO", "train_coverage", 0, [0, 0]),
    answer("ZERO", "train_rights_coverage", 0, [0, 200]),
    answer("ZERO", "wc_ltifr", 0, [0, 0]),
    answer("ZERO", "sd_action_closure_rate", 0, [0, 0]),
    ...both("ZERO", "train_rights_coverage", 0, [0, 0], [0, 100]),
    // Without base, above it, and without base in a row.
    answer("BARE", "train_coverage", 0, "61 %"),
    answer("BARE", "train_rights_coverage", 0, [170, 160]),
    answer("BARE", "wc_ot_cap_breach", 0, "7.5 %"),
    answer("BARE", "train_osh_coverage", 0, [100, 160]),
    ...split("BARE", "train_osh_coverage", 0, "contract", { regular: "70 %" }),
    // Everybody speaks of one site: assessor, site, the houses above it, association, programme (buyers: their files).
    answer("CONTEST", "train_coverage", 0, [180, 240]),
    answer("CONTEST", "train_coverage", 0, [120, 240], CHECK),
    answer("CONTEST", "train_coverage", 0, [200, 240], { source: "HOLDING" }),
    answer("CONTEST", "train_coverage", 0, [220, 240], { source: "ROOF" }),
    answer("CONTEST", "train_coverage", 0, [150, 240], {
      source: "ASSOCIATION",
      ...V2,
    }),
    answer("CONTEST", "train_coverage", 0, [140, 240], {
      source: "PROGRAMME",
      ...V2,
    }),
    answer("CONTEST", "hrdd_remedy_level", 0, "3", { source: "ROOF" }),
    answer("CONTEST", "hrdd_remedy_level", 0, "1", { source: "HOLDING" }),
    // The assessor was not answered, the site says something; and the other way round.
    answer("CONTEST", "sd_maturity_level", 0, DECLINED, {
      side: "assessor",
      source: "ASSESSOR",
    }),
    answer("CONTEST", "sd_maturity_level", 0, "2"),
    answer("CONTEST", "tr_plan_level", 0, DECLINED),
    answer("CONTEST", "tr_plan_level", 0, "1", {
      source: "ASSOCIATION",
      ...V2,
    }),
    // By its day: still valid, run out, on the last day of the quarter; by its age: carried, no longer carried.
    answer("EXPIRY", "train_coverage", 1, [65, 130], {
      valid_until: "2099-12-31",
    }),
    answer("EXPIRY", "train_rights_coverage", 1, [65, 130], {
      ...V1,
      valid_until: lastDay(1),
    }),
    answer("EXPIRY", "train_osh_coverage", 0, [65, 130], {
      valid_until: lastDay(0),
    }),
    answer("EXPIRY", "sd_maturity_level", 4, "2"),
    answer("EXPIRY", "hrdd_embed_level", 5, "2"),
    answer("EXPIRY", "sd_action_closure_rate", 1, [3, 5]),
    answer("EXPIRY", "hrdd_severe_incidents", 4, "0"),
    // Not applicable: where it is so, where it is not, where nobody knows; and a value where it is not applicable.
    answer("NOTAPP", "train_ev_tech_coverage", 0, NOT_APPLICABLE),
    answer("NOTAPP", "train_coverage", 0, NOT_APPLICABLE),
    answer("NOTAPP", "fr_contract_language", 0, NOT_APPLICABLE),
    answer("NOTAPP", "sd_meeting_regularity", 0, [2, 3]),
    answer("ZERO", "fr_contract_language", 0, [5, 20]),
    // Few people in a row: withheld, and another row of the key with it; equal ones are a tie.
    answer("GROUPS", "train_coverage", 0, [60, 118], V1),
    ...both("GROUPS", "train_coverage", 0, [4, 9], [56, 109], V1),
    ...split("GROUPS", "train_coverage", 0, "contract", {
      regular: [40, 86],
      fixed_term: [5, 9],
      agency: [9, 14],
      apprentice: [6, 9],
    }),
    ...split("GROUPS", "train_coverage", 0, "nationality", {
      thai: [55, 109],
      migrant: [5, 9],
    }),
    ...split("GROUPS", "train_coverage", 0, "age", {
      "15_24": [10, 20],
      "25_34": [10, 20],
      "35_44": [30, 69],
      "45_54": [4, 9],
      "55_plus": [0, 0],
    }),
    answer("GRANTS", "train_coverage", 0, [19, 95], V1),
    answer("GRANTS", "sd_maturity_level", 0, "3", V1),
    // Shown to the site alone, and only in sums.
    answer("S1A", "hrdd_severe_incidents", 0, "1"),
    answer("S1A", "sd_union_status", 0, "registered_20_plus"),
    answer("S1A", "grievance_usage_rate", 0, [12, 420]),
    answer("S1A", "fr_workers_paid_fees", 0, [20, 60]),
    // Quarters that are each their own.
    ...[3, 2, 1, 0].map((ago) =>
      answer("S1A", "sd_action_closure_rate", ago, [6 - ago, 6]),
    ),
    answer("LONE1", "train_coverage", 0, [30, 75], {
      note: '=HYPERLINK("x"), "quoted", and\na second line',
    }),
    answer("ODD", "train_coverage", 0, [13, 52], {
      evidence: `register of ${firstDay(0)}`,
      verification: "V1",
    }),
    answer("FAR", "train_coverage", 0, [150, 300]),
    answer("ALONE", "train_coverage", 0, [70, 140]),
    answer("HID1", "train_coverage", 0, [33, 66]),
    answer("HID2", "train_coverage", 0, [33, 77]),
    answer("HID3", "train_coverage", 0, [33, 88]),
    answer("B1", "train_coverage", 0, [600, 900], CHECK),
  ];
}

/** What the group corrects later: a denominator that was last year's, a row that was forgotten. */
export function correctionCells({
  answer,
  split,
}: Tellers): readonly SeedCells[] {
  return [
    answer("S1A", "train_coverage", 0, [312, 416], V1),
    ...split("S1A", "train_coverage", 0, "sex", { women: [148, 208] }, V1),
    answer("S1B", "train_coverage", 0, [90, 180]),
  ];
}

/** What each buyer has seen, and what the first one takes back. */
export function buyerCells({ answer }: Tellers) {
  return {
    first: [
      answer("K-CONTEST", "train_coverage", 0, [96, 240], VISIT),
      answer("K-CONTEST", "sd_maturity_level", 0, "1", VISIT),
      answer("K-GRANTS", "train_coverage", 0, [57, 95], V2),
      // Of a site that is silent, and of one that grants nothing.
      answer("K-SILENT", "train_coverage", 0, [210, 700], V2),
      answer("K-BARE", "train_coverage", 0, [80, 160], V2),
    ],
    second: [
      answer("Z-CONTEST", "train_coverage", 0, [168, 240], V2),
      answer("Z-CONTEST", "sd_maturity_level", 0, NOT_APPLICABLE, V2),
    ],
    takenBack: [
      answer("K-CONTEST", "train_coverage", 0, [9, 10], V2),
      answer("K-SIZE50", "train_coverage", 0, [50, 50], V2),
    ],
  };
}
