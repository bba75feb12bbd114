/** insert, update, delete and findAndModify. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  arrayOf,
  EMPTY_DOCUMENT,
  elementsOf,
  readElements,
  readNumber,
  subdocument,
  Type,
  writeDocument,
  type Element,
} from "./bson-bytes.ts";
import {
  allowedElements,
  flag,
  reply,
  statementError,
  type Command,
} from "./command.ts";
import { inCommits, inOneCommit } from "./commits.ts";
import { badValue, notImplemented } from "./errors.ts";
import { compileFilter, matches, type Filter } from "./filter.ts";
import { getRow, insertRow, removeRow, replaceRow } from "./rows.ts";
import { find } from "./search.ts";
import { ensureCollection, type Collection, type Storage } from "./storage.ts";
import {
  applyUpdate,
  compileUpdate,
  upserted,
  withIdFirst,
  type Update,
} from "./update.ts";
import { documentsOf } from "./wire.ts";

export async function insertDocuments(
  storage: Storage,
  { namespace, request }: Command,
): Promise<Buffer> {
  const documents = documentsOf(request, "documents") ?? [];
  const ordered = request.fields.get("ordered");
  const stopAtError = ordered === undefined || flag(ordered);
  const collection = await ensureCollection(storage, namespace);
  const errors: Buffer[] = [];
  let n = 0;
  function* insertAll(): Generator<undefined, void> {
    for (const [index, document] of documents.entries()) {
      try {
        insertRow(storage, collection, withIdFirst(document));
        n++;
      } catch (error) {
        errors.push(statementError(index, error));
        if (stopAtError) return;
      }
      yield;
    }
  }
  await collection.gate.shared(() => inCommits(storage, insertAll()));
  return writeReply(n, errors);
}

const writeReply = (
  n: number,
  errors: readonly Buffer[],
  ...more: readonly Element[]
): Buffer => {
  const listed = errors.length > 0 ? [arrayOf("writeErrors", errors)] : [];
  return reply({ n }, ...more, ...listed);
};

/** The one statement of an update or delete: the wrapper sends no more, so more are refused. */
function onlyStatement(
  { request }: Command,
  list: keyof typeof DATABASE_OPERATIONS.statements,
): ReadonlyMap<string, Element> {
  const statements = documentsOf(request, list);
  if (statements?.length !== 1)
    throw notImplemented(`another number of ${list} than one`);
  const allowed = DATABASE_OPERATIONS.statements[list];
  return allowedElements(statements[0]!, allowed, list);
}

export async function updateDocument(
  storage: Storage,
  command: Command,
): Promise<Buffer> {
  const statement = onlyStatement(command, "updates");
  if (flag(statement.get("multi"))) throw notImplemented("an update of many");
  try {
    const { before, after } = await modifyOne(
      storage,
      await ensureCollection(storage, command.namespace),
      modificationOf(statement.get("q"), statement.get("u"), statement),
    );
    const changed = before && after && !before.equals(after);
    const [nModified] = elementsOf({ nModified: changed ? 1 : 0 });
    if (before || !after) return writeReply(before ? 1 : 0, [], nModified!);
    const inserted = writeDocument([...elementsOf({ index: 0 }), idOf(after)]);
    return writeReply(1, [], nModified!, arrayOf("upserted", [inserted]));
  } catch (error) {
    return writeReply(0, [statementError(0, error)]);
  }
}

export async function findAndModify(
  storage: Storage,
  { namespace, request: { fields } }: Command,
): Promise<Buffer> {
  if (flag(fields.get("remove")))
    throw notImplemented("findAndModify that removes");
  const { before, after } = await modifyOne(
    storage,
    await ensureCollection(storage, namespace),
    modificationOf(fields.get("query"), fields.get("update"), fields),
  );
  const lastErrorObject = elementsOf({
    n: after ? 1 : 0,
    updatedExisting: before !== undefined,
  });
  if (after && !before)
    lastErrorObject.push({ ...idOf(after), name: "upserted" });
  const value = flag(fields.get("new")) ? after : before;
  return reply({}, subdocument("lastErrorObject", lastErrorObject), {
    name: "value",
    type: value ? Type.object : Type.null,
    value: value ?? Buffer.alloc(0),
  });
}

const idOf = (document: Buffer): Element => readElements(document)[0]!;

interface Modification {
  readonly filter: Filter;
  readonly update: Update;
  readonly upsert: boolean;
}
/** Without `before` it was an upsert, without both nothing matched. */
interface Modified {
  readonly before?: Buffer;
  readonly after?: Buffer;
}

function modificationOf(
  query: Element | undefined,
  update: Element | undefined,
  options: ReadonlyMap<string, Element>,
): Modification {
  if (!update) throw badValue("an update has no operators");
  const filter = compileFilter(query?.value ?? EMPTY_DOCUMENT);
  const upsert = flag(options.get("upsert"));
  return { filter, update: compileUpdate(update), upsert };
}

/** Updates the first document that matches. To every other writer, finding and writing are one step. */
async function modifyOne(
  storage: Storage,
  collection: Collection,
  { filter, update, upsert }: Modification,
): Promise<Modified> {
  function* modify(): Generator<undefined, Modified> {
    for (const found of find(storage, collection, filter)) {
      const before = found && getRow(storage, collection, found.row);
      if (before && matches(filter, before)) {
        const after = applyUpdate(before, update);
        if (!after.equals(before))
          replaceRow(storage, collection, found.row, before, after);
        return { before, after };
      }
      yield;
    }
    if (!upsert) return {};
    const after = upserted(filter, update);
    insertRow(storage, collection, after);
    return { after };
  }
  if (!upsert)
    return collection.gate.shared(() => inCommits(storage, modify()));
  const first = await collection.gate.shared(() =>
    inOneCommit(storage, modify()),
  );
  if (first.done) return first.value;
  // When it inserts, it must still be true that nothing matches: a long search needs the collection to itself.
  return collection.gate.alone(() => inCommits(storage, modify()));
}

export async function deleteDocuments(
  storage: Storage,
  command: Command,
): Promise<Buffer> {
  const statement = onlyStatement(command, "deletes");
  const filter = compileFilter(statement.get("q")?.value ?? EMPTY_DOCUMENT);
  const wanted = statement.get("limit");
  const limit = (wanted && readNumber(wanted)) || Infinity;
  const collection = storage.collections.get(command.namespace);
  if (!collection) return writeReply(0, []);
  let n = 0;
  function* deleteAll(from: Collection): Generator<undefined, void> {
    for (const found of find(storage, from, filter)) {
      const document = found && getRow(storage, from, found.row);
      if (document && matches(filter, document)) {
        removeRow(storage, from, found.row, document);
        if (++n === limit) return;
      }
      yield;
    }
  }
  await collection.gate.shared(() => inCommits(storage, deleteAll(collection)));
  return writeReply(n, []);
}
