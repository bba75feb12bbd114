/** One collection behind the typed wrapper. The mongoose model does not leave this file. */
import type mongodb from "mongodb";
import type mongoose from "mongoose";
import { translated, translatedBulk } from "./database-errors.ts";
import {
  checkFilter,
  checkUpdate,
  isPlainObject,
  type Filter,
  type FindOptions,
  type Update,
} from "./database-filter.ts";
import { DATABASE_OPERATIONS, type Direction } from "./database-operations.ts";

export interface Collection<T extends { _id: unknown }> {
  /** Validated by the mongoose schema. Throws `DuplicateKey`, `InvalidDocument`. */
  insert(document: T): Promise<void>;
  /** Not validated. Throws `DuplicateKey` with how many were written; unordered goes on behind a duplicate. */
  insertMany(
    documents: readonly T[],
    options?: { readonly ordered?: boolean },
  ): Promise<void>;
  find<Field extends keyof T = keyof T>(
    filter: Filter<T>,
    options?: FindOptions<T, Field>,
  ): Promise<Pick<T, Field | "_id">[]>;
  findOne<Field extends keyof T = keyof T>(
    filter: Filter<T>,
    options?: Omit<FindOptions<T, Field>, "limit">,
  ): Promise<Pick<T, Field | "_id"> | null>;
  scan<Field extends keyof T = keyof T>(
    filter: Filter<T>,
    options?: FindOptions<T, Field>,
  ): AsyncIterable<Pick<T, Field | "_id">>;
  /** Documents as BSON, in batches; the next one is fetched while the caller works. */
  scanRaw(
    filter: Filter<T>,
    options?: FindOptions<T>,
  ): AsyncIterable<readonly Uint8Array[]>;
  updateOne(
    filter: Filter<T>,
    update: Update<T>,
    options?: { readonly upsert?: boolean },
  ): Promise<{ readonly matched: number; readonly upserted: boolean }>;
  /** The document after the update, or before it; null if there was none. */
  findOneAndUpdate(
    filter: Filter<T>,
    update: Update<T>,
    options: {
      readonly returns: "before" | "after";
      readonly upsert?: boolean;
    },
  ): Promise<T | null>;
  deleteOne(filter: Filter<T>): Promise<boolean>;
  deleteMany(filter: Filter<T>): Promise<number>;
  count(filter: Filter<T>): Promise<number>;
}

/** A collection as the wrapper prepares it. */
export interface RegisteredCollection<
  T extends { _id: unknown } = { _id: unknown },
> {
  readonly name: string;
  readonly collection: Collection<T>;
  createIndexes(): Promise<void>;
}

/** Read at once: few enough that what was made of a batch is gone before the collector has moved it about. */
const BATCH_DOCUMENTS = 1_000;

/** Ours, whatever a schema says: nothing happens behind a store's back, and a field that it does not know is an error. */
const SCHEMA_OPTIONS = {
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  id: false,
  minimize: false,
  strict: "throw",
  strictQuery: "throw",
  versionKey: false,
} as const;

export function registerCollection<T extends { _id: unknown }>(
  connection: mongoose.Connection,
  name: string,
  schema: mongoose.Schema<T>,
  /** Told of every failure, beside whoever asked. */
  onFailure: (error: unknown) => void,
): RegisteredCollection<T> {
  const failed = (error: unknown): unknown => {
    onFailure(error);
    return error;
  };
  for (const [option, value] of Object.entries(SCHEMA_OPTIONS))
    schema.set(option as keyof typeof SCHEMA_OPTIONS, value);
  const indexes = indexesOf(name, schema);
  const model = connection.model<T>(name, schema, name);
  const native = () => connection.db!.collection<mongodb.Document>(name);

  async function guarded<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw failed(translated(error, name));
    }
  }

  /** As mongoose would send it: checked against the schema and with the schema's types. */
  function cast(filter: Filter<T>): mongodb.Filter<mongodb.Document> {
    checkFilter(filter);
    // Casting changes what it is given.
    const copy = Object.fromEntries(
      Object.entries(filter).map(([field, condition]) => [
        field,
        isPlainObject(condition) ? { ...condition } : condition,
      ]),
    );
    return model.find().cast(model, copy) as mongodb.Filter<mongodb.Document>;
  }

  const cursorOf = <Field extends keyof T>(
    filter: Filter<T>,
    { sort, limit, fields }: FindOptions<T, Field>,
    options?: mongodb.FindOptions,
  ) =>
    native().find(cast(filter), {
      ...options,
      ...(sort && { sort: sort as mongodb.Sort }),
      ...(limit !== undefined && { limit }),
      ...(fields && {
        projection: Object.fromEntries(
          ["_id", ...fields].map((field) => [field, 1]),
        ),
      }),
    });

  async function* batches<Field extends keyof T>(
    filter: Filter<T>,
    options: FindOptions<T, Field>,
    raw: boolean,
  ): AsyncGenerator<mongodb.Document[], void> {
    const cursor = cursorOf(filter, options, {
      raw,
      batchSize: BATCH_DOCUMENTS,
    });
    try {
      let coming = guarded(() => cursor.hasNext());
      while (await coming) {
        const batch = cursor.readBufferedDocuments();
        coming = guarded(() => cursor.hasNext());
        // Only the next turn of the loop looks at it.
        coming.catch(() => undefined);
        yield batch;
      }
    } finally {
      await cursor.close();
    }
  }

  const collection: Collection<T> = {
    insert: (document) =>
      guarded(async () => {
        await new model(document).save();
      }),

    async insertMany(documents, { ordered = true } = {}) {
      if (documents.length === 0) return;
      try {
        const copies = documents.map((document) => ({ ...document }));
        await native().insertMany(
          copies as mongodb.OptionalId<mongodb.Document>[],
          { ordered },
        );
      } catch (error) {
        const fieldsOf = (index: string) =>
          Object.keys(indexes.find((each) => each.name === index)?.key ?? ID);
        throw failed(translatedBulk(error, name, documents, fieldsOf));
      }
    },

    find: (filter, options = {}) =>
      guarded(async () => {
        const found = await cursorOf(filter, options).toArray();
        return found as never;
      }),

    findOne: (filter, options = {}) =>
      guarded(async () => {
        const [found] = await cursorOf(filter, {
          ...options,
          limit: 1,
        }).toArray();
        return (found ?? null) as never;
      }),

    async *scan(filter, options = {}) {
      for await (const batch of batches(filter, options, false))
        yield* batch as never[];
    },

    async *scanRaw(filter, options = {}) {
      for await (const batch of batches(filter, options, true))
        yield batch as unknown as readonly Uint8Array[];
    },

    updateOne: (filter, update, { upsert = false } = {}) =>
      guarded(async () => {
        checkFilter(filter);
        checkUpdate(update);
        const result = await model.updateOne(
          filter as mongoose.QueryFilter<T>,
          update,
          { upsert, runValidators: true },
        );
        return {
          matched: result.matchedCount,
          upserted: result.upsertedCount > 0,
        };
      }),

    findOneAndUpdate: (filter, update, { returns, upsert = false }) =>
      guarded(async () => {
        checkFilter(filter);
        checkUpdate(update);
        const found = await model.findOneAndUpdate(
          filter as mongoose.QueryFilter<T>,
          update,
          { upsert, returnDocument: returns, lean: true, runValidators: true },
        );
        return found;
      }),

    deleteOne: (filter) =>
      guarded(async () => {
        const { deletedCount } = await native().deleteOne(cast(filter));
        return deletedCount > 0;
      }),

    deleteMany: (filter) =>
      guarded(async () => {
        const { deletedCount } = await native().deleteMany(cast(filter));
        return deletedCount;
      }),

    count: (filter) =>
      guarded(async () => {
        const { n } = await connection.db!.command({
          count: name,
          query: cast(filter),
          readConcern: { level: "majority" },
        });
        return Number(n);
      }),
  };

  return {
    name,
    collection,
    createIndexes: () =>
      guarded(async () => {
        // One a command: FerretDB 1.24 breaks the connection over two that are there already.
        for (const index of indexes) await native().createIndexes([index]);
      }),
  };
}

const ID = { _id: 1 };

interface IndexDescription {
  readonly key: Record<string, Direction>;
  readonly name: string;
  readonly unique?: boolean;
}

/** Throws `RangeError` on an index that the embedded store does not have, so that a store fails where it is written. */
function indexesOf(
  collection: string,
  schema: { indexes(): [object, object][] },
): readonly IndexDescription[] {
  const { directions, index: allowed } = DATABASE_OPERATIONS;
  return schema.indexes().map(([fields, options]) => {
    const key = fields as Record<string, Direction>;
    const given = Object.entries(options).filter(
      ([option, value]) => value !== undefined && option !== "background",
    );
    for (const [option] of given)
      if (!(allowed as readonly string[]).includes(option))
        throw new RangeError(
          `${collection}: an index has the option ${option}`,
        );
    for (const [field, direction] of Object.entries(key))
      if (!directions.includes(direction))
        throw new RangeError(
          `${collection}: the index on ${field} is ${String(direction)}`,
        );
    const name = Object.entries(key).flat().join("_");
    return { key, name, ...Object.fromEntries(given) };
  });
}
