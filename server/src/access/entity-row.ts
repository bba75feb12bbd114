import type { Snapshot } from "@saphan/shared/core";

/** An entity by its id; null for the registry, and for one that is not in the network (any more). */
export function entityOrNull(
  snapshot: Snapshot,
  id: string,
): { readonly snapshot: Snapshot; readonly row: number } | null {
  const row = snapshot.entityRows.get(id);
  return row === undefined ? null : { snapshot, row };
}
