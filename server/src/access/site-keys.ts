import { aliasKey, REGISTRY, type Snapshot } from "@saphan/shared/core";
import type { Viewer } from "./viewer.ts";

/**
 * The keys by which a viewer knows a site: those of its own organisation and the registry's. What other organisations
 * call a site is not told.
 */
export function siteKeysFor(
  viewer: Viewer | null,
  { aliases, sites }: Snapshot,
): (row: number) => readonly string[] {
  const organisations = new Set([
    viewer?.membership.organisation ?? REGISTRY,
    REGISTRY,
  ]);
  return (row) => {
    const id = sites[row]?.id ?? "";
    return [...organisations].flatMap(
      (organisation) =>
        aliases.keysOf.get(aliasKey(organisation, "site", id)) ?? [],
    );
  };
}

/** The first of the keys, else the permanent id. */
export function siteKeyFor(
  viewer: Viewer | null,
  snapshot: Snapshot,
): (row: number) => string {
  const keysOf = siteKeysFor(viewer, snapshot);
  return (row) => keysOf(row)[0] ?? snapshot.sites[row]?.id ?? "";
}
