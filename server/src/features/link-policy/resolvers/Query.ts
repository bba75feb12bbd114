import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { getLinkPolicy } from "../link-policy.service.ts";

export const Query: Pick<QueryResolvers, "linkPolicy"> = {
  linkPolicy: (_root, _args, context) => getLinkPolicy(context),
};
