import { Schema } from "mongoose";
import type { Database } from "../platform/database.ts";
import type { Actor, ChangeAction, ChangeEntry } from "./change.ts";

interface ChangeDocument {
  readonly _id: number;
  readonly change: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: ChangeAction;
  readonly subject: string;
  readonly counts: ChangeEntry["counts"];
  readonly withdraws: string;
}

const schema = new Schema<ChangeDocument>({
  _id: { type: Number, required: true },
  change: { type: String, required: true },
  at: { type: Date, required: true },
  actor: { account: String, organisation: String },
  action: { type: String, required: true },
  subject: String,
  counts: Schema.Types.Mixed,
  withdraws: String,
});
schema.index({ change: 1 }, { unique: true });
schema.index({ "actor.organisation": 1, _id: -1 });

const toDocument = ({ seq, at, ...entry }: ChangeEntry): ChangeDocument => ({
  _id: seq,
  ...entry,
  at: new Date(at),
});
const toEntry = ({ _id, at, ...entry }: ChangeDocument): ChangeEntry => ({
  seq: _id,
  ...entry,
  at: at.getTime(),
});

export interface ChangesStore {
  /** Inserts in order; throws `DuplicateKey` at the first whose seq or change is taken, the ones before it standing. */
  readonly append: (entries: readonly ChangeEntry[]) => Promise<void>;
  /** Entries from `seq` on, in order. */
  readonly listFrom: (seq: number, limit?: number) => Promise<ChangeEntry[]>;
  /** Entries before `seq`, the newest first: of some actions, and of all organisations unless some are named. */
  readonly listBefore: (
    seq: number,
    limit: number,
    of: {
      readonly actions: readonly ChangeAction[];
      readonly organisations?: readonly string[] | undefined;
    },
  ) => Promise<ChangeEntry[]>;
  readonly findByChange: (change: string) => Promise<ChangeEntry | null>;
  readonly listByChanges: (
    changes: readonly string[],
  ) => Promise<ChangeEntry[]>;
}

export function createChangesStore(database: Database): ChangesStore {
  const changes = database.collection<ChangeDocument>("changes", schema);
  return {
    append: (entries) =>
      changes.insertMany(entries.map(toDocument), { ordered: true }),
    listFrom: async (seq, limit) =>
      (
        await changes.find(
          { _id: { $gte: seq } },
          { sort: { _id: 1 }, ...(limit ? { limit } : {}) },
        )
      ).map(toEntry),
    listBefore: async (seq, limit, { actions, organisations }) =>
      (
        await changes.find(
          {
            _id: { $lt: seq },
            action: { $in: actions },
            ...(organisations
              ? { "actor.organisation": { $in: organisations } }
              : {}),
          },
          { sort: { _id: -1 }, limit },
        )
      ).map(toEntry),
    findByChange: async (change) => {
      const found = await changes.findOne({ change });
      return found && toEntry(found);
    },
    listByChanges: async (wanted) =>
      (await changes.find({ change: { $in: [...wanted] } })).map(toEntry),
  };
}
