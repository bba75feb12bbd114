import type { SavedViewResolvers } from "../../../graph/__generated__/resolvers.ts";

export const SavedView: SavedViewResolvers = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  address: ({ address }) => address,
  isShared: ({ isShared }) => isShared,
  isMine: ({ account }, _args, { viewer }) => account === viewer?.account.id,
  person: async ({ account }, _args, { accounts }) =>
    (await accounts.namesOf([account])).get(account) ?? null,
  savedAt: ({ savedAt }) => savedAt.toISOString(),
};
