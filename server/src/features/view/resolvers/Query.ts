import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Query: Pick<QueryResolvers, "savedViews"> = {
  savedViews: (_root, _args, { views, viewer }) => views.list(viewer),
};
