import type { Collection } from "../platform/database-collection.ts";
import { DuplicateKey } from "../platform/database-errors.ts";

/** Inserts those documents whose `_id` is not there yet: what a change stages twice is written once. */
export async function insertNew<T extends { _id: unknown }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<void> {
  try {
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
