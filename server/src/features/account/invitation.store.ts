import { Schema } from "mongoose";
import { ROLES, type Role } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";
import {
  MEMBERSHIP_AUTHORS,
  type MembershipAuthor,
} from "./membership.store.ts";

const STATES = ["open", "accepted", "withdrawn"] as const;

/** That the owner of an e-mail address may become a member of an organisation, once. */
export interface Invitation {
  readonly id: string;
  readonly organisation: string;
  readonly role: Role;
  readonly managesPeople: boolean;
  /** When the membership will end; null where no end is set. */
  readonly endsAt: Date | null;
  /** Whom it is for, in lower case. */
  readonly login: string;
  readonly by: MembershipAuthor;
  /** Account id of who invited. */
  readonly inviter: string;
  /** Tells the newest link from those before it. */
  readonly serial: string;
  readonly state: (typeof STATES)[number];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

interface InvitationDocument extends Omit<Invitation, "id"> {
  readonly _id: string;
}

const schema = new Schema<InvitationDocument>({
  _id: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, enum: ROLES, required: true },
  managesPeople: { type: Boolean, required: true },
  endsAt: { type: Date },
  login: { type: String, required: true },
  by: { type: String, enum: MEMBERSHIP_AUTHORS, required: true },
  inviter: { type: String, required: true },
  serial: { type: String, required: true },
  state: { type: String, enum: STATES, required: true },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
});
schema.index({ organisation: 1 });
schema.index({ expiresAt: 1 });

const toInvitation = ({
  _id,
  ...invitation
}: InvitationDocument): Invitation => ({
  ...invitation,
  id: _id,
});

export interface InvitationStore {
  readonly insert: (invitation: Invitation) => Promise<void>;
  readonly find: (id: string) => Promise<Invitation | null>;
  /** Those that wait to be accepted, expired ones too, the oldest first. */
  readonly listOpen: (organisation: string) => Promise<Invitation[]>;
  /** A new link, of whoever makes it, instead of the one before; false where it does not wait any more. */
  readonly renew: (
    id: string,
    link: Pick<Invitation, "expiresAt" | "inviter" | "serial">,
  ) => Promise<boolean>;
  /** Accepts by the link of this serial; false where it cannot be any more. */
  readonly accept: (id: string, serial: string, at: Date) => Promise<boolean>;
  /** Takes back an acceptance that nothing came of. */
  readonly reopen: (id: string) => Promise<void>;
  readonly withdraw: (id: string) => Promise<boolean>;
  readonly removeExpired: (before: Date) => Promise<void>;
}

export function createInvitationStore(database: Database): InvitationStore {
  const invitations = database.collection<InvitationDocument>(
    "invitations",
    schema,
  );
  return {
    insert: ({ id, ...invitation }) =>
      invitations.insert({ _id: id, ...invitation }),
    find: async (id) => {
      const found = await invitations.findOne({ _id: id });
      return found && toInvitation(found);
    },
    listOpen: async (organisation) =>
      (
        await invitations.find(
          { organisation, state: "open" },
          { sort: { createdAt: 1, _id: 1 } },
        )
      ).map(toInvitation),
    renew: async (id, { serial, expiresAt, inviter }) => {
      const { matched } = await invitations.updateOne(
        { _id: id, state: "open" },
        { $set: { serial, expiresAt, inviter } },
      );
      return matched === 1;
    },
    accept: async (id, serial, at) => {
      const { matched } = await invitations.updateOne(
        { _id: id, serial, state: "open", expiresAt: { $gt: at } },
        { $set: { state: "accepted" } },
      );
      return matched === 1;
    },
    reopen: async (id) => {
      await invitations.updateOne(
        { _id: id, state: "accepted" },
        { $set: { state: "open" } },
      );
    },
    withdraw: async (id) => {
      const { matched } = await invitations.updateOne(
        { _id: id, state: "open" },
        { $set: { state: "withdrawn" } },
      );
      return matched === 1;
    },
    removeExpired: async (before) => {
      await invitations.deleteMany({ expiresAt: { $lt: before } });
    },
  };
}
