import { requestOf } from "../../../access/requests.ts";
import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openOverlap } from "../overlap.service.ts";

export const Query: Pick<QueryResolvers, "lensOverlap"> = {
  lensOverlap: (_parent, { asOf, lenses }, context) =>
    openOverlap(context, requestOf({ asOf }).asOf, lenses),
};
