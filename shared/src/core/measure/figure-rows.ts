/** Every figure of a viewpoint as rows of a file: docs/methods.md, "The figures as a file". */
import {
  LEVELS,
  type BreakdownMethod,
  type IndicatorMethod,
} from "../indicator/method.ts";
import {
  crossGrouping,
  dimensionColumn,
  wholeGrouping,
  type Dimension,
} from "./dimension.ts";
import { isAnswered, type FigureColumn } from "./figure-column.ts";
import type { Figures } from "./figures.ts";
import type { Measure } from "./measure.ts";
import { rollUp, type Grouping } from "./roll-up.ts";
import { freeGrouping } from "./sensitivity.ts";

export interface FigureRow {
  readonly indicator: string;
  /** `sex=women`, `contract=nonregular`, `level=3`, `option=none`; empty for the total. */
  readonly breakdown: string;
  /** One key for each dimension, empty in the grand total. */
  readonly keys: readonly string[];
  readonly measure: Measure;
}

/** The grand total and every cell, each as groups with their keys in the order of the file. */
interface Cut {
  readonly grouping: Grouping;
  readonly keys: readonly (readonly string[])[];
  readonly isTotal: boolean;
}

/** `employees` is a derived group for pages only. */
const groupsInFile = ({ groups }: BreakdownMethod) =>
  groups.flatMap(({ id }, group) =>
    id === "nonregular" ? [{ id, group }] : [],
  );

function cutsOf(figures: Figures, by: readonly Dimension[]): readonly Cut[] {
  const total: Cut = {
    grouping: wholeGrouping(figures.viewpoint.scope),
    keys: [[]],
    isTotal: true,
  };
  if (by.length === 0) return [total];
  const columns = by.map((dimension) => dimensionColumn(figures, dimension));
  const [first, second] = columns;
  return [
    total,
    second
      ? {
          grouping: crossGrouping(first, second),
          keys: first.keys.flatMap((a) => second.keys.map((b) => [a, b])),
          isTotal: false,
        }
      : {
          grouping: first,
          keys: first.keys.map((key) => [key]),
          isTotal: false,
        },
  ];
}

/** One breakdown of an indicator, with the measures of a cut. */
interface Part {
  readonly breakdown: string;
  readonly measures: (
    cut: Cut,
    totals: readonly Measure[],
  ) => readonly Measure[];
}

/** Sites by choice and group. */
function choiceCounts(
  { standing, choice }: FigureColumn,
  { group, groups }: Grouping,
  choices: number,
): Uint32Array {
  const counts = new Uint32Array(groups * choices);
  for (let at = 0; at < standing.length; at++)
    if (group[at] >= 0 && isAnswered(standing[at]))
      counts[group[at] * choices + choice[at]]++;
  return counts;
}

/** A level or option: its count among the answered; everything else as in the total's row. */
function choiceMeasure(total: Measure, count: number): Measure {
  return {
    ...total,
    pooled: total.answered,
    numerator: count,
    denominator: total.answered,
    value: total.answered === 0 ? null : count / total.answered,
    low: null,
    high: null,
    boundsLeftOut: 0,
    boundsAssumed: 0,
    quartiles: () => undefined,
  };
}

function partsOf(
  figures: Figures,
  indicator: IndicatorMethod,
): readonly Part[] {
  const measure = (column: () => FigureColumn) => (cut: Cut) =>
    rollUp({
      indicator,
      column: column(),
      isBreakdown: true,
      base: undefined,
      headcount: figures.fact("headcount"),
      period: figures.viewpoint.period,
      grouping: freeGrouping(figures, indicator, cut.grouping),
    });
  const breakdowns = indicator.breakdowns.flatMap((breakdown, key): Part[] => [
    ...breakdown.values.map((id, value) => ({
      breakdown: `${breakdown.key}=${id}`,
      measures: measure(() => figures.breakdown(indicator, key, value)),
    })),
    ...groupsInFile(breakdown).map(({ id, group }) => ({
      breakdown: `${breakdown.key}=${id}`,
      measures: measure(() => figures.group(indicator, key, group)),
    })),
  ]);
  const names =
    indicator.valueType === "ordinal"
      ? Array.from({ length: LEVELS }, (_, level) => `level=${level}`)
      : indicator.options.map((id) => `option=${id}`);
  const choices = names.map((breakdown, choice): Part => ({
    breakdown,
    measures: (cut, totals) => {
      const grouping = freeGrouping(figures, indicator, cut.grouping);
      const counts = choiceCounts(
        figures.total(indicator),
        grouping,
        names.length,
      );
      return totals.map((total, g) =>
        choiceMeasure(total, counts[g * names.length + choice]),
      );
    },
  }));
  return [...breakdowns, ...choices].sort((a, b) =>
    a.breakdown < b.breakdown ? -1 : 1,
  );
}

/** Rows in the order of the file: catalogue, breakdown as text, grand total first, then keys. */
export function* figureRows(
  figures: Figures,
  by: readonly Dimension[],
): Generator<FigureRow> {
  const cuts = cutsOf(figures, by);
  for (const indicator of figures.viewpoint.method.indicators) {
    const totals = cuts.map(({ grouping }) =>
      rollUp({
        indicator,
        column: figures.total(indicator),
        isBreakdown: false,
        base: figures.base(indicator),
        headcount: figures.fact("headcount"),
        period: figures.viewpoint.period,
        grouping: freeGrouping(figures, indicator, grouping),
      }),
    );
    const row = (
      breakdown: string,
      keys: readonly string[],
      measure: Measure,
    ): FigureRow => ({ indicator: indicator.id, breakdown, keys, measure });
    for (const [c, { keys, isTotal }] of cuts.entries())
      for (const [g, measure] of totals[c].entries())
        if (isTotal || measure.sites > 0) yield row("", keys[g], measure);
    for (const part of partsOf(figures, indicator))
      for (const [c, cut] of cuts.entries())
        for (const [g, measure] of part.measures(cut, totals[c]).entries())
          if (measure.answered > 0)
            yield row(part.breakdown, cut.keys[g], measure);
  }
}
