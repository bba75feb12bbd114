import type { Snapshot } from "@saphan/shared/core";

export interface SiteMapper {
  readonly snapshot: Snapshot;
  readonly row: number;
}
