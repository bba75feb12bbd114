import type { MembershipResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Membership: MembershipResolvers = {
  id: ({ id }) => id,
  role: ({ role }) => role,
  dataRight: ({ dataRight }) => dataRight,
  organisation: ({ organisation }, _args, { snapshot }) => {
    const row = snapshot.entityRows.get(organisation);
    return row === undefined ? null : { snapshot, row };
  },
};
