/** Rule 6: the value of a figure, over its answered sites. Rule 8: their site values and quartiles. */
import type { NaiveIndicator } from "./catalogue.ts";
import type { SiteAnswer } from "./standing.ts";

export interface Tally {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  /** Answered sites that entered numerator and denominator. */
  pooled: number;
  /** Those that have quartiles: one number for each site that has a site value. */
  siteValues: number[];
}

const NOTHING: Tally = {
  numerator: null,
  denominator: null,
  value: null,
  pooled: 0,
  siteValues: [],
};

function unitOf(indicator: NaiveIndicator): number {
  return indicator.value_type === "ratio" ? (indicator.multiplier ?? 1) : 1;
}

/** Percent: the fraction; ratio: times the multiplier; a share without base and a count as they stand. */
export function siteValueOf(
  indicator: NaiveIndicator,
  answer: SiteAnswer,
): number | null {
  if (answer.parts === null) return answer.value;
  const { numerator, denominator } = answer.parts;
  if (denominator === 0) return null;
  return (numerator / denominator) * unitOf(indicator);
}

function siteValuesOf(
  indicator: NaiveIndicator,
  answers: SiteAnswer[],
): number[] {
  const values: number[] = [];
  for (const answer of answers) {
    const value = siteValueOf(indicator, answer);
    if (value !== null) values.push(value);
  }
  return values;
}

/** The highest level that the verification allows and that is not above the claim. */
export function effectiveLevel(
  indicator: NaiveIndicator,
  claimed: number,
  verification: number,
): number {
  for (let level = claimed; level > 0; level -= 1) {
    const ways = indicator.evidence_gate?.[String(level)];
    if (ways === undefined) return level;
    if (ways.some((way) => verification >= Number(way.verification.slice(1))))
      return level;
  }
  return 0;
}

export function levelOf(indicator: NaiveIndicator, answer: SiteAnswer): number {
  const verification = answer.rows[0]?.verification ?? 0;
  return effectiveLevel(indicator, answer.value ?? 0, verification);
}

function tallyRatioOfSums(
  indicator: NaiveIndicator,
  answers: SiteAnswer[],
): Tally {
  let numerator = 0;
  let denominator = 0;
  let pooled = 0;
  for (const { parts } of answers) {
    if (parts === null || parts.denominator === 0) continue;
    numerator += parts.numerator;
    denominator += parts.denominator;
    pooled += 1;
  }
  const siteValues = siteValuesOf(indicator, answers);
  if (pooled === 0) return { ...NOTHING, siteValues };
  const value = (numerator / denominator) * unitOf(indicator);
  return { numerator, denominator, value, pooled, siteValues };
}

/** From the pooled rows of both groups; a bare parity enters nothing. */
function tallyParity(answers: SiteAnswer[]): Tally {
  const first = { numerator: 0, denominator: 0 };
  const second = { numerator: 0, denominator: 0 };
  let pooled = 0;
  const siteValues: number[] = [];
  for (const { pair } of answers) {
    if (pair === null) continue;
    pooled += 1;
    first.numerator += pair.first.numerator;
    first.denominator += pair.first.denominator;
    second.numerator += pair.second.numerator;
    second.denominator += pair.second.denominator;
    const firstShare = pair.first.numerator / pair.first.denominator;
    const secondShare = pair.second.numerator / pair.second.denominator;
    if (secondShare !== 0) siteValues.push(firstShare / secondShare);
  }
  if (pooled === 0) return NOTHING;
  const numerator = first.numerator / first.denominator;
  const denominator = second.numerator / second.denominator;
  const value = denominator === 0 ? null : numerator / denominator;
  return { numerator, denominator, value, pooled, siteValues };
}

/** The share of sites that are as they should be, of those answered. */
function tallyShare(answers: SiteAnswer[], good: number): Tally {
  const answered = answers.length;
  if (answered === 0) return NOTHING;
  return {
    numerator: good,
    denominator: answered,
    value: good / answered,
    pooled: answered,
    siteValues: [],
  };
}

/** How many answered at level 3 or more, true, or with an ok option; null where the catalogue has no such line. */
export function countGood(
  indicator: NaiveIndicator,
  answers: SiteAnswer[],
): number | null {
  if (indicator.value_type === "ordinal")
    return answers.filter((answer) => levelOf(indicator, answer) >= 3).length;
  if (indicator.value_type === "boolean")
    return answers.filter((answer) => answer.value === 1).length;
  const ok = indicator.ok_options ?? [];
  if (ok.length === 0) return null;
  return answers.filter((answer) => ok.includes(answer.option ?? "")).length;
}

export function tally(indicator: NaiveIndicator, answers: SiteAnswer[]): Tally {
  switch (indicator.aggregation) {
    case "ratio_of_sums":
      return tallyRatioOfSums(indicator, answers);
    case "recompute_from_pooled_counts":
      return tallyParity(answers);
    case "distribution_and_share_at_level_3":
    case "share_true":
    case "distribution": {
      const good = countGood(indicator, answers);
      return good === null ? NOTHING : tallyShare(answers, good);
    }
    case "sum": {
      if (answers.length === 0) return NOTHING;
      let sum = 0;
      for (const answer of answers) sum += answer.value ?? 0;
      return { ...NOTHING, numerator: sum, value: sum, pooled: answers.length };
    }
    case "median": {
      const siteValues = siteValuesOf(indicator, answers);
      return { ...NOTHING, value: quantile(siteValues, 0.5), siteValues };
    }
    default:
      throw new RangeError(`No rule for ${indicator.aggregation}`);
  }
}

/** Rule 8: linear interpolation, Hyndman and Fan, type 7. Null of nothing. */
export function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
