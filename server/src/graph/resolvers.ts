/** Every feature's resolvers, merged: a feature is added or deleted here, by name. */
import type { Resolvers } from "./__generated__/resolvers.ts";
import { Entity } from "../features/account/resolvers/Entity.ts";
import { Membership } from "../features/account/resolvers/Membership.ts";
import { Mutation as AccountMutation } from "../features/account/resolvers/Mutation.ts";
import { Query as AccountQuery } from "../features/account/resolvers/Query.ts";
import { Viewer } from "../features/account/resolvers/Viewer.ts";
import { Query as ServiceQuery } from "../features/service/resolvers/Query.ts";

export const resolvers: Resolvers = {
  Query: { ...AccountQuery, ...ServiceQuery },
  Mutation: { ...AccountMutation },
  Entity,
  Membership,
  Viewer,
};
