import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { sharedWithOthers } from "../shared-with-others.ts";

export const Network: Pick<NetworkResolvers, "sharedWithOthers"> = {
  sharedWithOthers,
};
