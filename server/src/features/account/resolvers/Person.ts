import type { PersonResolvers } from "../../../graph/__generated__/resolvers.ts";
import { entityOrNull } from "../../../access/entity-row.ts";
import { dayOfMoment, lastDayOf } from "../days.ts";

export const Person: PersonResolvers = {
  id: ({ membership }) => membership.id,
  account: ({ account }) => account.id,
  name: ({ account }) => account.name,
  login: ({ account }) => account.login,
  role: ({ membership }) => membership.role,
  managesPeople: ({ membership }) => membership.managesPeople,
  dataRight: ({ membership }) => membership.dataRight,
  organisation: ({ membership }, _args, { snapshot }) =>
    entityOrNull(snapshot, membership.organisation),
  since: ({ membership }) => dayOfMoment(membership.createdAt),
  until: ({ membership }) => lastDayOf(membership.endsAt),
  lastSeen: ({ membership: { seenAt } }) => seenAt && dayOfMoment(seenAt),
  begunBy: ({ membership }) => membership.begunBy,
  endedBy: ({ membership }) => membership.endedBy,
  passwordReset: ({ account: { reset } }) =>
    reset && { on: dayOfMoment(reset.at), by: reset.by },
};
