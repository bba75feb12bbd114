import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openRegistryQuality } from "../registry.service.ts";

export const Query: Pick<QueryResolvers, "registryQuality"> = {
  registryQuality: (_parent, _args, context) => openRegistryQuality(context),
};
