import { matchText, siteMatcher, type Snapshot } from "@saphan/shared/core";
import {
  isNamed,
  sightThenAndNow,
  type NetworkRequest,
} from "../../access/network-view.ts";
import { defaultPeriod } from "../../access/periods.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import type { Sight } from "../../access/sight.ts";
import { allowed, mayDo, signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { notFound } from "../../platform/domain-error.ts";
import type { SiteMapper } from "./site.mappers.ts";

/** What the viewer may see in the snapshot that the site was found in. */
export function sightFor(
  context: Context,
  { snapshot, view }: SiteMapper,
): Sight {
  if (view) return view.sight;
  if (snapshot === context.snapshot) return context.sight();
  const viewer = signedIn(context.viewer);
  const today = context.clock.today();
  return sightThenAndNow(snapshot, context.snapshot, viewer, today).sight;
}

export interface SiteRequest extends Pick<NetworkRequest, "asOf"> {
  readonly period: NetworkRequest["period"] | undefined;
  readonly seq: number | undefined;
}

/**
 * Throws `NOT_FOUND` for an unknown id and for one that is not named to the viewer, by the same path. Administrators
 * see the registry as it is: no period, no day, no older seq.
 */
export async function getSite(
  context: Context,
  id: string,
  { period, asOf, seq }: SiteRequest,
): Promise<SiteMapper> {
  const viewer = allowed(context.viewer, "sites:read");
  const view = mayDo(viewer, "figures:read")
    ? await context.network({
        period:
          period ?? defaultPeriod(context.snapshot, context.clock.today()),
        asOf,
        seq,
      })
    : undefined;
  const snapshot = view?.snapshot ?? context.snapshot;
  const row = snapshot.siteRows.get(id) ?? -1;
  if (row < 0 || !isNamed(view?.sight ?? context.sight(), row))
    throw notFound("site");
  return { snapshot, row, ...(view ? { view } : {}) };
}

/** `getSite`, and whoever opens the site of another organisation is counted for that one. */
export async function openSite(
  context: Context,
  id: string,
  request: SiteRequest,
): Promise<SiteMapper> {
  const found = await getSite(context, id, request);
  const { account, membership } = signedIn(context.viewer);
  const { siteRows, sites } = context.snapshot;
  const row = siteRows.get(found.snapshot.sites[found.row]?.id ?? "") ?? -1;
  const site = sites[row];
  const { role, ownSite } = context.sight();
  if (site && role !== "administrator" && ownSite[row] !== 1)
    context.looks.saw({
      site: site.id,
      organisation: membership.organisation,
      account: account.id,
      day: context.clock.today(),
    });
  return found;
}

const MOST_HITS = 50;

/** Named sites, their entities, and indicators that hold every word of the text. */
export function findAnything(context: Context, text: string, first: number) {
  const viewer = allowed(context.viewer, "sites:read");
  const { snapshot, catalogue } = context;
  const sight = context.sight();
  if (matchText(text) === "") return [];
  const limit = Math.min(Math.max(first, 0), MOST_HITS);
  const matches = siteMatcher(snapshot, text);
  const keysOf = siteKeysFor(viewer, snapshot);
  const sites: { __typename: "Site"; snapshot: Snapshot; row: number }[] = [];
  for (let row = 0; row < snapshot.sites.length; row++) {
    if (sites.length === limit) break;
    if (isNamed(sight, row) && matches(row, keysOf(row)))
      sites.push({ __typename: "Site", snapshot, row });
  }
  const words = matchText(text).split(" ");
  const indicators = catalogue.indicators
    .filter(({ id, name }) => {
      const haystack = matchText(`${id}\n${name.en}\n${name.th}`);
      return words.every((word) => haystack.includes(word));
    })
    .slice(0, limit)
    .map((entry) => ({ __typename: "Indicator" as const, ...entry }));
  return [...indicators.slice(0, Math.ceil(limit / 3)), ...sites].slice(
    0,
    limit,
  );
}
