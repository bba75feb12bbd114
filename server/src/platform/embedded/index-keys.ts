/** What an index holds of a document. A sort compares the same keys without an index. */
import { fieldPath, keyAt, locate, type FieldPath } from "./field-path.ts";
import { flip, shorten, type Key } from "./key-order.ts";

export type FieldOrder = readonly [field: string, direction: 1 | -1];

export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly FieldOrder[];
  readonly unique: boolean;
}

export interface OrderedField {
  readonly path: FieldPath;
  readonly descending: boolean;
}

export interface Index {
  readonly definition: IndexDefinition;
  readonly prefix: Key;
  readonly fields: readonly OrderedField[];
  /** Longer keys of one field are shortened, so that all of them together fit into a key of LMDB (1,978 bytes). */
  readonly limit: number;
}

export const orderedFields = (
  fields: readonly FieldOrder[],
): readonly OrderedField[] =>
  fields.map(([field, direction]) => ({
    path: fieldPath(field),
    descending: direction === -1,
  }));

export function defineIndex(definition: IndexDefinition): Index {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(definition.id);
  return {
    definition,
    prefix: prefix.toString("latin1"),
    fields: orderedFields(definition.fields),
    limit: Math.min(400, Math.floor(1900 / definition.fields.length) - 32),
  };
}

/** The key of a document in an index, without the index's prefix and the row. */
export function keyOfFields(
  document: Buffer,
  fields: readonly OrderedField[],
  limit: number,
  purpose: string,
): Key {
  let keys = "";
  for (const { path, descending } of fields) {
    const key = shorten(
      keyAt(document, path, locate(document, path), purpose),
      limit,
    );
    keys += descending ? flip(key) : key;
  }
  return keys;
}

export const indexKey = (index: Index, document: Buffer): Key =>
  keyOfFields(document, index.fields, index.limit, "an index on");
