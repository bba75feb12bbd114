import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  describeSupplyModel,
  findNamedSites,
} from "../supply-model.service.ts";

export const Network: Pick<NetworkResolvers, "namedSites" | "supplyModel"> = {
  supplyModel: (view) => describeSupplyModel(view),
  namedSites: (view, { ids }) => findNamedSites(view, ids),
};
