import { Schema } from "mongoose";
import type { Action } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";

/** A signed-in browser, or a machine with an API token. Known by the digest of its secret only. */
export interface Session {
  /** SHA-256 of the secret, as hex. */
  readonly digest: string;
  readonly account: string;
  /** The membership that is worked under. */
  readonly membership: string;
  /** When it ends if nobody works with it any more; of a token, when it ends. */
  readonly expiresAt: Date;
  /** Empty for a browser's session; the name of an API token. */
  readonly tokenName: string;
  /** What an API token may do of what its role allows; null: all of it. */
  readonly scope: readonly Action[] | null;
  readonly createdAt: Date;
  /** When it was last used, to the hour. */
  readonly seenAt: Date;
}

interface SessionDocument extends Omit<Session, "digest"> {
  readonly _id: string;
}

const schema = new Schema<SessionDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  membership: { type: String, required: true },
  expiresAt: { type: Date, required: true },
  tokenName: { type: String },
  scope: { type: Schema.Types.Mixed },
  createdAt: { type: Date, required: true },
  seenAt: { type: Date },
});
schema.index({ account: 1 });
schema.index({ expiresAt: 1 });

const toSession = ({ _id, ...session }: SessionDocument): Session => ({
  ...session,
  digest: _id,
  scope: session.scope ?? null,
  seenAt: session.seenAt ?? session.createdAt,
});

export interface SessionStore {
  readonly insert: (session: Session) => Promise<void>;
  readonly find: (digest: string) => Promise<Session | null>;
  /** Browsers' sessions and API tokens of an account, the oldest first; ended ones too, until they are swept. */
  readonly listByAccount: (account: string) => Promise<Session[]>;
  readonly setMembership: (digest: string, membership: string) => Promise<void>;
  /** Keeps a browser's session alive, or notes that a token was used. */
  readonly setSeen: (
    digest: string,
    at: Date,
    expiresAt: Date,
  ) => Promise<void>;
  readonly remove: (digest: string) => Promise<void>;
  readonly removeExpired: (now: Date) => Promise<void>;
}

export function createSessionStore(database: Database): SessionStore {
  const sessions = database.collection<SessionDocument>("sessions", schema);
  return {
    insert: ({ digest, ...session }) =>
      sessions.insert({ _id: digest, ...session }),
    find: async (digest) => {
      const found = await sessions.findOne({ _id: digest });
      return found && toSession(found);
    },
    listByAccount: async (account) =>
      (
        await sessions.find({ account }, { sort: { createdAt: 1, _id: 1 } })
      ).map(toSession),
    setMembership: async (digest, membership) => {
      await sessions.updateOne({ _id: digest }, { $set: { membership } });
    },
    setSeen: async (digest, at, expiresAt) => {
      await sessions.updateOne(
        { _id: digest },
        { $set: { seenAt: at, expiresAt } },
      );
    },
    remove: async (digest) => {
      await sessions.deleteMany({ _id: digest });
    },
    removeExpired: async (now) => {
      await sessions.deleteMany({ expiresAt: { $lt: now } });
    },
  };
}
