import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openQuality } from "../quality-view.ts";

export const Network: Pick<NetworkResolvers, "quality"> = {
  quality: (view, args, context) => openQuality(context, view, args),
};
