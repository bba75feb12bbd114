import { civilOf, dayOf, type Day } from "./day.ts";

/** A quarter as a whole number, `year * 4 + quarter - 1`, so that neighbours differ by one. */
export type Period = number;

export const QUARTERS_PER_YEAR = 4;

export const periodOf = (year: number, quarter: number): Period =>
  year * QUARTERS_PER_YEAR + quarter - 1;

/** Reads `2026-Q2`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const parts = /^(\d{4})-Q([1-4])$/.exec(text);
  return parts ? periodOf(Number(parts[1]), Number(parts[2])) : undefined;
}

export function formatPeriod(period: Period): string {
  const year = Math.floor(period / QUARTERS_PER_YEAR);
  return `${year}-Q${period - year * QUARTERS_PER_YEAR + 1}`;
}

export function firstDayOf(period: Period): Day {
  const year = Math.floor(period / QUARTERS_PER_YEAR);
  const month = (period - year * QUARTERS_PER_YEAR) * 3 + 1;
  return dayOf({ year, month, date: 1 });
}

export const lastDayOf = (period: Period): Day => firstDayOf(period + 1) - 1;

export function periodOfDay(day: Day): Period {
  const { year, month } = civilOf(day);
  return periodOf(year, Math.floor((month - 1) / 3) + 1);
}

/** The date a figure is computed for if none is asked for: rule 1 of docs/methods.md. */
export function defaultAsOf(period: Period, today: Day): Day {
  return period < periodOfDay(today) ? lastDayOf(period) : today;
}
