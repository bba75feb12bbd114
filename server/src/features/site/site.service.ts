import { matchText, siteMatcher } from "@saphan/shared/core";
import { isNamed, sightThenAndNow } from "../../access/network-view.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import type { Sight } from "../../access/sight.ts";
import { allowed, signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { notFound } from "../../platform/domain-error.ts";
import type { SiteMapper } from "./site.mappers.ts";

/** What the viewer may see in the snapshot that the site was found in. */
export function sightFor(context: Context, { snapshot }: SiteMapper): Sight {
  if (snapshot === context.snapshot) return context.sight();
  const viewer = signedIn(context.viewer);
  const today = context.clock.today();
  return sightThenAndNow(snapshot, context.snapshot, viewer, today).sight;
}

/** Throws `NOT_FOUND` for an unknown id and for one that is not named to the viewer, by the same path. */
export function getSite(context: Context, id: string): SiteMapper {
  allowed(context.viewer, "sites:read");
  const { snapshot } = context;
  const row = snapshot.siteRows.get(id) ?? -1;
  if (row < 0 || !isNamed(context.sight(), row)) throw notFound("site");
  return { snapshot, row };
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
  const sites = [...snapshot.sites.keys()]
    .filter((row) => isNamed(sight, row) && matches(row, keysOf(row)))
    .slice(0, limit)
    .map((row) => ({ __typename: "Site" as const, snapshot, row }));
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
