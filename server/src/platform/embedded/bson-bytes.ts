/**
 * BSON read and written as bytes. The store never turns a document into an object: so no number changes its type, no
 * field its place, and a document is stored and sent as the client wrote it.
 */
import { serialize } from "bson";

export const Type = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
} as const;

const NAMES = new Map<number, string>(
  Object.entries(Type).map(([name, type]) => [type, name]),
);
export const typeName = (type: number): string =>
  NAMES.get(type) ?? `BSON type ${type}`;

const FIXED_SIZES = new Map<number, number>([
  [Type.double, 8],
  [Type.objectId, 12],
  [Type.boolean, 1],
  [Type.date, 8],
  [Type.null, 0],
  [Type.int, 4],
  [Type.timestamp, 8],
  [Type.long, 8],
  [Type.decimal, 16],
  [6, 0], // undefined
  [127, 0], // MaxKey
  [255, 0], // MinKey
]);

export interface Element {
  readonly name: string;
  readonly type: number;
  readonly value: Buffer;
}

function sizeOfValue(type: number, bytes: Buffer, at: number): number {
  const fixed = FIXED_SIZES.get(type);
  if (fixed !== undefined) return fixed;
  if (type === Type.regex)
    return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at;
  const length = bytes.readInt32LE(at);
  if (length < 0 || at + length > bytes.length)
    throw new RangeError("a BSON value reaches beyond its document");
  switch (type) {
    case Type.object:
    case Type.array:
    case Type.codeWithScope:
      return length;
    case Type.binary:
      return 5 + length;
    case Type.dbPointer:
      return 16 + length;
    case Type.string:
    case Type.code:
    case Type.symbol:
      return 4 + length;
  }
  throw new RangeError(`unknown BSON type ${type}`);
}

/** Where the element `name` of the document at `start` begins (its type byte), or -1. */
export function findField(bytes: Buffer, start: number, name: Buffer): number {
  const end = start + bytes.readInt32LE(start) - 1;
  for (let at = start + 4; at < end;) {
    let to = at + 1;
    let same = 0;
    while (same < name.length && bytes[to] === name[same]) {
      same++;
      to++;
    }
    if (same === name.length && bytes[to] === 0) return at;
    while (to < end && bytes[to] !== 0) to++;
    at = to + 1 + sizeOfValue(bytes[at]!, bytes, to + 1);
  }
  return -1;
}

/** The element that begins at `at`; what follows it begins at `next`. */
export function readElement(
  bytes: Buffer,
  at: number,
): { readonly element: Element; readonly next: number } {
  const nameEnd = bytes.indexOf(0, at + 1);
  const type = bytes[at]!;
  const next = nameEnd + 1 + sizeOfValue(type, bytes, nameEnd + 1);
  const name = bytes.toString("utf8", at + 1, nameEnd);
  const value = bytes.subarray(nameEnd + 1, next);
  return { element: { name, type, value }, next };
}

export function readElements(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 4; at < bytes.readInt32LE(0) - 1;) {
    const { element, next } = readElement(bytes, at);
    elements.push(element);
    at = next;
  }
  return elements;
}

/** Throws unless the document's fields fill it exactly; returns their types. */
export function fieldTypes(bytes: Buffer): Set<number> {
  const types = new Set<number>();
  let at = 4;
  while (at < bytes.length - 1) {
    const valueAt = bytes.indexOf(0, at) + 1;
    types.add(bytes[at]!);
    at = valueAt + sizeOfValue(bytes[at]!, bytes, valueAt);
  }
  if (at !== bytes.length - 1 || bytes.readInt32LE(0) !== bytes.length)
    throw new RangeError("a document's length is wrong");
  return types;
}

export function writeDocument(elements: readonly Element[]): Buffer {
  let size = 5;
  for (const { name, value } of elements)
    size += 2 + Buffer.byteLength(name) + value.length;
  const bytes = Buffer.allocUnsafe(size);
  let at = bytes.writeInt32LE(size, 0);
  for (const { name, type, value } of elements) {
    bytes[at++] = type;
    at += bytes.write(name, at);
    bytes[at++] = 0;
    at += value.copy(bytes, at);
  }
  bytes[at] = 0;
  return bytes;
}

export const EMPTY_DOCUMENT = writeDocument([]);

/** The elements of a small document that is made here, for a reply. */
export const elementsOf = (document: Record<string, unknown>): Element[] =>
  readElements(Buffer.from(serialize(document)));

export const subdocument = (
  name: string,
  elements: readonly Element[],
): Element => ({ name, type: Type.object, value: writeDocument(elements) });

export const arrayOf = (
  name: string,
  documents: readonly Buffer[],
): Element => ({
  name,
  type: Type.array,
  value: writeDocument(
    documents.map((value, index) => ({
      name: String(index),
      type: Type.object,
      value,
    })),
  ),
});

/** The number that a double, int or long stands for; undefined if it is of another type. A long may lose digits beyond 2^53. */
export function readNumber(element: Element): number | undefined {
  switch (element.type) {
    case Type.double:
      return element.value.readDoubleLE(0);
    case Type.int:
      return element.value.readInt32LE(0);
    case Type.long:
      return Number(element.value.readBigInt64LE(0));
  }
  return undefined;
}

/** MongoDB's reading of a flag: a boolean, or any number but 0. */
export const readFlag = (element: Element): boolean =>
  element.type === Type.boolean
    ? element.value[0] === 1
    : Boolean(readNumber(element));

export const readString = (element: Element): string | undefined =>
  element.type === Type.string
    ? element.value.toString("utf8", 4, element.value.length - 1)
    : undefined;
