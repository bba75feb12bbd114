/** Writing one document with its index entries; everything here runs inside `write`. */
import {
  fieldTypes,
  readElement,
  subdocument,
  Type,
  elementsOf,
  type Element,
} from "./bson-bytes.ts";
import { deserialize } from "bson";
import { CommandError, notImplemented } from "./errors.ts";
import { locate } from "./field-path.ts";
import { indexKey, type Index } from "./index-keys.ts";
import { successor, type Key } from "./key-order.ts";
import {
  addToCount,
  nextRow,
  type Collection,
  type Storage,
} from "./storage.ts";
import { MAX_DOCUMENT_BYTES } from "./update.ts";

const NOTHING = Buffer.alloc(0);

export function getRow(
  { rows }: Storage,
  collection: Collection,
  row: Key,
): Buffer | undefined {
  return rows.get(collection.prefix + row);
}

export function insertRow(
  storage: Storage,
  collection: Collection,
  document: Buffer,
): void {
  checkInserted(document);
  const keys = collection.indexes.map((index) => {
    const key = indexKey(index, document);
    checkUnique(storage, collection, index, key, document);
    return key;
  });
  const row = nextRow(collection);
  void storage.rows.put(collection.prefix + row, document);
  addToCount(storage, collection, 1);
  collection.indexes.forEach((index, at) => {
    putEntry(storage, index, keys[at]!, row);
  });
}

function checkInserted(document: Buffer): void {
  if (document.length > MAX_DOCUMENT_BYTES)
    throw new CommandError(
      10334,
      "BSONObjectTooLarge",
      `A document may have ${MAX_DOCUMENT_BYTES} bytes, this one has ${document.length}`,
    );
  // MongoDB would put the time into an empty timestamp.
  if (fieldTypes(document).has(Type.timestamp))
    throw notImplemented("a field of type timestamp");
}

export function replaceRow(
  storage: Storage,
  collection: Collection,
  row: Key,
  before: Buffer,
  after: Buffer,
): void {
  const moves = collection.indexes.flatMap((index) => {
    const [from, to] = [indexKey(index, before), indexKey(index, after)];
    if (from === to) return [];
    checkUnique(storage, collection, index, to, after);
    return [{ index, from, to }];
  });
  for (const { index, from, to } of moves) {
    void storage.entries.remove(index.prefix + from + row);
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
  for (const index of collection.indexes)
    void storage.entries.remove(index.prefix + indexKey(index, document) + row);
  void storage.rows.remove(collection.prefix + row);
  addToCount(storage, collection, -1);
}

export function putEntry(
  storage: Storage,
  index: Index,
  key: Key,
  row: Key,
): void {
  // A shortened key tells no order, so from now on this index must not be used to sort.
  if (key.length > index.limit) void storage.meta.put(longKeys(index), true);
  void storage.entries.put(index.prefix + key + row, NOTHING);
}
const longKeys = ({ definition }: Index) => `long-keys:${definition.id}`;
export const hasLongKeys = ({ meta }: Storage, index: Index): boolean =>
  meta.doesExist(longKeys(index));

export function checkUnique(
  { entries }: Storage,
  collection: Collection,
  index: Index,
  key: Key,
  document: Buffer,
): void {
  if (!index.definition.unique) return;
  const start = index.prefix + key;
  for (const _ of entries.getKeys({ start, end: successor(start), limit: 1 }))
    throw duplicateKey(collection, index, document);
}

function duplicateKey(
  collection: Collection,
  { definition, fields }: Index,
  document: Buffer,
): CommandError {
  const values = fields.map(({ path }): Element => {
    const at = locate(document, path);
    if (at < 0) return { name: path.name, type: Type.null, value: NOTHING };
    return { ...readElement(document, at).element, name: path.name };
  });
  const keyValue = subdocument("keyValue", values);
  const [keyPattern] = elementsOf({
    keyPattern: Object.fromEntries(definition.fields),
  });
  const shown = Object.entries(deserialize(keyValue.value))
    .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
    .join(", ");
  return new CommandError(
    11000,
    "DuplicateKey",
    `E11000 duplicate key error collection: ${collection.name} index: ${definition.name} dup key: { ${shown} }`,
    [keyPattern!, keyValue],
  );
}
