/** createIndexes. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import { readString } from "./bson-bytes.ts";
import { allowedElements, flag, reply, type Command } from "./command.ts";
import { inCommits } from "./commits.ts";
import { badValue, CommandError, notImplemented } from "./errors.ts";
import { NO_FILTER } from "./filter.ts";
import {
  defineIndex,
  indexKey,
  type Index,
  type IndexDefinition,
} from "./index-keys.ts";
import { sortOf } from "./read-commands.ts";
import { checkUnique, putEntry } from "./rows.ts";
import { find, pages } from "./search.ts";
import { pointOf, successor } from "./key-order.ts";
import {
  allocateId,
  ensureCollection,
  idBytes,
  saveCollection,
  write,
  type Collection,
  type Storage,
} from "./storage.ts";
import { documentsOf } from "./wire.ts";

const MAX_FIELDS = 32;
type Wanted = Omit<IndexDefinition, "id">;

export async function createIndexes(
  storage: Storage,
  { namespace, request }: Command,
): Promise<Buffer> {
  const isNew = !storage.collections.has(namespace);
  const wanted = (documentsOf(request, "indexes") ?? []).map(wantedOf);
  const collection = await ensureCollection(storage, namespace);
  const numIndexesBefore = collection.indexes.length;
  for (const definition of wanted)
    await collection.gate.alone(() =>
      createIndex(storage, collection, definition),
    );
  return reply({
    numIndexesBefore,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: isNew,
  });
}

function wantedOf(document: Buffer): Wanted {
  const options = allowedElements(
    document,
    DATABASE_OPERATIONS.index,
    "an index",
  );
  const fields = sortOf(options.get("key"));
  const name = options.get("name");
  if (fields.length === 0) throw badValue("an index has no fields");
  if (fields.length > MAX_FIELDS)
    throw notImplemented(`an index of ${fields.length} fields`);
  return {
    name:
      (name && readString(name)) ??
      fields.map((field) => field.join("_")).join("_"),
    fields,
    unique: flag(options.get("unique")),
  };
}

/** Whether there is such an index; throws if there is one that excludes it. */
function isThere({ indexes }: Collection, wanted: Wanted): boolean {
  const fields = JSON.stringify(wanted.fields);
  if (fields === '[["_id",1]]') return true;
  for (const { definition } of indexes) {
    const same = JSON.stringify(definition.fields) === fields;
    if (!same && definition.name !== wanted.name) continue;
    if (!same)
      throw new CommandError(
        86,
        "IndexKeySpecsConflict",
        `An index named ${wanted.name} has other fields`,
      );
    if (definition.name !== wanted.name || definition.unique !== wanted.unique)
      throw new CommandError(
        85,
        "IndexOptionsConflict",
        `The index ${definition.name} has the same fields and other options`,
      );
    return true;
  }
  return false;
}

/** The collection is ours alone, so that no document is missed. */
async function createIndex(
  storage: Storage,
  collection: Collection,
  wanted: Wanted,
): Promise<void> {
  if (isThere(collection, wanted)) return;
  const id = await write(storage, () => {
    const allocated = allocateId(storage);
    void storage.meta.put(unfinished(allocated), true);
    return allocated;
  });
  const index = defineIndex({ ...wanted, id });
  const indexes = [...collection.indexes, index];
  try {
    await inCommits(storage, fillIndex(storage, collection, index));
    await write(storage, () => {
      saveCollection(storage, collection, indexes);
      void storage.meta.remove(unfinished(id));
    });
  } catch (error) {
    await inCommits(storage, clearIndex(storage, id));
    throw error;
  }
  collection.indexes = indexes;
}

function* fillIndex(
  storage: Storage,
  collection: Collection,
  index: Index,
): Generator<undefined, void> {
  for (const found of find(storage, collection, NO_FILTER)) {
    if (found) {
      const key = indexKey(index, found.document);
      checkUnique(storage, collection, index, key, found.document);
      putEntry(storage, index, key, found.row);
    }
    yield;
  }
}

const UNFINISHED = "unfinished-index:";
const unfinished = (id: number) => `${UNFINISHED}${id}`;

function* clearIndex(storage: Storage, id: number): Generator<undefined, void> {
  for (const page of pages(storage.entries, pointOf(idBytes(id)), false)) {
    for (const { key } of page) void storage.entries.remove(key);
    yield;
  }
  void storage.meta.remove(unfinished(id));
}

/** Removes what a crash left of indexes that were being built. */
export async function clearUnfinishedIndexes(storage: Storage): Promise<void> {
  const range = { start: UNFINISHED, end: successor(UNFINISHED) };
  for (const key of [...storage.meta.getKeys(range)])
    await inCommits(
      storage,
      clearIndex(storage, Number(key.slice(UNFINISHED.length))),
    );
}
