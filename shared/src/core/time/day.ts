/**
 * Days as whole numbers since 1970-01-01 in the proleptic Gregorian calendar, without time of day or time zone.
 * Algorithm: H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
 */
export type Day = number;

/** Stands for "no day" in typed arrays; earlier than any day a file can hold. */
export const NO_DAY: Day = -2_147_483_648;

const DAYS_PER_ERA = 146_097; // 400 years
const DAYS_TO_1970 = 719_468; // from 0000-03-01

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
}

export function dayOf({ year, month, date }: CivilDate): Day {
  const shifted = month <= 2 ? year - 1 : year; // years begin in March
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear =
    Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

export function civilOf(day: Day): CivilDate {
  const shifted = day + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** Undefined if the three numbers are no day of the calendar (30 February, 13th month). */
export function maybeDay(
  year: number,
  month: number,
  date: number,
): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  const day = dayOf({ year, month, date });
  const back = civilOf(day);
  return back.month === month && back.date === date ? day : undefined;
}

/** Reads `YYYY-MM-DD`; undefined for anything else. */
export function parseDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  return maybeDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export function formatDay(day: Day): string {
  const { year, month, date } = civilOf(day);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}

/** As `YYYY-MM-DD`; null for no day. */
export const formatDayOrNull = (day: Day): string | null =>
  day === NO_DAY ? null : formatDay(day);

/** Whether a span, inclusive at both ends, holds `day`; an absent end is open. */
export function holds(since: Day, until: Day, day: Day): boolean {
  return (
    (since === NO_DAY || since <= day) && (until === NO_DAY || day <= until)
  );
}
