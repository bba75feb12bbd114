/**
 * BSON read and written as bytes. The store never turns a document into an object: so no number changes its type, no
 * field its place, and a document is stored and sent as the client wrote it.
 */
import { serialize } from "bson";

/** Values of which nothing but the size matters are not named. */
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
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
} as const;

export const typeName = (type: number): string =>
  Object.entries(Type).find(([, known]) => known === type)?.[0] ??
  `BSON type ${type}`;

/** By type: the bytes of a value, or what comes to the length with which it begins. */
const SIZE = [
  -1, 8, -1, -1, -1, -1, 0, 12, 1, 8, 0, -1, -1, -1, -1, -1, 4, 8, 8, 16,
];
const BESIDE_LENGTH = [-1, -1, 4, 0, 0, 5, -1, -1, -1, -1, -1, -1, 16, 4, 4, 0];
const [MIN_KEY, MAX_KEY] = [255, 127];

export interface Element {
  readonly name: string;
  readonly type: number;
  readonly value: Buffer;
}

function sizeOfValue(type: number, bytes: Buffer, at: number): number {
  if (type === MIN_KEY || type === MAX_KEY) return 0;
  const fixed = SIZE[type] ?? -1;
  if (fixed >= 0) return fixed;
  if (type === Type.regex)
    return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at;
  const size = BESIDE_LENGTH[type]! + bytes.readInt32LE(at);
  if (size > 0 && at + size < bytes.length) return size;
  throw new RangeError(`no BSON value of type ${type}`);
}

/** Where the element `name` of the document at `start` begins (its type byte), or -1. */
export function findField(bytes: Buffer, start: number, name: Buffer): number {
  const end = start + bytes.readInt32LE(start) - 1;
  for (let at = start + 4; at < end;) {
    let to = 0;
    while (to < name.length && bytes[at + 1 + to] === name[to]) to++;
    const same = to === name.length;
    to += at + 1;
    if (same && bytes[to] === 0) return at;
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

/** Throws unless the elements fill the document. */
export function readElements(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  const end = bytes.readInt32LE(0) - 1;
  let at = 4;
  while (at < end) {
    const { element, next } = readElement(bytes, at);
    elements.push(element);
    at = next;
  }
  if (at !== end) throw new RangeError("a document's length is wrong");
  return elements;
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

export const documentElement = (
  name: string,
  elements: readonly Element[],
): Element => ({ name, type: Type.object, value: writeDocument(elements) });

export function arrayElement(
  name: string,
  documents: readonly Buffer[],
): Element {
  const elements = documents.map((value, at) => ({
    name: String(at),
    type: Type.object,
    value,
  }));
  return { name, type: Type.array, value: writeDocument(elements) };
}

/** What a double, int or long stands for; undefined if it is of another type. A long may lose digits beyond 2^53. */
export function readNumber(element: Element | undefined): number | undefined {
  switch (element?.type) {
    case Type.double:
      return element.value.readDoubleLE(0);
    case Type.int:
      return element.value.readInt32LE(0);
    case Type.long:
      return Number(element.value.readBigInt64LE(0));
  }
  return undefined;
}

/** MongoDB's reading of a flag: true, or any number but 0. */
export const readFlag = (element: Element | undefined): boolean =>
  element?.type === Type.boolean
    ? element.value[0] === 1
    : Boolean(readNumber(element));

export const readString = (element: Element | undefined): string | undefined =>
  element?.type === Type.string
    ? element.value.toString("utf8", 4, element.value.length - 1)
    : undefined;
