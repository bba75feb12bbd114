/** Figures of one site in a period: of the period that it was asked for with, or of another one. */
import {
  defaultAsOf,
  type Figures,
  type Period,
  type Snapshot,
} from "@saphan/shared/core";
import { figuresOfSite, type NetworkView } from "../../access/network-view.ts";
import { defaultPeriod } from "../../access/periods.ts";
import { requestOf } from "../../access/requests.ts";
import type { Context } from "../../graph/context.ts";
import type { SiteMapper } from "./site.mappers.ts";

export interface PeriodArguments {
  readonly period?: string | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** The same site in a view whose snapshot holds the answers that may speak in its period. */
export interface SiteInView {
  readonly view: NetworkView;
  readonly row: number;
}

const rowIn = (snapshot: Snapshot, site: SiteMapper): number =>
  snapshot === site.snapshot
    ? site.row
    : (snapshot.siteRows.get(site.snapshot.sites[site.row]?.id ?? "") ?? -1);

async function inPeriod(
  context: Context,
  site: SiteMapper,
  period: Period,
  asOf: number | undefined,
): Promise<SiteInView> {
  const { seq } = site.snapshot;
  const view = await context.network({ period, asOf, seq });
  return { view, row: rowIn(view.snapshot, site) };
}

export async function siteInView(
  context: Context,
  site: SiteMapper,
  request: PeriodArguments,
): Promise<SiteInView> {
  const { view } = site;
  const { period, asOf } = requestOf(request);
  if (view && period === undefined && asOf === undefined)
    return { view, row: site.row };
  const inherited = period === undefined ? view?.asOf : undefined;
  return inPeriod(
    context,
    site,
    period ??
      view?.period ??
      defaultPeriod(context.snapshot, context.clock.today()),
    asOf ?? inherited,
  );
}

const MOST_KEPT = 4;
const kept = new WeakMap<NetworkView, Map<number, Figures>>();

/** Kept with the view: answers, facts and their parts are made of the same columns. */
export function figuresIn(
  { method }: Context,
  { view, row }: SiteInView,
): Figures {
  const { snapshot, sight, period, asOf } = view;
  const have = kept.get(view) ?? new Map<number, Figures>();
  kept.set(view, have);
  const found = have.get(row);
  if (found) return found;
  const made = figuresOfSite(snapshot, method, sight, row, period, asOf);
  if (have.size >= MOST_KEPT) have.clear();
  have.set(row, made);
  return made;
}

const MOST_QUARTERS = 40;

/** Figures of the site in `quarters` periods that end with the one it was asked for with, the oldest first. */
export async function figuresOverTime(
  context: Context,
  site: SiteMapper,
  quarters: number,
): Promise<readonly Figures[]> {
  const last = await siteInView(context, site, {});
  const count = Math.min(Math.max(quarters, 1), MOST_QUARTERS);
  const { period } = last.view;
  // Once the oldest quarter is there, so are all that come after it.
  const { view, row } = await inPeriod(
    context,
    site,
    period - count + 1,
    undefined,
  );
  const today = context.clock.today();
  return Array.from({ length: count }, (_, i) => {
    const quarter = period - count + 1 + i;
    return quarter === period
      ? figuresIn(context, last)
      : figuresOfSite(
          view.snapshot,
          context.method,
          view.sight,
          row,
          quarter,
          defaultAsOf(quarter, today),
        );
  });
}
