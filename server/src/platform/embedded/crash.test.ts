/** A server under load is killed at a random moment, again and again. `CRASH_RUNS=100` kills more often, `CRASH_SEED=7` at others. */
import { fork, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { createRandom } from "../../testing/random.ts";
import { tally } from "../../testing/tally.ts";
import { temporaryFolder } from "../testing/databases-under-test.ts";
import { openEmbeddedStore } from "./embedded-store.ts";
import { idBytes } from "./fields.ts";
import { openStorage, write } from "./storage.ts";
import type { Entry } from "./testing/crash-writer.ts";
import { faultsIn } from "./testing/verify.ts";

const RUNS = Number(process.env["CRASH_RUNS"] ?? 3);
const random = createRandom(Number(process.env["CRASH_SEED"] ?? 1));
/** A store that is looked through after each kill grows with each: after so many a new one is begun. */
const ROUNDS_OF_A_STORE = 50;
let folder = temporaryFolder();
let notes = path.join(folder, "acknowledged");
const FROM_SOURCE = ["--import", "tsx", "--conditions=@saphan/source"];

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true });
});

/** Notes of one kind, by id. */
const noted = (what: string): number[] =>
  fs
    .readFileSync(notes, "utf8")
    .split("\n")
    .filter((line) => line.startsWith(`${what} `))
    .map((line) => Number(line.slice(what.length + 1)));

const countAcknowledged = (): number =>
  ["insert", "update", "delete", "increment"].reduce(
    (sum, what) => sum + noted(what).length,
    0,
  );

/** What the store holds when it is opened again. */
async function reopened(): Promise<{ entries: Map<number, Entry>; n: number }> {
  const store = await openEmbeddedStore(folder);
  const client = await MongoClient.connect(store.uri);
  const database = client.db("saphan");
  const found = await database.collection<Entry>("entries").find().toArray();
  const counter = await database.collection("counters").findOne();
  await client.close();
  await store.close();
  return {
    entries: new Map(found.map((entry) => [entry._id, entry])),
    n: Number(counter?.["n"] ?? 0),
  };
}

test(`after ${RUNS} kills nothing that was acknowledged is lost, and everything agrees`, async () => {
  let lastId = 0;
  let acknowledged = 0;
  for (let round = 0; round < RUNS; round++) {
    if (round > 0 && round % ROUNDS_OF_A_STORE === 0) {
      acknowledged += countAcknowledged();
      fs.rmSync(folder, { recursive: true });
      folder = temporaryFolder();
      notes = path.join(folder, "acknowledged");
      lastId = 0;
    }
    const writer = fork(
      path.join(import.meta.dirname, "testing/crash-writer.ts"),
      [folder, notes, String(lastId), String(round)],
      { execArgv: FROM_SOURCE },
    );
    children.push(writer);
    const exited = once(writer, "exit");
    expect(await Promise.race([once(writer, "message"), exited])).toEqual([
      "writing",
      undefined,
    ]);
    await setTimeout(50 + random() * 700);
    writer.kill("SIGKILL");
    // Not by an error of its own.
    expect(await exited).toEqual([null, "SIGKILL"]);

    const { entries, n } = await reopened();
    const deleting = new Set(noted("deleting"));
    const lost = noted("insert").filter(
      (id) => !entries.has(id) && !deleting.has(id),
    );
    const undone = noted("update").filter(
      (id) => entries.get(id)?.u !== id && !deleting.has(id),
    );
    const back = noted("delete").filter((id) => entries.has(id));
    expect({ round, lost, undone, back }).toEqual({
      round,
      lost: [],
      undone: [],
      back: [],
    });
    expect(n).toBeGreaterThanOrEqual(noted("increment").length);
    expect(await faultsIn(folder)).toEqual([]);
    lastId = Math.max(0, ...entries.keys(), ...noted("deleting")) + 100;
  }
  acknowledged += countAcknowledged();
  expect(acknowledged).toBeGreaterThan(RUNS);
  tally("store", {
    kills: RUNS,
    acknowledged,
    lost: 0,
    partial: 0,
  });
}, 86_400_000);

test("what a crash left of an index is removed when the store opens", async () => {
  const storage = openStorage(folder);
  const id = 987;
  await write(storage, () => {
    void storage.meta.put(`unfinished-index:${id}`, true);
    for (let entry = 0; entry < 1000; entry++)
      void storage.entries.put(`${idBytes(id)}key${entry}`, Buffer.alloc(0));
  });
  await storage.environment.close();
  expect(await faultsIn(folder)).toEqual(["1000 entries belong to no index"]);
  await reopened();
  expect(await faultsIn(folder)).toEqual([]);
});

test("what is left of an index that could not be built is removed", async () => {
  const store = await openEmbeddedStore(folder);
  const client = await MongoClient.connect(store.uri);
  const twins = client.db("saphan").collection("twins");
  await twins.insertMany([{ a: 1 }, { a: 2 }, { a: 2 }]);
  await expect(
    twins.createIndex({ a: 1 }, { unique: true }),
  ).rejects.toMatchObject({ code: 11000 });
  await client.close();
  await store.close();
  expect(await faultsIn(folder)).toEqual([]);
});

test("a disk without room refuses the write and keeps the rest", () => {
  const full = path.join(folder, "full");
  const script = path.join(import.meta.dirname, "testing/full-disk.ts");
  // A limit of the size of files stands for the size of the disk.
  const { stdout, status } = spawnSync(
    "sh",
    [
      "-c",
      'ulimit -f 12000; exec "$@"',
      "sh",
      process.execPath,
      ...FROM_SOURCE,
      script,
      full,
    ],
    { encoding: "utf8" },
  );
  expect({ status, ...(JSON.parse(stdout) as object) }).toEqual({
    status: 0,
    refused: expect.stringContaining("is the disk full?"),
    keptAll: true,
    small: "inserted",
    state: "read_only",
    later: "connected",
    faults: [],
  });
});
