import { signedIn, type Viewer } from "../../../access/viewer.ts";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";

/** The viewer as it is after a change of its own session. */
const renewed = (viewer: Viewer, change: Partial<Viewer>): Viewer => ({
  ...viewer,
  ...change,
});

export const Mutation: Pick<
  MutationResolvers,
  | "changePassword"
  | "createApiToken"
  | "endSession"
  | "makePasswordLink"
  | "openPasswordLink"
  | "resetPassword"
  | "revokeApiToken"
  | "setName"
  | "setPreferences"
  | "signIn"
  | "signOut"
  | "signOutEverywhere"
  | "switchMembership"
> = {
  signIn: async (_parent, { login, password }, context) => {
    const { accounts, address, setSession } = context;
    const result = await accounts.signIn(login, password, address);
    if ("reason" in result) return { __typename: "SignInRefused", ...result };
    setSession(result.secret, result.expiresAt);
    const viewer = signedIn(await accounts.viewerOf(result.secret));
    return { __typename: "SignedIn", viewer };
  },
  signOut: async (_parent, _args, { accounts, viewer, clearSession }) => {
    await accounts.signOut(viewer);
    clearSession();
    return true;
  },
  switchMembership: async (_parent, { id }, { accounts, viewer }) => {
    const membership = await accounts.switchMembership(viewer, id);
    return renewed(signedIn(viewer), { membership });
  },
  setPreferences: async (_parent, preferences, { accounts, viewer }) => {
    await accounts.setPreferences(viewer, preferences);
    const asking = signedIn(viewer);
    return renewed(asking, { account: { ...asking.account, ...preferences } });
  },
  setName: async (_parent, { name: given }, { accounts, viewer }) => {
    const name = await accounts.setName(viewer, given);
    const asking = signedIn(viewer);
    return renewed(asking, { account: { ...asking.account, name } });
  },
  endSession: async (_parent, { id }, { passwords, viewer }) => {
    await passwords.endSession(viewer, id);
    return signedIn(viewer);
  },
  signOutEverywhere: async (_parent, { tokens }, context) => {
    await context.passwords.signOutEverywhere(context.viewer, tokens);
    context.clearSession();
    return true;
  },
  changePassword: async (_parent, { old, password }, context) => {
    const { passwords, viewer } = context;
    const refused = await passwords.change(viewer, old, password);
    return refused
      ? { __typename: "PasswordRefused", ...refused }
      : { __typename: "PasswordSet", viewer: signedIn(viewer) };
  },
  makePasswordLink: async (_parent, { account }, { passwords, viewer }) => {
    const { token, expiresAt } = await passwords.makeLink(viewer, account);
    return { token, expiresAt: expiresAt.toISOString() };
  },
  openPasswordLink: (_parent, { token }, { address, passwords }) =>
    passwords.accountOfLink(token, address),
  resetPassword: async (_parent, { token, password }, context) => {
    const { accounts, address, passwords, setSession } = context;
    const result = await passwords.reset(token, password, address);
    if ("reason" in result) return { __typename: "PasswordRefused", ...result };
    setSession(result.secret, result.expiresAt);
    const viewer = signedIn(await accounts.viewerOf(result.secret));
    return { __typename: "PasswordSet", viewer };
  },
  createApiToken: async (_parent, { name, days, actions }, context) => {
    const { tokens, viewer } = context;
    const token = await tokens.create(viewer, name, days, actions);
    return { ...token, viewer: signedIn(viewer) };
  },
  revokeApiToken: async (_parent, { id }, { tokens, viewer }) => {
    await tokens.revoke(viewer, id);
    return signedIn(viewer);
  },
};
