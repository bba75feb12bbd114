/** Figures of a network, each by one core function under the viewer's masks. */
import {
  crossGrouping,
  dimensionColumn,
  filterKeys,
  freeGrouping,
  maskGrouping,
  rollUp,
  ultimateParent,
  wholeGrouping,
  filterSites,
  type Dimension,
  type DimensionColumn,
  type Figures,
  type Grouping,
  type IndicatorMethod,
  type Measure,
  type Period,
  type RollUpInput,
  type SiteFilter,
} from "@saphan/shared/core";
import { defaultPeriod } from "../../access/periods.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { allowed } from "../../access/viewer.ts";
import type { NetworkRequest, NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";

/** Throws `FORBIDDEN` for who reads no figures, `NOT_FOUND` for a lens that is not the viewer's. */
export async function openNetwork(
  context: Context,
  request: Omit<NetworkRequest, "period"> & {
    readonly period: Period | undefined;
    readonly seq: number | undefined;
  },
): Promise<NetworkView> {
  allowed(context.viewer, "figures:read");
  return context.network({
    ...request,
    period:
      request.period ?? defaultPeriod(context.snapshot, context.clock.today()),
  });
}

/** A column of one figure, ready to be added up. */
interface Part {
  readonly indicator: IndicatorMethod;
  readonly key?: number;
  readonly value?: number;
  readonly group?: number;
}

function measuresOf(
  figures: Figures,
  { indicator, key, value, group }: Part,
  grouping: Grouping,
): Measure[] {
  const column =
    key === undefined
      ? figures.total(indicator)
      : group === undefined
        ? figures.breakdown(indicator, key, value ?? 0)
        : figures.group(indicator, key, group);
  return keptMeasures({
    indicator,
    column,
    isBreakdown: key !== undefined,
    base: figures.base(indicator),
    headcount: figures.fact("headcount"),
    period: figures.viewpoint.period,
    grouping: freeGrouping(figures, indicator, grouping),
  });
}

interface Kept {
  readonly input: RollUpInput;
  readonly measures: Measure[];
}
const measuresKept = new WeakMap<RollUpInput["column"], Kept[]>();
const KEPT = 8;

/** Most quarters of a series, and most indicators, are what they were before something was published. */
function keptMeasures(input: RollUpInput): Measure[] {
  const { column, base, headcount, grouping } = input;
  // What older bases gave would hold them for as long as the column lives.
  const kept = (measuresKept.get(column) ?? []).filter(
    (each) => each.input.base === base && each.input.headcount === headcount,
  );
  measuresKept.set(column, kept);
  const have = kept.find((each) => each.input.grouping === grouping);
  if (have) return have.measures;
  const measures = rollUp(input);
  kept.push({ input, measures });
  if (kept.length > KEPT) kept.shift();
  return measures;
}

/** The sites of a view that pass a filter, as a grouping of their own. */
export interface Selection {
  readonly context: Context;
  readonly filter: SiteFilter;
}

function selected(
  { context, filter }: Selection,
  figures: Figures,
  grouping: Grouping,
): Grouping {
  if (Object.keys(filter).length === 0) return grouping;
  const keysOf = siteKeysFor(context.viewer, figures.viewpoint.snapshot);
  return maskGrouping(grouping, filterSites(figures, filter, keysOf));
}

const whole = (selection: Selection, figures: Figures): Grouping =>
  selected(selection, figures, wholeGrouping(figures.viewpoint.scope));

/** One group with an empty key where no dimension is given; groups of entities by id, as a filter names them. */
function byDimension(
  figures: Figures,
  dimension: Dimension | null | undefined,
): DimensionColumn {
  if (!dimension) return wholeGrouping(figures.viewpoint.scope);
  const column = dimensionColumn(figures, dimension);
  if (dimension !== "group") return column;
  const keyAt = filterKeys(figures, dimension);
  const keys = column.keys.map(() => "");
  column.group.forEach((group, at) => {
    keys[group] ||= keyAt(at);
  });
  return { ...column, keys };
}

/** The ultimate parents of the named sites: what the dimension `group` and its filter are about. */
export function listGroups({ figures }: NetworkView) {
  const { snapshot } = figures.viewpoint;
  const rows = new Set(
    [...figures.viewpoint.scope.rows].map((row) =>
      ultimateParent(snapshot.entities, snapshot.sites[row]?.entity ?? -1),
    ),
  );
  return [...rows].map((row) => ({ snapshot, row }));
}

export function measureTotal(
  { figures }: NetworkView,
  indicator: IndicatorMethod,
  selection: Selection,
): Measure {
  const [measure] = measuresOf(
    figures,
    { indicator },
    whole(selection, figures),
  );
  if (!measure) throw new RangeError("a grouping without groups");
  return measure;
}

/** Finds `sex=women` or `contract=nonregular` among the indicator's breakdowns. */
function partOf(indicator: IndicatorMethod, breakdown: string): Part {
  const [name = "", wanted = ""] = breakdown.split("=");
  const key = indicator.breakdowns.findIndex((entry) => entry.key === name);
  const method = indicator.breakdowns[key];
  const value = method?.values.indexOf(wanted) ?? -1;
  const group = method?.groups.findIndex(({ id }) => id === wanted) ?? -1;
  if (value >= 0) return { indicator, key, value };
  if (group >= 0) return { indicator, key, group };
  throw new DomainError(
    "BAD_USER_INPUT",
    `${indicator.id} has no breakdown ${breakdown}.`,
    { breakdown },
  );
}

const MOST_QUARTERS = 40;

export function measureSeries(
  view: NetworkView,
  indicator: IndicatorMethod,
  breakdown: string | null | undefined,
  quarters: number,
  selection: Selection,
): { readonly period: Period; readonly measure: Measure }[] {
  const part = breakdown ? partOf(indicator, breakdown) : { indicator };
  const count = Math.min(Math.max(quarters, 1), MOST_QUARTERS);
  return Array.from({ length: count }, (_, i) => {
    const period = view.period - count + 1 + i;
    const figures = view.figuresOf(period);
    const [measure] = measuresOf(figures, part, whole(selection, figures));
    if (!measure) throw new RangeError("a grouping without groups");
    return { period, measure };
  });
}

/** Every value and derived group of every breakdown of an indicator. */
export function measureBreakdowns(
  { figures }: NetworkView,
  indicator: IndicatorMethod,
  selection: Selection,
) {
  const grouping = whole(selection, figures);
  return indicator.breakdowns.flatMap((method, key) => {
    const parts = [
      ...method.values.map((id, value) => ({ id, value, isGroup: false })),
      ...method.groups.map(({ id }, group) => ({ id, group, isGroup: true })),
    ];
    return parts.flatMap(({ id, isGroup, ...part }) =>
      measuresOf(figures, { indicator, key, ...part }, grouping).map(
        (measure) => ({ key: method.key, value: id, isGroup, measure }),
      ),
    );
  });
}

export function measureGrid(
  { figures }: NetworkView,
  indicators: readonly IndicatorMethod[],
  by: readonly Dimension[],
  selection: Selection,
) {
  const [firstDimension, secondDimension] = by;
  if (!firstDimension || by.length > 2)
    throw new DomainError("BAD_USER_INPUT", "Group by one or two dimensions.");
  const first = byDimension(figures, firstDimension);
  const second = byDimension(figures, secondDimension);
  const grouping = selected(
    selection,
    figures,
    secondDimension ? crossGrouping(first, second) : first,
  );
  return {
    indicators: indicators.map(({ id }) => id),
    first: first.keys,
    second: second.keys,
    measures: indicators.flatMap((indicator) =>
      measuresOf(figures, { indicator }, grouping),
    ),
  };
}

/** Answered and asked core indicators by pillar and group. */
export function coreCoverage(
  { figures }: NetworkView,
  pillars: ReadonlyMap<string, readonly IndicatorMethod[]>,
  by: Dimension | null | undefined,
  selection: Selection,
) {
  const dimension = byDimension(figures, by);
  const grouping = selected(selection, figures, dimension);
  return [...pillars].flatMap(([pillar, indicators]) => {
    const asked = new Uint32Array(dimension.groups);
    const answered = new Uint32Array(dimension.groups);
    for (const indicator of indicators)
      measuresOf(figures, { indicator }, grouping).forEach((measure, g) => {
        asked[g] = (asked[g] ?? 0) + measure.asked;
        answered[g] = (answered[g] ?? 0) + measure.answered;
      });
    return dimension.keys.map((key, g) => ({
      pillar,
      key,
      asked: asked[g] ?? 0,
      answered: answered[g] ?? 0,
    }));
  });
}

export { byDimension, selected, whole };
