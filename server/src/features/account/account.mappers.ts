import type { Snapshot } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";

export type ViewerMapper = Viewer;
export type MembershipMapper = Viewer["membership"];
export interface EntityMapper {
  readonly snapshot: Snapshot;
  readonly row: number;
}
