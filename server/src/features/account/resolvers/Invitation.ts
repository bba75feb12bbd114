import type { InvitationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { dayOfMoment, lastDayOf } from "../days.ts";

export const Invitation: InvitationResolvers = {
  until: ({ endsAt }) => lastDayOf(endsAt),
  invitedOn: ({ createdAt }) => dayOfMoment(createdAt),
  expiresAt: ({ expiresAt }) => expiresAt.toISOString(),
};
