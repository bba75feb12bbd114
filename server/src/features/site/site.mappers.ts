import type { Snapshot } from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";

export interface SiteMapper {
  readonly snapshot: Snapshot;
  readonly row: number;
  /** Of a site that was asked for by itself: period, day and sight that its answers are read with. */
  readonly view?: NetworkView;
}
