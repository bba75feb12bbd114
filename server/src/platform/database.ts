/**
 * The database as stores see it: collections with the operations of `database-operations.ts`, on MongoDB or on the
 * embedded store alike. Acknowledged means `w: majority, j: true`; reads are from the primary with read concern
 * `majority`.
 */
import mongoose from "mongoose";
import {
  registerCollection,
  type Collection,
  type RegisteredCollection,
} from "./database-collection.ts";
import {
  DatabaseReadOnly,
  DatabaseRefused,
  translated,
} from "./database-errors.ts";
import {
  DataFolderInUse,
  findRunningStore,
  openEmbeddedStore,
  type EmbeddedStore,
} from "./embedded/embedded-store.ts";

/** `read_only`: what is there can be read, and nothing be written. */
export type DatabaseState = "connected" | "read_only" | "lost";

export interface Database {
  readonly kind: "mongodb" | "embedded";
  /** For `MONGODB_URI` of other processes: of an embedded store that this process runs. */
  readonly storeUri: string | undefined;
  /** Registers a collection with its mongoose schema and indexes, before `prepare`. */
  collection<T extends { _id: unknown }>(
    name: string,
    schema: mongoose.Schema<T>,
  ): Collection<T>;
  /** All that have been registered, for who copies the whole of it. */
  collections(): readonly RegisteredCollection[];
  /** Checks the schema's version and creates all indexes; once, after all stores were made. */
  prepare(): Promise<void>;
  ping(): Promise<void>;
  state(): DatabaseState;
  /** An embedded store of this process that is lost stays lost, and says why; all else may come back. */
  onStateChange(listener: (state: DatabaseState, reason?: Error) => void): void;
  close(): Promise<void>;
}

export type DatabaseOptions =
  | { readonly kind: "mongodb"; readonly uri: string }
  | {
      readonly kind: "embedded";
      readonly folder: string;
      /** What to do if another process runs the store: a server refuses to start, the command line joins. */
      readonly whenRunning: "refuse" | "join";
    };

/** Of the collections and their fields. A change that older code cannot read raises it and comes with a migration. */
export const SCHEMA_VERSION = 1;
const DATABASE_NAME = "saphan";

const CONNECT_OPTIONS: mongoose.ConnectOptions = {
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  ignoreUndefined: true,
  promoteBuffers: true,
  readConcern: { level: "majority" },
  readPreference: "primary",
  writeConcern: { w: "majority", journal: true },
};
/** How long an operation waits for a database that does not answer, and how often it is asked whether it does. */
const PATIENCE = {
  mongodb: { serverSelectionTimeoutMS: 10_000, heartbeatFrequencyMS: 10_000 },
  embedded: { serverSelectionTimeoutMS: 5_000, heartbeatFrequencyMS: 1_000 },
};

export async function openDatabase(
  options: DatabaseOptions,
): Promise<Database> {
  if (options.kind === "mongodb")
    return connect(options.kind, options.uri, undefined);
  const { uri, store } = await embeddedStore(options);
  try {
    return await connect(options.kind, uri, store);
  } catch (error) {
    await store?.close();
    throw error;
  }
}

async function embeddedStore({
  folder,
  whenRunning,
}: Extract<DatabaseOptions, { kind: "embedded" }>): Promise<{
  readonly uri: string;
  readonly store?: EmbeddedStore;
}> {
  if (whenRunning === "join") {
    const uri = await findRunningStore(folder);
    if (uri) return { uri };
  }
  try {
    const store = await openEmbeddedStore(folder);
    return { uri: store.uri, store };
  } catch (error) {
    // Another process may have started it in between.
    if (error instanceof DataFolderInUse && whenRunning === "join")
      return { uri: error.uri };
    throw error;
  }
}

/** An address may have its own. */
const patienceOf = (kind: Database["kind"], uri: string) =>
  Object.fromEntries(
    Object.entries(PATIENCE[kind]).filter(
      ([option]) => !uri.includes(`${option}=`),
    ),
  );

async function connect(
  kind: Database["kind"],
  uri: string,
  store?: EmbeddedStore,
): Promise<Database> {
  const dbName = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  const connection = mongoose.createConnection(uri, {
    ...CONNECT_OPTIONS,
    dbName: dbName ?? DATABASE_NAME,
    ...patienceOf(kind, uri),
  });
  try {
    await connection.asPromise();
  } catch (error) {
    throw translated(error, "");
  }

  let state: DatabaseState = "connected";
  let closing = false;
  const listeners: Parameters<Database["onStateChange"]>[0][] = [];
  const become = (next: DatabaseState, reason?: Error) => {
    // That it broke may be known before why: whoever listens is told both.
    if (closing || (state === next && !reason)) return;
    state = next;
    for (const listener of listeners) listener(next, reason);
  };
  /** While nothing can be written, a small document tries whether it can again. */
  let trying: NodeJS.Timeout | undefined;
  const onFailure = (error: unknown): void => {
    if (!(error instanceof DatabaseReadOnly) || closing || trying) return;
    become("read_only", error);
    trying = setInterval(() => {
      void tries
        .updateOne({ _id: "try" }, { $inc: { count: 1 } }, { upsert: true })
        .then(() => {
          clearInterval(trying);
          trying = undefined;
          if (state === "read_only") become("connected");
        })
        .catch(() => undefined);
    }, TRY_MS);
    trying.unref();
  };
  connection.on("disconnected", () => {
    become("lost");
  });
  connection.on("connected", () => {
    become("connected");
  });
  void store?.lost.then((error) => {
    become("lost", error);
    closing = true;
    clearInterval(trying);
    // So that what waits for an answer ends now, not after its timeout.
    return connection.destroy(true);
  });

  const registered: RegisteredCollection[] = [];
  const collection: Database["collection"] = (name, schema) => {
    const added = registerCollection(connection, name, schema, onFailure);
    registered.push(added);
    return added.collection;
  };
  const meta = collection(META_NAME, META);
  const tries = collection(TRIES_NAME, TRIES);

  return {
    kind,
    storeUri: store?.lastingUri,
    collection,
    collections: () => registered,
    state: () => state,
    onStateChange: (listener) => {
      listeners.push(listener);
    },

    async prepare() {
      await checkSchemaVersion(meta);
      for (const each of registered) await each.createIndexes();
    },

    async ping() {
      try {
        await connection.db?.command({ ping: 1 });
      } catch (error) {
        throw translated(error, "");
      }
    },

    async close() {
      closing = true;
      clearInterval(trying);
      await connection.close();
      await store?.close();
    },
  };
}

interface MetaDocument {
  readonly _id: string;
  readonly version: number;
}
/** Of the data as a whole. */
export const META_NAME = "meta";
const META = new mongoose.Schema<MetaDocument>({
  _id: String,
  version: Number,
});

/** Of the document that tries whether anything can be written; worth nothing to anybody. */
export const TRIES_NAME = "tries";
const TRIES = new mongoose.Schema<{ _id: string; count: number }>({
  _id: String,
  count: Number,
});
const TRY_MS = 1_000;

/** Id of a document of `meta` that stands while a backup is being restored. */
export const RESTORING = "restoring";

async function checkSchemaVersion(
  meta: Collection<MetaDocument>,
): Promise<void> {
  const found = await meta.findOneAndUpdate(
    { _id: "schema" },
    { $setOnInsert: { version: SCHEMA_VERSION } },
    { returns: "after", upsert: true },
  );
  if (await meta.findOne({ _id: RESTORING }))
    throw new DatabaseRefused(
      "A backup was being restored here and is not whole: empty the store, and restore it again",
    );
  const version = found?.version;
  if (version === SCHEMA_VERSION) return;
  throw new DatabaseRefused(
    `The data has schema version ${version}, this program reads version ${SCHEMA_VERSION}: ` +
      (Number(version) > SCHEMA_VERSION
        ? "it was written by a newer program"
        : "run `npm run saphan -- migrate`"),
  );
}
