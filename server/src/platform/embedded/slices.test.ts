/** No command holds the store for long: whatever runs, a monitor's ping is answered meanwhile. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { MongoClient, type Collection, type Document } from "mongodb";
import { openEmbedded, uriOfFolder } from "../testing/databases-under-test.ts";

const LENGTH = 300_000;
let opened: Awaited<ReturnType<typeof openEmbedded>>;
let monitor: MongoClient;
let rows: Collection<Document & { _id: number }>;

beforeAll(async () => {
  opened = await openEmbedded();
  monitor = await MongoClient.connect(uriOfFolder(opened.folder));
  rows = opened.client.db("saphan").collection("rows");
}, 60_000);
afterAll(async () => {
  await monitor.close();
  await opened.close();
});

/** The answer, and how many pings were answered one after the other while it was made. */
async function pinged<T>(work: () => Promise<T>): Promise<[T, number]> {
  let pings = 0;
  let done = false;
  const answer = work().finally(() => {
    done = true;
  });
  while (!done) {
    await monitor.db("admin").command({ ping: 1 });
    pings++;
  }
  return [await answer, pings];
}

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
    "an upsert that looks through everything",
    async () =>
      (
        await rows.updateOne(
          { n: -1, _id: { $ne: 5 } },
          { $set: { up: 1 } },
          { upsert: true },
        )
      ).upsertedCount,
    1,
  ],
  ["the building of an index", () => rows.createIndex({ n: 1 }), "n_1"],
  [
    "a deleteMany",
    async () => (await rows.deleteMany({ n: { $gte: 0 } })).deletedCount,
    LENGTH,
  ],
])(
  "during %s, pings are answered",
  async (_what, work, expected) => {
    const [answer, pings] = await pinged(work);
    expect(answer).toEqual(expected);
    // Without slices one or two would get through, before the work begins and behind it.
    expect(pings).toBeGreaterThan(4);
  },
  60_000,
);
