/** Two cells of a network beside each other, each read as a figure of its own would be. */
import {
  compareFigures,
  countShared,
  filterSites,
  formatDay,
  formatPeriod,
  type FigureCell,
  type IndicatorMethod,
  type Period,
  type SiteFilter,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import type { Context } from "../../graph/context.ts";

function cellOf(
  { viewer }: Context,
  { figures }: NetworkView,
  filter: SiteFilter,
): FigureCell {
  if (Object.keys(filter).length === 0) return { figures };
  const keysOf = siteKeysFor(viewer, figures.viewpoint.snapshot);
  return { figures, mask: filterSites(figures, filter, keysOf) };
}

const describe = ({ figures, mask }: FigureCell) => {
  const { period, asOf, scope } = figures.viewpoint;
  return {
    period: formatPeriod(period),
    asOf: formatDay(asOf),
    sites: mask
      ? mask.reduce((sum, inside) => sum + inside, 0)
      : scope.rows.length,
  };
};

/** The lens at another period; answers that reach into it may be older than those that the view holds. */
const viewAt = (
  context: Context,
  view: NetworkView,
  period: Period,
): Promise<NetworkView> | NetworkView =>
  period === view.period
    ? view
    : context.network({
        lens: view.snapshot.entities[view.lens.origin]?.id,
        period,
        seq: view.snapshot.seq,
      });

export async function compareCells(
  context: Context,
  view: NetworkView,
  indicators: readonly IndicatorMethod[],
  filter: SiteFilter,
  other: { readonly period: Period | undefined; readonly filter: SiteFilter },
) {
  const there = await viewAt(context, view, other.period ?? view.period);
  const left = cellOf(context, view, filter);
  const right = cellOf(context, there, other.filter);
  return {
    left: describe(left),
    right: describe(right),
    shared: countShared(left, right),
    figures: indicators.map((indicator) => ({
      indicator: indicator.id,
      ...compareFigures(left, right, indicator),
    })),
  };
}
