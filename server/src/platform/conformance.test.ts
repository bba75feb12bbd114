/** What MongoDB documents of the operations that stores use. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  Binary,
  Decimal128,
  Double,
  Int32,
  Long,
  MongoServerError,
  ObjectId,
} from "mongodb";
import mongoose from "mongoose";
import type { Collection } from "./database-collection.ts";
import { DuplicateKey } from "./database-errors.ts";
import type { Filter } from "./database-filter.ts";
import {
  databasesUnderTest,
  type TestDatabase,
} from "./testing/databases-under-test.ts";

/** Fields that take any value, so that each type can be stored and asked for. */
interface Anything {
  readonly _id: unknown;
  readonly a?: unknown;
  readonly b?: unknown;
  readonly n?: number;
}
const { Mixed } = mongoose.Schema.Types;
type AnyFilter = Filter<Anything>;
/** Operands of types that stores do not use. */
const filterOf = (filter: object) => filter as AnyFilter;

const oid = (last: string) => new ObjectId(`00000000000000000000000${last}`);
const bytes = (...values: number[]) => new Binary(Buffer.from(values));
/** A value of every type, by name. */
const ALL_VALUES: readonly (readonly [string, unknown])[] = [
  ["nan", NaN],
  ["minus", -5],
  ["zero", 0],
  ["minusZero", new Double(-0)],
  ["int", new Int32(1)],
  ["double", new Double(1)],
  ["long", Long.fromNumber(1)],
  ["half", 1.5],
  ["two53", Long.fromString("9007199254740992")],
  ["two53plus", Long.fromString("9007199254740993")],
  ["infinite", Infinity],
  ["empty", ""],
  ["one", "1"],
  ["A", "A"],
  ["a", "a"],
  ["nul", "a\0b"],
  ["thai", "ก"],
  ["emoji", "😀"],
  ["private", "\ufb01"],
  ["short", bytes(9)],
  ["bytes", bytes(1, 2)],
  ["bytes2", bytes(1, 3)],
  ["oid1", oid("1")],
  ["oid2", oid("2")],
  ["no", false],
  ["yes", true],
  ["before", new Date(-1)],
  ["epoch", new Date(0)],
  ["later", new Date(1e12)],
  ["null", null],
];

describe.each(databasesUnderTest)("on %s", (_title, open, lacks) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  let last = 0;
  /** A fresh collection with these indexes. */
  async function collection(
    ...indexes: readonly (readonly [object, object?])[]
  ): Promise<Collection<Anything>> {
    const schema = new mongoose.Schema<Anything>({
      _id: Mixed,
      a: Mixed,
      b: Mixed,
      n: Number,
    });
    for (const [fields, options] of indexes)
      schema.index(fields as Record<string, 1>, options);
    const made = opened.database.collection(`c${++last}`, schema);
    await opened.database.prepare();
    return made;
  }
  const native = () => opened.client.db(opened.name).collection(`c${last}`);

  async function holding(
    documents: readonly Anything[],
    ...indexes: readonly (readonly [object, object?])[]
  ): Promise<Collection<Anything>> {
    const made = await collection(...indexes);
    await made.insertMany(documents);
    return made;
  }
  const idsIn = async (from: Collection<Anything>, filter: AnyFilter) =>
    (await from.find(filter)).map(({ _id }) => String(_id)).sort();

  const present = (ids: string) =>
    ids.split(" ").filter((id) => id !== "" && !lacks.has(id));
  const VALUES = ALL_VALUES.filter(([id]) => !lacks.has(id));
  const typed = [
    ...VALUES.map(([_id, a]) => ({ _id, a })),
    { _id: "missing" },
    { _id: "object", a: { x: 1 } },
  ];
  const NUMBERS =
    "minus zero minusZero int double long half two53 two53plus infinite";

  describe.each([
    ["without an index", []],
    ["with an index", [[{ a: 1 }]]],
    ["with a descending index", [[{ a: -1, b: 1 }]]],
  ] as const)("a filter %s", (how, indexes) => {
    let values: Collection<Anything>;
    beforeAll(async () => {
      // An index of objects is refused by the embedded store, so the object is there without one only.
      const documents = how === "without an index" ? typed : typed.slice(0, -1);
      values = await holding(documents, ...indexes);
    });

    test.each<[string, object, string]>([
      ["numbers equal whatever their type", { a: 1 }, "int double long"],
      ["a long equals an int", { a: Long.fromNumber(1) }, "int double long"],
      ["minus zero equals zero", { a: 0 }, "zero minusZero"],
      [
        "longs are told apart beyond 2^53",
        { a: Long.fromString("9007199254740993") },
        "two53plus",
      ],
      ["a double equals the long of its value", { a: 2 ** 53 }, "two53"],
      ["NaN equals NaN", { a: NaN }, "nan"],
      ["a string is no number", { a: "1" }, "one"],
      ["strings are told apart by case", { a: "a" }, "a"],
      ["a string may hold a zero byte", { a: "a\0b" }, "nul"],
      ["a date equals by its time", { a: new Date(0) }, "epoch"],
      ["bytes equal bytes", { a: bytes(1, 2) }, "bytes"],
      ["an ObjectId equals an ObjectId", { a: oid("2") }, "oid2"],
      ["false is not 0", { a: false }, "no"],
      ["null matches missing", { a: null }, "null missing"],
      ["$in takes several", { a: { $in: [1, "a"] } }, "a int double long"],
      [
        "$in with null matches missing",
        { a: { $in: [null, ""] } },
        "null missing empty",
      ],
      ["$in of nothing matches nothing", { a: { $in: [] } }, ""],
      [
        "$gt stays with numbers",
        { a: { $gt: 0 } },
        "int double long half two53 two53plus infinite",
      ],
      [
        "$gte takes the bound",
        { a: { $gte: 0 } },
        NUMBERS.replace("minus ", ""),
      ],
      ["$lt stays with numbers and leaves out NaN", { a: { $lt: 0 } }, "minus"],
      ["$lte leaves out NaN", { a: { $lte: Infinity } }, NUMBERS],
      ["$gte NaN is NaN", { a: { $gte: NaN } }, "nan"],
      ["$lt NaN is nothing", { a: { $lt: NaN } }, ""],
      [
        "$gt between long and double",
        { a: { $gt: 2 ** 53 } },
        "two53plus infinite",
      ],
      [
        "a range of strings goes by bytes",
        { a: { $gte: "a", $lt: "b" } },
        "a nul",
      ],
      ["strings beyond U+FFFF come last", { a: { $gt: "\ufb01" } }, "emoji"],
      [
        "$gt stays with strings",
        { a: { $gt: "A" } },
        "a nul thai emoji private",
      ],
      ["shorter bytes come first", { a: { $lt: bytes(1, 2) } }, "short"],
      ["$gt of bytes", { a: { $gt: bytes(1, 2) } }, "bytes2"],
      ["$gt of ObjectIds", { a: { $gt: oid("1") } }, "oid2"],
      ["$lt of booleans", { a: { $lt: true } }, "no"],
      ["dates before 1970 come first", { a: { $lt: new Date(0) } }, "before"],
      ["$gte null is null or missing", { a: { $gte: null } }, "null missing"],
      ["$gt null is nothing", { a: { $gt: null } }, ""],
      ["$exists true takes null", { a: { $exists: true, $lte: null } }, "null"],
      ["$exists false is missing", { a: { $exists: false } }, "missing"],
      [
        "conditions on one field all hold",
        { a: { $gt: 0, $lt: 1.5, $ne: 7 } },
        "int double long",
      ],
      ["a contradiction matches nothing", { a: { $gt: 5, $lt: 3 } }, ""],
      ["bounds of two types match nothing", { a: { $gt: 5, $lt: "a" } }, ""],
      ["two fields both hold", { a: 1, _id: "int" }, "int"],
      [
        "_id can be ranged over",
        { _id: { $gte: "yes", $lte: "zero" } },
        "yes zero",
      ],
    ])("%s", async (_claim, filter, expected) => {
      const ids = present(expected).sort();
      expect(await idsIn(values, filterOf(filter))).toEqual(ids);
      expect(await values.count(filterOf(filter))).toBe(ids.length);
    });

    test("$ne matches missing and every other type", async () => {
      const all = (await values.find({})).length;
      expect(await values.count({ a: { $ne: 1 } })).toBe(all - 3);
      expect(await values.count({ a: { $ne: null } })).toBe(all - 2);
      expect(await idsIn(values, { a: { $ne: 1 } })).toContain("missing");
    });
  });

  test("a filter looks into objects by dotted names", async () => {
    const made = await holding(
      [
        { _id: 1, a: { b: { c: 5 } } },
        { _id: 2, a: { b: 5 } },
        { _id: 3, a: null },
        { _id: 4 },
      ],
      [{ "a.b.c": 1 }],
    );
    expect(await idsIn(made, { "a.b.c": 5 })).toEqual(["1"]);
    expect(await idsIn(made, { "a.b.c": null })).toEqual(["2", "3", "4"]);
    expect(await idsIn(made, { "a.b": { $exists: true } })).toEqual(["1", "2"]);
  });

  test("an object differs from null and from every value", async () => {
    const made = await holding([
      { _id: 1, a: { x: 1 } },
      { _id: 2, a: 1 },
    ]);
    expect(await idsIn(made, { a: { $ne: null } })).toEqual(["1", "2"]);
    expect(await idsIn(made, { a: { $ne: 1 } })).toEqual(["1"]);
  });

  describe.each([
    ["without an index", []],
    ["with an index", [[{ a: 1, n: 1 }]]],
    ["with an index in the other direction", [[{ a: -1, n: -1 }]]],
  ] as const)("a sort %s", (_how, indexes) => {
    test("orders types as MongoDB does: null, numbers, strings, bytes, ObjectIds, booleans, dates", async () => {
      const documents = VALUES.map(([_id, a], n) => ({ _id, a, n }));
      const made = await holding(
        [...documents, { _id: "missing", n: 100 }].reverse(),
        ...indexes,
      );
      const order = present(
        "null missing nan minus zero minusZero int double long half two53 two53plus infinite " +
          "empty one A a nul thai private emoji short bytes bytes2 oid1 oid2 no yes before epoch later",
      ).join(" ");
      const up = await made.find({}, { sort: { a: 1, n: 1 } });
      expect(up.map(({ _id }) => _id).join(" ")).toBe(order);
      const down = await made.find({}, { sort: { a: -1, n: -1 } });
      expect(down.map(({ _id }) => _id).join(" ")).toBe(
        order.split(" ").reverse().join(" "),
      );
    });

    test("takes several fields in their own directions, and a limit", async () => {
      const documents = Array.from({ length: 60 }, (_, _id) => ({
        _id,
        a: _id % 3,
        n: (_id * 7) % 11,
      }));
      const made = await holding(documents, ...indexes);
      const expected = documents
        .toSorted((x, y) => x.a - y.a || y.n - x.n || x._id - y._id)
        .slice(0, 25);
      expect(
        await made.find({}, { sort: { a: 1, n: -1, _id: 1 }, limit: 25 }),
      ).toEqual(expected);
      expect(
        await made.find(
          { a: 1, n: { $gte: 3 } },
          { sort: { n: 1, _id: -1 }, limit: 3 },
        ),
      ).toEqual(
        documents
          .filter(({ a, n }) => a === 1 && n >= 3)
          .sort((x, y) => x.n - y.n || y._id - x._id)
          .slice(0, 3),
      );
    });
  });

  test("a projection keeps the named fields and _id", async () => {
    const made = await holding([{ _id: 1, a: { x: 1 }, b: 2, n: 3 }]);
    expect(await made.find({}, { fields: ["a", "n"] })).toEqual([
      { _id: 1, a: { x: 1 }, n: 3 },
    ]);
    expect(await made.findOne({}, { fields: [] })).toEqual({ _id: 1 });
  });

  describe("inserting", () => {
    test("keeps every type of value as it was", async () => {
      const a = {
        int: new Int32(5),
        double: new Double(5),
        long: Long.fromString("9007199254740993"),
        decimal: Decimal128.fromString("1.10"),
        list: [1, "two", null, { three: 3 }],
        10: "keys that are numbers",
        2: "stay in their place",
        date: new Date(5),
        pattern: /x/i,
      };
      await holding([{ _id: 1, a }]);
      const stored = await native().findOne(
        {},
        { promoteValues: false, bsonRegExp: false },
      );
      expect(stored!["a"]).toMatchObject({
        int: new Int32(5),
        double: new Double(5),
        long: Long.fromString("9007199254740993"),
        decimal: Decimal128.fromString("1.10"),
        date: new Date(5),
        pattern: /x/i,
      });
    });

    test("numbers come back as they went in", async () => {
      const numbers = [0, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 1e300, 0.1];
      const made = await holding([{ _id: 1, a: numbers }]);
      expect(await made.findOne({})).toEqual({ _id: 1, a: numbers });
    });

    test("leaves out what is undefined", async () => {
      const made = await holding([{ _id: 1, a: undefined }]);
      expect(await made.count({ a: { $exists: true } })).toBe(0);
    });

    test("refuses an _id that is there, whatever the number's type", async () => {
      const made = await holding([{ _id: 1 }]);
      await expect(made.insert({ _id: new Double(1) })).rejects.toMatchObject({
        name: "DuplicateKey",
        index: "_id_",
        key: { _id: 1 },
      });
    });

    test("refuses a key of a unique index that is there, and names it", async () => {
      const made = await holding(
        [{ _id: 1, a: "x", n: 5 }],
        [
          { a: 1, n: -1 },
          { unique: true, name: "a and n" },
        ],
      );
      const error: unknown = await made
        .insert({ _id: 2, a: "x", n: 5 })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DuplicateKey);
      expect(error).toMatchObject({ key: { a: "x", n: 5 }, written: 0 });
      await made.insert({ _id: 2, a: "x", n: 6 });
      expect(await made.count({})).toBe(2);
    });

    test("an error of a duplicate has MongoDB's code, pattern and key", async () => {
      await holding([{ _id: 1, a: "x" }], [{ a: 1 }, { unique: true }]);
      const error: unknown = await native()
        .insertOne({ a: "x" })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(MongoServerError);
      expect(error).toMatchObject({
        code: 11000,
        keyPattern: { a: 1 },
        keyValue: { a: "x" },
      });
      expect((error as Error).message).toMatch(
        /^E11000 duplicate key error collection: [\w-]+\.c\d+ index: a_1 dup key: \{ a: "x" \}$/,
      );
    });

    test("a unique index holds one document without the field", async () => {
      const made = await holding([{ _id: 1 }], [{ a: 1 }, { unique: true }]);
      await expect(made.insert({ _id: 2, a: null })).rejects.toMatchObject({
        key: { a: null },
      });
    });

    const TEN = Array.from({ length: 10 }, (_, at) => ({
      _id: at === 4 ? 1 : at === 7 ? 2 : at,
    }));

    test("an ordered bulk stops at the first duplicate", async () => {
      const made = await collection();
      await expect(made.insertMany(TEN)).rejects.toMatchObject({
        name: "DuplicateKey",
        key: { _id: 1 },
        written: 4,
      });
      expect(await made.count({})).toBe(4);
    });

    test("an unordered bulk goes on behind duplicates", async () => {
      const made = await collection();
      await expect(
        made.insertMany(TEN, { ordered: false }),
      ).rejects.toMatchObject({ key: { _id: 1 }, written: 8 });
      expect(await made.count({})).toBe(8);
    });
  });

  describe("updating", () => {
    test("sets, adds and removes fields, at any depth", async () => {
      const made = await holding([{ _id: 1, a: { x: 1, y: 2 }, b: 2, n: 3 }]);
      expect(
        await made.updateOne(
          { _id: 1 },
          { $set: { "a.x": "new", "a.z.deep": [1] }, $unset: { b: true } },
        ),
      ).toEqual({ matched: 1, upserted: false });
      expect(await made.findOne({})).toEqual({
        _id: 1,
        a: { x: "new", y: 2, z: { deep: [1] } },
        n: 3,
      });
    });

    test("changes one document only, and none that does not match", async () => {
      const made = await holding([
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
      ]);
      await made.updateOne({ a: 1 }, { $set: { b: true } });
      expect(await made.count({ b: true })).toBe(1);
      expect(await made.updateOne({ a: 9 }, { $set: { b: true } })).toEqual({
        matched: 0,
        upserted: false,
      });
    });

    test("$inc begins at nothing and keeps whole numbers whole", async () => {
      const made = await holding([{ _id: 1, a: new Int32(2 ** 31 - 1) }]);
      await made.updateOne({ _id: 1 }, { $inc: { n: 5, a: 1 as never } });
      const stored = await native().findOne({}, { promoteValues: false });
      expect(stored).toMatchObject({ n: { value: 5 } });
      expect(stored!["a"]).toEqual(Long.fromNumber(2 ** 31));
      await made.updateOne({ _id: 1 }, { $inc: { n: -1.5 } });
      expect(await made.findOne({}, { fields: ["n"] })).toEqual({
        _id: 1,
        n: 3.5,
      });
    });

    test.each<[string, object, number]>([
      ["$inc of what is no number", { $inc: { b: 1 } }, 14],
      ["$inc by what is no number", { $inc: { n: "1" } }, 14],
      ["a path through a value", { $set: { "b.x": 1 } }, 28],
      ["two updates of one path", { $set: { a: 1 }, $unset: { a: 1 } }, 40],
      ["updates of a path and its parent", { $set: { a: 1, "a.x": 1 } }, 40],
      ["a child before its parent", { $set: { "a.x": 1 }, $inc: { a: 1 } }, 40],
      ["another _id", { $set: { _id: 2 } }, 66],
    ])("refuses %s", async (_what, update, code) => {
      await holding([{ _id: 1, b: "text", n: 1 }]);
      await expect(
        native().updateOne({ _id: 1 as never }, update),
      ).rejects.toMatchObject({ code });
      expect(await native().findOne({})).toEqual({ _id: 1, b: "text", n: 1 });
    });

    test("refuses a key of a unique index that is there, and changes nothing", async () => {
      const made = await holding(
        [
          { _id: 1, a: "x", n: 1 },
          { _id: 2, a: "y", n: 2 },
        ],
        [{ a: 1 }, { unique: true }],
        [{ n: 1 }],
      );
      await expect(
        made.updateOne({ _id: 2 }, { $set: { a: "x" }, $inc: { n: 5 } }),
      ).rejects.toMatchObject({ name: "DuplicateKey", key: { a: "x" } });
      expect(await made.findOne({ n: 2 })).toEqual({ _id: 2, a: "y", n: 2 });
      // The key that a document already holds is no duplicate, and one that was given up is free.
      await made.updateOne({ _id: 2 }, { $set: { a: "y", b: 1 } });
      await made.updateOne({ _id: 2 }, { $set: { a: "z" } });
      await made.insert({ _id: 3, a: "y" });
      expect(await idsIn(made, { a: { $in: ["y", "z"] } })).toEqual(["2", "3"]);
    });

    test("an upsert begins with what the filter fixes", async () => {
      const made = await collection();
      const upserting = () =>
        made.updateOne(
          { _id: "k", a: "x", "b.c": 5, n: { $gt: 1 } },
          { $setOnInsert: { n: 7 }, $set: { "b.d": 6 } },
          { upsert: true },
        );
      expect(await upserting()).toEqual({ matched: 0, upserted: true });
      expect(await upserting()).toEqual({ matched: 1, upserted: false });
      expect(await made.find({})).toEqual([
        { _id: "k", a: "x", b: { c: 5, d: 6 }, n: 7 },
      ]);
    });

    test("an upsert makes an _id where none is given", async () => {
      const made = await collection();
      await made.updateOne({ a: 1 }, { $inc: { n: 2 } }, { upsert: true });
      expect(await made.find({})).toEqual([
        { _id: expect.any(ObjectId), a: 1, n: 2 },
      ]);
    });

    test("$setOnInsert does nothing to what is there", async () => {
      const made = await holding([{ _id: 1, n: 1 }]);
      const update = { $setOnInsert: { n: 9 }, $set: { a: true } };
      await made.updateOne({ _id: 1 }, update, { upsert: true });
      expect(await made.find({})).toEqual([{ _id: 1, n: 1, a: true }]);
    });

    test("findOneAndUpdate returns the document before or after", async () => {
      const made = await holding([{ _id: 1, n: 1 }]);
      const one = { _id: 1 };
      const update = { $inc: { n: 1 } };
      expect(
        await made.findOneAndUpdate(one, update, { returns: "before" }),
      ).toEqual({ _id: 1, n: 1 });
      expect(
        await made.findOneAndUpdate(one, update, { returns: "after" }),
      ).toEqual({ _id: 1, n: 3 });
      const none = { _id: 2 };
      expect(
        await made.findOneAndUpdate(none, update, { returns: "after" }),
      ).toBeNull();
      expect(
        await made.findOneAndUpdate(none, update, {
          returns: "before",
          upsert: true,
        }),
      ).toBeNull();
      expect(await made.findOne(none)).toEqual({ _id: 2, n: 1 });
    });
  });

  describe("deleting", () => {
    test("deletes one or all that match, and counts them", async () => {
      const documents = Array.from({ length: 20 }, (_, _id) => ({
        _id,
        n: _id % 2,
      }));
      const made = await holding(documents, [{ n: 1 }]);
      expect(await made.deleteOne({ n: 1 })).toBe(true);
      expect(await made.count({ n: 1 })).toBe(9);
      expect(await made.deleteMany({ n: 1 })).toBe(9);
      expect(await made.deleteOne({ n: 1 })).toBe(false);
      expect(await made.count({})).toBe(10);
      expect(await made.deleteMany({})).toBe(10);
      expect(await made.find({})).toEqual([]);
    });

    test("a deleted key is free again", async () => {
      const made = await holding(
        [{ _id: 1, a: "x" }],
        [{ a: 1 }, { unique: true }],
      );
      await made.deleteMany({ a: "x" });
      await made.insert({ _id: 1, a: "x" });
      expect(await made.count({ a: "x" })).toBe(1);
    });
  });

  describe("reading much", () => {
    test.each([0, 1, 100, 101, 102, 1000])(
      "a scan gives each of %d documents once",
      async (length) => {
        const documents = Array.from({ length }, (_, _id) => ({ _id }));
        const made = await holding(documents);
        const found: unknown[] = [];
        for await (const { _id } of made.scan({})) found.push(_id);
        expect(found.sort((x, y) => Number(x) - Number(y))).toEqual(
          documents.map(({ _id }) => _id),
        );
        for (const limit of [1, 101, length || 1])
          expect(await made.find({}, { limit })).toHaveLength(
            Math.min(limit, length),
          );
      },
    );

    test("documents of every size cross the batches' bounds", async () => {
      // The sum of their sizes is far beyond one batch.
      const documents = Array.from({ length: 600 }, (_, _id) => ({
        _id,
        a: "x".repeat((_id * 97) % 5000),
        n: _id % 7,
      }));
      const made = await holding(documents, [{ n: 1 }]);
      expect(await made.find({}, { sort: { _id: 1 } })).toEqual(documents);
      const sizes: number[] = [];
      for await (const batch of made.scanRaw({ n: { $gte: 0 } }))
        for (const document of batch) sizes.push(document.length);
      expect(sizes).toHaveLength(600);
      expect(await made.count({ n: 3 })).toBe(
        documents.filter(({ n }) => n === 3).length,
      );
    });

    test("documents of 10 MB are stored and read one by one", async () => {
      const a = "x".repeat(10 * 2 ** 20);
      const made = await holding([
        { _id: 1, a },
        { _id: 2, a: `${a}y` },
        { _id: 3, a },
      ]);
      const lengths: number[] = [];
      for await (const document of made.scan({}))
        lengths.push(String(document.a).length);
      expect(lengths).toEqual([a.length, a.length + 1, a.length]);
      expect(await idsIn(made, { a })).toEqual(["1", "3"]);
      await made.updateOne({ _id: 3 }, { $set: { n: 1 } });
      expect((await made.findOne({ n: 1 }))?.a).toBe(a);
    });

    test("a document beyond 16 MB is refused", async () => {
      const made = await collection();
      const a = "x".repeat(16 * 2 ** 20);
      await expect(made.insert({ _id: 1, a })).rejects.toMatchObject({
        name: "DatabaseRefused",
      });
      expect(await made.count({})).toBe(0);
    });

    test("strings longer than any key are told apart and in order", async () => {
      const stem = "ก".repeat(2000);
      const documents = ["a", "c", "b", "", "aa"].map((end) => ({
        _id: `${end}!`,
        a: stem + end,
        b: end,
      }));
      const made = await holding(
        documents,
        [{ a: 1 }, { unique: true }],
        [{ b: 1, a: -1 }],
      );
      const ordered = ["", "a", "aa", "b", "c"].map((end) => stem + end);
      const up = await made.find({}, { sort: { a: 1 } });
      expect(up.map(({ a }) => a)).toEqual(ordered);
      expect(await idsIn(made, { a: `${stem}a` })).toEqual(["a!"]);
      expect(await idsIn(made, { b: "a", a: `${stem}a` })).toEqual(["a!"]);
      const range = { $gt: `${stem}a`, $lte: `${stem}b` };
      expect(await idsIn(made, { a: range })).toEqual(["aa!", "b!"]);
      expect(await made.count({ a: { $ne: `${stem}a` } })).toBe(4);
      await expect(
        made.insert({ _id: "other", a: `${stem}a` }),
      ).rejects.toMatchObject({ name: "DuplicateKey" });
    });

    test("deleting while a scan is under way disturbs neither", async () => {
      const documents = Array.from({ length: 5000 }, (_, _id) => ({
        _id,
        n: _id % 5,
      }));
      const made = await holding(documents, [{ n: 1 }]);
      const seen = new Set<unknown>();
      let given = 0;
      let deleted = 0;
      for await (const { _id } of made.scan({ n: { $lte: 3 } })) {
        if (given++ === 0) deleted = await made.deleteMany({ n: 2 });
        seen.add(_id);
      }
      expect(deleted).toBe(1000);
      expect(seen.size).toBe(given);
      expect(given).toBeGreaterThanOrEqual(3000);
      expect(await made.count({})).toBe(4000);
    });

    test("a scan that is left early can be left", async () => {
      const documents = Array.from({ length: 3000 }, (_, _id) => ({ _id }));
      const made = await holding(documents);
      let seen = 0;
      for await (const _ of made.scan({})) if (++seen === 5) break;
      expect(seen).toBe(5);
      expect(await made.count({})).toBe(3000);
    });
  });

  describe("at the same time", () => {
    test("no $inc is lost", async () => {
      const made = await holding([{ _id: 1, n: 0 }]);
      await Promise.all(
        Array.from({ length: 100 }, () =>
          made.updateOne({ _id: 1 }, { $inc: { n: 1 } }),
        ),
      );
      expect(await made.findOne({})).toEqual({ _id: 1, n: 100 });
    });

    test("upserts of one key make one document", async () => {
      const made = await collection([{ a: 1 }, { unique: true }]);
      const results = await Promise.allSettled(
        Array.from({ length: 30 }, () =>
          made.updateOne({ a: "k" }, { $inc: { n: 1 } }, { upsert: true }),
        ),
      );
      // MongoDB may let one of two that insert at once fail; then it has done nothing.
      const done = results.filter(({ status }) => status === "fulfilled");
      const [only, ...others] = await made.find({});
      expect(others).toEqual([]);
      expect(only).toMatchObject({ a: "k", n: done.length });
    });

    test("of inserts with one key, one wins", async () => {
      const made = await collection();
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => made.insert({ _id: "k", n })),
      );
      expect(
        results.filter(({ status }) => status === "fulfilled"),
      ).toHaveLength(1);
    });
  });

  describe("indexes", () => {
    test("a collection's indexes may be made again", async () => {
      await holding(
        [{ _id: 1, a: 1 }],
        [{ a: 1 }, { unique: true }],
        [{ n: -1, a: 1 }],
      );
      await opened.database.prepare();
      await expect(native().insertOne({ a: 1 })).rejects.toMatchObject({
        code: 11000,
      });
    });

    test("an index over documents that are there is complete", async () => {
      await holding(
        Array.from({ length: 3000 }, (_, _id) => ({ _id, n: _id % 10 })),
      );
      await native().createIndex({ n: 1 });
      expect(await native().find({ n: 4 }).toArray()).toHaveLength(300);
    });

    test("an index that is made while documents come in has them all", async () => {
      const made = await holding([{ _id: -1, n: 0 }]);
      const documents = Array.from({ length: 20_000 }, (_, _id) => ({
        _id,
        n: _id % 10,
      }));
      const inserting = made.insertMany(documents);
      while ((await made.count({})) === 1);
      await Promise.all([inserting, native().createIndex({ n: 1 })]);
      expect(await made.find({ n: 4 })).toHaveLength(2000);
    });

    test("a unique index over duplicates is refused and leaves nothing behind", async () => {
      await holding([
        { _id: 1, a: "x" },
        { _id: 2, a: "x" },
      ]);
      await expect(
        native().createIndex({ a: 1 }, { unique: true }),
      ).rejects.toMatchObject({ code: 11000, keyValue: { a: "x" } });
      await native().insertOne({ _id: 3 as never, a: "x" });
      await native().deleteOne({ _id: 2 as never });
      await native().deleteOne({ _id: 3 as never });
      await native().createIndex({ a: 1 }, { unique: true });
      await expect(native().insertOne({ a: "x" })).rejects.toMatchObject({
        code: 11000,
      });
    });

    test("an index cannot change its options or its fields under the same name", async () => {
      await holding([], [{ a: 1 }]);
      await expect(
        native().createIndex({ a: 1 }, { unique: true }),
      ).rejects.toMatchObject({ code: expect.any(Number) });
      await expect(
        native().createIndex({ n: 1 }, { name: "a_1" }),
      ).rejects.toMatchObject({ code: 86 });
    });
  });

  test("a collection that is not there is empty", async () => {
    const made = await collection();
    expect(await made.find({})).toEqual([]);
    expect(await made.count({})).toBe(0);
    expect(await made.deleteMany({})).toBe(0);
    expect(await made.updateOne({}, { $set: { a: 1 } })).toEqual({
      matched: 0,
      upserted: false,
    });
  });

  test("a ping is answered", async () => {
    await expect(opened.database.ping()).resolves.toBeUndefined();
    expect(opened.database.state()).toBe("connected");
  });
});
