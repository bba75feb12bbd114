import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { indicatorsOf, siteFilterOf } from "../../../access/requests.ts";
import { countFacets, listSites, tierOf } from "../site-list.service.ts";

export const Network: Pick<NetworkResolvers, "facets" | "sites" | "tierOf"> = {
  sites: (view, { filter, sort, columns, ...page }, context) =>
    listSites(context, view, {
      filter: siteFilterOf(context.method, filter),
      sortBy: sort?.by ?? "name",
      descending: sort?.descending ?? false,
      columns: indicatorsOf(context.method, columns ?? []),
      page,
    }),
  tierOf: (view, { site }) => tierOf(view, site),
  facets: (view, { filter }, context) =>
    countFacets(context, view, siteFilterOf(context.method, filter)),
};
