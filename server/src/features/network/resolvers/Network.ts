import {
  formatDay,
  formatPeriod,
  METHOD_VERSION,
  parsePeriod,
  periodOfDay,
} from "@saphan/shared/core";
import { describeBoundary } from "../../../access/boundary.ts";
import { answeredPeriods } from "../../../access/periods.ts";
import { scopeFingerprint, signedIn } from "../../../access/viewer.ts";
import {
  indicatorOf,
  indicatorsOf,
  siteFilterOf,
} from "../../../access/requests.ts";
import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { selectionOf } from "../arguments.ts";
import { compareCells } from "../comparison.service.ts";
import { columnsOf } from "../grid-columns.ts";
import {
  coreCoverage,
  listGroups,
  measureBreakdowns,
  measureGrid,
  measureSeries,
  measureTotal,
} from "../network.service.ts";
import { coreByPillar } from "../pillars.ts";
import { countChoices, listSilent, spreadOf } from "../spread.service.ts";

export const Network: Omit<
  NetworkResolvers,
  | "bottlenecks"
  | "exposure"
  | "facets"
  | "namedSites"
  | "picture"
  | "sharedWithOthers"
  | "sites"
  | "supplyModel"
  | "tierOf"
> = {
  id: ({ lens, period, asOf, snapshot }, _args, { viewer, clock }) =>
    [
      scopeFingerprint(signedIn(viewer), clock.today()),
      snapshot.entities[lens.origin]?.id,
      period,
      asOf,
      snapshot.seq,
    ].join("|"),
  lens: ({ snapshot, lens }) => ({ snapshot, row: lens.origin }),
  period: ({ period }) => formatPeriod(period),
  asOf: ({ asOf }) => formatDay(asOf),
  seq: ({ snapshot }) => snapshot.seq,
  newestSeq: (_parent, _args, { ledger }) => ledger.seq(),
  publishedAt: ({ snapshot }, _args, { ledger }) => {
    const mark = ledger.marks()[snapshot.seq - 1];
    return mark ? new Date(mark.at).toISOString() : null;
  },
  catalogueVersion: (_parent, _args, { catalogue }) => catalogue.version,
  methodVersion: () => METHOD_VERSION,
  periods: ({ snapshot, today }) =>
    answeredPeriods(snapshot, periodOfDay(today)).map(formatPeriod),
  boundary: describeBoundary,
  groups: listGroups,
  measures: (view, { indicators, filter }, context) =>
    indicatorsOf(context.method, indicators).map((indicator) => ({
      indicator: indicator.id,
      measure: measureTotal(view, indicator, selectionOf(context, filter)),
    })),
  series: (view, { indicator, breakdown, quarters, filter }, context) =>
    measureSeries(
      view,
      indicatorOf(context.method, indicator),
      breakdown,
      quarters ?? 12,
      selectionOf(context, filter),
    ).map(({ period, measure }) => ({ period: formatPeriod(period), measure })),
  grid: (view, { indicators, by, filter }, context) =>
    columnsOf(
      measureGrid(
        view,
        indicatorsOf(context.method, indicators),
        by,
        selectionOf(context, filter),
      ),
    ),
  breakdowns: (view, { indicator, filter }, context) =>
    measureBreakdowns(
      view,
      indicatorOf(context.method, indicator),
      selectionOf(context, filter),
    ),
  choices: (view, { indicator, by, filter }, context) =>
    countChoices(
      view,
      indicatorOf(context.method, indicator),
      by,
      selectionOf(context, filter),
    ),
  distribution: (view, { indicator, by, bins, filter }, context) =>
    spreadOf(
      view,
      indicatorOf(context.method, indicator),
      by,
      bins ?? 20,
      selectionOf(context, filter),
    ),
  coreCoverage: (view, { by, filter }, context) =>
    coreCoverage(view, coreByPillar(context), by, selectionOf(context, filter)),
  comparison: (view, { indicators, filter, with: other }, context) =>
    compareCells(
      context,
      view,
      indicatorsOf(context.method, indicators),
      siteFilterOf(context.method, filter),
      {
        period: other.period ? parsePeriod(other.period) : undefined,
        filter: siteFilterOf(context.method, other.filter),
      },
    ),
  silentSites: (view, { indicator, first, filter }, context) =>
    listSilent(
      view,
      indicatorOf(context.method, indicator),
      first ?? 10,
      selectionOf(context, filter),
    ),
};
