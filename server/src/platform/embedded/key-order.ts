/**
 * The one definition of order: every value has a key, and keys compare byte by byte as MongoDB compares the values.
 * Filters, sorts and indexes all compare keys, so they cannot disagree. A key is a string with one character a byte.
 * No key begins with another key, so that keys can be strung together.
 */
import { createHash } from "node:crypto";
import { Type } from "./bson-bytes.ts";

export type Key = string;

/** The first byte of a key: MongoDB's order of types. Ints, longs and doubles are one type here. */
const Tag = {
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
} as const;

let scratch = Buffer.alloc(1 << 16);
function taken(tag: number, end: number): Key {
  scratch[0] = tag;
  return scratch.toString("latin1", 0, end);
}

/** `rest` is what a 64-bit integer has beyond its nearest double. */
function numberKey(value: number, rest = 0): Key {
  if (Number.isNaN(value)) scratch.fill(0, 1, 9);
  else {
    scratch.writeDoubleBE(value === 0 ? 0 : value, 1); // -0 equals 0
    if (scratch[1]! < 0x80) scratch[1]! |= 0x80;
    else for (let at = 1; at < 9; at++) scratch[at]! ^= 0xff;
  }
  scratch.writeUInt16BE(rest + 0x8000, 9);
  return taken(Tag.number, 11);
}

function longKey(bytes: Buffer, at: number): Key {
  const near = bytes.readInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
  if (Math.abs(near) < 2 ** 53) return numberKey(near);
  return numberKey(near, Number(bytes.readBigInt64LE(at) - BigInt(near)));
}

function stringKey(bytes: Buffer, from: number, to: number): Key {
  if (scratch.length < 2 * (to - from) + 2)
    scratch = Buffer.alloc(4 * (to - from));
  let end = 1;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    // 0 ends a key, so 0 and 1 are written as 1 1 and 1 2.
    if (byte <= 1) scratch[end++] = 1;
    scratch[end++] = byte <= 1 ? byte + 1 : byte;
  }
  scratch[end++] = 0;
  return taken(Tag.string, end);
}

export const NULL_KEY = taken(Tag.null, 1);
/** Stands for any object: comparing what is inside two objects is not supported. */
export const OBJECT_KEY = taken(Tag.object, 1);
/** The lowest number. */
const NAN_KEY = numberKey(NaN);

/** The key of the value at `at`; undefined if its type has none, as an array. */
export function keyOf(
  type: number,
  bytes: Buffer,
  at: number,
): Key | undefined {
  switch (type) {
    case Type.null:
      return NULL_KEY;
    case Type.double:
      return numberKey(bytes.readDoubleLE(at));
    case Type.int:
      return numberKey(bytes.readInt32LE(at));
    case Type.long:
      return longKey(bytes, at);
    case Type.string:
      return stringKey(bytes, at + 4, at + 3 + bytes.readInt32LE(at));
    case Type.objectId:
      return taken(Tag.objectId, 1) + bytes.toString("latin1", at, at + 12);
    case Type.boolean:
      return taken(Tag.boolean, 1) + bytes.toString("latin1", at, at + 1);
    case Type.binary: {
      // MongoDB compares the length, then the subtype, then the bytes.
      const length = bytes.readInt32LE(at);
      scratch.writeUInt32BE(length, 1);
      const rest = bytes.toString("latin1", at + 4, at + 5 + length);
      return taken(Tag.binary, 5) + rest;
    }
    case Type.date: {
      const above = bytes.readBigInt64LE(at) + 2n ** 63n;
      scratch.writeBigUInt64BE(above, 1);
      return taken(Tag.date, 9);
    }
  }
  return undefined;
}

export const byBytes = (left: Key, right: Key): number =>
  left < right ? -1 : Number(left > right);

/** The first key after every key that begins with `key`. */
export function successor(key: Key): Key {
  let last = key.length - 1;
  while (key.charCodeAt(last) === 0xff) last--;
  return key.slice(0, last) + String.fromCharCode(key.charCodeAt(last) + 1);
}

/** The key whose order is the opposite, for a descending field. */
export function flip(key: Key): Key {
  const bytes = Buffer.from(key, "latin1");
  for (let at = 0; at < bytes.length; at++) bytes[at]! ^= 0xff;
  return bytes.toString("latin1");
}

/** LMDB's keys are limited: a long one keeps its beginning and a digest, which tells equality but not order. */
export const shorten = (key: Key, limit: number): Key =>
  key.length <= limit
    ? key
    : key.slice(0, limit) +
      createHash("sha256").update(key, "latin1").digest("binary");

/** Keys k with start <= k < end. */
export interface Range {
  readonly start: Key;
  readonly end: Key;
}
/** Its ends are outside all keys and can be flipped. */
export const EVERYTHING: readonly Range[] = [{ start: "\x01", end: "\xff" }];
export const pointOf = (key: Key): Range => ({
  start: key,
  end: successor(key),
});
export const isPoint = ({ start, end }: Range): boolean =>
  end === successor(start);

/** Both lists are in order and without overlap, and so is the result. */
export function intersect(
  left: readonly Range[],
  right: readonly Range[],
): readonly Range[] {
  const both: Range[] = [];
  for (let i = 0, k = 0; i < left.length && k < right.length;) {
    const [a, b] = [left[i]!, right[k]!];
    const start = a.start > b.start ? a.start : b.start;
    const end = a.end < b.end ? a.end : b.end;
    if (start < end) both.push({ start, end });
    if (a.end < b.end) i++;
    else k++;
  }
  return both;
}

/** By bisection, as a list of values may have thousands. */
export function isWithin(ranges: readonly Range[], key: Key): boolean {
  let low = 0;
  for (let high = ranges.length; low < high;) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= key) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.start <= key;
}

/** What `$gt`, `$gte`, `$lt` or `$lte` leaves: values of the operand's own type only, and NaN only beside NaN. */
export function comparedTo(operator: string, key: Key): readonly Range[] {
  const orEqual = operator.endsWith("e");
  if (key === NAN_KEY) return orEqual ? [pointOf(key)] : [];
  const tag = key.charAt(0);
  const lowest = tag === NAN_KEY.charAt(0) ? successor(NAN_KEY) : tag;
  const { start, end } = operator.startsWith("$g")
    ? { start: orEqual ? key : successor(key), end: successor(tag) }
    : { start: lowest, end: orEqual ? successor(key) : key };
  return start < end ? [{ start, end }] : [];
}
