/** find, getMore, killCursors and count. */
import { Long } from "bson";
import { DATABASE_OPERATIONS } from "../database-operations.ts";
import {
  arrayOf,
  EMPTY_DOCUMENT,
  elementsOf,
  readElements,
  readFlag,
  readNumber,
  subdocument,
  writeDocument,
  type Element,
} from "./bson-bytes.ts";
import { flag, reply, type Command } from "./command.ts";
import { badValue, CommandError, notImplemented } from "./errors.ts";
import { compileFilter, type Filter } from "./filter.ts";
import { orderedFields, type FieldOrder } from "./index-keys.ts";
import { count, find, type Rows } from "./search.ts";
import { inSlices } from "./slices.ts";
import { countOf, type Storage } from "./storage.ts";

/** The driver reads many batches of this size faster than a few of the 16 MB that MongoDB would send. */
const BATCH_BYTES = 512 * 1024;
const FIRST_BATCH = 101;
const IDLE_MS = 10 * 60_000;

interface Cursor {
  readonly namespace: string;
  readonly rows: Rows;
  readonly project: (document: Buffer) => Buffer;
  /** Found, but too large for the batch before. */
  held: Buffer | undefined;
  usedAt: number;
}

export interface Cursors {
  find(command: Command): Promise<Buffer>;
  getMore(command: Command): Promise<Buffer>;
  kill(command: Command): Buffer;
  close(): void;
}

export function createCursors(storage: Storage): Cursors {
  const open = new Map<string, Cursor>();
  let lastId = 0;
  const sweep = setInterval(() => {
    for (const [id, { usedAt }] of open)
      if (Date.now() - usedAt > IDLE_MS) open.delete(id);
  }, IDLE_MS / 10).unref();

  async function findFirst({ namespace, request }: Command): Promise<Buffer> {
    const { fields } = request;
    const filter = compileFilter(fields.get("filter")?.value ?? EMPTY_DOCUMENT);
    const sort = orderedFields(sortOf(fields.get("sort")));
    const limit = numberOf(fields.get("limit"), 0);
    const single = flag(fields.get("singleBatch"));
    if (single && limit !== 1)
      throw notImplemented("'singleBatch' with a limit other than 1");
    const collection = storage.collections.get(namespace);
    const cursor: Cursor = {
      namespace,
      rows: collection
        ? find(storage, collection, filter, sort, limit || Infinity)
        : none(),
      project: projectionOf(fields.get("projection")),
      held: undefined,
      usedAt: Date.now(),
    };
    // A batch of two, so that a single document comes with the end.
    const size = single ? 2 : numberOf(fields.get("batchSize"), FIRST_BATCH);
    return next(String(++lastId), cursor, "firstBatch", size);
  }

  async function getMore({ namespace, request }: Command): Promise<Buffer> {
    const id = idOf(request.fields.get("getMore")!);
    const cursor = open.get(id);
    if (cursor?.namespace !== namespace)
      throw new CommandError(43, "CursorNotFound", `cursor id ${id} not found`);
    open.delete(id); // nobody else may use it until the batch is there
    const size = numberOf(request.fields.get("batchSize"), 0);
    return next(id, cursor, "nextBatch", size || Infinity);
  }

  async function next(
    id: string,
    cursor: Cursor,
    batch: string,
    size: number,
  ): Promise<Buffer> {
    const { documents, done } = await inSlices(fill(cursor, size));
    cursor.usedAt = Date.now();
    if (!done) open.set(id, cursor);
    const [longId] = elementsOf({ id: Long.fromString(done ? "0" : id) });
    const ns = elementsOf({ ns: cursor.namespace });
    return reply(
      {},
      subdocument("cursor", [arrayOf(batch, documents), longId!, ...ns]),
    );
  }

  function kill({ request }: Command): Buffer {
    const ids = readElements(request.fields.get("cursors")!.value);
    const killed = ids.filter((id) => open.delete(idOf(id)));
    const missing = ids.filter((id) => !killed.includes(id));
    const list = (name: string, elements: readonly Element[]): Element => ({
      name,
      type: 4,
      value: writeDocument(
        elements.map((element, at) => ({ ...element, name: String(at) })),
      ),
    });
    return reply(
      { cursorsAlive: [], cursorsUnknown: [] },
      list("cursorsKilled", killed),
      list("cursorsNotFound", missing),
    );
  }

  return {
    find: findFirst,
    getMore,
    kill,
    close: () => {
      clearInterval(sweep);
    },
  };
}

const idOf = ({ value }: Element): string => String(value.readBigInt64LE(0));

// eslint-disable-next-line require-yield
function* none(): Rows {
  return;
}

function* fill(
  cursor: Cursor,
  size: number,
): Generator<undefined, { documents: Buffer[]; done: boolean }> {
  const documents: Buffer[] = [];
  let bytes = 0;
  while (documents.length < size) {
    if (cursor.held) {
      documents.push(cursor.held);
      bytes += cursor.held.length;
      cursor.held = undefined;
      continue;
    }
    const step = cursor.rows.next();
    if (step.done) return { documents, done: true };
    if (step.value) {
      const document = cursor.project(step.value.document);
      if (documents.length > 0 && bytes + document.length > BATCH_BYTES) {
        cursor.held = document;
        break;
      }
      documents.push(document);
      bytes += document.length;
    }
    yield;
  }
  return { documents, done: false };
}

/** A sort or an index's fields: names with 1 or -1. */
export function sortOf(element: Element | undefined): readonly FieldOrder[] {
  return (element ? readElements(element.value) : []).map((field) => {
    const direction = DATABASE_OPERATIONS.directions.find(
      (allowed) => allowed === readNumber(field),
    );
    if (direction === undefined)
      throw notImplemented(`an order of '${field.name}' other than 1 and -1`);
    return [field.name, direction] as const;
  });
}

function numberOf(element: Element | undefined, otherwise: number): number {
  const number = element ? readNumber(element) : otherwise;
  if (number === undefined || !Number.isInteger(number) || number < 0)
    throw badValue(`'${element!.name}' must be a whole number, 0 or more`);
  return number;
}

/** Names of top-level fields with 1, which cuts bytes and decodes nothing. */
function projectionOf(
  projection: Element | undefined,
): (document: Buffer) => Buffer {
  const fields = projection ? readElements(projection.value) : [];
  if (fields.length === 0) return (document) => document;
  for (const field of fields)
    if (!readFlag(field) || /[.$]/.test(field.name))
      throw notImplemented(`the projection of '${field.name}' other than by 1`);
  const names = new Set(["_id", ...fields.map(({ name }) => name)]);
  return (document) =>
    writeDocument(readElements(document).filter(({ name }) => names.has(name)));
}

export async function countDocuments(
  storage: Storage,
  { namespace, request }: Command,
): Promise<Buffer> {
  const query = request.fields.get("query");
  const filter: Filter = compileFilter(query?.value ?? EMPTY_DOCUMENT);
  const collection = storage.collections.get(namespace);
  if (!collection) return reply({ n: 0 });
  if (filter.conditions.length === 0)
    return reply({ n: countOf(storage, collection) });
  return reply({ n: await inSlices(count(storage, collection, filter)) });
}
