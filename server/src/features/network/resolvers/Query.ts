import { lensOrigins } from "../../../access/lens.ts";
import { requestOf } from "../../../access/requests.ts";
import { allowed } from "../../../access/viewer.ts";
import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openNetwork } from "../network.service.ts";

export const Query: Pick<QueryResolvers, "lenses" | "network"> = {
  lenses: (_parent, _args, { viewer, snapshot, sight }) => {
    allowed(viewer, "figures:read");
    return lensOrigins(snapshot, sight()).map((row) => ({ snapshot, row }));
  },
  network: (_parent, args, context) => openNetwork(context, requestOf(args)),
};
