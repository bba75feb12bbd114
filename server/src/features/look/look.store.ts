import { Schema } from "mongoose";
import type { Day } from "@saphan/shared/core";
import type { Database } from "../../platform/database.ts";

/** How often people of an organisation opened a site of another one on a day. Nothing tells which people. */
export interface Looks {
  readonly site: string;
  readonly organisation: string;
  readonly day: Day;
  readonly times: number;
}

interface LooksDocument extends Looks {
  readonly _id: string;
}

const schema = new Schema<LooksDocument>({
  _id: { type: String, required: true },
  site: { type: String, required: true },
  organisation: { type: String, required: true },
  day: { type: Number, required: true },
  times: { type: Number, required: true },
});
schema.index({ site: 1 });
schema.index({ day: 1 });

export interface LookStore {
  /** Adds to what is there: processes count side by side. */
  readonly add: (looks: Looks) => Promise<void>;
  /** From a day on, under any of the site's ids. */
  readonly listOf: (
    sites: readonly string[],
    since: Day,
  ) => Promise<readonly Looks[]>;
  readonly removeBefore: (day: Day) => Promise<void>;
}

export function createLookStore(database: Database): LookStore {
  const documents = database.collection<LooksDocument>("looks", schema);
  return {
    add: async ({ site, organisation, day, times }) => {
      await documents.findOneAndUpdate(
        { _id: JSON.stringify([site, organisation, day]) },
        { $inc: { times }, $set: { site, organisation, day } },
        { returns: "after", upsert: true },
      );
    },
    listOf: async (sites, since) =>
      (
        await documents.find({
          site: { $in: [...sites] },
          day: { $gte: since },
        })
      ).map(({ _id, ...looks }) => looks),
    removeBefore: async (day) => {
      await documents.deleteMany({ day: { $lt: day } });
    },
  };
}
