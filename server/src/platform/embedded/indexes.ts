/** createIndexes. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import { readFlag, readString } from "./bson-bytes.ts";
import {
  defineIndex,
  idBytes,
  type Index,
  type IndexDefinition,
} from "./fields.ts";
import { NO_FILTER } from "./filter.ts";
import { pointOf } from "./key-order.ts";
import { directionsOf } from "./reads.ts";
import { badValue, CommandError, reply } from "./replies.ts";
import { freeKey, putEntry } from "./rows.ts";
import { find } from "./search.ts";
import { inCommits } from "./slices.ts";
import {
  allocateId,
  ensureCollection,
  saveCollection,
  write,
  type Collection,
  type Storage,
} from "./storage.ts";
import { allowedElements, documentsOf, type Request } from "./wire.ts";

/** As in MongoDB. */
const MAX_FIELDS = 32;
type Wanted = Omit<IndexDefinition, "id">;

export async function createIndexes(
  storage: Storage,
  request: Request,
  namespace: string,
): Promise<Buffer> {
  const wanted = documentsOf(request, "indexes").map(wantedOf);
  const collection = await ensureCollection(storage, namespace);
  for (const each of wanted)
    await collection.gate.alone(() => createIndex(storage, collection, each));
  return reply({});
}

function wantedOf(document: Buffer): Wanted {
  const { index } = DATABASE_OPERATIONS;
  const options = allowedElements(document, index, "an index");
  const fields = directionsOf(options.get("key"));
  const name = readString(options.get("name"));
  if (!name || fields.length === 0 || fields.length > MAX_FIELDS)
    throw badValue(`an index has a name and 1 to ${MAX_FIELDS} fields`);
  return { name, fields, unique: readFlag(options.get("unique")) };
}

/** Whether there is such an index; throws if there is one that excludes it. */
function isThere({ indexes }: Collection, wanted: Wanted): boolean {
  const fields = JSON.stringify(wanted.fields);
  if (fields === '[["_id",1]]') return true;
  for (const { definition } of indexes) {
    const { name, unique } = definition;
    const same = JSON.stringify(definition.fields) === fields;
    if (same && name === wanted.name && unique === wanted.unique) return true;
    const conflict = `the index ${name} is there, with ${same ? "the same" : "other"} fields`;
    if (same) throw new CommandError(85, "IndexOptionsConflict", conflict);
    if (name === wanted.name)
      throw new CommandError(86, "IndexKeySpecsConflict", conflict);
  }
  return false;
}

const UNFINISHED = "unfinished-index:";

/** The collection is ours alone, so that no document is missed. */
async function createIndex(
  storage: Storage,
  collection: Collection,
  wanted: Wanted,
): Promise<void> {
  if (isThere(collection, wanted)) return;
  const id = await write(storage, () => {
    const allocated = allocateId(storage);
    void storage.meta.put(UNFINISHED + String(allocated), true);
    return allocated;
  });
  const index = defineIndex({ ...wanted, id });
  const indexes = [...collection.indexes, index];
  try {
    await inCommits(storage, fillIndex(storage, collection, index));
    await write(storage, () => {
      const definitions = indexes.map(({ definition }) => definition);
      const record = { id: collection.id, indexes: definitions };
      saveCollection(storage, collection.name, record);
      void storage.meta.remove(UNFINISHED + String(id));
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
      const key = freeKey(storage, collection, index, found.document);
      putEntry(storage, index, key, found.row);
    }
    yield;
  }
}

function* clearIndex(storage: Storage, id: number): Generator<undefined, void> {
  const range = pointOf(idBytes(id));
  for (;;) {
    const keys = [...storage.entries.getKeys({ ...range, limit: 100 })];
    if (keys.length === 0) break;
    for (const key of keys) void storage.entries.remove(key);
    yield;
  }
  void storage.meta.remove(UNFINISHED + String(id));
}

/** Removes what a crash left of indexes that were being built. */
export async function clearUnfinishedIndexes(storage: Storage): Promise<void> {
  for (const key of [...storage.meta.getKeys(pointOf(UNFINISHED))]) {
    const id = Number(key.slice(UNFINISHED.length));
    await inCommits(storage, clearIndex(storage, id));
  }
}
