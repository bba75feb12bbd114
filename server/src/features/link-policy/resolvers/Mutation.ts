import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { setLinkPolicy } from "../link-policy.service.ts";

export const Mutation: Pick<MutationResolvers, "setLinkPolicy"> = {
  setLinkPolicy: (_root, { disclosure }, context) =>
    setLinkPolicy(context, disclosure),
};
