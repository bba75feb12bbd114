/** What the wrapper adds to the database: checks before anything is sent, and errors of its own. */
import fs from "node:fs";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "@jest/globals";
import { MongoClient } from "mongodb";
import mongoose from "mongoose";
import { openDatabase, SCHEMA_VERSION, type Database } from "./database.ts";
import type { Collection } from "./database-collection.ts";
import {
  DatabaseLost,
  DatabaseRefused,
  DuplicateKey,
  InvalidDocument,
} from "./database-errors.ts";
import type { Filter, Update } from "./database-filter.ts";
import {
  temporaryFolder,
  uriOfFolder,
} from "./testing/databases-under-test.ts";
import { doorBefore } from "./testing/door.ts";

interface Plant {
  readonly _id: string;
  readonly headcount: number;
  readonly name?: string;
  readonly address?: { readonly province: string };
  readonly tags?: readonly string[];
  readonly packed?: Uint8Array;
}
const plantSchema = () => {
  const schema = new mongoose.Schema<Plant>({
    _id: String,
    headcount: { type: Number, required: true, min: 0 },
    name: String,
    address: new mongoose.Schema({ province: String }, { _id: false }),
    tags: { type: [String], default: undefined },
    packed: Buffer,
  });
  schema.index({ name: 1, headcount: -1 }, { unique: true, name: "name" });
  return schema;
};

let folder: string;
let database: Database;
let plants: Collection<Plant>;

beforeAll(async () => {
  folder = temporaryFolder();
  database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "refuse",
  });
  plants = database.collection("plants", plantSchema());
  await database.prepare();
});
beforeEach(async () => {
  await plants.deleteMany({});
});
afterAll(async () => {
  await database.close();
  fs.rmSync(folder, { recursive: true });
});

test("a document comes back as a plain object, with what it was given and nothing else", async () => {
  const plant: Plant = {
    _id: "p1",
    headcount: 120,
    address: { province: "TH-21" },
    tags: ["steel"],
    packed: Buffer.from([1, 2, 255]),
  };
  await plants.insert(plant);
  const found = await plants.findOne({ _id: "p1" });
  expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  expect({ ...found, packed: [...found!.packed!] }).toEqual({
    ...plant,
    packed: [1, 2, 255],
  });
});

test("an insert is held against the schema, and says what is wrong where", async () => {
  for (const [document, path] of [
    [{ _id: "p1" }, "headcount"],
    [{ _id: "p1", headcount: -1 }, "headcount"],
    [{ _id: "p1", headcount: "many" }, "headcount"],
    [{ _id: "p1", headcount: 1, floor: 2 }, "StrictModeError"],
  ] as const) {
    const error: unknown = await plants
      .insert(document as unknown as Plant)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidDocument);
    expect(Object.keys((error as InvalidDocument).faults)).toEqual([path]);
  }
  expect(await plants.count({})).toBe(0);
});

test("an update and a filter are held against the schema, too", async () => {
  await plants.insert({ _id: "p1", headcount: 1 });
  for (const work of [
    () => plants.updateOne({}, { $set: { headcount: -1 } }),
    () => plants.updateOne({}, { $set: { floor: 2 } } as Update<Plant>),
    () => plants.find({ floor: 2 } as Filter<Plant>),
    () => plants.find({ headcount: "many" } as unknown as Filter<Plant>),
  ])
    await expect(work()).rejects.toBeInstanceOf(InvalidDocument);
});

describe("before anything is sent", () => {
  const loose = (filter: object) => filter as Filter<Plant>;
  test.each<[string, (from: Collection<Plant>) => Promise<unknown>]>([
    ["$or", (from) => from.find(loose({ $or: [{ name: "x" }] }))],
    ["$where", (from) => from.count(loose({ $where: "true" }))],
    ["$regex", (from) => from.find(loose({ name: { $regex: "x" } }))],
    [
      "$not",
      (from) => from.deleteMany(loose({ name: { $not: { $gt: "x" } } })),
    ],
    ["name is undefined", (from) => from.deleteMany({ name: undefined })],
    [
      "name $gt is undefined",
      (from) => from.find({ name: { $gt: undefined } }),
    ],
    ["$push", (from) => from.updateOne({}, { $push: { tags: "x" } } as never)],
    [
      "$set name is undefined",
      (from) => from.updateOne({}, { $set: { name: undefined } }),
    ],
    [
      "$rename",
      (from) =>
        from.findOneAndUpdate({}, { $rename: { name: "n" } } as never, {
          returns: "after",
        }),
    ],
  ])("%s is refused by name", async (named, work) => {
    await plants.insert({ _id: "p1", headcount: 1 });
    const error: unknown = await work(plants).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toContain(named);
    expect(await plants.count({})).toBe(1);
  });

  test.each([
    ["sparse", { name: 1 }, { sparse: true }],
    ["expireAfterSeconds", { headcount: 1 }, { expireAfterSeconds: 1 }],
    ["text", { name: "text" }, {}],
  ] as const)("an index with %s is refused", (named, fields, options) => {
    const schema = new mongoose.Schema<Plant>({
      _id: String,
      name: String,
      headcount: Number,
    });
    schema.index(fields, options);
    expect(() => database.collection("other", schema)).toThrow(RangeError);
    expect(() => database.collection("other", schema)).toThrow(named);
  });
});

test("a duplicate in a bulk names index, key and how many were written", async () => {
  const documents = [5, 5, 6, 5].map((headcount, at) => ({
    _id: `p${at}`,
    headcount,
    name: "a",
  }));
  const error: unknown = await plants
    .insertMany(documents, { ordered: false })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DuplicateKey);
  expect(error).toMatchObject({
    collection: "plants",
    index: "name",
    key: { name: "a", headcount: 5 },
    written: 2,
  });
});

test("what the database refuses otherwise keeps its code", async () => {
  await plants.insert({ _id: "p1", headcount: 1, name: "x" });
  const error: unknown = await plants
    .updateOne({}, { $set: { _id: "p2" } })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DatabaseRefused);
  expect(error).toMatchObject({ code: 66 });
});

test("data of a newer schema is refused, with both numbers", async () => {
  const client = await MongoClient.connect(uriOfFolder(folder));
  await client
    .db("saphan")
    .collection("meta")
    .updateOne({ _id: "schema" as never }, { $inc: { version: 6 } });
  await client.close();
  const error: unknown = await database
    .prepare()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DatabaseRefused);
  expect((error as Error).message).toMatch(
    new RegExp(`${SCHEMA_VERSION + 6}.*${SCHEMA_VERSION}.*newer`),
  );
});

test("types close filters, updates and sorts to what is allowed", () => {
  const accepts = (_filter: Filter<Plant>, _update?: Update<Plant>) => true;
  expect(accepts({ headcount: { $gte: 5 }, "address.province": "TH-21" })).toBe(
    true,
  );
  expect(
    accepts(
      { name: { $in: ["a", null], $exists: true } },
      { $inc: { headcount: 1 } },
    ),
  ).toBe(true);
  // @ts-expect-error an operator that is not allowed
  expect(accepts({ headcount: { $mod: [2, 0] } })).toBe(true);
  // @ts-expect-error a field that there is not
  expect(accepts({ floor: 1 })).toBe(true);
  // @ts-expect-error a value of another type
  expect(accepts({ headcount: "5" })).toBe(true);
  // @ts-expect-error lists are stored, not searched
  expect(accepts({ tags: ["steel"] })).toBe(true);
  // @ts-expect-error only numbers are counted up
  expect(accepts({}, { $inc: { name: 1 } })).toBe(true);
  // @ts-expect-error an update operator that is not allowed
  expect(accepts({}, { $push: { tags: "steel" } })).toBe(true);
});

test("a database that goes away is lost to whoever writes one document, or many", async () => {
  const { uri, shut } = await doorBefore(folder);
  const far = await openDatabase({ kind: "mongodb", uri });
  const there = far.collection("plants", plantSchema());
  await there.insertMany([{ _id: "p1", headcount: 1 }]);
  shut();
  const plant = { _id: "p2", headcount: 1 };
  for (const write of [
    () => there.insertMany([plant]),
    () => there.insertMany([plant], { ordered: false }),
    () => there.insert(plant),
  ])
    await expect(write()).rejects.toBeInstanceOf(DatabaseLost);
  await far.close();
});

test("a database that does not answer is lost, and opening it says so", async () => {
  await expect(
    openDatabase({
      kind: "mongodb",
      uri: "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50",
    }),
  ).rejects.toBeInstanceOf(DatabaseLost);
  // The last test: whoever asks after the end is told the same.
  await database.close();
  await expect(plants.find({})).rejects.toBeInstanceOf(DatabaseLost);
});
