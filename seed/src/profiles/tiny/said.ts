/** Short ways to write rows of the tiny profile down. Quarters are counted back from the newest one. */
import {
  firstDayOf,
  formatDay,
  formatPeriod,
  lastDayOf,
  type Period,
} from "@saphan/shared/core";
import type { SeedCells } from "../../generate/workbook.ts";

/** What a row says: a numerator with its denominator, a value, or that there is none. */
export type Said =
  | readonly [numerator: number, denominator: number]
  | string
  | { readonly state: "declined" | "not_applicable" | "not_collected" };

export const DECLINED = { state: "declined" } as const;
export const NOT_APPLICABLE = { state: "not_applicable" } as const;
export const NOT_COLLECTED = { state: "not_collected" } as const;

const cellsOf = (said: Said): SeedCells => {
  if (typeof said === "string") return { state: "reported", value: said };
  if ("state" in said) return said;
  const [numerator, denominator] = said;
  return { state: "reported", numerator, denominator };
};

export interface Tellers {
  readonly answer: (
    site: string,
    indicator: string,
    ago: number,
    said: Said,
    more?: SeedCells,
  ) => SeedCells;
  /** Rows of one total: by `women`, `agency`, ... of a key. */
  readonly split: (
    site: string,
    indicator: string,
    ago: number,
    key: string,
    rows: Readonly<Record<string, Said>>,
    more?: SeedCells,
  ) => readonly SeedCells[];
  readonly facts: (
    site: string,
    ago: number,
    values: Readonly<Record<string, number | string>>,
    source?: string,
  ) => readonly SeedCells[];
  readonly period: (ago: number) => string;
  readonly firstDay: (ago: number) => string;
  readonly lastDay: (ago: number) => string;
}

export function tellersOf(newest: Period): Tellers {
  const period = (ago: number) => formatPeriod(newest - ago);
  const answer: Tellers["answer"] = (
    site,
    indicator,
    ago,
    said,
    more = {},
  ) => ({
    site_key: site,
    indicator_id: indicator,
    period: period(ago),
    side: "management",
    ...cellsOf(said),
    ...more,
  });
  return {
    period,
    answer,
    firstDay: (ago) => formatDay(firstDayOf(newest - ago)),
    lastDay: (ago) => formatDay(lastDayOf(newest - ago)),
    split: (site, indicator, ago, key, rows, more = {}) =>
      Object.entries(rows).map(([value, said]) =>
        answer(site, indicator, ago, said, {
          breakdown: `${key}=${value}`,
          ...more,
        }),
      ),
    facts: (site, ago, values, source) =>
      Object.entries(values).map(([fact, value]) => ({
        site_key: site,
        period: period(ago),
        fact,
        value,
        source,
      })),
  };
}
