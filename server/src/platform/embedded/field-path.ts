/** Fields by name, dotted names included, and the keys of what stands there. */
import { findField, Type, typeName } from "./bson-bytes.ts";
import { badValue, notImplemented } from "./errors.ts";
import { keyOf, NULL_KEY, OBJECT_KEY, type Key } from "./key-order.ts";

export interface FieldPath {
  readonly name: string;
  readonly parts: readonly Buffer[];
}

const known = new Map<string, FieldPath>();

export function fieldPath(name: string): FieldPath {
  const before = known.get(name);
  if (before) return before;
  const parts = name.split(".");
  if (parts.some((part) => part === ""))
    throw badValue(`the field name '${name}' has an empty part`);
  const operator = parts.find((part) => part.startsWith("$"));
  if (operator !== undefined)
    throw notImplemented(`'${operator}' in '${name}'`);
  const path = { name, parts: parts.map((part) => Buffer.from(part)) };
  // Names come from code, not from data; the bound is for a client that does otherwise.
  if (known.size < 10_000) known.set(name, path);
  return path;
}

/** Where the field's element begins, or -1 if it is missing. MongoDB looks into arrays on the way: refused. */
export function locate(document: Buffer, path: FieldPath): number {
  const last = path.parts.length - 1;
  let start = 0;
  for (let level = 0; ; level++) {
    const part = path.parts[level]!;
    const at = findField(document, start, part);
    if (at < 0 || level === last) return at;
    if (document[at] === Type.array)
      throw notImplemented(`'${path.name}', which leads through an array,`);
    if (document[at] !== Type.object) return -1;
    start = valueAt(at, part);
  }
}

const valueAt = (at: number, name: Buffer) => at + name.length + 2;

/** The key of the field of which `locate` found the element; a missing field has the key of null, as in MongoDB. */
export function keyAt(
  document: Buffer,
  path: FieldPath,
  at: number,
  purpose: string,
): Key {
  if (at < 0) return NULL_KEY;
  const type = document[at]!;
  const key = keyOf(type, document, valueAt(at, path.parts.at(-1)!));
  if (key !== undefined) return key;
  if (type === Type.object && purpose === FILTER) return OBJECT_KEY;
  throw notImplemented(
    `${purpose} '${path.name}' where it holds ${typeName(type)}`,
  );
}
/** An object differs from every value that a filter may name, so a filter needs no key of it. */
export const FILTER = "a filter on";
