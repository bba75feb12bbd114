/**
 * Collections on LMDB, which gives atomic commits, readers that never wait, and safety after a crash.
 *
 * `rows`: collection, row number -> the document as the client wrote it. `entries`: index, keys of its fields, row
 * number -> nothing; `_id` is an index like any other. `meta`: the catalogue, counts and the owner, as JSON.
 */
import path from "node:path";
import { open, type Database, type RootDatabase } from "lmdb";
import {
  defineIndex,
  idBytes,
  type Index,
  type IndexDefinition,
} from "./fields.ts";
import { pointOf, type Key } from "./key-order.ts";
import { CommandError } from "./replies.ts";
import { createGate, type Gate } from "./gate.ts";

/** The layout of the files. A store of another layout is not opened. */
const FORMAT = 1;

export interface Collection {
  readonly name: string;
  readonly id: number;
  readonly prefix: Key;
  readonly gate: Gate;
  indexes: readonly Index[];
  lastRow: number;
}
/** As the catalogue has it. */
interface CollectionRecord {
  readonly id: number;
  readonly indexes: readonly IndexDefinition[];
}

export interface Storage {
  readonly environment: RootDatabase;
  readonly rows: Database<Buffer, Key>;
  readonly entries: Database<Buffer, Key>;
  readonly meta: Database<unknown, string>;
  readonly collections: Map<string, Collection>;
  /** By collection: documents that the change under way has added, less those that it has removed. */
  readonly added: Map<number, number>;
  /** Throws once another server owns the folder, so that two never write: asked before every change. */
  checkOwner: () => void;
}

const KEYS = {
  encoding: "binary" as const,
  keyEncoder: {
    writeKey: (key: Key, target: Buffer, at: number) => {
      target.write(key, at, "latin1");
      return at + key.length;
    },
    readKey: (source: Buffer, start: number, end: number): Key =>
      source.toString("latin1", start, end),
  },
};

export function openStorage(folder: string): Storage {
  const options = {
    path: path.join(folder, "store.mdb"),
    maxDbs: 3,
    // A commit is on disk when it is acknowledged, not some time later.
    overlappingSync: false,
    // Its batches have a promise that nobody holds: a commit that fails would end the worker.
    eventTurnBatching: false,
    permissionsMode: 0o600,
  };
  const environment = open(options);
  const meta = environment.openDB<unknown, string>("meta", {
    encoding: "json",
  });
  const format = (meta.get("format") as number | undefined) ?? FORMAT;
  if (format !== FORMAT)
    throw new Error(
      `The embedded store in ${folder} has format ${format}; this version reads format ${FORMAT}.`,
    );
  return {
    environment,
    rows: environment.openDB("rows", KEYS),
    entries: environment.openDB("entries", KEYS),
    meta,
    collections: new Map(),
    added: new Map(),
    checkOwner: () => undefined,
  };
}

const RECORD = "collection:";

/** Reads the catalogue, once the folder is ours. */
export function loadCatalogue(storage: Storage): void {
  storage.meta.putSync("format", FORMAT);
  for (const key of storage.meta.getKeys(pointOf(RECORD)))
    remember(
      storage,
      key.slice(RECORD.length),
      storage.meta.get(key) as CollectionRecord,
    );
}

function remember(
  storage: Storage,
  name: string,
  { id, indexes }: CollectionRecord,
): Collection {
  const prefix = idBytes(id);
  const { start, end } = pointOf(prefix);
  const range = { start: end, end: start, reverse: true, limit: 1 };
  const [last = ""] = storage.rows.getKeys(range);
  const collection = {
    name,
    id,
    prefix,
    gate: createGate(),
    indexes: indexes.map(defineIndex),
    lastRow: last ? Buffer.from(last, "latin1").readUIntBE(4, 6) : 0,
  };
  storage.collections.set(name, collection);
  return collection;
}

const rowNumber = Buffer.alloc(6);
/** The bytes of the next row number: rows are stored in the order in which they came. */
export const nextRow = (collection: Collection): Key => {
  rowNumber.writeUIntBE(++collection.lastRow, 0, 6);
  return rowNumber.toString("latin1");
};

/**
 * Runs `change` in a write transaction; resolves when it is on disk. Changes that arrive together share one commit,
 * so `change` must do all checks of a document before its first write: throwing does not take back what was written.
 */
export async function write<T>(storage: Storage, change: () => T): Promise<T> {
  try {
    return await storage.environment.transaction(() => {
      storage.checkOwner();
      try {
        return change();
      } finally {
        saveCounts(storage);
      }
    });
  } catch (error) {
    if (!(error instanceof Error && "commitError" in error)) throw error;
    const cause = await commitCause(error.commitError as Promise<never>);
    throw new CommandError(
      14031,
      "OutOfDiskSpace",
      `Nothing was written, the commit failed (is the disk full?): ${String(cause)}`,
    );
  }
}

/** LMDB says why in a moment, or never. */
const CAUSE_MS = 1_000;

/**
 * Why a commit failed. `lmdb` tells it by the system's error number, and takes 1 and 2 (EPERM, ENOENT) for stages of a
 * commit that is under way: of these nothing is ever heard.
 */
async function commitCause(told: Promise<never>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const untold = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve("the system did not permit it");
    }, CAUSE_MS);
  });
  const cause: unknown = await Promise.race([told, untold]).catch(
    (reason: unknown) => reason,
  );
  clearTimeout(timer);
  return cause;
}

/** Inside `write`. */
export function allocateId({ meta }: Storage): number {
  const id = ((meta.get("last-id") as number | undefined) ?? 0) + 1;
  void meta.put("last-id", id);
  return id;
}

export async function ensureCollection(
  storage: Storage,
  name: string,
): Promise<Collection> {
  const known = storage.collections.get(name);
  if (known) return known;
  const record = await write(storage, () => {
    const before = storage.meta.get(RECORD + name);
    if (before) return before as CollectionRecord;
    const id = allocateId(storage);
    const byId: IndexDefinition = {
      id: allocateId(storage),
      name: "_id_",
      fields: [["_id", 1]],
      unique: true,
    };
    return saveCollection(storage, name, { id, indexes: [byId] });
  });
  // Two commands may have come to this point.
  return storage.collections.get(name) ?? remember(storage, name, record);
}

/** Inside `write`. */
export function saveCollection(
  { meta }: Storage,
  name: string,
  record: CollectionRecord,
): CollectionRecord {
  void meta.put(RECORD + name, record);
  return record;
}

export const countOf = ({ meta }: Storage, id: number): number =>
  (meta.get(`count:${id}`) as number | undefined) ?? 0;

/** Inside `write`. */
export function addToCount(
  { added }: Storage,
  { id }: Collection,
  by: 1 | -1,
): void {
  added.set(id, (added.get(id) ?? 0) + by);
}

function saveCounts(storage: Storage): void {
  const changes = [...storage.added];
  storage.added.clear();
  for (const [id, by] of changes)
    void storage.meta.put(`count:${id}`, countOf(storage, id) + by);
}
