import type { Snapshot } from "@saphan/shared/core";
import { entitiesBelow } from "../../access/sight.ts";
import type { Viewer } from "../../access/viewer.ts";

/** Entity ids of the lenses at whose tier 0 assemblers stand: a programme's always, of own entities those that are one. */
export function assemblerLenses(
  snapshot: Snapshot,
  { role, organisation }: Viewer["membership"],
): readonly string[] {
  if (role === "programme") return [organisation];
  const row = snapshot.entityRows.get(organisation);
  // An administrator looks from nowhere.
  if (role === "administrator" || row === undefined) return [];
  return [...entitiesBelow(snapshot, new Set([row]))].flatMap((own) => {
    const entity = snapshot.entities[own];
    return entity?.kind === "assembler" ? [entity.id] : [];
  });
}
