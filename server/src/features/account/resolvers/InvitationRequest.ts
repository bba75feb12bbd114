import type { InvitationRequestResolvers } from "../../../graph/__generated__/resolvers.ts";
import { entityOrNull } from "../../../access/entity-row.ts";
import { dayOfMoment } from "../days.ts";
import { rolesOf } from "../people-rules.ts";

export const InvitationRequest: InvitationRequestResolvers = {
  entity: ({ entity }, _args, { snapshot }) => entityOrNull(snapshot, entity),
  organisation: ({ organisation }, _args, { snapshot }) =>
    entityOrNull(snapshot, organisation),
  askedOn: ({ createdAt }) => dayOfMoment(createdAt),
  standing: ({ entity }, _args, context) =>
    context.people.standingOf(context, entity),
  roles: ({ entity }, _args, { snapshot }) => [...rolesOf(snapshot, entity)],
};
