import { Schema } from "mongoose";
import { ROLES, type Role } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";

/** Who made or ended a membership, as its organisation sees it. */
export const MEMBERSHIP_AUTHORS = [
  /** Somebody who manages the organisation's people, or the person. */
  "colleague",
  "registry",
  "programme",
  /** The command line: whoever runs the service. */
  "service",
] as const;
export type MembershipAuthor = (typeof MEMBERSHIP_AUTHORS)[number];

/** An account's role in an organisation. */
export interface Membership {
  readonly id: string;
  readonly account: string;
  /** Entity id, or `REGISTRY` for an administrator. */
  readonly organisation: string;
  readonly role: Role;
  /** Whether an administrator may touch everybody's data as a file. */
  readonly dataRight: boolean;
  /** Whether it invites colleagues and ends their memberships. */
  readonly managesPeople: boolean;
  readonly createdAt: Date;
  readonly begunBy: MembershipAuthor;
  /** From when on it does not hold; null where no end is set. */
  readonly endsAt: Date | null;
  /** Null while nobody has ended it: a day that was set from the beginning is nobody's act. */
  readonly endedBy: MembershipAuthor | null;
  /** When somebody last worked under it at the page, to the hour. */
  readonly seenAt: Date | null;
}

export type NewMembership = Pick<
  Membership,
  "account" | "dataRight" | "id" | "organisation" | "role"
> &
  Partial<Pick<Membership, "begunBy" | "endsAt" | "managesPeople">>;

interface MembershipDocument extends Omit<Membership, "id"> {
  readonly _id: string;
  readonly rev: number;
}

const schema = new Schema<MembershipDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, enum: ROLES, required: true },
  dataRight: { type: Boolean, required: true },
  managesPeople: { type: Boolean },
  createdAt: { type: Date, required: true },
  begunBy: { type: String, enum: MEMBERSHIP_AUTHORS },
  endsAt: { type: Date },
  endedBy: { type: String, enum: [...MEMBERSHIP_AUTHORS, null] },
  seenAt: { type: Date },
  rev: { type: Number, required: true },
});
schema.index({ account: 1 });
schema.index({ organisation: 1 });

/** Memberships of before there was a page for people were made by the command line, for the first of an organisation. */
const toMembership = ({
  _id,
  rev: _rev,
  ...membership
}: MembershipDocument): Membership => ({
  ...membership,
  id: _id,
  managesPeople: membership.managesPeople ?? true,
  begunBy: membership.begunBy ?? "service",
  endsAt: membership.endsAt ?? null,
  endedBy: membership.endedBy ?? null,
  seenAt: membership.seenAt ?? null,
});

export const isHeld = (
  { endsAt }: Pick<Membership, "endsAt">,
  at: Date,
): boolean => endsAt === null || endsAt > at;

export interface MembershipStore {
  /** Throws `DuplicateKey` if there is one of this id. */
  readonly insert: (membership: NewMembership, at: Date) => Promise<void>;
  readonly find: (id: string) => Promise<Membership | null>;
  /** Those that hold at a time, the oldest first. */
  readonly listByAccount: (account: string, at: Date) => Promise<Membership[]>;
  /** Ended ones too, the oldest first. */
  readonly listByAccounts: (
    accounts: readonly string[],
  ) => Promise<Membership[]>;
  /** Ended ones too, the oldest first. */
  readonly listByOrganisation: (organisation: string) => Promise<Membership[]>;
  readonly listAll: () => Promise<Membership[]>;
  readonly change: (
    id: string,
    set: Partial<Pick<Membership, "dataRight" | "managesPeople" | "role">>,
  ) => Promise<void>;
  readonly end: (id: string, at: Date, by: MembershipAuthor) => Promise<void>;
  /** As it was read before it was changed or ended. */
  readonly putBack: (membership: Membership) => Promise<void>;
  readonly setSeen: (id: string, at: Date) => Promise<void>;
}

export function createMembershipStore(database: Database): MembershipStore {
  const memberships = database.collection<MembershipDocument>(
    "memberships",
    schema,
  );
  const oldestFirst = { sort: { createdAt: 1, _id: 1 } } as const;
  return {
    insert: (
      {
        id,
        managesPeople = true,
        begunBy = "service",
        endsAt = null,
        ...given
      },
      at,
    ) =>
      memberships.insert({
        _id: id,
        ...given,
        managesPeople,
        begunBy,
        endsAt,
        endedBy: null,
        seenAt: null,
        createdAt: at,
        rev: 1,
      }),
    find: async (id) => {
      const found = await memberships.findOne({ _id: id });
      return found && toMembership(found);
    },
    listByAccount: async (account, at) =>
      (await memberships.find({ account }, oldestFirst))
        .map(toMembership)
        .filter((membership) => isHeld(membership, at)),
    listByAccounts: async (accounts) =>
      (
        await memberships.find({ account: { $in: [...accounts] } }, oldestFirst)
      ).map(toMembership),
    listByOrganisation: async (organisation) =>
      (await memberships.find({ organisation }, oldestFirst)).map(toMembership),
    listAll: async () =>
      (await memberships.find({}, oldestFirst)).map(toMembership),
    change: async (id, set) => {
      await memberships.updateOne({ _id: id }, { $set: set, $inc: { rev: 1 } });
    },
    end: async (id, at, by) => {
      await memberships.updateOne(
        { _id: id },
        { $set: { endsAt: at, endedBy: by }, $inc: { rev: 1 } },
      );
    },
    putBack: async ({
      id,
      dataRight,
      managesPeople,
      role,
      endsAt,
      endedBy,
    }) => {
      await memberships.updateOne(
        { _id: id },
        {
          $set: { dataRight, managesPeople, role, endsAt, endedBy },
          $inc: { rev: 1 },
        },
      );
    },
    setSeen: async (id, at) => {
      await memberships.updateOne({ _id: id }, { $set: { seenAt: at } });
    },
  };
}
