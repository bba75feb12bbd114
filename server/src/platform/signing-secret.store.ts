import { randomBytes } from "node:crypto";
import { Schema } from "mongoose";
import { DuplicateKey } from "./database-errors.ts";
import type { Database } from "./database.ts";

interface SecretDocument {
  readonly _id: string;
  readonly value: string;
}

const ID = "signing";

const schema = new Schema<SecretDocument>({
  _id: { type: String, required: true },
  value: { type: String, required: true },
});

export interface SigningSecretStore {
  /** The same for every process on the database; made when it is first asked for. */
  readonly get: () => Promise<string>;
}

export function createSigningSecretStore(
  database: Database,
): SigningSecretStore {
  const secrets = database.collection<SecretDocument>("secrets", schema);
  const find = async () => (await secrets.findOne({ _id: ID }))?.value;
  return {
    get: async () => {
      const kept = await find();
      if (kept !== undefined) return kept;
      const value = randomBytes(32).toString("base64url");
      try {
        await secrets.insert({ _id: ID, value });
        return value;
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        const theirs = await find();
        if (theirs === undefined) throw error;
        return theirs;
      }
    },
  };
}
