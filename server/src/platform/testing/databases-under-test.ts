/**
 * The databases on which the conformance suite runs: the embedded store always, and a MongoDB if `MONGODB_URI_TEST`
 * names one or `MONGOD_BINARY` a program that can be started.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { openDatabase, type Database } from "../database.ts";

export interface TestDatabase {
  readonly database: Database;
  /** For what the wrapper does not offer. */
  readonly client: MongoClient;
  readonly name: string;
  close(): Promise<void>;
}

export const temporaryFolder = (): string =>
  fs.mkdtempSync(path.join(os.tmpdir(), "saphan-test-"));

export async function openEmbedded(): Promise<
  TestDatabase & { readonly folder: string }
> {
  const folder = temporaryFolder();
  const database = await openDatabase({
    kind: "embedded",
    folder,
    whenRunning: "refuse",
  });
  const client = await MongoClient.connect(uriOfFolder(folder));
  return {
    database,
    client,
    name: "saphan",
    folder,
    async close() {
      await client.close();
      await database.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** From the pointer that the store leaves in its folder. */
export function uriOfFolder(folder: string): string {
  const { socket } = JSON.parse(
    fs.readFileSync(path.join(folder, "running-store.json"), "utf8"),
  ) as { socket: string };
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true&retryWrites=false`;
}

export async function openMongo(
  uri: string,
  stop: () => Promise<void> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const name = `saphan-test-${randomBytes(6).toString("hex")}`;
  const [, server, own, query] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(uri)!;
  const options = new URLSearchParams(query);
  if (server!.includes("@") && !options.has("authSource"))
    options.set("authSource", own || "admin");
  const database = await openDatabase({
    kind: "mongodb",
    uri: `${server}/${name}?${options.toString()}`,
  });
  const client = await MongoClient.connect(uri);
  return {
    database,
    client,
    name,
    async close() {
      await client.db(name).dropDatabase();
      await client.close();
      await database.close();
      await stop();
    },
  };
}

/** A replica set of one node, as read concern `majority` means nothing without. */
async function startMongod(binary: string): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const port = await freePort();
  const child = spawn(
    binary,
    [
      ["--dbpath", folder],
      ["--port", String(port)],
      ["--bind_ip", "127.0.0.1"],
      ["--replSet", "test"],
    ].flat(),
    { stdio: "ignore" },
  );
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const client = await MongoClient.connect(uri);
  const host = `127.0.0.1:${port}`;
  await client.db("admin").command({
    replSetInitiate: { _id: "test", members: [{ _id: 0, host }] },
  });
  while (!(await client.db("admin").command({ hello: 1 }))["isWritablePrimary"])
    await setTimeout(100);
  await client.close();
  return openMongo(uri, async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
    fs.rmSync(folder, { recursive: true });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

const {
  MONGODB_URI_TEST: uri,
  MONGOD_BINARY: binary,
  MONGODB_TEST_LACKS,
} = process.env;

/** Values of the suite that a lookalike of MongoDB cannot hold at all, so that the rest can be tried: `nan,infinite`. */
const lacking: ReadonlySet<string> = new Set(MONGODB_TEST_LACKS?.split(","));
const NOTHING: ReadonlySet<string> = new Set();

export const databasesUnderTest: readonly (readonly [
  title: string,
  open: () => Promise<TestDatabase>,
  lacks: ReadonlySet<string>,
])[] = [
  ["the embedded store", openEmbedded, NOTHING],
  ...(uri ? [["MongoDB", () => openMongo(uri), lacking] as const] : []),
  ...(binary && !uri
    ? [["MongoDB, started here", () => startMongod(binary), NOTHING] as const]
    : []),
];
