import type { SiteResolvers } from "../../../graph/__generated__/resolvers.ts";
import { formerRecords, toldSuccessions } from "../site-successions.ts";

export const Site: Pick<
  SiteResolvers,
  "alsoKnownAs" | "predecessors" | "successors"
> = {
  alsoKnownAs: (site) => formerRecords(site, "site"),
  successors: (site, _args, context) =>
    toldSuccessions(context, site, {
      of: ({ from }) => from,
      other: ({ into }) => into,
    }),
  predecessors: (site, _args, context) =>
    toldSuccessions(context, site, {
      of: ({ into }) => into,
      other: ({ from }) => from,
    }),
};
