/**
 * Random documents and queries: a collection without indexes, one with, and the slow twin must answer alike.
 * `FUZZ_RUNS=50000 FUZZ_SEED=7` asks more and other questions.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Binary, Double, Long, ObjectId, serialize } from "bson";
import type { Collection, Document } from "mongodb";
import { openDatabase, type Database } from "../database.ts";
import {
  temporaryFolder,
  uriOfFolder,
} from "../testing/databases-under-test.ts";
import { MongoClient } from "mongodb";
import { findField } from "./bson-bytes.ts";
import { byBytes, keyOf } from "./key-order.ts";
import {
  compareValues,
  matchesFilter,
  sortRows,
  type Row,
} from "./testing/naive.ts";
import { faultsIn } from "./testing/verify.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 400);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);

/** mulberry32 */
let state = SEED;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;

const ids = [1, 2, 3].map(
  (last) => new ObjectId(`00000000000000000000000${last}`),
);
const LONG = "x".repeat(1000);
const MAKERS: readonly (() => unknown)[] = [
  () => below(6),
  () => below(6) - 3,
  () => new Double(below(3)),
  () => random() * 5,
  () =>
    pick([
      "a",
      "b",
      "c",
      "ab",
      "",
      "z\0q",
      "z",
      "z\x01",
      "z\x02",
      "é",
      "😀",
      "\ufb01",
    ]),
  () => null,
  () => random() < 0.5,
  () => new Date((below(5) - 2) * 1000),
  () => pick(ids),
  () => new Binary(Buffer.from([1, 2, 3].slice(below(3))), below(2)),
  () => Long.fromString(`900719925474099${below(9)}`),
  () => Long.fromString(pick(["9223372036854775807", "-9223372036854775808"])),
  () => pick([NaN, Infinity, -Infinity, -0, 2 ** 53, 2 ** 63]),
  () => LONG + pick(["", "a", "b", "\0"]) + (random() < 0.5 ? LONG : ""),
];
const value = () => pick(MAKERS)();

const FIELDS = ["p", "q", "r", "n.s"];
function documentOf(_id: number): Document & { _id: number } {
  const document: Document & { _id: number } = { _id };
  for (const field of ["p", "q", "r"])
    if (random() < 0.85) document[field] = value();
  if (random() < 0.6) document["n"] = random() < 0.8 ? { s: value() } : 5;
  return document;
}

const conditionOf = (): unknown =>
  pick<() => unknown>([
    value,
    value,
    () => ({ $in: Array.from({ length: below(4) }, value) }),
    () => ({ $gt: value() }),
    () => ({ $gte: value() }),
    () => ({ $lt: value() }),
    () => ({ $lte: value() }),
    () => ({ $gte: value(), $lt: value() }),
    () => ({ $gt: 0, $lte: below(5) }),
    () => ({ $ne: value() }),
    () => ({ $ne: value(), $gt: value() }),
    () => ({ $exists: random() < 0.5 }),
    () => ({ $exists: true, $in: [value(), null] }),
    () => ({ $in: [value(), value()], $ne: value() }),
  ])();
const filterOf = (): Row =>
  Object.fromEntries(
    Array.from({ length: below(4) }, () => [
      random() < 0.1 ? "_id" : pick(FIELDS),
      conditionOf(),
    ]),
  );
const SORTS: readonly Readonly<Record<string, 1 | -1>>[] = [
  { p: 1, _id: 1 },
  { q: -1, _id: 1 },
  { p: -1, r: 1, _id: 1 },
  { r: 1, q: 1, _id: -1 },
  { r: 1, p: -1, q: -1, _id: 1 },
  { "n.s": 1, _id: 1 },
  { _id: -1 },
];
/** Some give a sort, forwards or backwards, others only narrow. */
const INDEXES = [
  { p: 1, _id: 1 },
  { q: 1, _id: -1 },
  { p: 1, r: -1, _id: -1 },
  { r: 1, q: 1 },
  { "n.s": 1, _id: 1 },
  { r: -1, p: 1, q: 1 },
] as const;

let folder: string;
let database: Database;
let client: MongoClient;
beforeAll(async () => {
  folder = temporaryFolder();
  database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "refuse",
  });
  client = await MongoClient.connect(uriOfFolder(folder));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Ids with a digest of the whole document: its types, too, are part of an answer. */
const shown = (rows: readonly Row[]) =>
  rows.map((row) => {
    const digest = createHash("sha256").update(serialize(row)).digest("hex");
    return `${String(row["_id"])}-${digest.slice(0, 6)}`;
  });
/** A question with its answer, as one line. */
const said = (...parts: readonly unknown[]) =>
  inspect(parts, {
    breakLength: Infinity,
    compact: true,
    maxStringLength: 20,
    depth: 5,
    maxArrayLength: 300,
  });

test("keys compare as the values do, and no key begins with another", () => {
  const values = Array.from({ length: 400 }, value);
  const keys = values.map((v) => {
    const bytes = Buffer.from(serialize({ v }));
    const at = findField(bytes, 0, Buffer.from("v"));
    return keyOf(bytes[at]!, bytes, at + 3)!;
  });
  const wrong: unknown[] = [];
  values.forEach((left, i) => {
    values.forEach((right, k) => {
      const order = byBytes(keys[i]!, keys[k]!);
      if (order !== Math.sign(compareValues(left, right)))
        wrong.push([left, right]);
      if (order !== 0 && keys[k]!.startsWith(keys[i]!))
        wrong.push(["begins with", left, right]);
    });
  });
  expect(wrong).toEqual([]);
});

test(`${RUNS} random questions, seed ${SEED}, are answered alike with and without indexes and by the slow twin`, async () => {
  const options = { promoteValues: false };
  const name = "saphan";
  type Rows = Collection<Document & { _id: number }>;
  const plain: Rows = client.db(name, options).collection("plain");
  const indexed: Rows = client.db(name, options).collection("indexed");
  await indexed.createIndexes(INDEXES.map((key) => ({ key })));
  let twin: Row[] = [];
  let nextId = 0;

  const both = async (work: (rows: Rows) => Promise<unknown>) => {
    const answer = await work(plain);
    expect(await work(indexed)).toEqual(answer);
    return answer;
  };
  const insert = async (length: number) => {
    const documents = Array.from({ length }, () => documentOf(nextId++));
    await both((rows) => rows.insertMany(documents));
    twin.push(...documents);
  };
  const find = async (filter: Row) => {
    const expected = shown(twin.filter((row) => matchesFilter(row, filter)));
    for (const rows of [plain, indexed]) {
      const found = shown(await rows.find(filter).toArray());
      expect(said(filter, found.sort())).toBe(said(filter, expected.sort()));
    }
  };
  const findSorted = async (filter: Row) => {
    const sort = pick(SORTS);
    const limit = 1 + below(200);
    const matching = twin.filter((row) => matchesFilter(row, filter));
    const expected = shown(sortRows(matching, sort).slice(0, limit));
    for (const rows of [plain, indexed]) {
      const found = await rows.find(filter).sort(sort).limit(limit).toArray();
      expect(said(rows.collectionName, filter, sort, shown(found))).toBe(
        said(rows.collectionName, filter, sort, expected),
      );
    }
  };
  const count = async (filter: Row) => {
    const n = twin.filter((row) => matchesFilter(row, filter)).length;
    for (const rows of ["plain", "indexed"])
      expect(
        await client.db(name).command({ count: rows, query: filter }),
      ).toMatchObject({ n });
  };
  const update = async () => {
    const _id = below(nextId);
    const field = pick(FIELDS);
    const change =
      random() < 0.3
        ? { $unset: { [field]: "" } }
        : { $set: { [field]: value() } };
    // "n" may hold a number, through which there is no way.
    await both((rows) =>
      rows.updateOne({ _id }, change).then(
        ({ matchedCount }) => Number(matchedCount),
        ({ code }: { code: number }) => code,
      ),
    );
    const after = (await plain.findOne({ _id })) as Row | null;
    twin = twin.map((row) => (Number(row["_id"]) === _id ? after! : row));
  };
  const remove = async (filter: Row) => {
    const narrowed = { ...filter, _id: { $lt: below(nextId) } };
    await both(async (rows) =>
      Number((await rows.deleteMany(narrowed)).deletedCount),
    );
    twin = twin.filter((row) => !matchesFilter(row, narrowed));
  };

  await insert(200);
  for (let run = 0; run < RUNS; run++) {
    const filter = filterOf();
    const dice = random();
    if (dice < 0.45) await find(filter);
    else if (dice < 0.75) await findSorted(filter);
    else if (dice < 0.83) await count(filter);
    else if (dice < 0.95) await update();
    else if (dice < 0.97 && twin.length > 100) await remove(filter);
    else await insert(10);
  }
  await find({});
}, 3_600_000);

test("after that, documents, indexes and counts agree on disk", async () => {
  await client.close();
  await database.close();
  expect(await faultsIn(folder)).toEqual([]);
});
