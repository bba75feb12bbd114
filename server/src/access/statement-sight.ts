/**
 * Which single statements a viewer may read: docs/methods.md, "Who may see what". Figures are made of columns and have
 * their own masks (`sight.ts`); this is for rows shown or given out one by one.
 */
import {
  speaksInCommon,
  type Sensitivity,
  type Snapshot,
} from "@saphan/shared/core";
import type { Sight } from "./sight.ts";

/** How much of what a source states of a site a viewer may read. */
export type Reach =
  | "none"
  /** As a customer or programme does: standard indicators, no small groups, no notes of others. */
  | "shared"
  /** The same, of what the viewer's own organisation said. */
  | "own_statement"
  /** Everything: the site's own people. */
  | "all";

/** `site` and `source` are rows. */
export function reachOf(
  { sites, entities }: Snapshot,
  { ownSite, ownEntities, shared }: Sight,
  site: number,
  source: number,
): Reach {
  if (ownSite[site]) return "all";
  if (source < 0) return "none";
  if (ownEntities.has(source)) return "own_statement";
  const owner = sites[site]?.entity ?? -1;
  return shared[site] && speaksInCommon(entities, owner, source)
    ? "shared"
    : "none";
}

/** Whether a reach opens answers of a sensitivity. */
export const opens = (reach: Reach, sensitivity: Sensitivity): boolean =>
  reach === "all" || (reach !== "none" && sensitivity === "standard");
