import type { SiteResolvers } from "../../../graph/__generated__/resolvers.ts";
import { mayAnswer } from "../speaking.ts";

export const Site: Pick<SiteResolvers, "viewerMayAnswer"> = {
  viewerMayAnswer: ({ snapshot, row }, _args, context) =>
    mayAnswer(context, snapshot.sites[row]?.id ?? ""),
};
