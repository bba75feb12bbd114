import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";

/** Failed sign-ins of one login or one address: in the database, so that all replicas count together. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
}

interface AttemptDocument extends Attempts {
  readonly _id: string;
}

const schema = new Schema<AttemptDocument>({
  _id: { type: String, required: true },
  failures: { type: Number, required: true },
  lastAt: { type: Date, required: true },
});
schema.index({ lastAt: 1 });

export interface AttemptStore {
  readonly find: (key: string) => Promise<Attempts | null>;
  readonly countFailure: (key: string, at: Date) => Promise<void>;
  readonly clear: (key: string) => Promise<void>;
  readonly removeBefore: (time: Date) => Promise<void>;
}

export function createAttemptStore(database: Database): AttemptStore {
  const attempts = database.collection<AttemptDocument>("attempts", schema);
  return {
    find: (key) => attempts.findOne({ _id: key }),
    countFailure: async (key, at) => {
      await attempts.updateOne(
        { _id: key },
        { $inc: { failures: 1 }, $set: { lastAt: at } },
        { upsert: true },
      );
    },
    clear: async (key) => {
      await attempts.deleteMany({ _id: key });
    },
    removeBefore: async (time) => {
      await attempts.deleteMany({ lastAt: { $lt: time } });
    },
  };
}
