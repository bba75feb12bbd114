/**
 * Reads the fields of a BSON document from its bytes, making objects of them only where it is asked to: the bulk load
 * looks at a handful of fields in hundreds of thousands of documents. The format: https://bsonspec.org/spec.html
 * (version 1.1).
 */
import { BSONType } from "bson";
import type { BsonWords } from "./bson-words.ts";

/**
 * A cursor over the elements of a document: `next` moves on; the others read the element that it stands at. It is made
 * once and opened for each document.
 */
export class BsonReader {
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private end = 0;
  private type = 0;
  private valueAt = 0;
  private nameAt = 0;
  private nameEnd = 0;

  open({ buffer, byteOffset, byteLength }: Uint8Array): void {
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.view = new DataView(buffer, byteOffset, byteLength);
    this.begin(0);
  }

  /** Opens the document or array that the element of another reader holds. */
  openWithin(outer: BsonReader): void {
    this.bytes = outer.bytes;
    this.view = outer.view;
    this.begin(outer.valueAt);
  }

  private begin(at: number): void {
    this.at = at + 4;
    this.end = at + this.view.getInt32(at, true) - 1;
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
      case BSONType.double:
      case BSONType.date:
      case BSONType.long:
      case BSONType.timestamp:
        return 8;
      case BSONType.int:
        return 4;
      case BSONType.bool:
        return 1;
      case BSONType.null:
        return 0;
      case BSONType.string:
        return 4 + this.view.getInt32(this.valueAt, true);
      case BSONType.object:
      case BSONType.array:
        return this.view.getInt32(this.valueAt, true);
      case BSONType.binData:
        return 5 + this.view.getInt32(this.valueAt, true);
      case BSONType.objectId:
        return 12;
      case BSONType.decimal:
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

  /** Which of the words the element's name is, -1 for none of them. */
  nameIn(words: BsonWords): number {
    return words.find(this.view, this.nameAt, this.nameEnd - this.nameAt);
  }

  /** A number of any width; whole 64-bit numbers as a double. */
  number(): number {
    switch (this.type) {
      case BSONType.double:
        return this.view.getFloat64(this.valueAt, true);
      case BSONType.int:
        return this.view.getInt32(this.valueAt, true);
      case BSONType.long:
        return Number(this.view.getBigInt64(this.valueAt, true));
      default:
        throw new Error(`${this.name()} is no number`);
    }
  }

  /** Where the element's value stands in the document, for `latin` and `word`. */
  place(): number {
    return this.valueAt;
  }

  /** Text of ids and words, which are Latin. */
  latin(at = this.valueAt): string {
    const length = this.view.getInt32(at, true) - 1;
    return this.bytes.toString("latin1", at + 4, at + 4 + length);
  }

  /** Which of the words the text is, -1 for none of them. */
  word(words: BsonWords, at = this.valueAt): number {
    return words.find(this.view, at + 4, this.view.getInt32(at, true) - 1);
  }

  /** The element's value, of a type that revisions have. It is read once: one that holds others leads away from it. */
  value(): unknown {
    switch (this.type) {
      case BSONType.string: {
        const from = this.valueAt + 4;
        const length = this.view.getInt32(this.valueAt, true) - 1;
        return this.bytes.toString("utf8", from, from + length);
      }
      case BSONType.bool:
        return this.bytes[this.valueAt] === 1;
      case BSONType.null:
        return null;
      case BSONType.object:
        return this.within(() => {
          const fields: Record<string, unknown> = {};
          while (this.next()) fields[this.name()] = this.value();
          return fields;
        });
      case BSONType.array:
        return this.within(() => {
          const items = [];
          while (this.next()) items.push(this.value());
          return items;
        });
      case BSONType.double:
      case BSONType.int:
      case BSONType.long:
        return this.number();
      default:
        throw new Error(`BSON type ${this.type} is not read here`);
    }
  }

  private within<Result>(read: () => Result): Result {
    const { at, end } = this;
    this.begin(this.valueAt);
    const result = read();
    [this.at, this.end] = [at, end];
    return result;
  }
}
