import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { readRequest } from "../succession-request.ts";

export const Query: Pick<QueryResolvers, "successionPlan"> = {
  successionPlan: (_parent, { succession }, { successions, viewer }) =>
    successions.plan(viewer, readRequest(succession)),
};
