import { createHash } from "node:crypto";
import { Schema } from "mongoose";
import type { Database } from "../platform/database.ts";
import { insertNew } from "./insert-new.ts";

/**
 * Notes and texts of evidence lie beside the ledger and are referred to, so that they can be erased without touching
 * a revision.
 */
interface TextDocument {
  readonly _id: string;
  readonly change: string;
  readonly text: string;
}

const schema = new Schema<TextDocument>({
  _id: { type: String, required: true },
  change: { type: String, required: true },
  text: { type: String, required: true },
});
schema.index({ change: 1 });

/** The id of a text of a change: equal texts of one change are kept once. */
export const textId = (change: string, text: string): string =>
  `${change}:${createHash("sha256").update(text).digest("base64url").slice(0, 16)}`;

export interface TextsStore {
  /** Texts that are there already are left as they are. */
  readonly put: (change: string, texts: Iterable<string>) => Promise<void>;
  readonly get: (
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly removeOf: (change: string) => Promise<void>;
}

const BATCH = 500;

export function createTextsStore(database: Database): TextsStore {
  const texts = database.collection<TextDocument>("texts", schema);
  return {
    put: async (change, given) => {
      const documents = [...new Set(given)].map((text) => ({
        _id: textId(change, text),
        change,
        text,
      }));
      for (let from = 0; from < documents.length; from += BATCH)
        await insertNew(texts, documents.slice(from, from + BATCH));
    },
    get: async (ids) =>
      new Map(
        (await texts.find({ _id: { $in: [...ids] } })).map(({ _id, text }) => [
          _id,
          text,
        ]),
      ),
    removeOf: async (change) => {
      await texts.deleteMany({ change });
    },
  };
}
