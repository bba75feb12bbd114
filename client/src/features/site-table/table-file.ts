/** The table of sites as a table of a file, in the words of the page. Pure. */
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { isFraction } from "../../lib/figure.ts";
import type { FileCell, FileTable } from "../../lib/page-file.ts";
import type { SiteValueParts } from "../../ui/SiteValue.tsx";
import type { SiteEdge } from "./use-site-columns.tsx";

export interface TableFileWords {
  readonly name: string;
  /** Of the columns, in their order: of the profile, of each indicator (value, period, verification). */
  readonly titles: readonly string[];
  readonly profile: (row: SiteEdge) => readonly FileCell[];
  /** In words: what is no number, or is not there. */
  readonly value: (indicator: IndicatorTerm, value: SiteValueParts) => string;
}

function valueCells(
  indicator: IndicatorTerm,
  value: SiteValueParts,
  words: TableFileWords,
): readonly FileCell[] {
  const number =
    value.standing === "answered" && value.choice === null ? value.value : null;
  return [
    number === null
      ? words.value(indicator, value)
      : isFraction(indicator)
        ? { percent: number }
        : number,
    value.period ?? "",
    value.verification === null ? "" : `V${value.verification}`,
  ];
}

export const tableOf = (
  rows: readonly SiteEdge[],
  indicators: readonly IndicatorTerm[],
  words: TableFileWords,
): FileTable => ({
  name: words.name,
  columns: words.titles,
  rows: rows.map((row) => [
    ...words.profile(row),
    ...indicators.flatMap((indicator, at) => {
      const value = row.values[at];
      return value ? valueCells(indicator, value, words) : ["", "", ""];
    }),
  ]),
});
