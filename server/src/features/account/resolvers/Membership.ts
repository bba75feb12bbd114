import type { MembershipResolvers } from "../../../graph/__generated__/resolvers.ts";
import { dayOfMoment, lastDayOf } from "../days.ts";

export const Membership: MembershipResolvers = {
  id: ({ id }) => id,
  role: ({ role }) => role,
  dataRight: ({ dataRight }) => dataRight,
  managesPeople: ({ managesPeople }) => managesPeople ?? false,
  since: ({ createdAt }) => (createdAt ? dayOfMoment(createdAt) : null),
  until: ({ endsAt }) => lastDayOf(endsAt),
  organisation: ({ organisation }, _args, { snapshot }) => {
    const row = snapshot.entityRows.get(organisation);
    return row === undefined ? null : { snapshot, row };
  },
};
