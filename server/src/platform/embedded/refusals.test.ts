/** Whatever the allow-list does not name is refused by name: nothing is passed over in silence. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  Decimal128,
  Timestamp,
  type Collection,
  type Db,
  type Document,
} from "mongodb";
import {
  openEmbedded,
  type TestDatabase,
} from "../testing/databases-under-test.ts";

let opened: TestDatabase;
let database: Db;
let sites: Collection<Document & { _id: number }>;

beforeAll(async () => {
  opened = await openEmbedded();
  database = opened.client.db("refusals");
  sites = database.collection("sites");
  await sites.insertMany([
    {
      _id: 1,
      a: 1,
      list: [1, 2],
      object: { x: 1 },
      price: new Decimal128("1"),
    },
    { _id: 2, a: 2, list: [], object: {}, price: 1 },
  ]);
});
afterAll(() => opened.close());

const refusal = async (work: () => Promise<unknown>): Promise<string> => {
  const error: unknown = await work().then(
    (value) => value,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 238 });
  return (error as Error).message;
};

describe("a command", () => {
  test.each<[string, Document]>([
    ["aggregate", { aggregate: "sites", pipeline: [], cursor: {} }],
    ["distinct", { distinct: "sites", key: "a" }],
    ["create", { create: "other" }],
    ["drop", { drop: "sites" }],
    ["dropDatabase", { dropDatabase: 1 }],
    ["dropIndexes", { dropIndexes: "sites", index: "*" }],
    ["listCollections", { listCollections: 1 }],
    ["listIndexes", { listIndexes: "sites" }],
    ["collMod", { collMod: "sites" }],
    ["mapReduce", { mapReduce: "sites" }],
    ["explain", { explain: { find: "sites" } }],
    ["startSession", { startSession: 1 }],
    ["commitTransaction", { commitTransaction: 1 }],
    ["serverStatus", { serverStatus: 1 }],
    ["constructor", { constructor: 1 }],
    ["bulkWrite", { bulkWrite: 1, ops: [], nsInfo: [] }],
  ])("named %s is refused", async (name, command) => {
    expect(await refusal(() => database.command(command))).toContain(
      `the command ${name} `,
    );
  });

  test.each<[string, string, Document]>([
    ["find", "skip", { find: "sites", skip: 1 }],
    ["find", "hint", { find: "sites", hint: { a: 1 } }],
    ["find", "collation", { find: "sites", collation: { locale: "th" } }],
    ["find", "let", { find: "sites", let: {} }],
    ["find", "tailable", { find: "sites", tailable: true }],
    ["find", "maxTimeMS", { find: "sites", maxTimeMS: 1 }],
    ["find", "comment", { find: "sites", comment: "x" }],
    ["count", "limit", { count: "sites", limit: 1 }],
    [
      "insert",
      "bypassDocumentValidation",
      { insert: "sites", documents: [{}], bypassDocumentValidation: true },
    ],
    [
      "update",
      "let",
      { update: "sites", updates: [{ q: {}, u: { $set: { a: 1 } } }], let: {} },
    ],
    [
      "delete",
      "comment",
      { delete: "sites", deletes: [{ q: {}, limit: 1 }], comment: 1 },
    ],
    [
      "findAndModify",
      "sort",
      { findAndModify: "sites", update: { $set: { a: 1 } }, sort: { a: 1 } },
    ],
    [
      "findAndModify",
      "fields",
      { findAndModify: "sites", update: { $set: { a: 1 } }, fields: { a: 1 } },
    ],
    [
      "createIndexes",
      "commitQuorum",
      { createIndexes: "sites", indexes: [], commitQuorum: 1 },
    ],
    ["ping", "lsid", { ping: 1, lsid: {} }],
    ["ping", "txnNumber", { ping: 1, txnNumber: 1 }],
    [
      "ping",
      "$readPreference",
      { ping: 1, $readPreference: { mode: "secondary" } },
    ],
  ])("%s with %s is refused", async (name, field, command) => {
    expect(await refusal(() => database.command(command))).toContain(
      `'${field}' of the command ${name} `,
    );
  });

  test.each<[string, Document]>([
    [
      "readConcern level: snapshot",
      { find: "sites", readConcern: { level: "snapshot" } },
    ],
    [
      "readConcern level: linearizable",
      { count: "sites", readConcern: { level: "linearizable" } },
    ],
    [
      "readConcern afterClusterTime",
      { find: "sites", readConcern: { afterClusterTime: 1 } },
    ],
    [
      "writeConcern w: 2",
      { insert: "sites", documents: [{ _id: 9 }], writeConcern: { w: 2 } },
    ],
    ["writeConcern w: rack", { ping: 1, writeConcern: { w: "rack" } }],
    ["writeConcern wtimeout: 5", { ping: 1, writeConcern: { wtimeout: 5 } }],
  ])("with %s is refused", async (named, command) => {
    expect(await refusal(() => database.command(command))).toContain(named);
  });
});

describe("a filter", () => {
  test.each<[string, Document]>([
    ["$or", { $or: [{ a: 1 }] }],
    ["$and", { $and: [{ a: 1 }] }],
    ["$nor", { $nor: [{ a: 1 }] }],
    ["$where", { $where: "true" }],
    ["$expr", { $expr: { $eq: ["$a", 1] } }],
    ["$text", { $text: { $search: "x" } }],
    ["$comment", { $comment: "x" }],
    ["$eq", { a: { $eq: 1 } }],
    ["$nin", { a: { $nin: [1] } }],
    ["$not", { a: { $not: { $gt: 1 } } }],
    ["$regex", { a: { $regex: "x" } }],
    ["$type", { a: { $type: "string" } }],
    ["$all", { a: { $all: [1] } }],
    ["$size", { a: { $size: 1 } }],
    ["$elemMatch", { a: { $elemMatch: { $gt: 1 } } }],
    ["$mod", { a: { $mod: [2, 0] } }],
    ["$mod", { a: { $gt: 1, $mod: [2, 0] } }],
    ["regex", { a: /x/ }],
    ["array", { a: [1] }],
    ["object", { a: { x: 1 } }],
    ["decimal", { a: new Decimal128("1") }],
    ["timestamp", { a: new Timestamp(5n) }],
    ["regex", { a: { $in: [1, /x/] } }],
    ["object", { a: { $gt: {} } }],
    ["array", { list: 1 }],
    ["array", { "list.x": 1 }],
    ["decimal", { price: { $gt: 0 } }],
  ])(
    "with %s is refused, and so are count, update and delete",
    async (named, filter) => {
      const update = { $set: { b: 1 } };
      for (const work of [
        () => sites.find(filter).toArray(),
        () => database.command({ count: "sites", query: filter }),
        () => sites.updateOne(filter, update),
        () => sites.findOneAndUpdate(filter, update),
        () => sites.deleteMany(filter),
      ])
        expect(await refusal(work)).toContain(named);
    },
  );
});

describe("what must not pass for no filter", () => {
  test.each<[string, Document]>([
    ["a number", { delete: "sites", deletes: [{ q: 5, limit: 0 }] }],
    ["a list", { delete: "sites", deletes: [{ q: [], limit: 0 }] }],
    ["nothing", { delete: "sites", deletes: [{ limit: 0 }] }],
    ["null", { find: "sites", filter: null }],
    ["a number", { count: "sites", query: 5 }],
    ["another limit", { delete: "sites", deletes: [{ q: {}, limit: 2 }] }],
    ["no limit", { delete: "sites", deletes: [{ q: {} }] }],
    ["no list", { find: "sites", filter: { a: { $in: 5 } } }],
    ["a sort by a number", { find: "sites", sort: 5 }],
    ["a limit below 0", { find: "sites", limit: -1 }],
    ["no collection", { find: 1 }],
    ["half a concern", { find: "sites", readConcern: "majority" }],
  ])("%s is refused", async (_what, command) => {
    await expect(database.command(command)).rejects.toMatchObject({
      code: expect.any(Number),
    });
  });
});

describe("an update", () => {
  test.each<[string, Document]>([
    ["$push", { $push: { list: 1 } }],
    ["$pull", { $pull: { list: 1 } }],
    ["$addToSet", { $addToSet: { list: 1 } }],
    ["$rename", { $rename: { a: "b" } }],
    ["$min", { $min: { a: 1 } }],
    ["$mul", { $mul: { a: 2 } }],
    ["$bit", { $bit: { a: { and: 1 } } }],
    ["$currentDate", { $currentDate: { a: true } }],
    ["'$'", { $set: { "list.$": 1 } }],
    ["'$[]'", { $set: { "list.$[]": 1 } }],
    ["'list.0', within an array", { $set: { "list.0": 1 } }],
    ["$inc of decimal", { $inc: { price: 1 } }],
  ])("with %s is refused", async (named, update) => {
    for (const work of [
      () => sites.updateOne({ _id: 1 }, update),
      () => sites.findOneAndUpdate({ _id: 1 }, update),
    ])
      expect(await refusal(work)).toContain(named);
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      "an update by a pipeline",
      () => sites.updateOne({}, [{ $set: { a: 1 } }]),
    ],
    ["the replacement of a document", () => sites.replaceOne({}, { a: 1 })],
    ["an update of many", () => sites.updateMany({}, { $set: { a: 1 } })],
    [
      "'arrayFilters'",
      () => sites.updateOne({}, { $set: { a: 1 } }, { arrayFilters: [] }),
    ],
    [
      "'collation'",
      () =>
        sites.updateOne(
          {},
          { $set: { a: 1 } },
          { collation: { locale: "th" } },
        ),
    ],
    [
      "'sort'",
      () => sites.updateOne({}, { $set: { a: 1 } }, { sort: { a: 1 } }),
    ],
    ["findAndModify that removes", () => sites.findOneAndDelete({})],
    [
      "another number of updates",
      () =>
        sites.bulkWrite(
          [1, 2].map((_id) => ({
            updateOne: { filter: { _id }, update: { $set: { a: 1 } } },
          })),
        ),
    ],
    [
      "$in of one value",
      () =>
        sites.updateOne(
          { a: { $in: [77] } },
          { $set: { b: 1 } },
          { upsert: true },
        ),
    ],
  ])("by %s is refused", async (named, work) => {
    expect(await refusal(work)).toContain(named);
  });
});

describe("a read", () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      "an order of 'a'",
      () =>
        sites
          .find()
          .sort({ a: { $meta: "textScore" } })
          .toArray(),
    ],
    ["'$natural'", () => sites.find().sort({ $natural: 1 }).toArray()],
    [
      "a sort by 'list' where it holds array",
      () => sites.find().sort({ list: 1 }).toArray(),
    ],
    [
      "a sort by 'object' where it holds object",
      () => sites.find().sort({ object: 1 }).toArray(),
    ],
    ["the projection of 'a'", () => sites.find().project({ a: 0 }).toArray()],
    [
      "the projection of '_id'",
      () => sites.find().project({ _id: 0, a: 1 }).toArray(),
    ],
    [
      "the projection of 'object.x'",
      () => sites.find().project({ "object.x": 1 }).toArray(),
    ],
    [
      "the projection of 'list'",
      () =>
        sites
          .find()
          .project({ list: { $slice: 1 } })
          .toArray(),
    ],
    ["'singleBatch'", () => sites.find().limit(-5).toArray()],
    ["the command aggregate", () => sites.countDocuments({})],
    ["the command aggregate", () => sites.watch().next()],
  ])("with %s is refused", async (named, work) => {
    expect(await refusal(work)).toContain(named);
  });
});

describe("an index", () => {
  test.each<[string, Document, Document]>([
    ["'sparse' of an index", { a: 1 }, { sparse: true }],
    ["'expireAfterSeconds' of an index", { a: 1 }, { expireAfterSeconds: 5 }],
    [
      "'partialFilterExpression' of an index",
      { a: 1 },
      { partialFilterExpression: { a: 1 } },
    ],
    ["'collation' of an index", { a: 1 }, { collation: { locale: "th" } }],
    ["'hidden' of an index", { a: 1 }, { hidden: true }],
    ["an order of 'a'", { a: "text" }, {}],
    ["an order of 'a'", { a: "hashed" }, {}],
    ["an order of 'a'", { a: 2 }, {}],
    ["'$**'", { "$**": 1 }, {}],
    ["an index on 'list' where it holds array", { list: 1 }, {}],
    ["an index on 'object' where it holds object", { object: 1 }, {}],
    ["an index on 'price' where it holds decimal", { price: 1 }, {}],
  ])("with %s is refused", async (named, key, options) => {
    expect(
      await refusal(() => sites.createIndex(key as { a: 1 }, options)),
    ).toContain(named);
  });

  test("that is there refuses documents which it cannot hold, and keeps the rest", async () => {
    const indexed = database.collection<Document & { _id: number }>("indexed");
    await indexed.createIndex({ a: 1 });
    await indexed.insertOne({ _id: 1, a: 1 });
    for (const work of [
      () => indexed.insertOne({ _id: 2, a: [1] }),
      () => indexed.updateOne({ _id: 1 }, { $set: { a: { x: 1 } } }),
      () => indexed.insertOne({ _id: { x: 1 } as never }),
      () => indexed.insertOne({ _id: 3, at: new Timestamp(0n) }),
    ])
      await refusal(work);
    expect(await indexed.find({ a: 1 }).toArray()).toEqual([{ _id: 1, a: 1 }]);
    expect(await indexed.estimatedDocumentCount()).toBe(1);
  });
});

test("what was refused has changed nothing", async () => {
  expect(await sites.find().toArray()).toEqual([
    {
      _id: 1,
      a: 1,
      list: [1, 2],
      object: { x: 1 },
      price: new Decimal128("1"),
    },
    { _id: 2, a: 2, list: [], object: {}, price: 1 },
  ]);
});

test("a cursor that is not there is told by MongoDB's code", async () => {
  await expect(
    database.command({ getMore: 99n, collection: "sites" }),
  ).rejects.toMatchObject({ code: 43 });
});
