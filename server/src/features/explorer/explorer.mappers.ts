import type { Picture } from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { columnsOf } from "./picture.service.ts";

/** `criticality` is found when it is asked for. */
export type PictureNodesMapper = Awaited<ReturnType<typeof columnsOf>> & {
  readonly view: NetworkView;
  readonly picture: Picture;
};
