import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";

/**
 * Sign-ins that failed, or are being looked at, of one login or one address: in the database, so that all replicas count
 * together.
 */
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
  /** Counts one more and resolves to how many there are. */
  readonly count: (key: string, at: Date) => Promise<number>;
  /** Counts one more unless somebody has counted since `seen` was read: then it resolves to false. */
  readonly countAfter: (
    key: string,
    seen: Attempts | null,
    at: Date,
  ) => Promise<boolean>;
  /** Takes one back. */
  readonly uncount: (key: string) => Promise<void>;
  readonly clear: (key: string) => Promise<void>;
  readonly removeBefore: (time: Date) => Promise<void>;
}

export function createAttemptStore(database: Database): AttemptStore {
  const attempts = database.collection<AttemptDocument>("attempts", schema);
  return {
    find: (key) => attempts.findOne({ _id: key }),
    count: async (key, at) => {
      const counted = await attempts.findOneAndUpdate(
        { _id: key },
        { $inc: { failures: 1 }, $set: { lastAt: at } },
        { returns: "after", upsert: true },
      );
      return counted?.failures ?? 0;
    },
    countAfter: async (key, seen, at) => {
      if (seen) {
        const { failures, lastAt } = seen;
        const { matched } = await attempts.updateOne(
          { _id: key, failures, lastAt },
          { $inc: { failures: 1 }, $set: { lastAt: at } },
        );
        return matched === 1;
      }
      try {
        await attempts.insert({ _id: key, failures: 1, lastAt: at });
        return true;
      } catch (error) {
        if (error instanceof DuplicateKey) return false;
        throw error;
      }
    },
    uncount: async (key) => {
      await attempts.updateOne({ _id: key }, { $inc: { failures: -1 } });
    },
    clear: async (key) => {
      await attempts.deleteMany({ _id: key });
    },
    removeBefore: async (time) => {
      await attempts.deleteMany({ lastAt: { $lt: time } });
    },
  };
}
