/** No command holds the store for long: whatever runs, a monitor's ping is answered meanwhile. */
import { once } from "node:events";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Collection, Document } from "mongodb";
import { openEmbedded, uriOfFolder } from "../testing/databases-under-test.ts";

const LENGTH = 300_000;
let opened: Awaited<ReturnType<typeof openEmbedded>>;
let monitor: Worker;
let rows: Collection<Document & { _id: number }>;

/** Pings from a thread of its own, as this one is busy with documents. Answers each message with what it has seen since. */
const MONITOR = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { MongoClient } = require(workerData.driver);
  MongoClient.connect(workerData.uri).then(async (client) => {
    let began, last, pings, gap, done = false;
    const begin = () => { began = last = performance.now(); pings = gap = 0; };
    begin();
    parentPort.on("message", (what) => {
      parentPort.postMessage({ pings, gap: gap / (performance.now() - began) });
      done = what === "end";
      begin();
    });
    parentPort.postMessage("ready");
    while (!done) {
      await client.db("admin").command({ ping: 1 });
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      pings++;
    }
    await client.close();
    parentPort.close();
  });
`;
interface Seen {
  readonly pings: number;
  /** The longest time without an answered ping, of the whole time. */
  readonly gap: number;
}
async function seen(next: "go on" | "end" = "go on"): Promise<Seen> {
  monitor.postMessage(next);
  const [message] = (await once(monitor, "message")) as [Seen];
  return message;
}

beforeAll(async () => {
  opened = await openEmbedded();
  rows = opened.client.db("saphan").collection("rows");
  const driver = createRequire(import.meta.url).resolve("mongodb");
  monitor = new Worker(MONITOR, {
    eval: true,
    workerData: { driver, uri: uriOfFolder(opened.folder) },
  });
  await once(monitor, "message");
});
afterAll(async () => {
  await seen("end");
  await once(monitor, "exit");
  await opened.close();
});

// In order: the first writes what the others read, the last removes it.
test.each<[string, () => Promise<unknown>, unknown]>([
  [
    "an insertMany of 300,000 documents",
    async () => {
      const documents = Array.from({ length: LENGTH }, (_, _id) => ({
        _id,
        n: LENGTH - 1 - _id,
      }));
      return (await rows.insertMany(documents)).insertedCount;
    },
    LENGTH,
  ],
  ["a scan without an index", () => rows.find({ n: { $lt: 0 } }).toArray(), []],
  [
    "a count without an index",
    async () =>
      (
        await opened.client
          .db("saphan")
          .command({ count: "rows", query: { n: { $gte: 0 } } })
      )["n"] as number,
    LENGTH,
  ],
  [
    "a sort without an index",
    async () =>
      (await rows.find().sort({ n: -1 }).batchSize(1).next())?.["n"] as number,
    LENGTH - 1,
  ],
  [
    "upserts of one key that look through everything, and make one document",
    async () => {
      const upsert = () =>
        rows.updateOne(
          { n: -1, _id: { $ne: 5 } },
          { $inc: { times: 1 } },
          { upsert: true },
        );
      await Promise.all([upsert(), upsert(), upsert()]);
      const found = await rows.find({ n: -1 }).toArray();
      return found.map(({ times }) => times as number);
    },
    [3],
  ],
  [
    "the building of an index, which takes in what is inserted meanwhile",
    async () => {
      const building = rows.createIndex({ n: 1 });
      const late = Array.from({ length: 20 }, (_, at) =>
        rows.insertOne({ _id: LENGTH + at, n: LENGTH }),
      );
      await Promise.all([building, ...late]);
      return (await rows.find({ n: LENGTH }).toArray()).length;
    },
    20,
  ],
  [
    "a deleteMany",
    async () => (await rows.deleteMany({ n: { $gte: 0 } })).deletedCount,
    LENGTH + 20,
  ],
])("during %s, pings are answered", async (_what, work, expected) => {
  await seen();
  const answer = await work();
  const { pings, gap } = await seen();
  expect(answer).toEqual(expected);
  // Without slices few would get through, before the work begins and behind it.
  expect(pings).toBeGreaterThan(4);
  expect(gap).toBeLessThan(0.5);
});
