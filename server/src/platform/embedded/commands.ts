/** Takes a request, refuses what the allow-list does not name, and runs the rest. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  readFlag,
  readNumber,
  readString,
  type Element,
} from "./bson-bytes.ts";
import { fieldsIn } from "./fields.ts";
import { createIndexes } from "./indexes.ts";
import { countDocuments, createCursors } from "./reads.ts";
import { badValue, errorReply, notImplemented, reply } from "./replies.ts";
import type { Storage } from "./storage.ts";
import { MAX_DOCUMENT_BYTES } from "./update.ts";
import { MAX_MESSAGE_BYTES, type Request } from "./wire.ts";
import {
  deleteDocuments,
  findAndModify,
  insertDocuments,
  updateDocument,
} from "./writes.ts";

type CommandName = keyof typeof DATABASE_OPERATIONS.commands;
/** `namespace` is the collection that the command is about, with its database. */
type Handler = (
  request: Request,
  namespace: string,
) => Buffer | Promise<Buffer>;

const HELLO = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  // No logicalSessionTimeoutMinutes: so the driver uses no sessions.
};

/** Returns a function that answers requests, whatever they are. */
export function createCommands(
  storage: Storage,
): (request: Request) => Promise<Buffer> {
  const cursors = createCursors(storage);
  const handlers: Record<CommandName, Handler> = {
    hello: () => reply(HELLO),
    ping: () => reply({}),
    insert: (...command) => insertDocuments(storage, ...command),
    update: (...command) => updateDocument(storage, ...command),
    delete: (...command) => deleteDocuments(storage, ...command),
    findAndModify: (...command) => findAndModify(storage, ...command),
    count: (...command) => countDocuments(storage, ...command),
    createIndexes: (...command) => createIndexes(storage, ...command),
    ...cursors,
  };
  return async (request) => {
    try {
      const name = allowedName(request);
      checkFields(name, request);
      checkConcerns(request);
      return await handlers[name](request, namespaceOf(name, request));
    } catch (error) {
      return errorReply(error);
    }
  };
}

function allowedName({ fields, legacy }: Request): CommandName {
  const [name = ""] = fields.keys();
  if (name === "ismaster" || name === "isMaster") return "hello";
  if (legacy || !Object.hasOwn(DATABASE_OPERATIONS.commands, name))
    throw notImplemented(`the command ${name}`);
  return name as CommandName;
}

function checkFields(name: CommandName, { fields, sequences }: Request): void {
  const { commands, anyCommand } = DATABASE_OPERATIONS;
  const allowed: readonly string[] = [...commands[name], ...anyCommand];
  const [own, ...others] = [...fields.keys(), ...sequences.keys()];
  for (const field of others)
    if (!allowed.includes(field))
      throw notImplemented(`'${field}' of the command ${own}`);
}

/** There is one node and every acknowledged write is on its disk, so these are kept; others could not be. */
function checkConcerns({ fields }: Request): void {
  for (const [concern, options] of Object.entries(
    DATABASE_OPERATIONS.concerns,
  )) {
    const allowed: Readonly<Record<string, readonly unknown[]>> = options;
    for (const option of fieldsIn(fields.get(concern)))
      if (!allowed[option.name]?.includes(scalarOf(option)))
        throw notImplemented(
          `${concern} ${option.name}: ${String(scalarOf(option))}`,
        );
  }
}

const scalarOf = (element: Element) =>
  readString(element) ?? readNumber(element) ?? readFlag(element);

function namespaceOf(name: CommandName, { fields }: Request): string {
  const [own] = fields.values();
  if (name === "hello" || name === "ping") return "";
  const database = readString(fields.get("$db"));
  const collection = readString(
    name === "getMore" ? fields.get("collection") : own,
  );
  if (database && collection) return `${database}.${collection}`;
  throw badValue(`${name} needs the name of a collection`);
}
