import type { SiteResolvers } from "../../../graph/__generated__/resolvers.ts";
import { formerRecords, siteSuccessions } from "../told-successions.ts";

export const Site: Pick<
  SiteResolvers,
  "alsoKnownAs" | "predecessors" | "successors"
> = {
  alsoKnownAs: (site) => formerRecords(site, "site"),
  successors: (site, _args, context) => siteSuccessions(context, site, "from"),
  predecessors: (site, _args, context) =>
    siteSuccessions(context, site, "into"),
};
