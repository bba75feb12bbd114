import { keysOfRecord, REGISTRY, type Snapshot } from "@saphan/shared/core";
import type { Viewer } from "./viewer.ts";

/**
 * The keys by which a viewer knows a site: those of its own organisation and the registry's. What other organisations
 * call a site is not told.
 */
export function siteKeysFor(
  viewer: Viewer | null,
  snapshot: Snapshot,
): (row: number) => readonly string[] {
  const { aliases, sites } = snapshot;
  const own = viewer?.membership.organisation ?? REGISTRY;
  const organisations = new Set([own, REGISTRY]);
  const kept = keptFor(aliases, sites, own);
  return (row) =>
    (kept[row] ??= [...organisations].flatMap((organisation) =>
      keysOfRecord(snapshot, organisation, "site", sites[row]?.id ?? ""),
    ));
}

type KeysByRow = (readonly string[] | undefined)[];
interface Kept {
  readonly sites: Snapshot["sites"];
  readonly byOrganisation: Map<string, KeysByRow>;
}
const keysKept = new WeakMap<Snapshot["aliases"], Kept>();
const ORGANISATIONS_KEPT = 8;

/** A search reads the keys of every site, and most changes give nobody a key. */
function keptFor(
  aliases: Snapshot["aliases"],
  sites: Snapshot["sites"],
  organisation: string,
): KeysByRow {
  let kept = keysKept.get(aliases);
  if (kept?.sites !== sites) {
    kept = { sites, byOrganisation: new Map() };
    keysKept.set(aliases, kept);
  }
  const { byOrganisation } = kept;
  const have = byOrganisation.get(organisation);
  if (have) return have;
  if (byOrganisation.size >= ORGANISATIONS_KEPT) byOrganisation.clear();
  const made: KeysByRow = [];
  byOrganisation.set(organisation, made);
  return made;
}

/** The first of the keys, else the permanent id. */
export function siteKeyFor(
  viewer: Viewer | null,
  snapshot: Snapshot,
): (row: number) => string {
  const keysOf = siteKeysFor(viewer, snapshot);
  return (row) => keysOf(row)[0] ?? snapshot.sites[row]?.id ?? "";
}
