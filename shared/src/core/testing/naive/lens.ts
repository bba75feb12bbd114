/** Rule 9: the sites of a lens and their tiers. */
import { isWithin } from "./calendar.ts";
import type { World } from "./catalogue.ts";
import { ownSitesOf } from "./kinship.ts";
import type { NaiveSite } from "./rows.ts";
import { knownLinks, participants } from "./sight.ts";

export type Tier = number | "outside";

export interface LensSite {
  site: NaiveSite;
  tier: Tier;
}

/** Outside `opened`..`closed` a site is not in the network: not counted, no path runs through it. */
export function sitesInNetwork(world: World): NaiveSite[] {
  return world.rows.sites.filter((site) =>
    isWithin(world.request.asOf, site.opened, site.closed),
  );
}

/** Tier 0: every own site of the origin; for a programme the own sites of all assemblers. */
function originSites(world: World): Set<string> {
  const { rows, request } = world;
  const origins =
    request.viewer.role === "programme"
      ? rows.entities
          .filter((entity) => entity.kind === "assembler")
          .map((entity) => entity.entity_key)
      : [request.lens];
  const found = new Set<string>();
  for (const origin of origins)
    for (const site of ownSitesOf(rows, origin)) found.add(site.site_key);
  return found;
}

/** Breadth-first from customer to supplier, over known links that are valid on the as-of date. */
function distances(world: World): Map<string, number> {
  const present = new Set(sitesInNetwork(world).map((site) => site.site_key));
  const links = knownLinks(world).filter(
    (link) =>
      isWithin(world.request.asOf, link.since, link.until) &&
      present.has(link.from_site) &&
      present.has(link.to_site),
  );
  const distance = new Map<string, number>();
  for (const origin of originSites(world))
    if (present.has(origin)) distance.set(origin, 0);
  let grew = true;
  for (let tier = 0; grew; tier += 1) {
    grew = false;
    for (const link of links) {
      if (distance.get(link.to_site) !== tier) continue;
      if (distance.has(link.from_site)) continue;
      distance.set(link.from_site, tier + 1);
      grew = true;
    }
  }
  return distance;
}

/** All sites of the lens, named or not. A programme's are its participants, with a path or `outside`. */
export function lensSites(world: World): LensSite[] {
  const { request } = world;
  const distance = distances(world);
  const found: LensSite[] = [];
  if (request.viewer.role === "programme") {
    const boundary = participants(world, request.lens, request.asOf);
    for (const site of sitesInNetwork(world))
      if (boundary.has(site.site_key))
        found.push({ site, tier: distance.get(site.site_key) ?? "outside" });
  } else {
    for (const site of sitesInNetwork(world)) {
      const tier = distance.get(site.site_key);
      if (tier !== undefined) found.push({ site, tier });
    }
  }
  return found;
}
