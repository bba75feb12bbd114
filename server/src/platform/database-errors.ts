/** What can go wrong with a database. No error of the driver or of mongoose reaches a store. */
import {
  MongoBulkWriteError,
  MongoError,
  MongoInvalidArgumentError,
  MongoParseError,
  MongoServerError,
} from "mongodb";
import mongoose from "mongoose";

/** A unique index holds the key already. */
export class DuplicateKey extends Error {
  readonly collection: string;
  readonly index: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** Documents of the same `insertMany` that were written nevertheless. */
  readonly written: number;

  constructor(
    collection: string,
    index: string,
    key: Readonly<Record<string, unknown>>,
    written = 0,
  ) {
    super(`${collection} holds ${JSON.stringify(key)} already (${index})`);
    this.name = "DuplicateKey";
    this.collection = collection;
    this.index = index;
    this.key = key;
    this.written = written;
  }
}

/** The database does not answer. Whether the last write was made is not known. */
export class DatabaseLost extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The database is lost: ${reason}`, { cause });
    this.name = "DatabaseLost";
  }
}

/** The database answered that it would not; `code` is MongoDB's. */
export class DatabaseRefused extends Error {
  readonly code: number | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.name = "DatabaseRefused";
    this.code = code;
  }
}

/** The database can be read, and takes no change: its disk is full, or was made read-only. Nothing was written. */
export class DatabaseReadOnly extends DatabaseRefused {
  constructor(message: string, code?: number) {
    super(message, code);
    this.name = "DatabaseReadOnly";
  }
}

/** The document does not fit its mongoose schema. */
export class InvalidDocument extends Error {
  /** By path. */
  readonly faults: Readonly<Record<string, string>>;

  constructor(faults: Readonly<Record<string, string>>) {
    super(`Not a valid document: ${Object.values(faults).join("; ")}`);
    this.name = "InvalidDocument";
    this.faults = faults;
  }
}

const DUPLICATE_KEY = 11000;
/** NotWritablePrimary and its kin: another server is primary now, or none. */
/** OutOfDiskSpace; of the embedded store every commit that fails. */
const READ_ONLY_CODES = new Set([14031]);
const LOST_CODES = new Set([89, 91, 189, 9001, 10107, 11600, 11602, 13435]);

const refusal = (message: string, code: number): DatabaseRefused =>
  READ_ONLY_CODES.has(code)
    ? new DatabaseReadOnly(message, code)
    : new DatabaseRefused(message, code);

/** The error as stores know it. */
export function translated(error: unknown, collection: string): unknown {
  if (error instanceof MongoServerError) {
    if (error.code === DUPLICATE_KEY)
      return new DuplicateKey(
        collection,
        indexIn(error.message),
        error["keyValue"] as Record<string, unknown>,
      );
    if (LOST_CODES.has(Number(error.code)))
      return new DatabaseLost(error.message, error);
    return refusal(error.message, Number(error.code));
  }
  if (
    // Not connected, pool cleared, no server, client closed; the exceptions are our own mistakes.
    (error instanceof MongoError &&
      !(error instanceof MongoInvalidArgumentError) &&
      !(error instanceof MongoParseError)) ||
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    // A socket that broke while it was written to: the driver passes the system's error on.
    (typeof error === "object" && error !== null && "syscall" in error)
  )
    return new DatabaseLost((error as Error).message, error);
  if (error instanceof mongoose.Error.ValidationError)
    return new InvalidDocument(
      Object.fromEntries(
        Object.entries(error.errors).map(([path, { message }]) => [
          path,
          message,
        ]),
      ),
    );
  if (error instanceof mongoose.Error)
    return new InvalidDocument({ [error.name]: error.message });
  return error;
}

/** The driver leaves out the key of a duplicate in a bulk, so it is read from the document. */
export function translatedBulk(
  error: unknown,
  collection: string,
  documents: readonly object[],
  fieldsOf: (index: string) => readonly string[],
): unknown {
  if (!(error instanceof MongoBulkWriteError))
    return translated(error, collection);
  const failures = [error.writeErrors].flat();
  const other = failures.find(({ code }) => code !== DUPLICATE_KEY);
  const [first] = failures;
  if (other) return refusal(other.errmsg ?? error.message, Number(other.code));
  if (!first)
    // No document was at fault. The driver wraps whatever happened; what a server said has a number.
    return typeof error.code === "number"
      ? translated(error, collection)
      : new DatabaseLost(error.message, error);
  const index = indexIn(first.errmsg ?? "");
  const document = documents[first.index];
  const key = Object.fromEntries(
    fieldsOf(index).map((field) => [field, valueAt(document, field) ?? null]),
  );
  return new DuplicateKey(collection, index, key, error.insertedCount);
}

const indexIn = (message: string): string =>
  / index: (\S+)/.exec(message)?.[1] ?? "unknown";

const valueAt = (document: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | undefined)?.[name],
      document,
    );
