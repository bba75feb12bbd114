/** Days and quarters in every form of `headers.json`. A year from 2400 on is Buddhist in every form. */
import { maybeDay, periodOf, type Day, type Period } from "@saphan/shared/core";
import { matchingKey, withLatinDigits } from "./cell-text.ts";

const BUDDHIST_FROM = 2400;
const BUDDHIST_OFFSET = 543;

const commonYear = (year: number): number =>
  year >= BUDDHIST_FROM ? year - BUDDHIST_OFFSET : year;

const MONTHS = [
  "january jan มกราคม มค",
  "february feb กุมภาพันธ์ กพ",
  "march mar มีนาคม มีค",
  "april apr เมษายน เมย",
  "may may พฤษภาคม พค",
  "june jun มิถุนายน มิย",
  "july jul กรกฎาคม กค",
  "august aug สิงหาคม สค",
  "september sep sept กันยายน กย",
  "october oct ตุลาคม ตค",
  "november nov พฤศจิกายน พย",
  "december dec ธันวาคม ธค",
];
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, month) =>
    names.split(" ").map((name): [string, number] => [name, month + 1]),
  ),
);

export type DateFault =
  "date_unclear" | "date_two_digit_year" | "date_impossible";

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const DAY_FIRST = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const TWO_DIGIT_YEAR = /^\d{1,2}[/-]\d{1,2}[/-]\d{2}$/;
const NAMED_MONTH =
  /^(\d{1,2})[\s-]+([A-Za-zก-๎.]+?)[\s-]+(?:(?:พ\.?ศ\.?|ค\.?ศ\.?)\s*)?(\d{2}|\d{4})$/;

function dayFrom(year: number, month: number, date: number): Day | DateFault {
  return maybeDay(commonYear(year), month, date) ?? "date_impossible";
}

/** A day, or why the text is none. */
export function readDay(text: string): Day | DateFault {
  const latin = withLatinDigits(text);
  const iso = ISO.exec(latin);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = DAY_FIRST.exec(latin);
  if (dayFirst)
    return dayFrom(
      Number(dayFirst[4]),
      Number(dayFirst[3]),
      Number(dayFirst[1]),
    );
  if (TWO_DIGIT_YEAR.test(latin)) return "date_two_digit_year";
  const named = NAMED_MONTH.exec(latin);
  const month = named && MONTH_NUMBERS.get(matchingKey(named[2] ?? ""));
  if (!named || !month) return "date_unclear";
  if (named[3]?.length === 2) return "date_two_digit_year";
  return dayFrom(Number(named[3]), month, Number(named[1]));
}

export type PeriodFault =
  "period_unclear" | "period_quarter_or_month" | "period_is_date";

const YEAR_FIRST = /^(\d{4})\s*[-/]?\s*q([1-4])$/i;
const QUARTER_FIRST =
  /^(?:q|quarter\s*|ไตรมาส(?:ที่)?\s*)([1-4])\s*[-/]?\s*(?:(?:พ\.?ศ\.?|ค\.?ศ\.?)\s*)?(\d{4})$/i;
const QUARTER_OR_MONTH = /^(?:\d{1,2}\s*[-/]\s*\d{4}|\d{4}\s*[-/]\s*\d{1,2})$/;

/** A quarter, or why the text is none. */
export function readPeriod(text: string): Period | PeriodFault {
  const latin = withLatinDigits(text);
  const yearFirst = YEAR_FIRST.exec(latin);
  if (yearFirst)
    return periodOf(commonYear(Number(yearFirst[1])), Number(yearFirst[2]));
  const quarterFirst = QUARTER_FIRST.exec(latin);
  if (quarterFirst)
    return periodOf(
      commonYear(Number(quarterFirst[2])),
      Number(quarterFirst[1]),
    );
  if (QUARTER_OR_MONTH.test(latin)) return "period_quarter_or_month";
  return typeof readDay(latin) === "number"
    ? "period_is_date"
    : "period_unclear";
}
