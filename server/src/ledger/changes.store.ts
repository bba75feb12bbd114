import { Schema } from "mongoose";
import type { Database } from "../platform/database.ts";
import {
  requestOf,
  type Actor,
  type ChangeAction,
  type ChangeEntry,
} from "./change.ts";

interface ChangeDocument {
  readonly _id: number;
  /** What was asked for. */
  readonly change: string;
  /** The attempt at it that counts; absent where there is one only. */
  readonly attempt?: string;
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
  attempt: String,
  at: { type: Date, required: true },
  actor: { account: String, organisation: String },
  action: { type: String, required: true },
  subject: String,
  counts: Schema.Types.Mixed,
  withdraws: String,
});
schema.index({ change: 1 }, { unique: true });
schema.index({ "actor.organisation": 1, _id: -1 });

const toDocument = ({
  seq,
  at,
  change,
  ...entry
}: ChangeEntry): ChangeDocument => {
  const request = requestOf(change);
  return {
    _id: seq,
    change: request,
    ...(request === change ? {} : { attempt: change }),
    ...entry,
    at: new Date(at),
  };
};
const toEntry = ({
  _id,
  at,
  change,
  attempt = change,
  ...entry
}: ChangeDocument): ChangeEntry => ({
  seq: _id,
  change: attempt,
  ...entry,
  at: at.getTime(),
});

export interface ChangesStore {
  /** Inserts in order; throws `DuplicateKey` at the first whose seq or request is taken, those before it standing. */
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
  /** The entry whose revisions lie under the id. */
  readonly findByChange: (change: string) => Promise<ChangeEntry | null>;
  readonly listByChanges: (
    changes: readonly string[],
  ) => Promise<ChangeEntry[]>;
  /** What has become of a request, whoever's attempt it was. */
  readonly findByRequest: (request: string) => Promise<ChangeEntry | null>;
  readonly listByRequests: (
    requests: readonly string[],
  ) => Promise<ChangeEntry[]>;
}

export function createChangesStore(database: Database): ChangesStore {
  const changes = database.collection<ChangeDocument>("changes", schema);
  const findByRequest = async (change: string) => {
    const found = await changes.findOne({ change });
    return found && toEntry(found);
  };
  const listByRequests = async (wanted: readonly string[]) =>
    (await changes.find({ change: { $in: [...wanted] } })).map(toEntry);
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
      const found = await findByRequest(requestOf(change));
      return found?.change === change ? found : null;
    },
    listByChanges: async (wanted) => {
      const those = new Set(wanted);
      const found = await listByRequests(wanted.map(requestOf));
      return found.filter(({ change }) => those.has(change));
    },
    findByRequest,
    listByRequests,
  };
}
