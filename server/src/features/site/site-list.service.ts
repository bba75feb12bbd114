/** Sites of a lens as a table: filtered, sorted and paged on the snapshot. */
import {
  dimensionColumn,
  DIMENSIONS,
  filterKeys,
  filterSites,
  namedIn,
  tierKey,
  type SiteFilter,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { valueAt } from "../../access/site-value.ts";
import type { Context } from "../../graph/context.ts";
import { pageOf, type PageRequest } from "../../platform/page.ts";
import { coreCounts, orderSites, type OrderRequest } from "./site-order.ts";

export interface SiteListRequest extends OrderRequest {
  readonly page: PageRequest;
}

/** Null for an unknown site and for one that the lens does not name, by the same path. */
export function tierOf(
  { figures, snapshot }: NetworkView,
  site: string,
): string | null {
  const { scope, tier } = figures.viewpoint;
  const at = scope.rows.indexOf(snapshot.siteRows.get(site) ?? -1);
  return at < 0 ? null : tierKey(tier[at]);
}

export function listSites(
  context: Context,
  view: NetworkView,
  request: SiteListRequest,
) {
  const { figures, snapshot } = view;
  const { scope, tier, own, hearing } = figures.viewpoint;
  const order = orderSites(context, view, request);
  const core = coreCounts(context, figures);
  const { from, to, ...connection } = pageOf(request.page, order.length);
  const headcount = figures.fact("headcount");
  const bands = dimensionColumn(figures, "size_band");
  return {
    ...connection,
    edges: Array.from(order.subarray(from, to), (at, i) => ({
      cursor: String(from + i),
      node: { snapshot, row: scope.rows[at] ?? -1 },
      tier: tierKey(tier[at]),
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

/** A list of every group of a large network would be read by nobody. */
const MOST_VALUES = 250;

/** Sites by each value of each dimension, under all other parts of the filter. */
export function countFacets(
  context: Context,
  { figures, snapshot }: NetworkView,
  filter: SiteFilter,
) {
  const keysOf = siteKeysFor(context.viewer, snapshot);
  return DIMENSIONS.map((dimension) => {
    const passes = filterSites(figures, filter, keysOf, dimension);
    const { group, groups } = dimensionColumn(figures, dimension);
    const sites = new Uint32Array(groups);
    const example = new Int32Array(groups).fill(-1);
    for (let at = 0; at < passes.length; at++) {
      const g = group[at] ?? -1;
      if (!passes[at] || g < 0) continue;
      sites[g] = (sites[g] ?? 0) + 1;
      example[g] = at;
    }
    const keyAt = filterKeys(figures, dimension);
    const counts = new Map<string, number>();
    example.forEach((at, g) => {
      if (at >= 0) counts.set(keyAt(at), sites[g] ?? 0);
    });
    const named = new Set(namedIn(filter, dimension));
    return {
      dimension,
      total: counts.size,
      values: [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .filter(([key], place) => place < MOST_VALUES || named.has(key))
        .map(([key, count]) => {
          const row =
            dimension === "group" ? snapshot.entityRows.get(key) : undefined;
          const group = row === undefined ? null : { snapshot, row };
          return { key, count, group };
        }),
    };
  });
}
