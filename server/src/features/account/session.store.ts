import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";

/** A signed-in browser, or a machine with an API token. Known by the digest of its secret only. */
export interface Session {
  /** SHA-256 of the secret, as hex. */
  readonly digest: string;
  readonly account: string;
  /** The membership that is worked under. */
  readonly membership: string;
  readonly expiresAt: Date;
  /** Empty for a browser's session; the name of an API token. */
  readonly tokenName: string;
  readonly createdAt: Date;
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
  createdAt: { type: Date, required: true },
});
schema.index({ account: 1 });
schema.index({ expiresAt: 1 });

const toSession = ({ _id, ...session }: SessionDocument): Session => ({
  digest: _id,
  ...session,
});

export interface SessionStore {
  readonly insert: (session: Session) => Promise<void>;
  readonly find: (digest: string) => Promise<Session | null>;
  readonly listTokens: (account: string) => Promise<Session[]>;
  readonly setMembership: (digest: string, membership: string) => Promise<void>;
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
    listTokens: async (account) =>
      (
        await sessions.find(
          { account, tokenName: { $ne: "" } },
          { sort: { createdAt: 1, _id: 1 } },
        )
      ).map(toSession),
    setMembership: async (digest, membership) => {
      await sessions.updateOne({ _id: digest }, { $set: { membership } });
    },
    remove: async (digest) => {
      await sessions.deleteMany({ _id: digest });
    },
    removeExpired: async (now) => {
      await sessions.deleteMany({ expiresAt: { $lt: now } });
    },
  };
}
