import type { SiteResolvers } from "../../../graph/__generated__/resolvers.ts";
import { listLooks } from "../look.service.ts";

export const Site: Pick<SiteResolvers, "looks"> = {
  looks: ({ snapshot, row }, _args, context) =>
    listLooks(context, snapshot.sites[row]?.id ?? ""),
};
