/** One document with its index entries; everything that writes runs inside `write`. */
import { deserialize } from "bson";
import * as bson from "./bson-bytes.ts";
import { indexKey, locate, type Index } from "./fields.ts";
import type { Key } from "./key-order.ts";
import { CommandError, notImplemented } from "./replies.ts";
import {
  addToCount,
  nextRow,
  type Collection,
  type Storage,
} from "./storage.ts";
import { MAX_DOCUMENT_BYTES } from "./update.ts";

const NOTHING = Buffer.alloc(0);
const TIMESTAMP = bson.Type.timestamp;

export const getRow = (
  { rows }: Storage,
  { prefix }: Collection,
  row: Key,
): Buffer | undefined => rows.get(prefix + row);

export function insertRow(
  storage: Storage,
  collection: Collection,
  document: Buffer,
): void {
  if (document.length > MAX_DOCUMENT_BYTES)
    throw new CommandError(
      10334,
      "BSONObjectTooLarge",
      `A document may have ${MAX_DOCUMENT_BYTES} bytes, this one has ${document.length}`,
    );
  // MongoDB would put the time into an empty timestamp.
  if (bson.readElements(document).some(({ type }) => type === TIMESTAMP))
    throw notImplemented("a field of type timestamp");
  const keys = collection.indexes.map((index) =>
    freeKey(storage, collection, index, document),
  );
  const row = nextRow(collection);
  void storage.rows.put(collection.prefix + row, document);
  collection.indexes.forEach((index, at) => {
    putEntry(storage, index, keys[at]!, row);
  });
  addToCount(storage, collection, 1);
}

export function replaceRow(
  storage: Storage,
  collection: Collection,
  { row, document: before }: { readonly row: Key; readonly document: Buffer },
  after: Buffer,
): void {
  const moves = collection.indexes.flatMap((index) => {
    const from = indexKey(index, before);
    if (from === indexKey(index, after)) return [];
    return [{ index, from, to: freeKey(storage, collection, index, after) }];
  });
  for (const { index, from, to } of moves) {
    void storage.entries.remove(entryKey(index, from, row));
    putEntry(storage, index, to, row);
  }
  void storage.rows.put(collection.prefix + row, after);
}

export function removeRow(
  storage: Storage,
  collection: Collection,
  row: Key,
  document: Buffer,
): void {
  for (const index of collection.indexes) {
    const key = indexKey(index, document);
    void storage.entries.remove(entryKey(index, key, row));
  }
  void storage.rows.remove(collection.prefix + row);
  addToCount(storage, collection, -1);
}

export function putEntry(
  { entries }: Storage,
  index: Index,
  key: Key,
  row: Key,
): void {
  const value = index.definition.unique ? Buffer.from(row, "latin1") : NOTHING;
  void entries.put(entryKey(index, key, row), value);
}
/** A unique index has the row behind its key, others as the end of it. */
export const entryKey = (index: Index, key: Key, row: Key): Key =>
  index.prefix + key + (index.definition.unique ? "" : row);
export const rowOf = ({ definition }: Index, key: Key, value: Buffer): Key =>
  definition.unique ? value.toString("latin1") : key.slice(-6);

export const hasLongKeys = (
  { meta }: Storage,
  { definition }: Index,
): boolean => meta.doesExist(`long-keys:${definition.id}`);

/** The document's key in the index; throws if that is unique and holds it already. */
export function freeKey(
  { meta, entries }: Storage,
  collection: Collection,
  index: Index,
  document: Buffer,
): Key {
  const key = indexKey(index, document);
  // A shortened key tells no order, so from now on this index must not be used to sort.
  if (key.length > index.limit && key !== indexKey(index, document, Infinity))
    void meta.put(`long-keys:${index.definition.id}`, true);
  if (index.definition.unique && entries.doesExist(entryKey(index, key, "")))
    throw duplicateKey(collection, index, document);
  return key;
}

function duplicateKey(
  collection: Collection,
  { definition: { name, fields }, order }: Index,
  document: Buffer,
): CommandError {
  const values = order.map(({ path }) => {
    const at = locate(document, path);
    const found = at < 0 ? NULL : bson.readElement(document, at).element;
    return { ...found, name: path.name };
  });
  const keyValue = bson.documentElement("keyValue", values);
  const keyPattern = bson.elementsOf({
    keyPattern: Object.fromEntries(fields),
  });
  const shown = Object.entries(deserialize(keyValue.value))
    .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
    .join(", ");
  return new CommandError(
    11000,
    "DuplicateKey",
    `E11000 duplicate key error collection: ${collection.name} index: ${name} dup key: { ${shown} }`,
    [...keyPattern, keyValue],
  );
}
const NULL = { type: bson.Type.null, value: NOTHING };
