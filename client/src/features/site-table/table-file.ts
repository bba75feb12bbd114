/** The table of sites as a CSV, in the words of the page. Pure. */
import {
  BYTE_ORDER_MARK,
  csvLine,
  type CsvCell,
} from "@saphan/shared/contract";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import type { SiteValueParts } from "../../ui/SiteValue.tsx";
import type { SiteEdge } from "./use-site-columns.tsx";

/** What every row says first: what the file is of. */
export interface TableFileScope {
  readonly period: string;
  readonly asOf: string;
  readonly seq: number;
}

export interface TableFileWords {
  /** Of the columns, in their order: of the scope, of the profile, of each indicator (value, period, verification). */
  readonly titles: readonly string[];
  readonly profile: (row: SiteEdge) => readonly CsvCell[];
  /** In words: what is no number, or is not there. */
  readonly value: (indicator: IndicatorTerm, value: SiteValueParts) => string;
}

function valueCells(
  indicator: IndicatorTerm,
  value: SiteValueParts,
  words: TableFileWords,
): readonly CsvCell[] {
  const isNumber =
    value.standing === "answered" &&
    value.choice === null &&
    value.value !== null;
  return [
    isNumber ? (value.value ?? "") : words.value(indicator, value),
    value.period ?? "",
    value.verification === null ? "" : `V${value.verification}`,
  ];
}

export function tableFile(
  rows: readonly SiteEdge[],
  indicators: readonly IndicatorTerm[],
  { period, asOf, seq }: TableFileScope,
  words: TableFileWords,
): string {
  const lines = rows.map((row) =>
    csvLine([
      period,
      asOf,
      seq,
      ...words.profile(row),
      ...indicators.flatMap((indicator, at) => {
        const value = row.values[at];
        return value ? valueCells(indicator, value, words) : ["", "", ""];
      }),
    ]),
  );
  return BYTE_ORDER_MARK + [csvLine(words.titles), ...lines].join("");
}
