import { signedIn } from "../../../access/viewer.ts";
import type { SubscriptionResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Subscription: Pick<SubscriptionResolvers, "published"> = {
  published: {
    subscribe: (_parent, _args, { viewer, publishedSeqs }) => {
      signedIn(viewer);
      return publishedSeqs();
    },
    resolve: (seq: number) => seq,
  },
};
