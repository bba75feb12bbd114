/** How the sites of a network spread, and which of them are silent. */
import {
  distributionOf,
  freeGrouping,
  isAnswered,
  LEVELS,
  quartilesOf,
  Standing,
  type Dimension,
  type IndicatorMethod,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import {
  byDimension,
  selected,
  whole,
  type Selection,
} from "./network.service.ts";

const choiceCount = ({ valueType, options }: IndicatorMethod): number => {
  switch (valueType) {
    case "ordinal":
      return LEVELS;
    case "boolean":
      return 2;
    default:
      return options.length;
  }
};

/** Sites by level, option or flag; nothing for what has a number. */
export function countChoices(
  { figures }: NetworkView,
  indicator: IndicatorMethod,
  by: Dimension | null | undefined,
  selection: Selection,
) {
  const choices = choiceCount(indicator);
  if (choices === 0) return [];
  const dimension = byDimension(figures, by);
  const { group } = freeGrouping(
    figures,
    indicator,
    selected(selection, figures, dimension),
  );
  const counts = new Uint32Array(dimension.groups * choices);
  const { standing, choice } = figures.total(indicator);
  standing.forEach((stands, at) => {
    const g = group[at] ?? -1;
    if (g < 0 || !isAnswered(stands)) return;
    const cell = g * choices + (choice[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return dimension.keys.map((key, g) => {
    const own = Array.from(counts.subarray(g * choices, (g + 1) * choices));
    return {
      key,
      counts: own,
      answered: own.reduce((sum, count) => sum + count, 0),
    };
  });
}

const MOST_BINS = 60;

/** Percentages spread between 0 and 1; everything else between its smallest and largest value. */
export function spreadOf(
  { figures }: NetworkView,
  indicator: IndicatorMethod,
  by: Dimension | null | undefined,
  bins: number,
  selection: Selection,
) {
  const dimension = byDimension(figures, by);
  const grouping = freeGrouping(
    figures,
    indicator,
    selected(selection, figures, dimension),
  );
  const column = figures.total(indicator);
  const { edges, counts } = distributionOf(
    column,
    grouping,
    Math.min(Math.max(bins, 1), MOST_BINS),
    indicator.valueType === "percent" ? { from: 0, to: 1 } : undefined,
  );
  const values = dimension.keys.map((): number[] => []);
  column.value.forEach((value, at) => {
    const g = grouping.group[at] ?? -1;
    if (g >= 0 && column.hasValue[at] && isAnswered(column.standing[at] ?? 0))
      values[g]?.push(value);
  });
  return {
    edges,
    groups: dimension.keys.map((key, g) => ({
      key,
      counts: counts[g] ?? [],
      ...quartilesOf(Float64Array.from(values[g] ?? [])),
    })),
  };
}

const MOST_SILENT = 200;

/** Asked and silent sites, those first whose answer could move the figure most. */
export function listSilent(
  { figures }: NetworkView,
  indicator: IndicatorMethod,
  first: number,
  selection: Selection,
) {
  const { scope, snapshot } = figures.viewpoint;
  const { group } = freeGrouping(figures, indicator, whole(selection, figures));
  const { standing, denominator } = figures.total(indicator);
  const base =
    indicator.valueType === "percent" ? figures.base(indicator) : undefined;
  const headcount = figures.fact("headcount");
  const silent: { at: number; base: number | null }[] = [];
  let asked = 0;
  standing.forEach((stands, at) => {
    if ((group[at] ?? -1) < 0 || stands < Standing.silent) return;
    const weighs = base ? (base.present[at] ? (base.value[at] ?? 0) : null) : 1;
    asked += isAnswered(stands)
      ? base
        ? (denominator[at] ?? 0)
        : 1
      : (weighs ?? 0);
    if (!isAnswered(stands)) silent.push({ at, base: base ? weighs : null });
  });
  const weight = (entry: { readonly base: number | null }) =>
    base ? (entry.base ?? 0) : 1;
  const size = (at: number) =>
    headcount.present[at] ? (headcount.value[at] ?? 0) : 0;
  silent.sort(
    (a, b) => weight(b) - weight(a) || size(b.at) - size(a.at) || a.at - b.at,
  );
  return {
    total: silent.length,
    sites: silent
      .slice(0, Math.min(Math.max(first, 0), MOST_SILENT))
      .map((entry) => ({
        site: { snapshot, row: scope.rows[entry.at] ?? -1 },
        base: entry.base,
        weight: asked > 0 ? weight(entry) / asked : null,
      })),
  };
}
