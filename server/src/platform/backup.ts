/**
 * A store as a folder: a file of BSON documents for each collection, as mongodump writes them, and a manifest. Taken
 * while the product runs: the ledger's entries are read first, so that all that they publish is there; what is found
 * beyond them is staged, and swept like any other staging.
 */
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { deserialize } from "bson";
import { z } from "zod";
import {
  META_NAME,
  TRIES_NAME,
  RESTORING,
  SCHEMA_VERSION,
  type Database,
} from "./database.ts";
import type { RegisteredCollection } from "./database-collection.ts";

/** Why a folder cannot be backed up to, or restored from; for whoever asked for it. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BackupRefused";
  }
}

const MANIFEST = "manifest.json";
const manifestShape = z.object({
  schema: z.number(),
  collections: z.record(
    z.string(),
    z.object({ documents: z.number(), sha256: z.string() }),
  ),
});
export type BackupManifest = z.infer<typeof manifestShape>;

/** The ledger's entries: read first, written last. */
const ENTRIES = "changes";
/** Of this store only: nobody is signed in to a restored one, nobody locked out, and no password waits to be set. */
const LEFT_BEHIND: readonly string[] = [
  META_NAME,
  TRIES_NAME,
  "sessions",
  "attempts",
  "resetlinks",
];

const copiedCollections = (
  database: Database,
): readonly RegisteredCollection[] =>
  database
    .collections()
    .filter(({ name }) => !LEFT_BEHIND.includes(name))
    .sort((a, b) => Number(b.name === ENTRIES) - Number(a.name === ENTRIES));

const fileOf = (folder: string, name: string) =>
  path.join(folder, `${name}.bson`);

async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await fs.readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}

async function writeCollection(
  file: string,
  { collection }: RegisteredCollection,
): Promise<{ readonly documents: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let documents = 0;
  const handle = await fs.open(file, "wx", 0o600);
  try {
    for await (const batch of collection.scanRaw({}, { sort: { _id: 1 } })) {
      const bytes = Buffer.concat(batch);
      hash.update(bytes);
      await handle.write(bytes);
      documents += batch.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { documents, sha256: hash.digest("hex") };
}

/**
 * Copies the store into a new folder, which appears when it is whole. Throws `BackupRefused` where the folder holds
 * something.
 */
export async function backUp(
  database: Database,
  folder: string,
): Promise<BackupManifest> {
  if (!(await isEmptyFolder(folder)))
    throw new BackupRefused(`${folder} holds something already.`);
  const part = `${folder}.part`;
  await fs.rm(part, { recursive: true, force: true });
  await fs.mkdir(part, { recursive: true, mode: 0o700 });
  const collections: BackupManifest["collections"] = {};
  for (const each of copiedCollections(database))
    collections[each.name] = await writeCollection(
      fileOf(part, each.name),
      each,
    );
  const manifest = { schema: SCHEMA_VERSION, collections };
  await fs.writeFile(
    path.join(part, MANIFEST),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
    { mode: 0o600, flush: true },
  );
  await fs.rename(part, folder);
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await fs.readFile(path.join(folder, MANIFEST), "utf8");
  } catch (error) {
    throw new BackupRefused(
      `${folder} is no backup: ${(error as Error).message}.`,
    );
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  const { data, success } = manifestShape.safeParse(given);
  if (!success)
    throw new BackupRefused(`${folder}/${MANIFEST} cannot be read.`);
  if (data.schema !== SCHEMA_VERSION)
    throw new BackupRefused(
      `The backup has schema version ${data.schema}, this program reads version ${SCHEMA_VERSION}.`,
    );
  return data;
}

const PIECE_BYTES = 1 << 20;

/** Documents of a file, some at a time; the file may be larger than the memory. */
async function* documentsOf(
  file: string,
): AsyncGenerator<readonly Uint8Array[], void> {
  const handle = await fs.open(file, "r");
  try {
    let rest = Buffer.alloc(0);
    for await (const piece of handle.createReadStream({
      highWaterMark: PIECE_BYTES,
    })) {
      const bytes = Buffer.concat([rest, piece as Buffer]);
      const documents: Uint8Array[] = [];
      let at = 0;
      while (bytes.length - at >= 4) {
        const end = at + bytes.readInt32LE(at);
        if (end > bytes.length) break;
        documents.push(bytes.subarray(at, end));
        at = end;
      }
      rest = bytes.subarray(at);
      yield documents;
    }
  } finally {
    await handle.close();
  }
}

async function checkFile(file: string, sha256: string): Promise<void> {
  const hash = createHash("sha256");
  try {
    const handle = await fs.open(file, "r");
    for await (const piece of handle.createReadStream())
      hash.update(piece as Buffer);
  } catch (error) {
    throw new BackupRefused((error as Error).message);
  }
  if (hash.digest("hex") !== sha256)
    throw new BackupRefused(`${file} is not as it was written.`);
}

/**
 * Fills an empty store from a backup. Every file is checked before anything is written; a store in which this was cut
 * short opens no more. Throws `BackupRefused` where the folder is no whole backup, or the store holds something.
 */
export async function restore(
  database: Database,
  folder: string,
): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  const collections = copiedCollections(database).toReversed();
  const known = new Set(collections.map(({ name }) => name));
  for (const [name, { sha256 }] of Object.entries(manifest.collections)) {
    if (!known.has(name))
      throw new BackupRefused(`${name} is no collection of this program.`);
    await checkFile(fileOf(folder, name), sha256);
  }
  for (const { name, collection } of collections)
    if (await collection.findOne({}))
      throw new BackupRefused(
        `The store holds ${name} already; a backup is restored into an empty one.`,
      );
  const meta = database.collections().find(({ name }) => name === META_NAME);
  await meta?.collection.insertMany([{ _id: RESTORING }]);
  for (const { name, collection } of collections) {
    if (!manifest.collections[name]) continue;
    for await (const batch of documentsOf(fileOf(folder, name)))
      await collection.insertMany(
        batch.map((bytes) => deserialize(bytes) as { _id: unknown }),
      );
  }
  await meta?.collection.deleteOne({ _id: RESTORING });
  return manifest;
}
