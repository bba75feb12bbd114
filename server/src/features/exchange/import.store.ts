import { Schema } from "mongoose";
import type { Role } from "@saphan/shared/contract";
import type { Disclosure } from "@saphan/shared/core";
import type { Database } from "../../platform/database.ts";
import type { PlanProgress } from "./import/plan-workbook.ts";
import type { QuestionAnswers } from "./import/questions.ts";

export const IMPORT_STATES = [
  "uploading",
  "planning",
  /** There is a plan to look at. */
  "planned",
  "publishing",
  "published",
  /** There was nothing to change. */
  "unchanged",
  "cancelled",
  /** Something went wrong on our side; it may be planned again. */
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** One file on its way in. */
export interface ImportRecord {
  readonly id: string;
  /** Account, organisation and role that it is imported with. */
  readonly account: string;
  readonly organisation: string;
  readonly role: Role;
  readonly fileName: string;
  readonly bytes: number;
  /** Bytes that have arrived. */
  readonly received: number;
  readonly state: ImportState;
  readonly createdAt: Date;
  /** Raised with every change of it, also with every sign of life of whoever works on it. */
  readonly rev: number;
  readonly progress: PlanProgress | null;
  readonly answers: QuestionAnswers;
  /** Of the plan that is there; 0: none yet. A later plan has a higher one. */
  readonly plan: number;
  /**
   * The change that it was published as, or what was asked for and may still be published, by whoever was paused over
   * it; empty for none. Of no other request is it ever published.
   */
  readonly change: string;
  /** Number of the ledger's entry, null where there is none. */
  readonly seq: number | null;
  /** The piece of work that it was claimed for, and until when that may be trusted to go on. */
  readonly owner: string;
  readonly leaseUntil: Date | null;
  /** What the organisation disclosed by default when the file was sent: however often it is planned, it reads the same. */
  readonly linkDefault?: Disclosure | undefined;
}

interface AnswerDocument {
  readonly question: string;
  readonly option: string;
}

interface ImportDocument extends Omit<ImportRecord, "id" | "answers"> {
  readonly _id: string;
  /** A list: the ids of questions may hold signs that no field name may have. */
  readonly answers: readonly AnswerDocument[];
}

const schema = new Schema<ImportDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, required: true },
  fileName: { type: String, required: true },
  bytes: { type: Number, required: true },
  received: { type: Number, required: true },
  state: { type: String, enum: IMPORT_STATES, required: true },
  createdAt: { type: Date, required: true },
  rev: { type: Number, required: true },
  progress: Schema.Types.Mixed,
  answers: Schema.Types.Mixed,
  plan: Number,
  change: String,
  seq: Number,
  owner: String,
  leaseUntil: Date,
  linkDefault: String,
});
schema.index({ organisation: 1, createdAt: -1 });
schema.index({ createdAt: 1 });

const toRecord = ({ _id, answers, ...rest }: ImportDocument): ImportRecord => ({
  id: _id,
  ...rest,
  answers: Object.fromEntries(
    answers.map(({ question, option }) => [question, option]),
  ),
});
const answerDocuments = (answers: QuestionAnswers): readonly AnswerDocument[] =>
  Object.entries(answers).map(([question, option]) => ({ question, option }));

export type ImportChange = Partial<
  Omit<ImportRecord, "id" | "account" | "organisation" | "role" | "rev">
>;

export interface ImportStore {
  readonly insert: (record: ImportRecord) => Promise<void>;
  readonly find: (id: string) => Promise<ImportRecord | null>;
  /** Of an organisation's role, the newest first; from before a time. */
  readonly list: (
    organisation: string,
    role: Role,
    limit: number,
    before?: Date,
  ) => Promise<ImportRecord[]>;
  readonly findByChange: (
    organisation: string,
    role: Role,
    change: string,
  ) => Promise<ImportRecord | null>;
  /** Changes it if it is in one of the states and held as said: by that owner still, or not changed since. */
  readonly change: (
    id: string,
    from: readonly ImportState[],
    change: ImportChange,
    held?: Partial<Pick<ImportRecord, "change" | "owner" | "rev">>,
  ) => Promise<ImportRecord | null>;
  readonly listBefore: (time: Date) => Promise<string[]>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
}

export function createImportStore(database: Database): ImportStore {
  const imports = database.collection<ImportDocument>("imports", schema);
  return {
    insert: ({ id, answers, ...record }) =>
      imports.insert({ _id: id, ...record, answers: answerDocuments(answers) }),
    find: async (id) => {
      const found = await imports.findOne({ _id: id });
      return found && toRecord(found);
    },
    list: async (organisation, role, limit, before) =>
      (
        await imports.find(
          {
            organisation,
            role,
            ...(before ? { createdAt: { $lt: before } } : {}),
          },
          { sort: { createdAt: -1 }, limit },
        )
      ).map(toRecord),
    findByChange: async (organisation, role, change) => {
      const found = await imports.findOne({ organisation, role, change });
      return found && toRecord(found);
    },
    change: async (id, from, { answers, ...change }, held) => {
      const found = await imports.findOneAndUpdate(
        {
          _id: id,
          state: { $in: [...from] },
          ...held,
        },
        {
          $set: {
            ...change,
            ...(answers ? { answers: answerDocuments(answers) } : {}),
          },
          $inc: { rev: 1 },
        },
        { returns: "after" },
      );
      return found && toRecord(found);
    },
    listBefore: async (time) =>
      (
        await imports.find({ createdAt: { $lt: time } }, { fields: ["_id"] })
      ).map(({ _id }) => _id),
    remove: async (ids) => {
      await imports.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}
