import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";
import type { MembershipAuthor } from "./membership.store.ts";

export interface Account {
  readonly id: string;
  /** An e-mail address in lower case. */
  readonly login: string;
  readonly name: string;
  /** argon2id, in its own notation. */
  readonly passwordHash: string;
  readonly locale: "en" | "th";
  readonly era: "buddhist" | "common";
  /** Exists only where the demo does. */
  readonly demo: boolean;
  readonly createdAt: Date;
  /** When the password was last set by a link, and who had made the link; null where it never was. */
  readonly reset: PasswordReset | null;
}

export interface PasswordReset {
  readonly at: Date;
  readonly by: MembershipAuthor;
}

export type NewAccount = Omit<Account, "createdAt" | "reset">;

interface AccountDocument extends Omit<Account, "id"> {
  readonly _id: string;
  readonly rev: number;
}

const schema = new Schema<AccountDocument>({
  _id: { type: String, required: true },
  login: { type: String, required: true },
  name: { type: String, required: true },
  passwordHash: { type: String, required: true },
  locale: { type: String, enum: ["en", "th"], required: true },
  era: { type: String, enum: ["buddhist", "common"], required: true },
  demo: { type: Boolean, required: true },
  createdAt: { type: Date, required: true },
  reset: Schema.Types.Mixed,
  rev: { type: Number, required: true },
});
schema.index({ login: 1 }, { unique: true });

const toAccount = ({
  _id,
  rev: _rev,
  ...account
}: AccountDocument): Account => ({
  ...account,
  id: _id,
  reset: account.reset ?? null,
});

export interface AccountStore {
  /** Throws `DuplicateKey` if the login is taken. */
  readonly insert: (account: NewAccount, at: Date) => Promise<void>;
  readonly find: (id: string) => Promise<Account | null>;
  readonly findByLogin: (login: string) => Promise<Account | null>;
  readonly listByIds: (ids: readonly string[]) => Promise<Account[]>;
  readonly listAll: () => Promise<Account[]>;
  readonly setName: (id: string, name: string) => Promise<void>;
  /** `reset` where a link set it. */
  readonly setPassword: (
    id: string,
    passwordHash: string,
    reset?: PasswordReset,
  ) => Promise<void>;
  readonly setPreferences: (
    id: string,
    preferences: Pick<Account, "locale" | "era">,
  ) => Promise<void>;
}

export function createAccountStore(database: Database): AccountStore {
  const accounts = database.collection<AccountDocument>("accounts", schema);
  return {
    insert: ({ id, ...account }, at) =>
      accounts.insert({
        _id: id,
        ...account,
        createdAt: at,
        reset: null,
        rev: 1,
      }),
    find: async (id) => {
      const found = await accounts.findOne({ _id: id });
      return found && toAccount(found);
    },
    findByLogin: async (login) => {
      const found = await accounts.findOne({ login: login.toLowerCase() });
      return found && toAccount(found);
    },
    listByIds: async (ids) =>
      (await accounts.find({ _id: { $in: [...ids] } })).map(toAccount),
    listAll: async () =>
      (await accounts.find({}, { sort: { login: 1 } })).map(toAccount),
    setName: async (id, name) => {
      await accounts.updateOne(
        { _id: id },
        { $set: { name }, $inc: { rev: 1 } },
      );
    },
    setPassword: async (id, passwordHash, reset) => {
      await accounts.updateOne(
        { _id: id },
        {
          $set: reset ? { passwordHash, reset } : { passwordHash },
          $inc: { rev: 1 },
        },
      );
    },
    setPreferences: async (id, preferences) => {
      await accounts.updateOne(
        { _id: id },
        { $set: preferences, $inc: { rev: 1 } },
      );
    },
  };
}
