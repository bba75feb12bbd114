import type { Viewer } from "../../access/viewer.ts";

export type ViewerMapper = Viewer;
export type MembershipMapper = Viewer["membership"];
/** Row in the context's snapshot. */
export interface EntityMapper {
  readonly row: number;
}
