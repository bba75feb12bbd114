import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";

/** The demo of a store: with what it was begun, and whether it is whole. */
export interface Seeding {
  readonly profile: string;
  readonly seed: number;
  readonly sites: number;
  /** `2026-Q3`; kept, so that what is taken up again another day becomes the same demo. */
  readonly newestPeriod: string;
  readonly finished: boolean;
}

interface SeedingDocument extends Seeding {
  readonly _id: string;
}

const ID = "demo";

const schema = new Schema<SeedingDocument>({
  _id: { type: String, required: true },
  profile: { type: String, required: true },
  seed: { type: Number, required: true },
  sites: { type: Number, required: true },
  newestPeriod: { type: String, required: true },
  finished: { type: Boolean, required: true },
});

export interface SeedingStore {
  readonly find: () => Promise<Seeding | null>;
  /** Throws `DuplicateKey` where one was begun. */
  readonly begin: (seeding: Omit<Seeding, "finished">) => Promise<void>;
  readonly finish: () => Promise<void>;
}

export function createSeedingStore(database: Database): SeedingStore {
  const seedings = database.collection<SeedingDocument>("seedings", schema);
  return {
    find: async () => {
      const found = await seedings.findOne({ _id: ID });
      if (!found) return null;
      const { _id, ...seeding } = found;
      return seeding;
    },
    begin: (seeding) =>
      seedings.insert({ _id: ID, ...seeding, finished: false }),
    finish: async () => {
      await seedings.updateOne({ _id: ID }, { $set: { finished: true } });
    },
  };
}
