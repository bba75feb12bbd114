/** Rules 2 and 3: which of several statements is heard as the site's answer. */
import { lastDayOf, periodPlus } from "./calendar.ts";
import type { NaiveIndicator, World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import type { NaiveAnswer } from "./rows.ts";

export interface Heard {
  says: "value" | "not_applicable" | "silent";
  row: NaiveAnswer;
}

/** Rule 3: an answer expires on the day after the earlier of `valid_until` and the end of its carrying. */
function isExpired(
  world: World,
  indicator: NaiveIndicator,
  row: NaiveAnswer,
): boolean {
  const { asOf } = world.request;
  const carrying = lastDayOf(periodPlus(row.period, indicator.carry_quarters));
  if (asOf > carrying) return true;
  return row.valid_until !== null && asOf > row.valid_until;
}

/** Null: reads as no row. */
function hear(
  world: World,
  indicator: NaiveIndicator,
  row: NaiveAnswer,
): Heard | null {
  if (row.state === "not_collected" || row.state === "withdrawn") return null;
  if (row.state === "declined") return { says: "silent", row };
  if (isExpired(world, indicator, row)) return { says: "silent", row };
  if (row.state === "not_applicable") return { says: "not_applicable", row };
  return { says: "value", row };
}

/** The first that gives a value or says not applicable; else the first silent one. */
function heardInPeriod(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
  breakdown: string,
  period: string,
): Heard | null {
  let firstSilent: Heard | null = null;
  for (const row of dossier.answers) {
    if (row.indicator_id !== indicator.id) continue;
    if (row.breakdown !== breakdown || row.period !== period) continue;
    const heard = hear(world, indicator, row);
    if (heard === null) continue;
    if (heard.says !== "silent") return heard;
    firstSilent ??= heard;
  }
  return firstSilent;
}

/** In the period, else in the nearest earlier one that has a row, within the indicator's `carry_quarters`. */
export function effectiveAnswer(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
  breakdown = "",
): Heard | null {
  for (let back = 0; back <= indicator.carry_quarters; back += 1) {
    const period = periodPlus(world.request.period, -back);
    const heard = heardInPeriod(world, dossier, indicator, breakdown, period);
    if (heard !== null) return heard;
  }
  return null;
}

/**
 * A breakdown row: of the same period, source and side as the effective total, a silent one too; only where there is no
 * row for the total is each chosen on its own.
 */
export function effectiveBreakdown(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
  breakdown: string,
): Heard | null {
  const total = effectiveAnswer(world, dossier, indicator);
  if (total === null)
    return effectiveAnswer(world, dossier, indicator, breakdown);
  for (const row of dossier.answers) {
    if (row.indicator_id !== indicator.id) continue;
    if (row.breakdown !== breakdown) continue;
    if (row.period !== total.row.period) continue;
    if (row.source !== total.row.source) continue;
    if (row.side !== total.row.side) continue;
    return hear(world, indicator, row);
  }
  return null;
}
