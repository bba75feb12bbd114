import { signedIn, type Viewer } from "../../../access/viewer.ts";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";

/** The viewer as it is after a change of its own session. */
const renewed = (viewer: Viewer, change: Partial<Viewer>): Viewer => ({
  ...viewer,
  ...change,
});

export const Mutation: Pick<
  MutationResolvers,
  | "createApiToken"
  | "revokeApiToken"
  | "setPreferences"
  | "signIn"
  | "signOut"
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
  createApiToken: async (_parent, { name, days }, { accounts, viewer }) => {
    const token = await accounts.createToken(viewer, name, days);
    return { ...token, viewer: signedIn(viewer) };
  },
  revokeApiToken: async (_parent, { id }, { accounts, viewer }) => {
    await accounts.revokeToken(viewer, id);
    return signedIn(viewer);
  },
};
