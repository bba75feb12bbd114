/** find, getMore, killCursors and count. */
import { Long } from "bson";
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import * as bson from "./bson-bytes.ts";
import { fieldsIn, orderOf, type Directions } from "./fields.ts";
import { compileFilter } from "./filter.ts";
import { badValue, CommandError, notImplemented, reply } from "./replies.ts";
import { find, type Row, type Rows } from "./search.ts";
import { inSlices } from "./slices.ts";
import { countOf, type Storage } from "./storage.ts";
import type { Request } from "./wire.ts";

/** The driver reads many batches of this size faster than a few of the 16 MB that MongoDB would send. */
const BATCH_BYTES = 512 * 1024;
const IDLE_MS = 10 * 60_000;

interface Cursor {
  readonly namespace: string;
  readonly rows: Iterator<Row | undefined, unknown>;
  readonly project: (document: Buffer) => Buffer;
  /** Found, but too large for the batch before. */
  held?: Buffer;
  usedAt: number;
}
type Handler = (request: Request, namespace: string) => Promise<Buffer>;

export function createCursors(
  storage: Storage,
): Record<"find" | "getMore" | "killCursors", Handler> {
  const open = new Map<string, Cursor>();
  let lastId = 0;

  async function next(
    id: string,
    cursor: Cursor,
    batch: string,
    size: number,
  ): Promise<Buffer> {
    open.delete(id); // nobody else may use it until the batch is there
    const { documents, done } = await inSlices(fill(cursor, size || Infinity));
    cursor.usedAt = performance.now();
    if (!done) open.set(id, cursor);
    return reply(
      {},
      bson.documentElement("cursor", [
        bson.arrayElement(batch, documents),
        ...bson.elementsOf({
          id: Long.fromString(done ? "0" : id),
          ns: cursor.namespace,
        }),
      ]),
    );
  }

  return {
    find({ fields }, namespace) {
      for (const [id, { usedAt }] of open)
        if (performance.now() - usedAt > IDLE_MS) open.delete(id);
      const filter = compileFilter(fields.get("filter"));
      const sort = orderOf(directionsOf(fields.get("sort")));
      const limit = wholeNumber(fields.get("limit")) || Infinity;
      const single = bson.readFlag(fields.get("singleBatch"));
      if (single && limit !== 1)
        throw notImplemented("'singleBatch' with a limit other than 1");
      const collection = storage.collections.get(namespace);
      const cursor: Cursor = {
        namespace,
        rows: collection
          ? find(storage, collection, filter, sort, limit)
          : [].values(),
        project: projectionOf(fields.get("projection")),
        usedAt: performance.now(),
      };
      const size = single ? 0 : wholeNumber(fields.get("batchSize"));
      return next(String(++lastId), cursor, "firstBatch", size);
    },

    async getMore({ fields }, namespace) {
      const id = idOf(fields.get("getMore")!);
      const cursor = open.get(id);
      if (cursor?.namespace !== namespace)
        throw new CommandError(43, "CursorNotFound", `no cursor ${id}`);
      const size = wholeNumber(fields.get("batchSize"));
      return next(id, cursor, "nextBatch", size);
    },

    killCursors({ fields }) {
      for (const id of fieldsIn(fields.get("cursors"), bson.Type.array))
        open.delete(idOf(id));
      return Promise.resolve(reply({}));
    },
  };
}

const idOf = ({ value }: bson.Element): string =>
  String(value.readBigInt64LE(0));

function* fill(
  cursor: Cursor,
  size: number,
): Generator<undefined, { documents: Buffer[]; done: boolean }> {
  const documents = cursor.held ? [cursor.held] : [];
  let bytes = cursor.held?.length ?? 0;
  delete cursor.held;
  while (documents.length < size) {
    const step = cursor.rows.next();
    if (step.done) return { documents, done: true };
    yield;
    if (!step.value) continue;
    const document = cursor.project(step.value.document);
    bytes += document.length;
    if (documents.length > 0 && bytes > BATCH_BYTES) {
      cursor.held = document;
      break;
    }
    documents.push(document);
  }
  return { documents, done: false };
}

/** The fields of a sort or an index: names with 1 or -1. */
export const directionsOf = (element: bson.Element | undefined): Directions =>
  fieldsIn(element).map((field) => {
    const given = bson.readNumber(field);
    const by = DATABASE_OPERATIONS.directions.find((known) => known === given);
    if (by) return [field.name, by];
    throw notImplemented(`an order of '${field.name}' other than 1 and -1`);
  });

function wholeNumber(element: bson.Element | undefined): number {
  const number = element ? bson.readNumber(element) : 0;
  if (number !== undefined && Number.isInteger(number) && number >= 0)
    return number;
  throw badValue(`'${element!.name}' must be a whole number, 0 or more`);
}

/** Names of top-level fields with 1, which cuts bytes and decodes nothing. */
function projectionOf(
  projection: bson.Element | undefined,
): (document: Buffer) => Buffer {
  const fields = fieldsIn(projection);
  if (fields.length === 0) return (document) => document;
  for (const field of fields)
    if (!bson.readFlag(field) || /[.$]/.test(field.name))
      throw notImplemented(`the projection of '${field.name}' other than by 1`);
  const names = new Set(["_id", ...fields.map(({ name }) => name)]);
  return (document) =>
    bson.writeDocument(
      bson.readElements(document).filter(({ name }) => names.has(name)),
    );
}

export async function countDocuments(
  storage: Storage,
  { fields }: Request,
  namespace: string,
): Promise<Buffer> {
  const filter = compileFilter(fields.get("query"));
  const collection = storage.collections.get(namespace);
  if (!collection) return reply({ n: 0 });
  if (filter.conditions.length === 0)
    return reply({ n: countOf(storage, collection.id) });
  let n = 0;
  function* countAll(rows: Rows): Generator<undefined, void> {
    for (const row of rows) {
      if (row) n++;
      yield;
    }
  }
  await inSlices(countAll(find(storage, collection, filter)));
  return reply({ n });
}
