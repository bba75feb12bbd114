/** Requests that nobody should send, over HTTP (`FUZZ_REQUESTS`, `FUZZ_SEED`): each is answered, and none breaks anything. */
import http from "node:http";
import { expect, test } from "@jest/globals";
import { createDraw } from "./features/exchange/testing/random-workbook.ts";
import { buildSchema } from "./graph/server.ts";
import {
  createHostility,
  type HostileRequest,
} from "./testing/hostile-requests.ts";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "./testing/revisions.ts";
import { openServer, post, signIn } from "./testing/running.ts";
import { tally } from "./testing/tally.ts";

const REQUESTS = Number(process.env["FUZZ_REQUESTS"] ?? 1_500);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const AT_ONCE = 8;

/** Words of what is inside, which nobody outside is told. */
const INSIDE =
  /node_modules|\.tsx?:\d|\.m?js:\d|\bat \S+ \([^)]*:\d|\/tmp\/|mongo|lmdb|Cannot read prop|is not a function|of undefined/i;

const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });

function ask(
  port: number,
  { method, path, headers, body }: HostileRequest,
  cookie: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        port,
        host: "127.0.0.1",
        method,
        path,
        headers: {
          cookie,
          // Without it a body behind some methods would be read as the next request.
          ...(body === undefined
            ? {}
            : { "content-length": String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text += part));
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** What is wrong with an answer; empty for nothing. */
function faultOf(status: number, text: string, path: string): string {
  if (status >= 500) return `status ${status}`;
  if (INSIDE.test(text)) return "tells what is inside";
  if (!path.startsWith("/graphql") || text === "") return "";
  let answer: {
    readonly errors?: readonly {
      readonly message?: unknown;
      readonly extensions?: { readonly code?: unknown };
    }[];
  };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return "no JSON";
  }
  const { errors = [] } = answer;
  if (status >= 400 && errors.length === 0) return "refused without a word";
  if (
    errors.some(({ message }) => typeof message !== "string" || message === "")
  )
    return "an error without a message";
  if (
    errors.some(
      ({ extensions }) => extensions?.code === "INTERNAL_SERVER_ERROR",
    )
  )
    return "a fault of ours";
  return "";
}

test(`${REQUESTS} hostile requests are answered, tell nothing, and change nothing`, async () => {
  const server = await openServer({
    prepare: async ({ publish, addPerson }) => {
      await publish([
        anEntity("a", "assembler"),
        anEntity("s"),
        aSite("a1", "a"),
        aSite("s1", "s"),
        aLink("s1", "a1", "s", { disclosure: "name" }),
        aGrant("s1", "a"),
        someFacts("s1", "2026-Q1", "s", { headcount: 200 }),
        someAnswers("s1", "2026-Q1", "s", [
          { indicator: "train_coverage", numerator: 150, denominator: 200 },
        ]),
      ]);
      for (const [login, role, organisation] of [
        ["a@example.org", "buyer", "a"],
        ["s@example.org", "supplier", "s"],
      ] as const)
        await addPerson({ login, role, organisation });
    },
  });
  const { url, port, runtime } = server;
  const seqBefore = runtime.ledger.seq();
  const revisionsBefore = runtime.snapshots.current();
  const draw = createDraw(SEED);
  const { next } = createHostility(buildSchema(), draw);
  const people = [
    await signIn(url, "a@example.org"),
    await signIn(url, "s@example.org"),
  ].map((secret) => `saphan_session=${secret}`);

  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let left = REQUESTS;
  const sender = async () => {
    while (left-- > 0) {
      const request = next();
      const cookie = draw.pick(["", ...people, ...people]);
      const { status, text } = await ask(port, request, cookie).catch(
        (error: unknown) => ({ status: 599, text: String(error) }),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const fault = faultOf(status, text, request.path);
      if (fault && faults.length < 20)
        faults.push(
          `${fault}: ${request.method} ${request.path.slice(0, 300)} ${String(request.body).slice(0, 600)} -> ${text.slice(0, 400)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  expect(faults).toEqual([]);
  // All kinds came up.
  for (const status of [200, 400])
    expect(statuses.get(status)).toBeGreaterThan(REQUESTS / 20);

  // It goes on serving; what was published is as it was, beside acts that carry no record.
  const { data } = await post(url, `{ service { demo } }`);
  expect(data).toEqual({ service: { demo: true } });
  const later = await runtime.changes.listFrom(seqBefore + 1);
  expect(later.filter(({ counts }) => Object.keys(counts).length > 0)).toEqual(
    [],
  );
  const { sites, entities } = runtime.snapshots.current();
  expect([sites, entities]).toEqual([
    revisionsBefore.sites,
    revisionsBefore.entities,
  ]);
  agent.destroy();
  await server.end();
  tally("requests", {
    requests: REQUESTS,
    faults: 0,
    ...Object.fromEntries(statuses),
  });
}, 86_400_000);
