/**
 * Reads the fields of a BSON document from its bytes without making objects of them: the bulk load looks at a handful
 * of fields in hundreds of thousands of documents. The format: https://bsonspec.org/spec.html (version 1.1).
 */
const BsonType = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  int32: 16,
  timestamp: 17,
  int64: 18,
  decimal128: 19,
} as const;

/** A cursor over the elements of one document: `next` moves on; the others read the element it stands at. */
export class BsonReader {
  private readonly bytes: Buffer;
  private at: number;
  private readonly end: number;
  private type = 0;
  private valueAt = 0;
  private nameAt = 0;
  private nameEnd = 0;

  /** `at` is where the document begins. */
  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at + 4;
    this.end = at + this.bytes.readInt32LE(at) - 1;
  }

  /** Moves to the next element; false at the end of the document. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const { bytes } = this;
    this.type = bytes[this.at] ?? 0;
    this.nameAt = this.at + 1;
    let nameEnd = this.nameAt;
    while (bytes[nameEnd] !== 0) nameEnd++;
    this.nameEnd = nameEnd;
    this.valueAt = nameEnd + 1;
    this.at = this.valueAt + this.size();
    return true;
  }

  private size(): number {
    switch (this.type) {
      case BsonType.double:
      case BsonType.date:
      case BsonType.int64:
      case BsonType.timestamp:
        return 8;
      case BsonType.int32:
        return 4;
      case BsonType.boolean:
        return 1;
      case BsonType.null:
        return 0;
      case BsonType.string:
        return 4 + this.bytes.readInt32LE(this.valueAt);
      case BsonType.document:
      case BsonType.array:
        return this.bytes.readInt32LE(this.valueAt);
      case BsonType.binary:
        return 5 + this.bytes.readInt32LE(this.valueAt);
      case BsonType.objectId:
        return 12;
      case BsonType.decimal128:
        return 16;
      default:
        throw new Error(`BSON type ${this.type} is not read here`);
    }
  }

  /** The element's name, where it is one character: the code of it; else 0. */
  shortName(): number {
    return this.nameEnd - this.nameAt === 1
      ? (this.bytes[this.nameAt] ?? 0)
      : 0;
  }

  name(): string {
    return this.bytes.toString("latin1", this.nameAt, this.nameEnd);
  }

  /** A number of any width; whole 64-bit numbers as a double. */
  number(): number {
    switch (this.type) {
      case BsonType.double:
        return this.bytes.readDoubleLE(this.valueAt);
      case BsonType.int32:
        return this.bytes.readInt32LE(this.valueAt);
      case BsonType.int64:
        return Number(this.bytes.readBigInt64LE(this.valueAt));
      default:
        throw new Error(`${this.name()} is no number`);
    }
  }

  boolean(): boolean {
    return this.bytes[this.valueAt] === 1;
  }

  /** Text of ids and words, which are Latin. */
  latin(): string {
    const length = this.bytes.readInt32LE(this.valueAt) - 1;
    const from = this.valueAt + 4;
    return this.bytes.toString("latin1", from, from + length);
  }

  /** The document or array that the element holds. */
  inner(): BsonReader {
    return new BsonReader(this.bytes, this.valueAt);
  }
}
