import { Schema } from "mongoose";
import {
  REVISION_KINDS,
  type Revision,
  type RevisionKind,
  type RevisionOf,
} from "@saphan/shared/core";
import { BsonReader } from "../platform/bson-reader.ts";
import type { Filter } from "../platform/database-filter.ts";
import type { Database } from "../platform/database.ts";
import { insertNew } from "./insert-new.ts";
import type { ChangeEntry } from "./change.ts";
import {
  fromDocument,
  readRevision,
  toDocument,
  type LookUpField,
  type RevisionDocument,
} from "./revision-document.ts";

/** Revisions are staged in batches of at most this many documents. */
const BATCH = 500;

const COLLECTIONS: Readonly<Record<RevisionKind, string>> = {
  entity: "entities",
  site: "sites",
  succession: "successions",
  alias: "aliases",
  facts: "facts",
  answers: "answers",
  link: "links",
  grant: "grants",
  enrolment: "enrolments",
  target: "targets",
};

/** What history pages and plans look revisions up by, besides their change. */
const INDEXES: Readonly<
  Record<RevisionKind, readonly (keyof RevisionDocument)[]>
> = {
  entity: ["id"],
  site: ["id"],
  succession: ["from", "into"],
  alias: [],
  facts: ["site", "entity"],
  answers: ["site", "period"],
  link: ["from", "to"],
  grant: ["site"],
  enrolment: ["organisation"],
  target: ["lens"],
};

/** Only what is looked up is declared: revisions are made by our own code and inserted in bulk. */
function schemaOf(kind: RevisionKind): Schema<RevisionDocument> {
  const schema = new Schema<RevisionDocument>({
    _id: { type: String, required: true },
    change: String,
    id: String,
    site: String,
    entity: String,
    from: String,
    to: String,
    into: String,
    organisation: String,
    lens: String,
    period: Number,
  });
  schema.index({ change: 1 });
  for (const field of INDEXES[kind]) schema.index({ [field]: 1 });
  return schema;
}

interface StagingDocument {
  readonly _id: string;
  readonly at: Date;
}
const stagingSchema = new Schema<StagingDocument>({
  _id: { type: String, required: true },
  at: { type: Date, required: true },
});

export interface StagedRevision<Kind extends RevisionKind = RevisionKind> {
  readonly change: string;
  readonly revision: RevisionOf<Kind>;
}

/** Revisions of one change on their way in. */
export interface StagedPart {
  readonly change: string;
  readonly revisions: readonly Revision[];
  /** How many documents of the change went before: changes may be staged in parts. */
  readonly firstOrdinal: number;
}

/** Which documents of a kind are loaded; all where nothing is said. */
export interface BulkFilter {
  readonly change?: string;
  /** Answers from a period on, and before another one. */
  readonly fromPeriod?: number;
  readonly beforePeriod?: number;
}

function filterOf({
  change,
  fromPeriod,
  beforePeriod,
}: BulkFilter): Filter<RevisionDocument> {
  const period = {
    ...(fromPeriod === undefined ? {} : { $gte: fromPeriod }),
    ...(beforePeriod === undefined ? {} : { $lt: beforePeriod }),
  };
  return {
    ...(change === undefined ? {} : { change }),
    ...(Object.keys(period).length === 0 ? {} : { period }),
  };
}

export interface RevisionsStore {
  /** Notes changes that are about to be staged, so that what is left of them can be found and swept. */
  readonly announce: (changes: readonly string[], at: Date) => Promise<void>;
  /** Announced changes from before `before`, published or not. */
  readonly listAnnounced: (before: Date) => Promise<string[]>;
  readonly forgetAnnounced: (changes: readonly string[]) => Promise<void>;
  /**
   * Writes revisions, invisible until their change is published. What is already there is left as it is: staging
   * twice writes once.
   */
  readonly stage: (parts: readonly StagedPart[]) => Promise<void>;
  /** Revisions of published entries, kind by kind. */
  readonly read: (entries: readonly ChangeEntry[]) => Promise<StagedRevision[]>;
  /** The same one by one, for entries that are too large to hold. */
  readonly scan: (entry: ChangeEntry) => AsyncIterable<Revision>;
  /** Every version of one kind's records whose `field` is one of `values`. */
  readonly listBy: <Kind extends RevisionKind>(
    kind: Kind,
    field: LookUpField,
    values: readonly string[],
  ) => Promise<StagedRevision<Kind>[]>;
  /** Documents of a kind as bytes, for loading in bulk. */
  readonly scanRaw: (
    kind: RevisionKind,
    which?: BulkFilter,
  ) => AsyncIterable<readonly Uint8Array[]>;
  /** The same as revisions, with the change that each belongs to. */
  readonly scanAll: <Kind extends RevisionKind>(
    kind: Kind,
    which?: Pick<BulkFilter, "change">,
  ) => AsyncIterable<readonly StagedRevision<Kind>[]>;
  /** The oldest and the newest period of all answers; null where there is none. */
  readonly answeredPeriods: () => Promise<readonly [number, number] | null>;
  /** Removes what was staged under a change. */
  readonly remove: (change: string) => Promise<void>;
}

const kindsOf = ({ counts }: ChangeEntry): RevisionKind[] =>
  REVISION_KINDS.filter((kind) => (counts[kind] ?? 0) > 0);

export function createRevisionsStore(database: Database): RevisionsStore {
  const stagings = database.collection<StagingDocument>(
    "stagings",
    stagingSchema,
  );
  const collections = Object.fromEntries(
    REVISION_KINDS.map((kind) => [
      kind,
      database.collection<RevisionDocument>(COLLECTIONS[kind], schemaOf(kind)),
    ]),
  ) as Record<
    RevisionKind,
    ReturnType<typeof database.collection<RevisionDocument>>
  >;
  const staged = <Kind extends RevisionKind>(
    kind: Kind,
    document: RevisionDocument,
  ): StagedRevision<Kind> => ({
    change: document.change,
    revision: fromDocument(kind, document),
  });

  return {
    announce: (changes, at) =>
      insertNew(
        stagings,
        changes.map((change) => ({ _id: change, at })),
      ),
    listAnnounced: async (before) =>
      (await stagings.find({ at: { $lt: before } })).map(({ _id }) => _id),
    forgetAnnounced: async (changes) => {
      await stagings.deleteMany({ _id: { $in: [...changes] } });
    },
    stage: async (parts) => {
      const byKind = new Map<RevisionKind, RevisionDocument[]>();
      for (const { change, revisions, firstOrdinal } of parts)
        revisions.forEach((revision, i) => {
          const document = toDocument(revision, change, firstOrdinal + i);
          const have = byKind.get(revision.kind);
          if (have) have.push(document);
          else byKind.set(revision.kind, [document]);
        });
      for (const [kind, documents] of byKind)
        for (let from = 0; from < documents.length; from += BATCH)
          await insertNew(
            collections[kind],
            documents.slice(from, from + BATCH),
          );
    },
    read: async (entries) => {
      // All at once: whoever follows the ledger waits for the slowest only.
      const read = await Promise.all(
        REVISION_KINDS.map(async (kind): Promise<StagedRevision[]> => {
          const changes = entries
            .filter((entry) => (entry.counts[kind] ?? 0) > 0)
            .map(({ change }) => change);
          if (changes.length === 0) return [];
          const found = await collections[kind].find({
            change: { $in: changes },
          });
          return found.map((document) => staged(kind, document));
        }),
      );
      return read.flat();
    },
    async *scan(entry) {
      for (const kind of kindsOf(entry))
        for await (const document of collections[kind].scan({
          change: entry.change,
        }))
          yield fromDocument(kind, document);
    },
    listBy: async (kind, field, values) =>
      (await collections[kind].find({ [field]: { $in: [...values] } })).map(
        (document) => staged(kind, document),
      ),
    scanRaw: (kind, which = {}) => collections[kind].scanRaw(filterOf(which)),
    async *scanAll(kind, which = {}) {
      const reader = new BsonReader();
      for await (const batch of collections[kind].scanRaw(filterOf(which)))
        yield batch.map((document) => {
          reader.open(document);
          return readRevision(kind, reader);
        });
    },
    answeredPeriods: async () => {
      const end = async (period: 1 | -1) =>
        (await collections.answers.findOne({}, { sort: { period } }))?.period;
      const [oldest, newest] = [await end(1), await end(-1)];
      return oldest === undefined || newest === undefined
        ? null
        : [oldest, newest];
    },
    remove: async (change) => {
      for (const kind of REVISION_KINDS)
        await collections[kind].deleteMany({ change });
    },
  };
}
