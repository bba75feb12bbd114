import { visibilityAt } from "@saphan/shared/core";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { readRequest } from "../succession-request.ts";

export const Mutation: Pick<MutationResolvers, "publishSuccession"> = {
  publishSuccession: async (
    _parent,
    { succession, ...publishing },
    { successions, viewer, ledger },
  ) => {
    const result = await successions.publish(viewer, {
      ...publishing,
      request: readRequest(succession),
    });
    if ("moved" in result) return { moved: result.moved };
    const visibility = visibilityAt(ledger.marks(), ledger.seq());
    return { change: { entry: result.entry, visibility } };
  },
};
