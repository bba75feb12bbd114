/** What a buyer learns of other customers: one rounded number for its whole lens. */
import {
  NO_TIER,
  openSites,
  tiersFrom,
  ultimateParent,
} from "@saphan/shared/core";
import { roundedCount } from "../../access/boundary.ts";
import { graphOfLinks } from "../../access/lens.ts";
import type { NetworkView } from "../../access/network-view.ts";

const LEAST_SITES = 5;

/**
 * Made of all links of the registry, which the viewer may not see: so of nothing smaller than a lens of five sites, and
 * rounded from both ends. Null for who is no buyer, and for smaller lenses.
 */
export function sharedWithOthers({ snapshot, sight, lens }: NetworkView) {
  if (sight.role !== "buyer") return null;
  const rows = [...lens.scope.rows].filter((row) => sight.ownSite[row] !== 1);
  if (rows.length < LEAST_SITES) return null;
  const { entities, sites, links } = snapshot;
  const own = ultimateParent(entities, sight.organisation);
  const others = [...sites.keys()].filter((row) => {
    const entity = sites[row]?.entity ?? -1;
    return (
      entities[entity]?.kind === "assembler" &&
      ultimateParent(entities, entity) !== own
    );
  });
  const everything = new Uint8Array(links.length).fill(1);
  const tier = tiersFrom(
    graphOfLinks(snapshot, everything, lens.asOf),
    others,
    openSites(sites, lens.asOf),
  );
  const shared = rows.filter((row) => tier[row] !== NO_TIER).length;
  const isNearlyAll = rows.length - shared < LEAST_SITES;
  return {
    sites: rows.length,
    about: isNearlyAll ? rows.length : roundedCount(shared),
  };
}
