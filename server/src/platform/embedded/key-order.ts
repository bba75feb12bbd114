/**
 * The one definition of order: every value has a key, and keys compare byte by byte as MongoDB compares the values.
 * Filters, sorts and indexes all compare keys, so they cannot disagree. A key is a string with one character a byte.
 * No key begins with another key, so that keys can be strung together.
 */
import { createHash } from "node:crypto";
import { Type } from "./bson-bytes.ts";

export type Key = string;

/** First byte of a key: MongoDB's order of types. Integers and doubles are one type here. */
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

export const NULL_KEY: Key = String.fromCharCode(Tag.null);
/** Stands for any object: comparing what is inside two objects is not supported. */
export const OBJECT_KEY: Key = String.fromCharCode(Tag.object);

let scratch = Buffer.allocUnsafe(1 << 16);
const taken = (end: number): Key => scratch.toString("latin1", 0, end);

function numberKey(value: number, rest = 0): Key {
  scratch[0] = Tag.number;
  if (Number.isNaN(value)) scratch.fill(0, 1, 9);
  else {
    scratch.writeDoubleBE(value === 0 ? 0 : value, 1); // -0 equals 0
    if (scratch[1]! < 0x80) scratch[1]! |= 0x80;
    else for (let at = 1; at < 9; at++) scratch[at]! ^= 0xff;
  }
  if (Math.abs(value) < 2 ** 53 || !Number.isFinite(value)) return taken(9);
  scratch.writeUInt16BE(rest + 0x8000, 9);
  return taken(11);
}
/** The lowest number. */
export const NAN_KEY: Key = numberKey(NaN);

function longKey(bytes: Buffer, at: number): Key {
  const near = bytes.readInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
  if (Math.abs(near) < 2 ** 53) return numberKey(near);
  // What a 64-bit integer has beyond its nearest double.
  return numberKey(near, Number(bytes.readBigInt64LE(at) - BigInt(near)));
}

function stringKey(bytes: Buffer, from: number, to: number): Key {
  if (scratch.length < 2 * (to - from) + 2)
    scratch = Buffer.allocUnsafe(4 * (to - from));
  scratch[0] = Tag.string;
  let end = 1;
  for (let at = from; at < to; at++) {
    // 0 ends a key, so 0 and 1 are written as 1 1 and 1 2.
    if (bytes[at]! <= 1) scratch[end++] = 1;
    scratch[end++] = bytes[at]! <= 1 ? bytes[at]! + 1 : bytes[at]!;
  }
  scratch[end++] = 0;
  return taken(end);
}

const copiedKey = (tag: number, bytes: Buffer, from: number, to: number) =>
  String.fromCharCode(tag) + bytes.toString("latin1", from, to);

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
      return copiedKey(Tag.objectId, bytes, at, at + 12);
    case Type.boolean:
      return copiedKey(Tag.boolean, bytes, at, at + 1);
    case Type.binary: {
      // MongoDB compares length, then subtype, then the bytes.
      const length = bytes.readInt32LE(at);
      scratch.writeUInt32BE(length, 0);
      return (
        String.fromCharCode(Tag.binary) +
        scratch.toString("latin1", 0, 4) +
        bytes.toString("latin1", at + 4, at + 5 + length)
      );
    }
    case Type.date:
      scratch[0] = Tag.date;
      scratch.writeInt32BE(bytes.readInt32LE(at + 4) ^ (1 << 31), 1);
      scratch.writeUInt32BE(bytes.readUInt32LE(at), 5);
      return taken(9);
  }
  return undefined;
}

export const byBytes = (left: Key, right: Key): number =>
  left < right ? -1 : left > right ? 1 : 0;

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
    const a = left[i]!;
    const b = right[k]!;
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
  let high = ranges.length;
  while (low < high) {
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
  const tag = key.charCodeAt(0);
  const range = operator.startsWith("$g")
    ? {
        start: orEqual ? key : successor(key),
        end: String.fromCharCode(tag + 1),
      }
    : {
        start: tag === Tag.number ? successor(NAN_KEY) : key.charAt(0),
        end: orEqual ? successor(key) : key,
      };
  return range.start < range.end ? [range] : [];
}
