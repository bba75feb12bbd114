/**
 * Where the viewer's organisation and somebody else state different things of the same indicator, site and quarter:
 * others of own sites, the viewer of others' sites. Only what the site's page shows to the same viewer.
 */
import {
  compareDifferences,
  differencesOfOwnStatements,
  differencesOnOwnSites,
  formatPeriod,
  type Difference,
  type Snapshot,
} from "@saphan/shared/core";
import { differencesInput } from "../../access/differences-input.ts";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { atMost } from "./site-notes.ts";

const viewDifference =
  (snapshot: Snapshot) =>
  ({ row, between, indicator, period, source, mine, theirs }: Difference) => ({
    site: { snapshot, row },
    isOwnSite: between === "own_site",
    indicator: indicator.id,
    period: formatPeriod(period),
    mine,
    theirs,
    source: { snapshot, row: source },
  });

export function describeDifferences(
  { method }: Context,
  view: NetworkView,
  first: number,
) {
  const { snapshot } = view;
  const input = differencesInput(view, method);
  const ofUs = differencesOnOwnSites(input);
  const byUs = differencesOfOwnStatements(input);
  const all = [...ofUs.differences, ...byUs].sort(compareDifferences);
  return {
    total: all.length,
    sites: new Set(all.map(({ row }) => row)).size,
    differences: all.slice(0, atMost(first)).map(viewDifference(snapshot)),
    speakers: ofUs.speakers.map(({ source, ...counts }) => ({
      source: { snapshot, row: source },
      ...counts,
    })),
  };
}
