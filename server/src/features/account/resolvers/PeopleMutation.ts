import { parseDay } from "@saphan/shared/core";
import { signedIn } from "../../../access/viewer.ts";
import { entityOrNull } from "../../../access/entity-row.ts";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { lastDayOf } from "../days.ts";
import type { MembershipRefusal } from "../people.service.ts";

const membershipResult = (id: string, reason: MembershipRefusal | undefined) =>
  reason
    ? ({ __typename: "MembershipRefused", reason } as const)
    : ({ __typename: "MembershipChanged", id } as const);

export const PeopleMutation: Pick<
  MutationResolvers,
  | "acceptInvitation"
  | "askForInvitation"
  | "changeMembership"
  | "endMembership"
  | "invitePerson"
  | "joinByInvitation"
  | "openInvitation"
  | "renewInvitation"
  | "setDataRight"
  | "settleInvitationRequest"
  | "withdrawInvitation"
  | "withdrawInvitationRequest"
> = {
  invitePerson: async (_parent, { invite }, context) => {
    const { until, ...input } = invite;
    const result = await context.invitations.invite(context, {
      ...input,
      until: until ? parseDay(until) : undefined,
    });
    return typeof result === "string"
      ? { __typename: "InviteRefused", reason: result }
      : { __typename: "Invited", ...result };
  },
  renewInvitation: (_parent, { id }, context) =>
    context.invitations.renew(context, id),
  withdrawInvitation: async (_parent, { id }, context) => {
    await context.invitations.withdraw(context, id);
    return true;
  },
  openInvitation: async (_parent, { token }, context) => {
    const { accounts, address, invitations, snapshot, viewer } = context;
    const found = await invitations.open(token, address);
    if (!found) return null;
    const isColleague = found.by === "colleague";
    const names = isColleague ? await accounts.namesOf([found.inviter]) : null;
    return {
      ...found,
      organisation: entityOrNull(snapshot, found.organisation),
      until: lastDayOf(found.endsAt),
      inviter: names?.get(found.inviter) ?? null,
      expiresAt: found.expiresAt.toISOString(),
      isForViewer: viewer?.account.login === found.login,
    };
  },
  acceptInvitation: async (_parent, input, context) => {
    const { accounts, address, invitations, setSession, snapshot } = context;
    const result = await invitations.accept(snapshot, input, address);
    if (typeof result === "string")
      return { __typename: "AcceptRefused", reason: result };
    setSession(result.secret, result.expiresAt);
    const viewer = signedIn(await accounts.viewerOf(result.secret));
    return { __typename: "SignedIn", viewer };
  },
  joinByInvitation: async (_parent, { token }, context) => {
    const { address, invitations } = context;
    const joined = await invitations.join(context, token, address);
    if (typeof joined === "string")
      return { __typename: "AcceptRefused", reason: joined };
    const viewer = signedIn(context.viewer);
    return {
      __typename: "SignedIn",
      viewer: { ...viewer, membership: joined },
    };
  },
  changeMembership: async (_parent, { id, ...set }, context) =>
    membershipResult(id, await context.people.change(context, id, set)),
  endMembership: async (_parent, { id }, context) =>
    membershipResult(id, await context.people.end(context, id)),
  setDataRight: async (_parent, { id, given }, context) =>
    membershipResult(id, await context.people.setDataRight(context, id, given)),
  askForInvitation: async (_parent, { ask }, context) => {
    const result = await context.invitationRequests.ask(context, ask);
    return typeof result === "string"
      ? { __typename: "AskRefused", reason: result }
      : { __typename: "InvitationRequest", ...result };
  },
  withdrawInvitationRequest: async (_parent, { id }, context) => {
    await context.invitationRequests.withdraw(context, id);
    return true;
  },
  settleInvitationRequest: async (
    _parent,
    { id, granted, reason },
    context,
  ) => {
    await context.invitationRequests.settle(context, id, granted, reason ?? "");
    return true;
  },
};
