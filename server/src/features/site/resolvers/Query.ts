import { requestOf } from "../../../access/requests.ts";
import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { listRegistry } from "../registry.service.ts";
import { findAnything, openSite } from "../site.service.ts";

export const Query: Pick<QueryResolvers, "registrySites" | "search" | "site"> =
  {
    site: (_parent, { id, ...args }, context) =>
      openSite(context, id, requestOf(args)),
    search: (_parent, { text, first }, context) =>
      findAnything(context, text, first ?? 8),
    registrySites: (_parent, { text, sort, ...page }, context) =>
      listRegistry(context, {
        text: text ?? "",
        sortBy: sort?.by ?? "name",
        descending: sort?.descending ?? false,
        page,
      }),
  };
