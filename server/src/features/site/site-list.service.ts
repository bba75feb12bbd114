/** Sites of a lens as a table: filtered, sorted and paged on the snapshot. */
import {
  dimensionColumn,
  DIMENSIONS,
  filterKeys,
  filterSites,
  formatPeriod,
  isAnswered,
  isAsked,
  nameRanks,
  NO_TIER,
  OUTSIDE,
  standingWord,
  type Dimension,
  type Figures,
  type IndicatorMethod,
  type SiteFilter,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";

export interface SiteListRequest {
  readonly filter: SiteFilter;
  readonly sortBy: string;
  readonly descending: boolean;
  readonly columns: readonly IndicatorMethod[];
  readonly first: number;
  /** Cursor of the last row of the page before. */
  readonly after: string | undefined;
}

const MOST_ROWS = 500;

/** Whether a free figure of the indicator may be made of the site. */
const isOpen = (
  { viewpoint }: Figures,
  { sensitivity }: IndicatorMethod,
  at: number,
) => sensitivity === "standard" || viewpoint.own[at] === 1;

/** How much of the core set the site has answered. */
function coreCounts(
  figures: Figures,
  core: readonly IndicatorMethod[],
): { readonly asked: Uint16Array; readonly answered: Uint16Array } {
  const { length } = figures.viewpoint.scope.rows;
  const asked = new Uint16Array(length);
  const answered = new Uint16Array(length);
  for (const indicator of core) {
    const { standing } = figures.total(indicator);
    standing.forEach((stands, at) => {
      if (!isAsked(stands) || !isOpen(figures, indicator, at)) return;
      asked[at] = (asked[at] ?? 0) + 1;
      if (isAnswered(stands)) answered[at] = (answered[at] ?? 0) + 1;
    });
  }
  return { asked, answered };
}

/** What a row is sorted by: numbers, with what is missing last in either direction. */
function sortKey(
  { figures, snapshot }: NetworkView,
  context: Context,
  { sortBy, columns }: SiteListRequest,
  core: ReturnType<typeof coreCounts>,
): (at: number) => number | null {
  const { rows } = figures.viewpoint.scope;
  const { locale } = signedIn(context.viewer).account;
  switch (sortBy) {
    case "name": {
      const ranks = nameRanks(snapshot, locale);
      return (at) => ranks[rows[at] ?? -1] ?? null;
    }
    case "tier":
      return (at) => {
        const tier = figures.viewpoint.tier[at] ?? NO_TIER;
        return tier === NO_TIER ? null : tier;
      };
    case "province":
    case "segment": {
      const { group } = dimensionColumn(figures, sortBy);
      return (at) => group[at] ?? null;
    }
    case "headcount": {
      const { value, present } = figures.fact("headcount");
      return (at) => (present[at] ? (value[at] ?? null) : null);
    }
    case "coverage":
      return (at) => {
        const asked = core.asked[at] ?? 0;
        return asked === 0 ? null : (core.answered[at] ?? 0) / asked;
      };
    default: {
      const indicator = columns.find(({ id }) => id === sortBy);
      if (!indicator)
        throw new DomainError(
          "BAD_USER_INPUT",
          `Sites cannot be sorted by ${sortBy}.`,
        );
      const column = figures.total(indicator);
      return (at) => {
        if (!isOpen(figures, indicator, at)) return null;
        if (!isAnswered(column.standing[at] ?? 0)) return null;
        if (column.hasValue[at]) return column.value[at] ?? null;
        return isChoice(indicator) ? (column.choice[at] ?? null) : null;
      };
    }
  }
}

const isChoice = ({ valueType }: IndicatorMethod) =>
  valueType === "ordinal" || valueType === "boolean" || valueType === "enum";

/** An indicator at one position of a view. */
export function valueAt(
  figures: Figures,
  indicator: IndicatorMethod,
  at: number,
) {
  const column = figures.total(indicator);
  const stands = column.standing[at] ?? 0;
  const answered = isAnswered(stands);
  const open = isOpen(figures, indicator, at);
  const number = column.hasValue[at] ? (column.value[at] ?? null) : null;
  const count =
    indicator.valueType === "count" ? (column.numerator[at] ?? null) : number;
  return {
    indicator: indicator.id,
    standing: open ? standingWord(stands) : ("not_shared" as const),
    value: answered && open ? (number ?? count) : null,
    choice:
      answered && open && isChoice(indicator)
        ? (column.choice[at] ?? null)
        : null,
    verification: answered && open ? (column.verification[at] ?? null) : null,
    period:
      answered && open
        ? formatPeriod(figures.viewpoint.period - (column.distance[at] ?? 0))
        : null,
    conflict: open && column.conflict[at] === 1,
  };
}

function coreOf({ catalogue, method }: Context): readonly IndicatorMethod[] {
  return catalogue.indicators.flatMap(({ core_set }, index) => {
    const indicator = method.indicators[index];
    return core_set && indicator ? [indicator] : [];
  });
}

export function listSites(
  context: Context,
  view: NetworkView,
  request: SiteListRequest,
) {
  const { figures, snapshot } = view;
  const { scope, tier, own, hearing } = figures.viewpoint;
  const keysOf = siteKeysFor(context.viewer, snapshot);
  const passes = filterSites(figures, request.filter, keysOf);
  const core = coreCounts(figures, coreOf(context));
  const keyAt = sortKey(view, context, request, core);
  const ranks = nameRanks(snapshot, signedIn(context.viewer).account.locale);
  const rank = (at: number) => ranks[scope.rows[at] ?? -1] ?? 0;
  const direction = request.descending ? -1 : 1;
  const order = [...passes.keys()]
    .filter((at) => passes[at])
    .map((at) => ({ at, key: keyAt(at), rank: rank(at) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return (
          Number(a.key === null) - Number(b.key === null) || a.rank - b.rank
        );
      return (a.key - b.key) * direction || a.rank - b.rank;
    });
  const from = request.after ? Number(request.after) + 1 : 0;
  const page = order.slice(
    from,
    from + Math.min(Math.max(request.first, 0), MOST_ROWS),
  );
  const headcount = figures.fact("headcount");
  const bands = dimensionColumn(figures, "size_band");
  return {
    total: order.length,
    pageInfo: {
      hasNextPage: from + page.length < order.length,
      endCursor: page.length > 0 ? String(from + page.length - 1) : null,
    },
    edges: page.map(({ at }, i) => ({
      cursor: String(from + i),
      node: { snapshot, row: scope.rows[at] ?? -1 },
      tier: tier[at] === NO_TIER ? OUTSIDE : String(tier[at]),
      headcount: headcount.present[at] ? (headcount.value[at] ?? null) : null,
      sizeBand: bands.keys[bands.group[at] ?? -1] ?? "",
      isOwn: own[at] === 1,
      isShared: hearing.shared[at] === 1,
      coreAnswered: core.answered[at] ?? 0,
      coreAsked: core.asked[at] ?? 0,
      values: request.columns.map((indicator) =>
        valueAt(figures, indicator, at),
      ),
    })),
  };
}

/** Sites by each value of each dimension, under all other parts of the filter. */
export function countFacets(
  context: Context,
  { figures, snapshot }: NetworkView,
  filter: SiteFilter,
): {
  readonly dimension: Dimension;
  readonly values: { readonly key: string; readonly count: number }[];
}[] {
  const keysOf = siteKeysFor(context.viewer, snapshot);
  return DIMENSIONS.map((dimension) => {
    const passes = filterSites(figures, filter, keysOf, dimension);
    const keyAt = filterKeys(figures, dimension);
    const counts = new Map<string, number>();
    passes.forEach((passing, at) => {
      if (passing) counts.set(keyAt(at), (counts.get(keyAt(at)) ?? 0) + 1);
    });
    return {
      dimension,
      values: [...counts]
        .map(([key, count]) => ({ key, count }))
        .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    };
  });
}
