/** Fields by name, dotted names included, and the keys of what stands there: what an index holds and a sort compares. */
import {
  findField,
  readElements,
  Type,
  typeName,
  type Element,
} from "./bson-bytes.ts";
import {
  flip,
  keyOf,
  NULL_KEY,
  OBJECT_KEY,
  shorten,
  type Key,
} from "./key-order.ts";
import { badValue, notImplemented } from "./replies.ts";

/** The fields of an object (or a list); none if it is missing. Anything else must not pass for none. */
export function fieldsIn(
  element: Element | undefined,
  type: number = Type.object,
): Element[] {
  if (!element) return [];
  if (element.type === type) return readElements(element.value);
  throw badValue(`'${element.name}' must be ${typeName(type)}`);
}

export interface FieldPath {
  readonly name: string;
  readonly parts: readonly Buffer[];
}

export function fieldPath(name: string): FieldPath {
  const parts = name.split(".");
  for (const part of parts) {
    if (part === "") throw badValue(`an empty field name in '${name}'`);
    if (part.startsWith("$")) throw notImplemented(`'${part}' in '${name}'`);
  }
  return { name, parts: parts.map((part) => Buffer.from(part)) };
}

/** Where the field's element begins, or -1 if it is missing. MongoDB looks into arrays on the way: refused. */
export function locate(document: Buffer, { name, parts }: FieldPath): number {
  let start = 0;
  for (let level = 0; ; level++) {
    const part = parts[level]!;
    const at = findField(document, start, part);
    if (at < 0 || level === parts.length - 1) return at;
    if (document[at] === Type.array)
      throw notImplemented(`'${name}', which leads through an array,`);
    if (document[at] !== Type.object) return -1;
    start = at + part.length + 2;
  }
}

/** An object differs from every value that a filter may name, so a filter needs no key of it. */
export const FILTER = "a filter on";

/** The key of the field of which `locate` found the element; a missing field has the key of null, as in MongoDB. */
export function keyAt(
  document: Buffer,
  { name, parts }: FieldPath,
  at: number,
  purpose: string,
): Key {
  if (at < 0) return NULL_KEY;
  const type = document[at]!;
  const key = keyOf(type, document, at + parts.at(-1)!.length + 2);
  if (key !== undefined) return key;
  if (type === Type.object && purpose === FILTER) return OBJECT_KEY;
  throw notImplemented(`${purpose} '${name}' where it holds ${typeName(type)}`);
}

/** Fields in their order, as a sort or an index names them. */
export type Order = readonly {
  readonly path: FieldPath;
  readonly descending: boolean;
}[];
export type Directions = readonly (readonly [field: string, by: 1 | -1])[];

export const orderOf = (directions: Directions): Order =>
  directions.map(([field, by]) => ({
    path: fieldPath(field),
    descending: by === -1,
  }));

export function keyOfOrder(
  document: Buffer,
  order: Order,
  limit: number,
  purpose: string,
): Key {
  let keys = "";
  for (const { path, descending } of order) {
    const at = locate(document, path);
    const key = shorten(keyAt(document, path, at, purpose), limit);
    keys += descending ? flip(key) : key;
  }
  return keys;
}

/** As the catalogue has it. */
export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly fields: Directions;
  readonly unique: boolean;
}

export interface Index {
  readonly definition: IndexDefinition;
  readonly prefix: Key;
  readonly order: Order;
  /** Longer keys of one field are shortened, so that all of them together fit into a key of LMDB (1,978 bytes). */
  readonly limit: number;
}

export const defineIndex = (definition: IndexDefinition): Index => ({
  definition,
  prefix: idBytes(definition.id),
  order: orderOf(definition.fields),
  limit: Math.min(400, Math.floor(1900 / definition.fields.length) - 32),
});

/** Big-endian, so that LMDB's order of bytes is that of the numbers. */
export function idBytes(id: number): Key {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes.toString("latin1");
}

/** The key of a document in an index, without the index's prefix and the row. */
export const indexKey = (
  { order, limit }: Index,
  document: Buffer,
  otherLimit = limit,
): Key => keyOfOrder(document, order, otherLimit, "an index on");
