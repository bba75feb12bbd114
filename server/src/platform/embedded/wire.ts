/** MongoDB's wire protocol: messages in a stream of bytes, OP_MSG, and the one OP_QUERY with which drivers begin. */
import { readElements, Type, type Element } from "./bson-bytes.ts";
import { fieldsIn } from "./fields.ts";
import { notImplemented } from "./replies.ts";

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
/** Flags that ask for a checksum or for no reply: neither is served. */
const UNSERVED_FLAGS = 0b11;
export const MAX_MESSAGE_BYTES = 48_000_000;

export interface Request {
  readonly id: number;
  readonly legacy: boolean;
  /** The first field of a command is its name. */
  readonly fields: ReadonlyMap<string, Element>;
  /** Lists of documents that came beside the command instead of in it. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
}

/** Returns a function that takes pieces of the stream and gives the messages that they complete. */
export function createFramer(): (chunk: Buffer) => Buffer[] {
  let chunks: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      if (size >= 4 && chunks[0]!.length < 4) chunks = [Buffer.concat(chunks)];
      const length = size < 4 ? 16 : chunks[0]!.readInt32LE(0);
      if (length < 16 || length > MAX_MESSAGE_BYTES + 16_384)
        throw new RangeError(`a message of ${length} bytes`);
      if (size < length) return messages;
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      messages.push(bytes.subarray(0, length));
      chunks = bytes.length > length ? [bytes.subarray(length)] : [];
      size -= length;
    }
  };
}

/** Throws on what is no message that this server can answer. */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_QUERY) {
    const command = message.indexOf(0, 20) + 9;
    const fields = fieldsOf(message.subarray(command));
    return { id, legacy: true, fields, sequences: new Map() };
  }
  if (operation !== OP_MSG || message.readUInt32LE(16) & UNSERVED_FLAGS)
    throw new RangeError(`a message of kind ${operation}`);
  let fields: Map<string, Element> | undefined;
  const sequences = new Map<string, readonly Buffer[]>();
  for (let at = 20; at < message.length;) {
    const isSequence = message[at] === 1;
    const section = message.subarray(
      at + 1,
      at + 1 + message.readInt32LE(at + 1),
    );
    if (section.length < 5) throw new RangeError("an empty section");
    if (isSequence) {
      const nameEnd = section.indexOf(0, 4);
      const name = section.toString("utf8", 4, nameEnd);
      sequences.set(name, documentsIn(section.subarray(nameEnd + 1)));
    } else fields = fieldsOf(section);
    at += 1 + section.length;
  }
  if (!fields) throw new RangeError("a message without a command");
  return { id, legacy: false, fields, sequences };
}

const fieldsOf = (document: Buffer): Map<string, Element> =>
  new Map(readElements(document).map((element) => [element.name, element]));

function documentsIn(bytes: Buffer): Buffer[] {
  const documents: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    if (length < 5) throw new RangeError("an empty document");
    documents.push(bytes.subarray(at, at + length));
    at += length;
  }
  return documents;
}

/** The documents of a field, whichever way they came. */
export function documentsOf(
  { fields, sequences }: Request,
  name: string,
): readonly Buffer[] {
  const listed = fieldsIn(fields.get(name), Type.array).map(
    ({ value }) => value,
  );
  return sequences.get(name) ?? listed;
}

/** The fields of a statement or of an index, if all of their names are allowed. */
export function allowedElements(
  document: Buffer,
  allowed: readonly string[],
  what: string,
): ReadonlyMap<string, Element> {
  const elements = fieldsOf(document);
  for (const name of elements.keys())
    if (!allowed.includes(name)) throw notImplemented(`'${name}' of ${what}`);
  return elements;
}

let lastReply = 0;

export function writeReply({ id, legacy }: Request, body: Buffer): Buffer {
  const head = Buffer.alloc(legacy ? 36 : 21);
  lastReply = (lastReply + 1) | 0;
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(lastReply, 4);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) head.writeInt32LE(1, 32); // one document
  return Buffer.concat([head, body]);
}
