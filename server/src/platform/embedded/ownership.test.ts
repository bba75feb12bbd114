/** One server owns a data folder; others are told who it is, or join it. */
import { fork, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { MongoClient } from "mongodb";
import mongoose from "mongoose";
import { openDatabase, type Database } from "../database.ts";
import { temporaryFolder } from "../testing/databases-under-test.ts";
import {
  DataFolderInUse,
  findRunningStore,
  openEmbeddedStore,
  type EmbeddedStore,
} from "./embedded-store.ts";
import { claim } from "./ownership.ts";
import { openStorage } from "./storage.ts";

let folder: string;
const open: { close(): Promise<void> }[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const each of open.splice(0)) await each.close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true });
});

async function store(): Promise<EmbeddedStore> {
  const opened = await openEmbeddedStore(folder);
  open.push(opened);
  return opened;
}
async function database(whenRunning: "refuse" | "join"): Promise<Database> {
  const opened = await openDatabase({ kind: "embedded", folder, whenRunning });
  open.push(opened);
  return opened;
}
const notes = (from: Database) =>
  from.collection(
    "notes",
    new mongoose.Schema<{ _id: string }>({ _id: String }),
  );
const pointer = () =>
  JSON.parse(
    fs.readFileSync(path.join(folder, "running-store.json"), "utf8"),
  ) as { socket: string; pid: number; host: string; since: string };

/** Another process that owns the folder. */
async function holder(): Promise<ChildProcess> {
  const child = fork(
    path.join(import.meta.dirname, "testing/hold-store.ts"),
    [folder],
    { execArgv: ["--import", "tsx", "--conditions=@saphan/source"] },
  );
  children.push(child);
  expect(await once(child, "message")).toEqual(["open", undefined]);
  return child;
}
async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("folder, socket and pointer are for their user only, and closing removes socket and pointer", async () => {
  fs.chmodSync(folder, 0o755);
  const opened = await store();
  const { socket, pid, host, since } = pointer();
  expect({ pid, host }).toEqual({ pid: process.pid, host: os.hostname() });
  expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
  const modeOf = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);
  expect(modeOf(folder)).toBe("700");
  expect(modeOf(path.dirname(socket))).toBe("700");
  expect(modeOf(socket)).toBe("600");
  for (const file of fs.readdirSync(folder))
    expect([file, modeOf(path.join(folder, file))]).toEqual([file, "600"]);
  expect(await findRunningStore(folder)).toBe(opened.uri);
  await opened.close();
  expect(await findRunningStore(folder)).toBeNull();
  expect(fs.existsSync(path.dirname(socket))).toBe(false);
  expect(fs.readdirSync(folder).sort()).toEqual([
    "store.mdb",
    "store.mdb-lock",
  ]);
});

test("a second server in the same process is refused, and told who the first is", async () => {
  await store();
  const { pid, host, since } = pointer();
  const error: unknown = await store().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DataFolderInUse);
  expect(error).toMatchObject({ owner: { pid, host, since } });
  for (const named of [String(pid), host, since, folder])
    expect((error as Error).message).toContain(named);
  expect(await findRunningStore(folder)).not.toBeNull();
});

test("of five that start at once, one wins and the others name it", async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 5 }, () => store()),
  );
  const refused = attempts.flatMap((attempt) =>
    attempt.status === "rejected" ? [attempt.reason as DataFolderInUse] : [],
  );
  expect(refused).toHaveLength(4);
  for (const error of refused)
    expect(error.owner.socket).toBe(pointer().socket);
});

test("of those who find the same dead owner, one replaces it", async () => {
  const storage = openStorage(folder);
  const dead = path.join(folder, "gone", "db.sock");
  const claims = ["a", "b", "c"].map((name) => ({
    socket: path.join(folder, name),
    pid: 1,
    host: "here",
    since: new Date().toISOString(),
  }));
  const servers = await Promise.all(
    claims.map(async ({ socket }) => {
      const server = createServer().listen(socket);
      await once(server, "listening");
      return server;
    }),
  );
  await storage.meta.put("owner", { ...claims[0], socket: dead });
  const owners = await Promise.all(
    claims.map((claimed) => claim(storage, claimed)),
  );
  const winner = claims[owners.indexOf(undefined)];
  expect(owners.filter(Boolean)).toEqual([winner, winner]);
  for (const server of servers) server.close();
  await storage.environment.close();
});

test("who has lost the folder to another writes no more", async () => {
  const opened = await store();
  const client = await MongoClient.connect(opened.uri);
  const kept = client.db("saphan").collection("kept");
  await kept.insertOne({ a: 1 });
  // As if its socket had been removed, so that another server took it for dead.
  const storage = openStorage(folder);
  await storage.meta.put("owner", { ...pointer(), socket: "/other", pid: 77 });
  await storage.environment.close();
  await expect(kept.insertOne({ a: 2 })).rejects.toThrow(
    "another owner now: process 77",
  );
  expect(await kept.find().toArray()).toHaveLength(1);
  await client.close();
});

describe("while another process has the folder", () => {
  test("a server is refused, the command line joins, and kill -9 leaves nothing in the way", async () => {
    const child = await holder();
    const { pid, socket } = pointer();
    expect(pid).toBe(child.pid);
    await expect(database("refuse")).rejects.toMatchObject({
      name: "DataFolderInUse",
      owner: { pid },
    });

    const joined = await database("join");
    const lost = new Promise((resolve) => {
      joined.onStateChange(resolve);
    });
    await notes(joined).insert({ _id: "from the command line" });
    await kill(child);
    await expect(joined.ping()).rejects.toMatchObject({ name: "DatabaseLost" });
    expect([await lost, joined.state()]).toEqual(["lost", "lost"]);

    // The pointer and the socket of the dead are still there.
    expect(pointer().pid).toBe(pid);
    expect(await findRunningStore(folder)).toBeNull();
    const own = await database("refuse");
    expect(pointer().pid).toBe(process.pid);
    expect(fs.existsSync(path.dirname(socket))).toBe(false);
    expect(await notes(own).find({})).toEqual([
      { _id: "from the command line" },
    ]);
  });
});

test("who finds no server to join starts one", async () => {
  const first = await database("join");
  await notes(first).insert({ _id: "a" });
  expect(pointer().pid).toBe(process.pid);
  const second = await database("join");
  expect(await notes(second).count({})).toBe(1);
});

test("a worker that ends by itself is told, and whatever waits for it ends", async () => {
  const listening = jest.spyOn(Worker.prototype, "once");
  const own = await database("refuse");
  const worker = listening.mock.contexts[0] as Worker;
  const kept = notes(own);
  const told = new Promise((resolve) => {
    own.onStateChange(resolve);
  });
  const writing = Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => kept.insert({ _id: `n${at}` })),
  );
  await worker.terminate();
  expect(await told).toBe("lost");
  for (const { status, ...rest } of await writing)
    expect(status === "fulfilled" ? {} : rest).toMatchObject(
      status === "fulfilled" ? {} : { reason: { name: "DatabaseLost" } },
    );
  await expect(kept.find({})).rejects.toMatchObject({ name: "DatabaseLost" });
  await expect(own.ping()).rejects.toMatchObject({ name: "DatabaseLost" });
  expect(own.state()).toBe("lost");
});

test("files of another format are not opened, and the message has both numbers", async () => {
  const storage = openStorage(folder);
  await storage.meta.put("format", 7);
  await storage.environment.close();
  const error = (await store().catch((reason: unknown) => reason)) as Error;
  expect(error.message).toContain(folder);
  expect((error.cause as Error).message).toMatch(/format 7.*format 1/);
});

test("Windows is told to use a MongoDB", async () => {
  const here = process.platform;
  Object.defineProperty(process, "platform", { value: "win32" });
  try {
    await expect(store()).rejects.toThrow("MONGODB_URI");
  } finally {
    Object.defineProperty(process, "platform", { value: here });
  }
});

test("the emitted JavaScript starts with plain node", () => {
  const dist = path.resolve(import.meta.dirname, "../../../dist/platform");
  const script = `
    const { openDatabase } = await import(${JSON.stringify(path.join(dist, "database.js"))});
    const database = await openDatabase({ kind: "embedded", folder: ${JSON.stringify(folder)}, whenRunning: "refuse" });
    await database.prepare();
    await database.ping();
    await database.close();
    console.log("closed");
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  expect({ stdout, stderr }).toEqual({ stdout: "closed\n", stderr: "" });
});
