import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";
import {
  MEMBERSHIP_AUTHORS,
  type MembershipAuthor,
} from "./membership.store.ts";

/** That a new password may be set for an account, once: an account has one such link at most, the newest. */
export interface ResetLink {
  readonly account: string;
  /** Tells the newest link from those before it. */
  readonly serial: string;
  readonly by: MembershipAuthor;
  /** Account id of who made it. */
  readonly maker: string;
  readonly expiresAt: Date;
}

interface ResetLinkDocument extends Omit<ResetLink, "account"> {
  readonly _id: string;
}

const schema = new Schema<ResetLinkDocument>({
  _id: { type: String, required: true },
  serial: { type: String, required: true },
  by: { type: String, enum: MEMBERSHIP_AUTHORS, required: true },
  maker: { type: String, required: true },
  expiresAt: { type: Date, required: true },
});
schema.index({ expiresAt: 1 });

export interface ResetLinkStore {
  /** Takes the place of the account's link of before. */
  readonly put: (link: ResetLink) => Promise<void>;
  readonly find: (account: string) => Promise<ResetLink | null>;
  /** False where somebody else has, or it has ended. */
  readonly take: (
    account: string,
    serial: string,
    at: Date,
  ) => Promise<boolean>;
  readonly removeExpired: (now: Date) => Promise<void>;
}

export function createResetLinkStore(database: Database): ResetLinkStore {
  const links = database.collection<ResetLinkDocument>("resetlinks", schema);
  return {
    put: async ({ account, ...link }) => {
      await links.updateOne({ _id: account }, { $set: link }, { upsert: true });
    },
    find: async (account) => {
      const found = await links.findOne({ _id: account });
      if (!found) return null;
      const { _id, ...link } = found;
      return { account: _id, ...link };
    },
    take: (account, serial, at) =>
      links.deleteOne({ _id: account, serial, expiresAt: { $gt: at } }),
    removeExpired: async (now) => {
      await links.deleteMany({ expiresAt: { $lt: now } });
    },
  };
}
