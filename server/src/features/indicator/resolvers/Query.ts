import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Query: Pick<QueryResolvers, "catalogue"> = {
  catalogue: () => ({}),
};
