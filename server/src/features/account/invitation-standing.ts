/** Which invitations let somebody in: a link is as good as the membership of whoever made it. */
import { INVITATION_DAYS } from "@saphan/shared/contract";
import { lasts } from "../../platform/clock.ts";
import type { Invitation } from "./invitation.store.ts";
import { isHeld, type MembershipStore } from "./membership.store.ts";
import { managersOf, standsBehind } from "./people-rules.ts";

const DAY_MS = 86_400_000;

/** An invitation as it stands now. */
export interface StandingInvitation extends Invitation {
  readonly works: boolean;
}

export type InvitationStanding = (
  invitations: readonly Invitation[],
) => Promise<readonly StandingInvitation[]>;

export function createInvitationStanding(
  memberships: Pick<MembershipStore, "listByAccounts" | "listByOrganisation">,
  now: () => number,
): InvitationStanding {
  return async (invitations) => {
    const at = new Date(now());
    const inviters = [...new Set(invitations.map(({ inviter }) => inviter))];
    const held = (await memberships.listByAccounts(inviters)).filter((each) =>
      isHeld(each, at),
    );
    const organisations = new Set(
      invitations.flatMap(({ by, organisation }) =>
        by === "colleague" ? [] : [organisation],
      ),
    );
    // The first person has come by another link: from now on colleagues invite.
    const peopled = new Set<string>();
    for (const organisation of organisations) {
      const people = await memberships.listByOrganisation(organisation);
      if (managersOf(people, at).length > 0) peopled.add(organisation);
    }
    return invitations.map((invitation) => {
      const { by, endsAt, expiresAt, inviter, organisation } = invitation;
      const mine = held.filter(({ account }) => account === inviter);
      return {
        ...invitation,
        works:
          invitation.state === "open" &&
          lasts(expiresAt, INVITATION_DAYS * DAY_MS, now()) &&
          (endsAt === null || endsAt > at) &&
          standsBehind(mine, by, organisation) &&
          (by === "colleague" || !peopled.has(organisation)),
      };
    });
  };
}
