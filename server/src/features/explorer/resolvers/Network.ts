import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { pictureOf } from "../picture.service.ts";

export const Network: Pick<NetworkResolvers, "picture"> = {
  picture: (view, { input }, context) => pictureOf(context, view, input),
};
