/** Which sites a lens holds, and how far from its origin (rule 9). */
import type { Day } from "./forms.ts";
import type { Registry, Site } from "./registry.ts";
import { familyOf, holds, participantsOf, type Sight } from "./sight.ts";

export type Tier = number | "outside";

export interface LensSite {
  readonly site: Site;
  readonly tier: Tier;
}

export const inNetwork = ({ opened, closed }: Site, day: Day): boolean =>
  holds(day, opened, closed);

/** Steps from the origin's sites upstream, over links that are known and valid, through sites that are open. */
function tiersFrom(
  { links, sites }: Registry,
  sight: Sight,
  origins: ReadonlySet<string>,
  asOf: Day,
): ReadonlyMap<string, number> {
  const isOpen = (key: string) => {
    const site = sites.get(key);
    return site !== undefined && inNetwork(site, asOf);
  };
  const suppliers = new Map<string, string[]>();
  for (const link of links.values())
    if (holds(asOf, link.since, link.until) && sight.knows(link))
      suppliers.set(link.to, [...(suppliers.get(link.to) ?? []), link.from]);
  const tiers = new Map<string, number>();
  let edge = [...sites.values()]
    .filter(({ key, entity }) => origins.has(entity) && isOpen(key))
    .map(({ key }) => key);
  for (let tier = 0; edge.length > 0; tier += 1) {
    for (const key of edge) tiers.set(key, tier);
    const next = edge.flatMap((key) => suppliers.get(key) ?? []);
    edge = [...new Set(next)].filter((key) => !tiers.has(key) && isOpen(key));
  }
  return tiers;
}

/** The sites that are counted: named to the viewer and in the network on the as-of date. */
export function lensSites(
  registry: Registry,
  sight: Sight,
  lens: string,
  asOf: Day,
): readonly LensSite[] {
  const { entities, sites } = registry;
  const present = [...sites.values()].filter((site) => inNetwork(site, asOf));
  if (entities.get(lens)?.kind === "programme") {
    const origins = [...entities.values()]
      .filter(({ kind }) => kind === "assembler")
      .flatMap(({ key }) => [...familyOf(entities, key)]);
    const tiers = tiersFrom(registry, sight, new Set(origins), asOf);
    const boundary = participantsOf(registry, [lens], asOf);
    return present
      .filter(({ key }) => boundary.has(key))
      .map((site) => ({ site, tier: tiers.get(site.key) ?? "outside" }));
  }
  const tiers = tiersFrom(registry, sight, familyOf(entities, lens), asOf);
  return present.flatMap((site) => {
    const tier = tiers.get(site.key);
    return tier === undefined || !sight.isNamed(site) ? [] : [{ site, tier }];
  });
}
