import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Query: Pick<QueryResolvers, "service"> = {
  service: (_parent, _args, context) => context.service,
};
