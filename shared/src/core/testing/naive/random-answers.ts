/** Answers of several sources, sides, changes and periods about the sites of a tiny network. */
import type { NaiveCatalogue, NaiveIndicator } from "./catalogue.ts";
import {
  chance,
  day,
  period,
  pick,
  type Rng,
  seq,
  someOf,
  weighted,
  whole,
  withoutTwins,
} from "./random-draws.ts";
import { drawSource } from "./random-facts.ts";
import { ASSESSOR } from "./random-network.ts";
import type { NaiveAnswer, NaiveRows } from "./rows.ts";

/** Drawn more often than the rest, so that every type of value, aggregation and parity is met with at small size. */
const OFTEN: Record<string, number> = {
  train_coverage: 30,
  inc_training_gender_parity: 6,
  inc_training_nonregular_parity: 6,
  train_sdpa_coverage: 6,
  train_hours_avg: 5,
  train_certified_share: 5,
  train_supervisor_coverage: 4,
  sd_reps_elected_share: 4,
  sd_meeting_regularity: 6,
  hrdd_embed_level: 5,
  hrdd_remedy_level: 4,
  sd_maturity_level: 4,
  sd_osh_committee_status: 4,
  sd_mentorship_stage: 4,
  sd_union_status: 3,
  wc_age_verification: 4,
  hrdd_severe_incidents: 4,
  wc_min_wage_ratio: 4,
  tr_notice_weeks: 4,
  tr_occupation_mapped: 4,
  fr_contract_language: 3,
};

const LARGE = [10, 11, 12, 12, 20, 30, 60, 100, 250];
const ANY = [0, 0, 1, 4, 5, 8, 9, 9.5, ...LARGE];

type Value = Pick<
  NaiveAnswer,
  "numerator" | "denominator" | "value" | "option"
>;
const NO_VALUE: Value = {
  numerator: null,
  denominator: null,
  value: null,
  option: null,
};

function drawShare(
  rng: Rng,
  indicator: NaiveIndicator,
  zero: boolean,
  bases: number[],
): Value {
  const isPercent = indicator.value_type === "percent";
  if (!zero && chance(rng, bases === LARGE ? 0.03 : 0.12)) {
    const bare = isPercent ? [0, 0.25, 0.4, 0.75, 1] : [0, 0.5, 1, 1.3, 7];
    return { ...NO_VALUE, value: pick(rng, bare) };
  }
  const denominator = pick(rng, bases);
  // Some stand above their base: a percentage then counts its base.
  const part = pick(rng, [0, 0.1, 0.25, 0.5, 0.8, 1, 1, 1.4]);
  const numerator = zero ? 0 : Math.round(denominator * part);
  return { ...NO_VALUE, numerator, denominator };
}

function drawValue(
  rng: Rng,
  indicator: NaiveIndicator,
  zero: boolean,
  bases: number[],
): Value {
  switch (indicator.value_type) {
    case "percent":
    case "ratio":
      return drawShare(rng, indicator, zero, bases);
    case "count":
      return { ...NO_VALUE, value: zero ? 0 : pick(rng, [0, 1, 2, 5, 12]) };
    case "ordinal":
      return { ...NO_VALUE, value: pick(rng, [0, 1, 2, 3, 3, 4, 4]) };
    case "boolean":
      return { ...NO_VALUE, value: pick(rng, [0, 1]) };
    default: {
      const { value } = pick(rng, indicator.options ?? []);
      return { ...NO_VALUE, option: value };
    }
  }
}

/** A statement of one source on one item: state, value, verification, validity. */
function drawStatement(
  rng: Rng,
  indicator: NaiveIndicator,
  silence: number,
  bases: number[],
): Pick<
  NaiveAnswer,
  "state" | "verification" | "valid_until" | "seq" | keyof Value
> {
  let state = weighted<NaiveAnswer["state"]>(rng, [
    ["reported", 24],
    ["zero_reported", 2],
    ["pending_review", 3],
    ["declined", 3 * silence],
    ["not_applicable", 3 * silence],
    ["not_collected", 3 * silence],
    ["withdrawn", 2 * silence],
  ]);
  // A true zero is not for levels, options and flags.
  const counts = ["percent", "ratio", "count"].includes(indicator.value_type);
  if (state === "zero_reported" && !counts) state = "reported";
  const speaks = ["reported", "zero_reported", "pending_review"].includes(
    state,
  );
  const value = speaks
    ? drawValue(rng, indicator, state === "zero_reported", bases)
    : NO_VALUE;
  return {
    state,
    ...value,
    verification: pick(rng, [0, 0, 1, 2, 3, 4]),
    valid_until: chance(rng, 0.15) ? day(rng) : null,
    seq: seq(rng),
  };
}

type Voice = Pick<NaiveAnswer, "period" | "side" | "source">;

/** The rows of a key or two, sex and contract before others, whole or in part. */
function drawBreakdowns(
  rng: Rng,
  indicator: NaiveIndicator,
  of: Voice & Pick<NaiveAnswer, "site_key" | "indicator_id">,
): NaiveAnswer[] {
  const answers: NaiveAnswer[] = [];
  const keys = indicator.breakdowns.map(({ key }) => key);
  const liked = keys.filter((key) => key === "sex" || key === "contract");
  const drawn = new Set([
    ...liked.filter(() => chance(rng, 0.8)),
    ...someOf(rng, keys, chance(rng, 0.5) ? 1 : 0),
  ]);
  for (const { key, values } of indicator.breakdowns) {
    if (!drawn.has(key)) continue;
    const share = chance(rng, 0.6) ? 1 : 0.6;
    const bases = chance(rng, 0.5) ? LARGE : ANY;
    for (const value of values) {
      if (!chance(rng, share)) continue;
      const statement = drawStatement(rng, indicator, 0.3, bases);
      answers.push({ ...of, ...statement, breakdown: `${key}=${value}` });
    }
  }
  return answers;
}

export function drawAnswers(
  rng: Rng,
  catalogue: NaiveCatalogue,
  rows: NaiveRows,
): NaiveAnswer[] {
  if (chance(rng, 0.03)) return [];
  const answers: NaiveAnswer[] = [];
  const menu = catalogue.indicators.map(
    (indicator) => [indicator, OFTEN[indicator.id] ?? 0.7] as const,
  );
  // An assessor speaks on the assessor's side only; now and then it is written down on the other.
  const assessorSide = chance(rng, 0.9) ? "assessor" : "management";
  // What this network talks about, so that several sites answer the same; and each site something of its own.
  const subjects = Array.from({ length: 8 }, () => weighted(rng, menu));
  for (const site of rows.sites) {
    const chosen = [
      ...subjects.filter(() => chance(rng, 0.8)),
      ...Array.from({ length: whole(rng, 0, 3) }, () => weighted(rng, menu)),
    ];
    for (const indicator of new Set(chosen)) {
      do {
        const source = drawSource(rng, rows, site);
        const of = {
          site_key: site.site_key,
          indicator_id: indicator.id,
          period: period(rng),
          side: source === ASSESSOR ? assessorSide : "management",
          source,
        } as const;
        if (!chance(rng, 0.12)) {
          const total = drawStatement(rng, indicator, 1, ANY);
          answers.push({ ...of, ...total, breakdown: "" });
        }
        if (chance(rng, 0.75))
          answers.push(...drawBreakdowns(rng, indicator, of));
      } while (chance(rng, 0.55));
    }
  }
  return withoutTwins(answers, (answer) => [
    answer.site_key,
    answer.indicator_id,
    answer.period,
    answer.side,
    answer.breakdown,
    answer.source,
  ]);
}
