/** Numbers, days and periods as the viewer writes them: pure, by locale and era. */
import type { Locale } from "./i18n.ts";

export type Era = "buddhist" | "common";

export interface Format {
  /** Whole numbers with separators. */
  readonly count: (value: number) => string;
  /** At most `digits` decimals. */
  readonly number: (value: number, digits?: number) => string;
  /** A fraction in per cent, as `62 %`; one decimal below 10 %. */
  readonly percent: (fraction: number) => string;
  /** A difference of two fractions in percentage points, with its sign. */
  readonly points: (difference: number) => string;
  /** A signed number. */
  readonly signed: (difference: number, digits?: number) => string;
  /** `30 Jun 2026` or `30 มิ.ย. 2569`, from `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  /** `Jun` or `มิ.ย.`, from 1 to 12. */
  readonly month: (month: number) => string;
  /** A year of the common era in the viewer's. */
  readonly year: (year: number) => string;
  /** Day and time in Bangkok, from an ISO moment. */
  readonly moment: (moment: string) => string;
  /** `Q2 2026` or `ไตรมาส 2/2569`, from `2026-Q2`. */
  readonly period: (period: string) => string;
  /** The same as short as an axis needs. */
  readonly shortPeriod: (period: string) => string;
  readonly bytes: (bytes: number) => string;
}

const BUDDHIST_OFFSET = 543;
/** Between a number and its per cent sign, and between a number and its unit. */
const THIN_SPACE = "\u202f";
const MINUS = "\u2212";

export function createFormat(locale: Locale, era: Era): Format {
  const language = locale === "th" ? "th-TH" : "en-GB";
  const calendar = `${language}-u-ca-${era === "buddhist" ? "buddhist" : "gregory"}-nu-latn`;
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const number = (value: number, digits = 2) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(
      value,
    );
  const day = new Intl.DateTimeFormat(calendar, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const month = new Intl.DateTimeFormat(language, {
    month: "short",
    timeZone: "UTC",
  });
  const moment = new Intl.DateTimeFormat(calendar, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Bangkok",
  });
  // In English a Buddhist year is written with the letters of its era, which `Intl` puts at the end.
  const withoutEra = (text: string) =>
    text.replace(/\s?(พ\.ศ\.|ค\.ศ\.)\s?/g, " ").trim();
  const yearOf = (year: number) =>
    era === "buddhist" ? year + BUDDHIST_OFFSET : year;
  const partsOf = (period: string): readonly [number, string] => {
    const [year = "", quarter = ""] = period.split("-Q");
    return [yearOf(Number(year)), quarter];
  };
  const sign = (value: number, text: string) =>
    value > 0 ? `+${text}` : value < 0 ? `${MINUS}${text}` : text;
  const percentDigits = (fraction: number) => {
    const size = Math.abs(fraction);
    return size > 0 && size < 0.1 ? 1 : 0;
  };
  return {
    count: (value) => count.format(value),
    number,
    percent: (fraction) =>
      `${number(fraction * 100, percentDigits(fraction))}${THIN_SPACE}%`,
    points: (difference) =>
      sign(
        Math.round(difference * 1000),
        number(Math.abs(difference) * 100, 1),
      ),
    signed: (difference, digits = 2) => {
      const size = number(Math.abs(difference), digits);
      // What rounds to nothing has no sign.
      return size === number(0) ? size : sign(difference, size);
    },
    day: (text) => withoutEra(day.format(new Date(`${text}T00:00:00Z`))),
    month: (value) => month.format(new Date(Date.UTC(2000, value - 1, 1))),
    year: (year) => String(yearOf(year)),
    moment: (text) => withoutEra(moment.format(new Date(text))),
    period: (period) => {
      const [year, quarter] = partsOf(period);
      return locale === "th"
        ? `ไตรมาส ${quarter}/${year}`
        : `Q${quarter} ${year}`;
    },
    shortPeriod: (period) => {
      const [year, quarter] = partsOf(period);
      return locale === "th" ? `${quarter}/${year}` : `Q${quarter} ${year}`;
    },
    bytes: (bytes) =>
      bytes < 1_000_000
        ? `${number(bytes / 1_000, 0)} kB`
        : `${number(bytes / 1_000_000, 1)} MB`,
  };
}
