/**
 * Collections on LMDB, which gives atomic commits, readers that never wait, and safety after a crash.
 *
 * `rows`: collection, row number -> the document as the client wrote it. `entries`: index, keys of its fields, row
 * number -> nothing; `_id` is an index like any other. `meta`: the catalogue, counts and the owner, as JSON. Numbers
 * are written big-endian, so that LMDB's order of bytes is theirs.
 */
import path from "node:path";
import { open, type Database, type RootDatabase } from "lmdb";
import { CommandError } from "./errors.ts";
import { createGate, type Gate } from "./gate.ts";
import { defineIndex, type Index, type IndexDefinition } from "./index-keys.ts";
import { successor, type Key } from "./key-order.ts";

/** The layout of the files. A store of another layout is not opened. */
const FORMAT = 1;
export const FILE_NAME = "store.mdb";

export interface Collection {
  readonly name: string;
  readonly id: number;
  readonly prefix: Key;
  readonly gate: Gate;
  indexes: readonly Index[];
  lastRow: number;
}

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
}

const KEYS = {
  encoding: "binary" as const,
  keyEncoder: {
    writeKey(key: Key, target: Buffer, at: number): number {
      target.write(key, at, "latin1");
      return at + key.length;
    },
    readKey: (source: Buffer, start: number, end: number): Key =>
      source.toString("latin1", start, end),
  },
};

export function openStorage(folder: string): Storage {
  const options = {
    path: path.join(folder, FILE_NAME),
    maxDbs: 3,
    // A commit is on disk when it is acknowledged, not some time later.
    overlappingSync: false,
    permissionsMode: 0o600,
  };
  const environment = open(options);
  const storage: Storage = {
    environment,
    rows: environment.openDB({ name: "rows", ...KEYS }),
    entries: environment.openDB({ name: "entries", ...KEYS }),
    meta: environment.openDB({ name: "meta", encoding: "json" }),
    collections: new Map(),
    added: new Map(),
  };
  const format = (storage.meta.get("format") as number | undefined) ?? FORMAT;
  if (format !== FORMAT)
    throw new Error(
      `The embedded store in ${folder} has format ${format}; this version reads format ${FORMAT}.`,
    );
  return storage;
}

/** Reads the catalogue, once the folder is ours. */
export function loadCatalogue(storage: Storage): void {
  const { meta, collections } = storage;
  meta.putSync("format", FORMAT);
  for (const key of meta.getKeys({
    start: "collection:",
    end: "collection;",
  })) {
    const name = key.slice("collection:".length);
    const { id, indexes } = meta.get(key) as CollectionRecord;
    const prefix = idBytes(id);
    const [last] = storage.rows.getKeys({
      start: successor(prefix),
      end: prefix,
      reverse: true,
      limit: 1,
    });
    collections.set(name, {
      name,
      id,
      prefix,
      gate: createGate(),
      indexes: indexes.map(defineIndex),
      lastRow: last ? rowNumber(last) : 0,
    });
  }
}

const number = Buffer.alloc(10);
export const idBytes = (id: number): Key => {
  number.writeUInt32BE(id, 0);
  return number.toString("latin1", 0, 4);
};
/** The bytes of the next row number: rows are stored in the order in which they came. */
export const nextRow = (collection: Collection): Key => {
  number.writeUIntBE(++collection.lastRow, 4, 6);
  return number.toString("latin1", 4, 10);
};
const rowNumber = (key: Key) =>
  Buffer.from(key, "latin1").readUIntBE(key.length - 6, 6);

/**
 * Runs `change` in a write transaction; resolves when it is on disk. Changes that arrive together share one commit,
 * so `change` must do all of its checks before its first write: throwing does not take back what it wrote.
 */
export async function write<T>(storage: Storage, change: () => T): Promise<T> {
  try {
    return await storage.environment.transaction(() => {
      try {
        return change();
      } finally {
        saveCounts(storage);
      }
    });
  } catch (error) {
    if (!(error instanceof Error && "commitError" in error)) throw error;
    const cause: unknown = await Promise.resolve(error.commitError).catch(
      (reason: unknown) => reason,
    );
    throw new CommandError(
      14031,
      "OutOfDiskSpace",
      `Nothing was written, the commit failed: ${String(cause)}`,
    );
  }
}

/** Inside `write`. */
export function allocateId(storage: Storage): number {
  const id = ((storage.meta.get("last-id") as number | undefined) ?? 0) + 1;
  void storage.meta.put("last-id", id);
  return id;
}

export async function ensureCollection(
  storage: Storage,
  name: string,
): Promise<Collection> {
  const known = storage.collections.get(name);
  if (known) return known;
  const record = await write(storage, () => {
    const before = storage.meta.get(`collection:${name}`);
    if (before) return before as CollectionRecord;
    const created: CollectionRecord = {
      id: allocateId(storage),
      indexes: [
        {
          id: allocateId(storage),
          name: "_id_",
          fields: [["_id", 1]],
          unique: true,
        },
      ],
    };
    void storage.meta.put(`collection:${name}`, created);
    return created;
  });
  // Two commands may have come to this point.
  const twin = storage.collections.get(name);
  if (twin) return twin;
  const collection = {
    name,
    id: record.id,
    prefix: idBytes(record.id),
    gate: createGate(),
    indexes: record.indexes.map(defineIndex),
    lastRow: 0,
  };
  storage.collections.set(name, collection);
  return collection;
}

/** Inside `write`. */
export function saveCollection(
  { meta }: Storage,
  { name, id }: Collection,
  indexes: readonly Index[],
): void {
  void meta.put(`collection:${name}`, {
    id,
    indexes: indexes.map(({ definition }) => definition),
  } satisfies CollectionRecord);
}

export const countOf = ({ meta }: Storage, { id }: Collection): number =>
  (meta.get(`count:${id}`) as number | undefined) ?? 0;

export function addToCount(
  { added }: Storage,
  { id }: Collection,
  by: 1 | -1,
): void {
  added.set(id, (added.get(id) ?? 0) + by);
}

function saveCounts({ added, meta }: Storage): void {
  for (const [id, by] of added) {
    const before = (meta.get(`count:${id}`) as number | undefined) ?? 0;
    void meta.put(`count:${id}`, before + by);
  }
  added.clear();
}

export async function closeStorage({ environment }: Storage): Promise<void> {
  await environment.close();
}
