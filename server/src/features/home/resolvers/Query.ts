import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { describeRegistry } from "../registry-summary.service.ts";

export const Query: Pick<QueryResolvers, "registrySummary"> = {
  registrySummary: (_parent, _args, context) => describeRegistry(context),
};
