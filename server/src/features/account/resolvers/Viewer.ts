import { ACTIONS, may } from "@saphan/shared/contract";
import type { ViewerResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Viewer: ViewerResolvers = {
  id: ({ account }) => account.id,
  login: ({ account }) => account.login,
  name: ({ account }) => account.name,
  locale: ({ account }) => account.locale,
  era: ({ account }) => account.era,
  membership: ({ membership }) => membership,
  memberships: (viewer, _args, { accounts }) =>
    accounts.listMemberships(viewer),
  actions: ({ membership: { role, dataRight } }) =>
    ACTIONS.filter((action) => may(role, dataRight, action)),
  apiTokens: async (viewer, _args, { accounts }) =>
    (await accounts.listTokens(viewer)).map(
      ({ digest, tokenName, createdAt, expiresAt }) => ({
        id: digest,
        name: tokenName,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }),
    ),
};
