/** insert, update, delete and findAndModify. */
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import * as bson from "./bson-bytes.ts";
import { compileFilter, matches } from "./filter.ts";
import { badValue, notImplemented, reply, statementError } from "./replies.ts";
import { getRow, insertRow, removeRow, replaceRow } from "./rows.ts";
import { find } from "./search.ts";
import { inCommits, inOneCommit } from "./slices.ts";
import { ensureCollection, type Collection, type Storage } from "./storage.ts";
import { applyUpdate, compileUpdate, upserted, withIdFirst } from "./update.ts";
import { allowedElements, documentsOf, type Request } from "./wire.ts";

type Options = ReadonlyMap<string, bson.Element>;

export async function insertDocuments(
  storage: Storage,
  request: Request,
  namespace: string,
): Promise<Buffer> {
  const documents = documentsOf(request, "documents");
  const ordered = request.fields.get("ordered");
  const stopAtError = !ordered || bson.readFlag(ordered);
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
  return errors.length > 0
    ? reply({ n }, bson.arrayElement("writeErrors", errors))
    : reply({ n });
}

/** The one statement of an update or delete: the wrapper sends no more, so more are refused. */
function onlyStatement(
  request: Request,
  list: keyof typeof DATABASE_OPERATIONS.statements,
): Options {
  const [statement, ...others] = documentsOf(request, list);
  if (!statement || others.length > 0)
    throw notImplemented(`another number of ${list} than one`);
  const allowed = DATABASE_OPERATIONS.statements[list];
  const fields = allowedElements(statement, allowed, list);
  if (!fields.has("q")) throw badValue(`${list} without a filter`);
  return fields;
}

export async function updateDocument(
  storage: Storage,
  request: Request,
  namespace: string,
): Promise<Buffer> {
  const statement = onlyStatement(request, "updates");
  if (bson.readFlag(statement.get("multi")))
    throw notImplemented("an update of many");
  const collection = await ensureCollection(storage, namespace);
  const [query, update] = [statement.get("q"), statement.get("u")];
  try {
    const { before, after } = await modifyOne(
      storage,
      collection,
      query,
      update,
      statement,
    );
    const changed = before && after && !before.equals(after);
    const counts = { n: after ? 1 : 0, nModified: changed ? 1 : 0 };
    if (before || !after) return reply(counts);
    const upsert = bson.writeDocument([
      ...bson.elementsOf({ index: 0 }),
      idOf(after),
    ]);
    return reply(counts, bson.arrayElement("upserted", [upsert]));
  } catch (error) {
    const failed = statementError(0, error);
    return reply({ n: 0 }, bson.arrayElement("writeErrors", [failed]));
  }
}

export async function findAndModify(
  storage: Storage,
  { fields }: Request,
  namespace: string,
): Promise<Buffer> {
  if (bson.readFlag(fields.get("remove")))
    throw notImplemented("findAndModify that removes");
  const { before, after } = await modifyOne(
    storage,
    await ensureCollection(storage, namespace),
    fields.get("query"),
    fields.get("update"),
    fields,
  );
  const last = bson.elementsOf({
    n: after ? 1 : 0,
    updatedExisting: before !== undefined,
  });
  if (after && !before) last.push({ ...idOf(after), name: "upserted" });
  const value = bson.readFlag(fields.get("new")) ? after : before;
  return reply(
    value ? {} : { value: null },
    bson.documentElement("lastErrorObject", last),
    ...(value ? [{ name: "value", type: bson.Type.object, value }] : []),
  );
}

const idOf = (document: Buffer): bson.Element =>
  bson.readElement(document, 4).element;

/** Updates the first document that matches: without `before` it was an upsert, without both nothing matched. */
async function modifyOne(
  storage: Storage,
  collection: Collection,
  query: bson.Element | undefined,
  operators: bson.Element | undefined,
  options: Options,
): Promise<{ readonly before?: Buffer; readonly after?: Buffer }> {
  const filter = compileFilter(query);
  const update = compileUpdate(operators);
  const upsert = bson.readFlag(options.get("upsert"));
  function* modify() {
    for (const found of find(storage, collection, filter)) {
      // Found in an earlier commit, perhaps.
      const before = found && getRow(storage, collection, found.row);
      if (before && matches(filter, before)) {
        const after = applyUpdate(before, update);
        if (!after.equals(before))
          replaceRow(
            storage,
            collection,
            { ...found, document: before },
            after,
          );
        return { before, after };
      }
      yield;
    }
    if (!upsert) return {};
    const after = upserted(filter, update);
    insertRow(storage, collection, after);
    return { after };
  }
  const { gate } = collection;
  if (!upsert) return gate.shared(() => inCommits(storage, modify()));
  const first = await gate.shared(() => inOneCommit(storage, modify()));
  if (first.done) return first.value;
  // When it inserts, it must still be true that nothing matches: a long search needs the collection to itself.
  return gate.alone(() => inCommits(storage, modify()));
}

export async function deleteDocuments(
  storage: Storage,
  request: Request,
  namespace: string,
): Promise<Buffer> {
  const statement = onlyStatement(request, "deletes");
  const filter = compileFilter(statement.get("q"));
  const limit = bson.readNumber(statement.get("limit"));
  if (limit !== 0 && limit !== 1)
    throw badValue("a delete has the limit 0 (all) or 1");
  const collection = storage.collections.get(namespace);
  if (!collection) return reply({ n: 0 });
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
  return reply({ n });
}
