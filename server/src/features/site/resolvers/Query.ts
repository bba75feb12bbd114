import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { findAnything, getSite } from "../site.service.ts";

export const Query: Pick<QueryResolvers, "search" | "site"> = {
  site: (_parent, { id }, context) => getSite(context, id),
  search: (_parent, { text, first }, context) =>
    findAnything(context, text, first ?? 8),
};
