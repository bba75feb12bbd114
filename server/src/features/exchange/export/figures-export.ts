/** The figures of a lens and period as a CSV: docs/methods.md, "The figures as a file". */
import { csvLine, type CsvCell } from "@saphan/shared/contract";
import {
  figureRows,
  formatDay,
  formatPeriod,
  type Dimension,
  type FigureRow,
  type Measure,
} from "@saphan/shared/core";
import type { NetworkView } from "../../../access/network-view.ts";
import { createPace } from "../pace.ts";

export const FIGURE_COLUMNS = [
  "lens_key",
  "period",
  "as_of",
  "seq",
  "indicator_id",
  "breakdown",
  "dim_a",
  "key_a",
  "dim_b",
  "key_b",
  "sites",
  "not_shared",
  "not_asked",
  "not_applicable",
  "asked",
  "answered",
  "carried",
  "unreviewed",
  "pooled",
  "unknown_applicability",
  "headcount_unknown",
  "coverage_sites",
  "coverage_headcount",
  "numerator",
  "denominator",
  "value",
  "low",
  "high",
  "bounds_left_out",
  "q1",
  "median",
  "q3",
  "verified_share",
  "oldest_period",
] as const;

const measureCells = (measure: Measure): readonly CsvCell[] =>
  [
    measure.sites,
    measure.notShared,
    measure.notAsked,
    measure.notApplicable,
    measure.asked,
    measure.answered,
    measure.carried,
    measure.unreviewed,
    measure.pooled,
    measure.unknownApplicability,
    measure.headcountUnknown,
    measure.coverageSites,
    measure.coverageHeadcount,
    measure.numerator,
    measure.denominator,
    measure.value,
    measure.low,
    measure.high,
    measure.boundsLeftOut,
    measure.quartiles()?.q1,
    measure.quartiles()?.median,
    measure.quartiles()?.q3,
    measure.verifiedShare,
  ].map((value) => value ?? "");

function rowCells(
  { breakdown, indicator, keys, measure }: FigureRow,
  head: readonly string[],
  by: readonly Dimension[],
): readonly CsvCell[] {
  const dimensions = [0, 1].flatMap((place) =>
    keys.length > place ? [by[place] ?? "", keys[place] ?? ""] : ["", ""],
  );
  const { oldestPeriod } = measure;
  return [
    ...head,
    indicator,
    breakdown,
    ...dimensions,
    ...measureCells(measure),
    oldestPeriod === null ? "" : formatPeriod(oldestPeriod),
  ];
}

/** Lines end with LF, and nothing stands before the header. */
export async function* figuresExport(
  view: NetworkView,
  lensKey: string,
  by: readonly Dimension[],
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const pace = createPace(signal);
  const head = [
    lensKey,
    formatPeriod(view.period),
    formatDay(view.asOf),
    String(view.snapshot.seq),
  ];
  yield csvLine(FIGURE_COLUMNS, "\n");
  for (const row of figureRows(view.figures, by)) {
    const wait = pace.step();
    if (wait) await wait;
    yield csvLine(rowCells(row, head, by), "\n");
  }
}
