/** Takes a request, refuses what the allow-list does not name, and runs the rest. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  readElements,
  readFlag,
  readNumber,
  readString,
} from "./bson-bytes.ts";
import { errorReply, reply, type Command } from "./command.ts";
import { notImplemented } from "./errors.ts";
import { createIndexes } from "./index-commands.ts";
import {
  countDocuments,
  createCursors,
  type Cursors,
} from "./read-commands.ts";
import type { Storage } from "./storage.ts";
import { MAX_DOCUMENT_BYTES } from "./update.ts";
import { MAX_MESSAGE_BYTES, type Request } from "./wire.ts";
import {
  deleteDocuments,
  findAndModify,
  insertDocuments,
  updateDocument,
} from "./write-commands.ts";

type CommandName = keyof typeof DATABASE_OPERATIONS.commands;

const HELLO = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  // No logicalSessionTimeoutMinutes: so the driver uses no sessions.
};

export interface Commands {
  run(request: Request): Promise<Buffer>;
  close(): void;
}

export function createCommands(storage: Storage): Commands {
  const cursors = createCursors(storage);
  const handlers = handlersFor(storage, cursors);

  async function run(request: Request): Promise<Buffer> {
    try {
      const name = allowedName(request);
      checkFields(name, request);
      checkConcerns(request);
      const namespace = namespaceOf(name, request);
      return await handlers[name]({ namespace, request });
    } catch (error) {
      return errorReply(error);
    }
  }

  return {
    run,
    close: () => {
      cursors.close();
    },
  };
}

const handlersFor = (
  storage: Storage,
  cursors: Cursors,
): Record<CommandName, (command: Command) => Buffer | Promise<Buffer>> => ({
  hello: () => reply({ ...HELLO, localTime: new Date() }),
  ping: () => reply({}),
  insert: (command) => insertDocuments(storage, command),
  update: (command) => updateDocument(storage, command),
  delete: (command) => deleteDocuments(storage, command),
  findAndModify: (command) => findAndModify(storage, command),
  find: (command) => cursors.find(command),
  getMore: (command) => cursors.getMore(command),
  killCursors: (command) => cursors.kill(command),
  count: (command) => countDocuments(storage, command),
  createIndexes: (command) => createIndexes(storage, command),
});

function allowedName({ fields, legacy }: Request): CommandName {
  const [name = ""] = fields.keys();
  if (name === "ismaster" || name === "isMaster") return "hello";
  if (legacy || !Object.hasOwn(DATABASE_OPERATIONS.commands, name))
    throw notImplemented(`the command ${name}`);
  return name as CommandName;
}

function checkFields(name: CommandName, { fields, sequences }: Request): void {
  const [own, ...others] = [...fields.keys(), ...sequences.keys()];
  const allowed: readonly string[] = [
    ...DATABASE_OPERATIONS.commands[name],
    ...DATABASE_OPERATIONS.anyCommand,
  ];
  for (const field of others)
    if (!allowed.includes(field))
      throw notImplemented(`'${field}' of the command ${own}`);
}

/** There is one node and every acknowledged write is on its disk, so these are kept; others could not be. */
function checkConcerns({ fields }: Request): void {
  const { concerns } = DATABASE_OPERATIONS;
  for (const concern of ["readConcern", "writeConcern"] as const) {
    const allowed: Readonly<Record<string, readonly unknown[]>> =
      concerns[concern];
    const given = fields.get(concern);
    for (const option of given ? readElements(given.value) : []) {
      const value =
        readString(option) ?? readNumber(option) ?? readFlag(option);
      if (!allowed[option.name]?.includes(value))
        throw notImplemented(`${concern} ${option.name}: ${String(value)}`);
    }
  }
}

function namespaceOf(name: CommandName, { fields }: Request): string {
  const [own] = fields.values();
  const collection = name === "getMore" ? fields.get("collection") : own;
  const database = fields.get("$db");
  return [database, collection]
    .map((element) => (element && readString(element)) ?? "")
    .join(".");
}
