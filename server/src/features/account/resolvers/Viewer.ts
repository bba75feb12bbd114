import { ACTIONS } from "@saphan/shared/contract";
import { mayDo } from "../../../access/viewer.ts";
import type { ViewerResolvers } from "../../../graph/__generated__/resolvers.ts";
import { dayOfMoment } from "../days.ts";
import { grantable } from "../token.service.ts";

export const Viewer: Omit<ViewerResolvers, "assemblerLenses"> = {
  id: ({ account }) => account.id,
  login: ({ account }) => account.login,
  name: ({ account }) => account.name,
  locale: ({ account }) => account.locale,
  era: ({ account }) => account.era,
  membership: ({ membership }) => membership,
  memberships: (viewer, _args, { accounts }) =>
    accounts.listMemberships(viewer),
  actions: (viewer) => ACTIONS.filter((action) => mayDo(viewer, action)),
  tokenActions: (viewer) => [...grantable(viewer)],
  apiTokens: async (viewer, _args, { accounts, tokens }) => {
    const held = await accounts.listMemberships(viewer);
    return (await tokens.list(viewer)).map((token) => ({
      id: token.digest,
      name: token.tokenName,
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      actions: [...tokens.scopeOf(token)],
      lastUsed: dayOfMoment(token.seenAt),
      membership: held.find(({ id }) => id === token.membership) ?? null,
    }));
  },
  sessions: async (viewer, _args, { passwords }) =>
    (await passwords.listSessions(viewer)).map((session) => ({
      id: session.digest,
      since: dayOfMoment(session.createdAt),
      lastSeen: dayOfMoment(session.seenAt),
      expiresAt: session.expiresAt.toISOString(),
      isThis: session.digest === viewer.session,
    })),
  passwordReset: async (viewer, _args, { passwords }) => {
    const reset = await passwords.lastReset(viewer);
    return reset && { on: dayOfMoment(reset.at), by: reset.by };
  },
};
