import type { PictureNodesResolvers } from "../../../graph/__generated__/resolvers.ts";
import { criticalityOfNodes } from "../node-criticality.ts";

export const PictureNodes: Pick<PictureNodesResolvers, "criticality"> = {
  criticality: ({ view, picture }) => criticalityOfNodes(view, picture),
};
