import type { SubscriptionResolvers } from "../../../graph/__generated__/resolvers.ts";
import type { ImportRecord } from "../import.store.ts";

export const Subscription: Pick<SubscriptionResolvers, "importProgress"> = {
  importProgress: {
    subscribe: async (_parent, { id }, { imports, viewer }) => {
      // Refused before the stream begins, so that the refusal is an answer and not the end of the socket.
      await imports.get(viewer, id);
      return imports.watch(viewer, id);
    },
    resolve: (record: ImportRecord) => record,
  },
};
