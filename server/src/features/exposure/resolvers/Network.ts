import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { findBottlenecks } from "../bottleneck.service.ts";
import { findExposure } from "../exposure.service.ts";

export const Network: Pick<NetworkResolvers, "bottlenecks" | "exposure"> = {
  bottlenecks: (view, { input }, context) =>
    findBottlenecks(context, view, input),
  exposure: (view, { input }, context) => findExposure(context, view, input),
};
