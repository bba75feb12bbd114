import type { Snapshot } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import type { InvitationRequest } from "./invitation-request.store.ts";
import type { StandingInvitation } from "./invitation-standing.ts";
import type {
  AccountRow,
  OrganisationPeople,
  PersonRow,
} from "./people.service.ts";

export type ViewerMapper = Viewer;
/** What a viewer works under; of its own list also since when and until when. */
export type MembershipMapper = Viewer["membership"] & {
  readonly createdAt?: Date;
  readonly endsAt?: Date | null;
};
export interface EntityMapper {
  readonly snapshot: Snapshot;
  readonly row: number;
}
export type PersonMapper = PersonRow;
export type OrganisationPeopleMapper = OrganisationPeople;
export type InvitationMapper = StandingInvitation;
export type AccountMapper = AccountRow;
export type InvitationRequestMapper = InvitationRequest;
/** Row of an entity. */
export type OrganisationMapper = EntityMapper;
