import { Schema } from "mongoose";
import { ROLES, type Role } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";

/** An account's role in an organisation. */
export interface Membership {
  readonly id: string;
  readonly account: string;
  /** Entity id, or `REGISTRY` for an administrator. */
  readonly organisation: string;
  readonly role: Role;
  /** Whether an administrator may touch everybody's data as a file. */
  readonly dataRight: boolean;
}

interface MembershipDocument extends Omit<Membership, "id"> {
  readonly _id: string;
  readonly createdAt: Date;
  readonly rev: number;
}

const schema = new Schema<MembershipDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, enum: ROLES, required: true },
  dataRight: { type: Boolean, required: true },
  createdAt: { type: Date, required: true },
  rev: { type: Number, required: true },
});
schema.index({ account: 1 });

const toMembership = ({
  _id,
  createdAt: _createdAt,
  rev: _rev,
  ...membership
}: MembershipDocument): Membership => ({ id: _id, ...membership });

export interface MembershipStore {
  readonly insert: (membership: Membership, at: Date) => Promise<void>;
  /** The oldest first. */
  readonly listByAccount: (account: string) => Promise<Membership[]>;
}

export function createMembershipStore(database: Database): MembershipStore {
  const memberships = database.collection<MembershipDocument>(
    "memberships",
    schema,
  );
  return {
    insert: ({ id, ...membership }, at) =>
      memberships.insert({ _id: id, ...membership, createdAt: at, rev: 1 }),
    listByAccount: async (account) =>
      (
        await memberships.find({ account }, { sort: { createdAt: 1, _id: 1 } })
      ).map(toMembership),
  };
}
