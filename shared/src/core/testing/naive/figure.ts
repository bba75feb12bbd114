/** One row of the file: the counts and values of one indicator, breakdown and cell. */
import { quarterNumber } from "./calendar.ts";
import type { NaiveIndicator, World } from "./catalogue.ts";
import type { Bounds } from "./bounds.ts";
import type { Cell } from "./cells.ts";
import { headcountOf } from "./facts.ts";
import type { NaiveAnswer, NaiveFigure } from "./rows.ts";
import type { SiteAnswer, Standing } from "./standing.ts";
import { quantile, type Tally } from "./tally.ts";

function quotient(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A computed figure takes the lowest verification of its rows, and the oldest period. */
function verificationOf(answer: SiteAnswer): number {
  return Math.min(...answer.rows.map((row) => row.verification));
}

function oldestOf(rows: NaiveAnswer[]): string | null {
  let oldest: string | null = null;
  for (const { period } of rows)
    if (oldest === null || quarterNumber(period) < quarterNumber(oldest))
      oldest = period;
  return oldest;
}

/** Rule 5: headcount of answered / headcount of asked; sites without headcount are left out. */
function coverageByHeadcount(world: World, asked: Standing[]): number | null {
  let all = 0;
  let answered = 0;
  for (const { dossier, place } of asked) {
    const headcount = headcountOf(world, dossier) ?? 0;
    all += headcount;
    if (place === "answered") answered += headcount;
  }
  return quotient(answered, all);
}

export function figureOf(
  world: World,
  indicator: NaiveIndicator,
  breakdown: string,
  cell: Cell,
  standings: Standing[],
  { numerator, denominator, value, pooled, siteValues }: Tally,
  { low, high, leftOut }: Bounds,
): NaiveFigure {
  const { request } = world;
  const count = (place: Standing["place"]) =>
    standings.filter((standing) => standing.place === place).length;
  const asked = standings.filter(
    ({ place }) => place === "silent" || place === "answered",
  );
  const answers = asked.flatMap(({ answer }) => answer ?? []);
  const countAnswers = (holds: (row: NaiveAnswer) => boolean) =>
    answers.filter((answer) => answer.rows.some(holds)).length;
  return {
    lens_key: request.lens,
    period: request.period,
    as_of: request.asOf,
    seq: request.seq,
    indicator_id: indicator.id,
    breakdown: breakdown === "" ? null : breakdown,
    ...cell,
    sites: standings.length,
    not_shared: count("not_shared"),
    not_asked: count("not_asked"),
    not_applicable: count("not_applicable"),
    asked: asked.length,
    answered: answers.length,
    carried: countAnswers((row) => row.period !== request.period),
    unreviewed: countAnswers((row) => row.state === "pending_review"),
    pooled,
    unknown_applicability: asked.filter(
      (standing) => standing.unknownApplicability,
    ).length,
    headcount_unknown: asked.filter(
      ({ dossier }) => headcountOf(world, dossier) === null,
    ).length,
    coverage_sites: quotient(answers.length, asked.length),
    coverage_headcount: coverageByHeadcount(world, asked),
    numerator,
    denominator,
    value,
    low,
    high,
    bounds_left_out: leftOut,
    q1: quantile(siteValues, 0.25),
    median: quantile(siteValues, 0.5),
    q3: quantile(siteValues, 0.75),
    verified_share: quotient(
      answers.filter((answer) => verificationOf(answer) >= 2).length,
      answers.length,
    ),
    oldest_period: oldestOf(answers.flatMap((answer) => answer.rows)),
  };
}
