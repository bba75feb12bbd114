/**
 * Writes to an embedded store as fast as it can until it is killed. Whatever the store acknowledges is noted in a file
 * of its own, one line each, which survives because the system keeps what was written.
 */
import fs from "node:fs";
import { setImmediate } from "node:timers/promises";
import mongoose from "mongoose";
import { openDatabase } from "../../database.ts";

export interface Entry {
  readonly _id: number;
  readonly k: string;
  readonly u?: number;
  readonly pad: string;
}

const [folder = "", notes = "", firstId = "0", round = "0"] =
  process.argv.slice(2);
const log = fs.openSync(notes, "a");
const note = (what: string, id: number) => fs.writeSync(log, `${what} ${id}\n`);

const database = await openDatabase({
  kind: "embedded",
  folder,
  whenRunning: "refuse",
});
const schema = new mongoose.Schema<Entry>({
  _id: Number,
  k: { type: String, required: true },
  u: Number,
  pad: String,
});
schema.index({ k: 1 }, { unique: true });
schema.index({ u: -1, k: 1 });
// Another index each time, so that some kill meets its building.
schema.index({ [`pad.round${round}`]: 1 });
const entries = database.collection<Entry>("entries", schema);
const counters = database.collection(
  "counters",
  new mongoose.Schema<{ _id: string; n: number }>({ _id: String, n: Number }),
);

let last = Number(firstId);
const entry = (): Entry => {
  const _id = ++last;
  return { _id, k: `k${(_id * 7919) % 1e9}`, pad: "x".repeat(_id % 300) };
};
const inserted: number[] = [];

async function insertOne(): Promise<void> {
  const one = entry();
  await entries.insert(one);
  note("insert", one._id);
  inserted.push(one._id);
}
async function insertMany(): Promise<void> {
  const many = Array.from({ length: 40 }, entry);
  await entries.insertMany(many);
  for (const { _id } of many) note("insert", _id);
}
async function updateOne(): Promise<void> {
  const _id = inserted[Math.floor(Math.random() * inserted.length)] ?? 0;
  const { matched } = await entries.updateOne({ _id }, { $set: { u: _id } });
  if (matched) note("update", _id);
}
async function deleteOne(): Promise<void> {
  const _id = inserted.length > 50 ? inserted.shift()! : 0;
  note("deleting", _id);
  if (await entries.deleteOne({ _id })) note("delete", _id);
}
async function increment(): Promise<void> {
  await counters.updateOne({ _id: "c" }, { $inc: { n: 1 } }, { upsert: true });
  note("increment", 1);
}

async function forever(work: () => Promise<void>): Promise<never> {
  for (;;) {
    await work();
    await setImmediate();
  }
}
const load = [
  insertOne,
  insertOne,
  insertOne,
  insertMany,
  updateOne,
  deleteOne,
  increment,
  increment,
];
const loads = Promise.all(load.map(forever));
process.send?.("writing");
await database.prepare();
await loads;
