/** The running server when its database goes away, when it is asked to stop, and over sockets. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { Worker } from "node:worker_threads";
import { afterEach, expect, jest, test } from "@jest/globals";
import { WebSocket } from "ws";
import { temporaryFolder } from "./platform/testing/databases-under-test.ts";
import { doorBefore } from "./platform/testing/door.ts";
import { anEntity, aSite } from "./testing/revisions.ts";
import {
  openBeside,
  openServer,
  post,
  send,
  signIn,
  type Served,
} from "./testing/running.ts";

const SOON_MS = 60_000;
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + SOON_MS;
  while (!(await is())) if (Date.now() > end) throw new Error("it never came");
}

const prepare = async ({
  publish,
  addPerson,
}: Awaited<ReturnType<typeof openBeside>>) => {
  await publish([anEntity("a", "assembler"), aSite("a1", "a")]);
  await addPerson({ login: "a@example.org", role: "buyer", organisation: "a" });
};

/** A server on a database that can be cut off: a store of this process behind a door. */
async function serverBehindDoor(): Promise<{
  readonly server: Served;
  readonly beside: Awaited<ReturnType<typeof openBeside>>;
  readonly shut: () => void;
  readonly open: () => Promise<void>;
}> {
  const folder = temporaryFolder();
  const beside = await openBeside(folder);
  await prepare(beside);
  const { uri, open, shut } = await doorBefore(folder);
  const server = await openServer({
    folder: temporaryFolder(),
    variables: {
      MONGODB_URI: uri,
    },
  });
  ending.push(async () => {
    await server.end();
    shut();
    await beside.close();
    fs.rmSync(folder, { recursive: true });
  });
  return { server, beside, shut, open };
}

test("while the database is away the server says so, and goes on when it is back", async () => {
  const { server, beside, shut, open } = await serverBehindDoor();
  const { url } = server;
  const as = await signIn(url, "a@example.org");
  const seq = async () => {
    const { data } = await post(url, `{ network { seq } }`, { as });
    return (data as { network: { seq: number } } | null)?.network.seq;
  };
  expect(await seq()).toBe(2);

  shut();
  await until(async () => (await send(url, "/readyz")).status === 503);
  expect(JSON.parse((await send(url, "/readyz")).text)).toEqual({
    ready: false,
    troubles: [
      {
        state: "database_lost",
        reason: "the database is lost",
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ],
  });
  expect((await send(url, "/healthz")).status).toBe(200);
  // A session that nobody has read for five seconds has to be read.
  const stranger = await post(url, `{ viewer { id } }`, { as: "unknown" });
  expect({ status: stranger.status, errors: stranger.errors }).toEqual({
    status: 503,
    errors: [
      {
        message:
          "The database does not answer. If you were changing something, look whether it was done before you try again.",
        extensions: { code: "UNAVAILABLE", id: expect.any(String) },
      },
    ],
  });
  const signingIn = await post(
    url,
    `mutation { signIn(login: "a@example.org", password: "x") { __typename } }`,
  );
  expect(signingIn.errors[0]?.extensions).toMatchObject({
    code: "UNAVAILABLE",
  });
  expect(signingIn.text).not.toMatch(/mongo|sock|Server selection/i);
  expect(server.logged()).toContain(
    String(signingIn.errors[0]?.extensions?.["id"]),
  );

  await beside.publish([aSite("a2", "a")]);
  await open();
  await until(async () => (await send(url, "/readyz")).status === 200);
  // What was published in the meantime is followed.
  await until(async () => (await seq()) === 3);
});

test("an embedded store that ends by itself is told once and for all; what was acknowledged is there after a new start", async () => {
  const listening = jest.spyOn(Worker.prototype, "once");
  const server = await openServer({ prepare });
  const workers = listening.mock.contexts as Worker[];
  listening.mockRestore();
  await workers.at(-1)?.terminate();
  expect((await server.lost).message).toContain("the embedded store ended");
  const { status, errors } = await post(server.url, `{ viewer { id } }`, {
    as: "anyone",
  });
  expect(status).toBe(503);
  expect(errors[0]?.extensions).toMatchObject({ code: "UNAVAILABLE" });
  expect((await send(server.url, "/readyz")).status).toBe(503);
  await server.close();

  const again = await openServer({ folder: server.folder });
  ending.push(() => again.end());
  const as = await signIn(again.url, "a@example.org");
  const { data } = await post(again.url, `{ site(id: "a1") { id } }`, { as });
  expect(data).toEqual({ site: { id: "a1" } });
});

test("what is asked before the server is stopped is answered, and nothing after", async () => {
  const server = await openServer({ prepare });
  const asked = post(
    server.url,
    `mutation { signIn(login: "a@example.org", password: "a long enough password") { __typename } }`,
  );
  // The request is in when its attempt is counted.
  const before = await post(server.url, `{ service { demo } }`);
  expect(before.status).toBe(200);
  const ended = server.end();
  expect((await asked).data).toEqual({ signIn: { __typename: "SignedIn" } });
  await ended;
  await expect(send(server.url, "/healthz")).rejects.toThrow("ECONNREFUSED");
});

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A socket that has been acknowledged. */
async function openSocket(url: string, secret?: string) {
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/graphql`,
    "graphql-transport-ws",
    secret ? { headers: { cookie: `saphan_session=${secret}` } } : {},
  );
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const acknowledged = new Promise((resolve) =>
    socket.once("message", resolve),
  );
  socket.send(JSON.stringify({ type: "connection_init" }));
  await acknowledged;
  ending.push(() => {
    socket.terminate();
  });
  return {
    /** What a subscription gives, one after the other. */
    follow: (query: string) => {
      const id = randomUUID();
      const come: unknown[] = [];
      let wake: (() => void) | undefined;
      socket.on("message", (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Message;
        if (message.id !== id || message.type !== "next") return;
        come.push((message.payload as { readonly data: unknown }).data);
        wake?.();
      });
      socket.send(
        JSON.stringify({ id, type: "subscribe", payload: { query } }),
      );
      return {
        next: async (): Promise<unknown> => {
          if (come.length === 0)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          return come.shift();
        },
      };
    },
    /** The first message that is as wanted; of a socket that was closed, why. */
    ask: (query: string, type: string) =>
      new Promise<Message>((resolve) => {
        const id = randomUUID();
        socket.on("message", (data: Buffer) => {
          const message = JSON.parse(data.toString()) as Message;
          if (message.id === id && message.type === type) resolve(message);
        });
        socket.once("close", (code, reason) => {
          resolve({ type: "closed", payload: `${code} ${reason.toString()}` });
        });
        const payload = { query };
        socket.send(JSON.stringify({ id, type: "subscribe", payload }));
      }),
  };
}

test("a socket takes subscriptions of who is signed in, and nothing else", async () => {
  const server = await openServer({ prepare });
  ending.push(() => server.end());
  const { url } = server;
  const stranger = await openSocket(url);
  expect(
    await stranger.ask(`subscription { published }`, "next"),
  ).toMatchObject({
    payload: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
  });

  const mine = await openSocket(url, await signIn(url, "a@example.org"));
  for (const query of [
    `{ network { id } }`,
    `mutation { signOut }`,
    `{ __schema { queryType { name } } }`,
  ])
    expect(await mine.ask(query, "error")).toMatchObject({
      payload: [{ message: "Only subscriptions go over a socket." }],
    });
  const aliases = Array.from({ length: 31 }, (_, i) => `a${i}: published`);
  const tooMany = await mine.ask(
    `subscription { ${aliases.join(" ")} }`,
    "error",
  );
  expect(JSON.stringify(tooMany)).toMatch(/alias/i);
  expect(await mine.ask(`subscription {`, "error")).toMatchObject({
    payload: [{ message: expect.stringContaining("Syntax Error") }],
  });

  const beside = await openBeside(server.folder);
  ending.push(() => beside.close());
  const told = mine.follow(`subscription { published }`);
  expect(await told.next()).toEqual({ published: 2 });
  await beside.publish([aSite("a2", "a")]);
  expect(await told.next()).toEqual({ published: 3 });
});

test("a socket ends with the session that opened it", async () => {
  const server = await openServer({ prepare });
  ending.push(() => server.end());
  const { url } = server;
  const as = await signIn(url, "a@example.org");
  const other = await signIn(url, "a@example.org");
  const [mine, theirs] = [
    await openSocket(url, as),
    await openSocket(url, other),
  ];
  const end = mine.ask(`subscription { published }`, "complete");
  const told = theirs.follow(`subscription { published }`);
  expect(await told.next()).toEqual({ published: 2 });
  await post(url, `mutation { signOut }`, { as });
  expect(await end).toEqual({ type: "closed", payload: "4401 Unauthorized" });
  const beside = await openBeside(server.folder);
  ending.push(() => beside.close());
  await beside.publish([aSite("a2", "a")]);
  expect(await told.next()).toEqual({ published: 3 });
});

test("no socket is opened from a foreign page or at another path", async () => {
  const server = await openServer();
  ending.push(() => server.end());
  const ways = [
    ["/graphql", "https://foreign.example"],
    ["/graphql", "null"],
    ["/other", undefined],
    ["//", undefined],
  ] as const;
  for (const [at, origin] of ways) {
    const socket = new WebSocket(
      `${server.url.replace("http", "ws")}${at}`,
      "graphql-transport-ws",
      origin ? { origin } : {},
    );
    const refused = await new Promise<string>((resolve) => {
      socket.once("error", ({ message }) => {
        resolve(message);
      });
      socket.once("open", () => {
        resolve("open");
      });
    });
    expect({ at, origin, refused }).toEqual({
      at,
      origin,
      refused: expect.stringContaining("403"),
    });
  }
  // It goes on serving.
  expect((await send(server.url, "/healthz")).status).toBe(200);
});
