/** Which sites of a view pass a filter, in the order of a table: made once and kept, as pages follow each other. */
import {
  dimensionColumn,
  filterSites,
  freeColumn,
  isAnswered,
  isAsked,
  isFree,
  nameRanks,
  NO_TIER,
  type Figures,
  type IndicatorMethod,
  type SiteFilter,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { isChoice } from "../../access/site-value.ts";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";

export interface OrderRequest {
  readonly filter: SiteFilter;
  readonly sortBy: string;
  readonly descending: boolean;
  /** Indicators that may be sorted by. */
  readonly columns: readonly IndicatorMethod[];
}

export interface CoreCounts {
  readonly asked: Uint16Array;
  readonly answered: Uint16Array;
}

const coreKept = new WeakMap<Figures, CoreCounts>();

/** How much of the core set each site has answered, as far as the viewer may see it. */
export function coreCounts(
  { catalogue, method }: Context,
  figures: Figures,
): CoreCounts {
  const have = coreKept.get(figures);
  if (have) return have;
  const { length } = figures.viewpoint.scope.rows;
  const asked = new Uint16Array(length);
  const answered = new Uint16Array(length);
  catalogue.indicators.forEach(({ core_set }, index) => {
    const indicator = method.indicators[index];
    if (!core_set || !indicator) return;
    const { standing } = freeColumn(figures, indicator);
    for (let at = 0; at < length; at++) {
      const stands = standing[at] ?? 0;
      if (!isAsked(stands)) continue;
      asked[at] = (asked[at] ?? 0) + 1;
      if (isAnswered(stands)) answered[at] = (answered[at] ?? 0) + 1;
    }
  });
  const counts = { asked, answered };
  coreKept.set(figures, counts);
  return counts;
}

/** By position: where each name stands among the names in the viewer's language; null where there is no id. */
function byTerm(
  figures: Figures,
  dimension: "province" | "segment",
  terms: readonly {
    readonly id: string;
    readonly name: Readonly<Record<"en" | "th", string>>;
  }[],
  locale: "en" | "th",
): (at: number) => number | null {
  const { keys, group } = dimensionColumn(figures, dimension);
  const names = new Map(terms.map(({ id, name }) => [id, name[locale]]));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const inOrder = keys
    .map((key, g) => ({ g, key, name: names.get(key) ?? key }))
    .sort((a, b) => compare(a.name, b.name));
  const rank = new Map(inOrder.map(({ g, key }, i) => [g, key ? i : null]));
  return (at) => rank.get(group[at] ?? -1) ?? null;
}

/** What a row is sorted by: numbers, with what is missing last in either direction. */
function sortKey(
  { figures, snapshot }: NetworkView,
  context: Context,
  { sortBy, columns }: OrderRequest,
  locale: "en" | "th",
): (at: number) => number | null {
  const { rows } = figures.viewpoint.scope;
  const { lists } = context.catalogue;
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
      return byTerm(figures, sortBy, lists.provinces, locale);
    case "segment":
      return byTerm(figures, sortBy, lists.segments, locale);
    case "headcount": {
      const { value, present } = figures.fact("headcount");
      return (at) => (present[at] ? (value[at] ?? null) : null);
    }
    case "sharing": {
      const { own, hearing } = figures.viewpoint;
      return (at) => (own[at] ? 0 : hearing.shared[at] ? 1 : 2);
    }
    case "coverage": {
      const core = coreCounts(context, figures);
      return (at) => {
        const asked = core.asked[at] ?? 0;
        return asked === 0 ? null : (core.answered[at] ?? 0) / asked;
      };
    }
    default: {
      const indicator = columns.find(({ id }) => id === sortBy);
      if (!indicator)
        throw new DomainError(
          "BAD_USER_INPUT",
          `Sites cannot be sorted by ${sortBy}.`,
          { sort: sortBy },
        );
      const column = figures.total(indicator);
      return (at) => {
        if (!isFree(figures, indicator, at)) return null;
        if (!isAnswered(column.standing[at] ?? 0)) return null;
        if (column.hasValue[at]) return column.value[at] ?? null;
        if (indicator.valueType === "count")
          return column.numerator[at] ?? null;
        return isChoice(indicator) ? (column.choice[at] ?? null) : null;
      };
    }
  }
}

const MOST_KEPT = 8;
const ordersKept = new WeakMap<NetworkView, Map<string, Uint32Array>>();

/** Positions in the view's scope; equal keys stand by name. */
export function orderSites(
  context: Context,
  view: NetworkView,
  request: OrderRequest,
): Uint32Array {
  const { figures, snapshot } = view;
  const viewer = signedIn(context.viewer);
  const { locale } = viewer.account;
  const { filter, sortBy, descending } = request;
  const kept = ordersKept.get(view) ?? new Map<string, Uint32Array>();
  ordersKept.set(view, kept);
  const name = JSON.stringify([filter, sortBy, descending, locale]);
  const have = kept.get(name);
  if (have) return have;
  const passes = filterSites(figures, filter, siteKeysFor(viewer, snapshot));
  const keyAt = sortKey(view, context, request, locale);
  const ranks = nameRanks(snapshot, locale);
  const { rows } = figures.viewpoint.scope;
  const keys = Array.from(passes.keys(), keyAt);
  const rank = (at: number) => ranks[rows[at] ?? -1] ?? 0;
  const direction = descending ? -1 : 1;
  const made = Uint32Array.from(passes.keys())
    .filter((at) => passes[at])
    .sort((a, b) => {
      const [x = null, y = null] = [keys[a], keys[b]];
      if (x === null || y === null)
        return Number(x === null) - Number(y === null) || rank(a) - rank(b);
      return (x - y) * direction || rank(a) - rank(b);
    });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, made);
  return made;
}
