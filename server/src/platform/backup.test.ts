/** A store goes out into a folder and comes back, or it is told why not. */
import fs from "node:fs";
import path from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
} from "@jest/globals";
import { Schema } from "mongoose";
import { BackupRefused, backUp, restore } from "./backup.ts";
import { SCHEMA_VERSION } from "./database.ts";
import type { Collection } from "./database-collection.ts";
import {
  openEmbedded,
  temporaryFolder,
  type TestDatabase,
} from "./testing/databases-under-test.ts";

let top: string;
let from: Store;
/** Into which nothing comes. */
let empty: Store;
const stores: TestDatabase[] = [];
beforeAll(async () => {
  [from, empty] = await Promise.all([aStore(), aStore()]);
  for (const [name, rows] of Object.entries(ROWS))
    await from.of(name).insertMany(rows);
  await from.of("sessions").insertMany([{ _id: "s" }]);
});
afterAll(async () => {
  for (const store of stores) await store.close();
});
beforeEach(() => {
  top = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(top, { recursive: true });
});

interface Row {
  readonly _id: unknown;
  readonly [field: string]: unknown;
}

async function aStore() {
  const store = await openEmbedded();
  stores.push(store);
  const { database } = store;
  for (const [name, type] of Object.entries({
    changes: Number,
    texts: String,
    sessions: String,
  }))
    database.collection(name, new Schema<Row>({ _id: type }));
  await database.prepare();
  const of = (wanted: string): Collection<Row> => {
    const found = database.collections().find(({ name }) => name === wanted);
    if (!found) throw new RangeError(wanted);
    return found.collection;
  };
  return { database, of };
}

type Store = Awaited<ReturnType<typeof aStore>>;

const backup = () => path.join(top, "backup");
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  changes: [
    { _id: 1, change: "c1", at: new Date(1_000), counts: { answers: 2 } },
    { _id: 2, change: "c2", at: new Date(2_000), withdraws: "c1" },
  ],
  // More than a piece of a file holds, so that documents are cut in two by its end.
  texts: Array.from({ length: 900 }, (_, at) => ({
    _id: `t${String(at).padStart(4, "0")}`,
    text: `${at} ${"ก".repeat(at)} ${0.1 * at}`,
    bytes: Buffer.from([at % 256]),
    nothing: null,
    list: [at, { deep: -at / 3 }],
  })),
};

test("an empty store is filled as the other one was, but for who is signed in", async () => {
  await backUp(from.database, backup());
  const to = await aStore();
  const { collections } = await restore(to.database, backup());
  expect(collections["texts"]?.documents).toBe(900);
  for (const [name, rows] of Object.entries(ROWS)) {
    expect(await to.of(name).find({})).toEqual(rows);
  }
  expect(await to.of("sessions").count({})).toBe(0);
  await expect(to.database.prepare()).resolves.toBeUndefined();
});

test("what is staged while the backup runs is not in its ledger", async () => {
  const texts = from.of("texts");
  const scan = texts.scanRaw.bind(texts);
  let later: Promise<void> | undefined;
  texts.scanRaw = (...words) => {
    later = from.of("changes").insertMany([{ _id: 3, change: "c3" }]);
    return scan(...words);
  };
  const { collections } = await backUp(from.database, backup());
  texts.scanRaw = scan;
  await later;
  expect(await from.of("changes").deleteOne({ _id: 3 })).toBe(true);
  expect(collections["changes"]?.documents).toBe(2);
});

test("a folder with something in it is left as it is", async () => {
  fs.mkdirSync(backup());
  fs.writeFileSync(path.join(backup(), "mine"), "");
  await expect(backUp(from.database, backup())).rejects.toThrow(
    "holds something already",
  );
  expect(fs.readdirSync(top)).toEqual(["backup"]);
});

test("a store with something in it is left as it is", async () => {
  await backUp(from.database, backup());
  await expect(restore(from.database, backup())).rejects.toThrow(
    "The store holds texts already",
  );
  await expect(from.database.prepare()).resolves.toBeUndefined();
});

test.each([
  ["no manifest", (folder: string) => fs.rmSync(`${folder}/manifest.json`)],
  [
    "another manifest",
    (folder: string) => fs.writeFileSync(`${folder}/manifest.json`, "{}"),
  ],
  [
    "another schema",
    (folder: string) =>
      fs.writeFileSync(
        `${folder}/manifest.json`,
        JSON.stringify({ schema: 99, collections: {} }),
      ),
  ],
  ["a file too few", (folder: string) => fs.rmSync(`${folder}/texts.bson`)],
  [
    "a file cut short",
    (folder: string) => fs.truncateSync(`${folder}/texts.bson`, 1_000),
  ],
  [
    "a collection that this program does not have",
    (folder: string) =>
      fs.writeFileSync(
        `${folder}/manifest.json`,
        JSON.stringify({
          schema: SCHEMA_VERSION,
          collections: { wonders: { documents: 1, sha256: "" } },
        }),
      ),
  ],
])("a backup with %s changes nothing", async (_what, spoil) => {
  await backUp(from.database, backup());
  spoil(backup());
  await expect(restore(empty.database, backup())).rejects.toThrow(
    BackupRefused,
  );
  expect(await empty.of("changes").count({})).toBe(0);
  expect(await empty.of("texts").count({})).toBe(0);
  await expect(empty.database.prepare()).resolves.toBeUndefined();
});

test("a store in which a restore was cut short opens no more", async () => {
  await backUp(from.database, backup());
  const to = await aStore();
  to.of("changes").insertMany = () => Promise.reject(new Error("no power"));
  await expect(restore(to.database, backup())).rejects.toThrow("no power");
  await expect(to.database.prepare()).rejects.toThrow("is not whole");
});
