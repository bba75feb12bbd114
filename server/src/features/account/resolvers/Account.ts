import type { AccountResolvers } from "../../../graph/__generated__/resolvers.ts";
import { dayOfMoment } from "../days.ts";

export const Account: AccountResolvers = {
  id: ({ account }) => account.id,
  name: ({ account }) => account.name,
  login: ({ account }) => account.login,
  since: ({ account }) => dayOfMoment(account.createdAt),
  passwordReset: ({ account: { reset } }) =>
    reset && { on: dayOfMoment(reset.at), by: reset.by },
  memberships: ({ people }) => [...people],
};
