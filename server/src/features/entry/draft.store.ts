import { Schema } from "mongoose";
import { DuplicateKey } from "../../platform/database-errors.ts";
import type { Database } from "../../platform/database.ts";

/** One answer or fact as it is being typed. Texts stand as they were typed: nothing is lost because it cannot be read. */
export interface DraftCell {
  /** `cell-key.ts`. */
  readonly key: string;
  /** Seq of the version that the typing began from, 0 where nothing was stated. */
  readonly base: number;
  /** Number of the draft's version that set it. */
  readonly rev: number;
  /** By column of the workbook. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What one person has typed of a site and period and not published. */
export interface Draft {
  readonly account: string;
  readonly organisation: string;
  readonly site: string;
  readonly period: number;
  /** Raised with every change of it; 0: there is none yet. */
  readonly rev: number;
  readonly savedAt: Date;
  readonly cells: readonly DraftCell[];
}

export type DraftPlace = Pick<
  Draft,
  "account" | "organisation" | "period" | "site"
>;

interface TextDocument {
  readonly column: string;
  readonly text: string;
}
interface DraftDocument extends Omit<Draft, "cells"> {
  readonly _id: string;
  readonly cells: readonly (Omit<DraftCell, "texts"> & {
    readonly texts: readonly TextDocument[];
  })[];
}

const schema = new Schema<DraftDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  site: { type: String, required: true },
  period: { type: Number, required: true },
  rev: { type: Number, required: true },
  savedAt: { type: Date, required: true },
  cells: Schema.Types.Mixed,
});
schema.index({ account: 1 });
schema.index({ savedAt: 1 });

const idOf = ({ account, organisation, site, period }: DraftPlace) =>
  [account, organisation, site, period].join("|");

const toDraft = ({ _id, cells, ...rest }: DraftDocument): Draft => ({
  ...rest,
  cells: cells.map(({ texts, ...cell }) => ({
    ...cell,
    texts: Object.fromEntries(texts.map(({ column, text }) => [column, text])),
  })),
});

export interface DraftStore {
  readonly find: (place: DraftPlace) => Promise<Draft | null>;
  /** All of an account under one organisation. */
  readonly listOf: (account: string, organisation: string) => Promise<Draft[]>;
  /** Writes it if it still stands at `rev - 1`; false where somebody was first. */
  readonly save: (draft: Draft) => Promise<boolean>;
  readonly removeBefore: (time: Date) => Promise<void>;
}

export function createDraftStore(database: Database): DraftStore {
  const drafts = database.collection<DraftDocument>("drafts", schema);
  return {
    find: async (place) => {
      const found = await drafts.findOne({ _id: idOf(place) });
      return found && toDraft(found);
    },
    listOf: async (account, organisation) =>
      (await drafts.find({ account, organisation }))
        .map(toDraft)
        .filter(({ cells }) => cells.length > 0),
    save: async ({ cells, ...draft }) => {
      const _id = idOf(draft);
      const written = cells.map(({ texts, ...cell }) => ({
        ...cell,
        texts: Object.entries(texts).map(([column, text]) => ({
          column,
          text,
        })),
      }));
      if (draft.rev === 1) {
        try {
          await drafts.insert({ _id, ...draft, cells: written });
          return true;
        } catch (error) {
          if (error instanceof DuplicateKey) return false;
          throw error;
        }
      }
      const { rev, savedAt } = draft;
      const found = await drafts.findOneAndUpdate(
        { _id, rev: rev - 1 },
        { $set: { rev, savedAt, cells: written } },
        { returns: "after" },
      );
      return found !== null;
    },
    removeBefore: async (time) => {
      await drafts.deleteMany({ savedAt: { $lt: time } });
    },
  };
}
