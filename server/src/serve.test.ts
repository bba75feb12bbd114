/** A file's way through the product as it is served: over HTTP, with a cookie, and over a socket. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import { REGISTRY } from "@saphan/shared/core";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { readEnvironment } from "./environment.ts";
import { zipOf } from "./features/exchange/testing/zips.ts";
import { openDatabase } from "./platform/database.ts";
import { systemClock } from "./platform/clock.ts";
import { temporaryFolder } from "./platform/testing/databases-under-test.ts";
import { createRuntime } from "./runtime.ts";
import { serve, type Running } from "./serve.ts";

const PASSWORD = "a password for tests";
const folder = temporaryFolder();
let running: Running;
const cookies = new Map<string, string>();

beforeAll(async () => {
  const runtime = await createRuntime({
    database: await openDatabase({
      kind: "embedded",
      folder,
      whenRunning: "refuse",
    }),
    clock: systemClock,
    demo: true,
    onError: (error) => {
      throw error;
    },
  });
  for (const name of ["registrar", "colleague"])
    await runtime.accounts.addAccount({
      login: `${name}@test.example`,
      name,
      password: PASSWORD,
      role: "administrator",
      organisation: REGISTRY,
      dataRight: true,
      locale: name === "colleague" ? "th" : "en",
      demo: false,
    });
  await runtime.close();
  running = await serve({
    ...readEnvironment({ PORT: "0", LOG_LEVEL: "silent" }),
    dataDir: folder,
  });
});
afterAll(async () => {
  await running.close();
  fs.rmSync(folder, { recursive: true });
});

async function signIn(login: string): Promise<string> {
  const known = cookies.get(login);
  if (known) return known;
  const response = await fetch(`${running.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `mutation ($login: String!, $password: String!) {
        signIn(login: $login, password: $password) { __typename }
      }`,
      variables: { login: `${login}@test.example`, password: PASSWORD },
    }),
  });
  const cookie = /^[^;]+/.exec(response.headers.get("set-cookie") ?? "")?.[0];
  if (!cookie) throw new Error(await response.text());
  cookies.set(login, cookie);
  return cookie;
}

interface Answer {
  readonly data: Record<string, Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
}

async function ask(
  query: string,
  variables: object = {},
  login = "registrar",
): Promise<Answer> {
  const response = await fetch(`${running.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: await signIn(login),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const put = async (
  id: string,
  part: number | string,
  body: Uint8Array,
  headers: Record<string, string> = {},
) =>
  fetch(`${running.url}/imports/${id}/parts/${part}`, {
    method: "PUT",
    headers: { cookie: await signIn("registrar"), ...headers },
    body: Buffer.from(body),
  });

const begin = async (name: string, bytes: number): Promise<string> => {
  const { data } = await ask(
    `mutation ($name: String!, $bytes: Int!) { beginImport(fileName: $name, bytes: $bytes) { id } }`,
    { name, bytes },
  );
  return String(data["beginImport"]?.["id"]);
};

/** What the socket tells of an import until it is planned. */
async function watch(id: string): Promise<readonly string[]> {
  const client = createClient({
    url: `${running.url.replace("http", "ws")}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, {
          headers: { cookie: cookies.get("registrar") ?? "" },
        });
      }
    },
  });
  const states: string[] = [];
  for await (const { data, errors } of client.iterate({
    query: `subscription ($id: ID!) { importProgress(id: $id) { id state } }`,
    variables: { id },
  })) {
    if (errors) {
      states.push(
        ...errors.map(({ extensions }) => String(extensions?.["code"])),
      );
      break;
    }
    const { state } = data?.["importProgress"] as { readonly state: string };
    states.push(state);
    if (state === "planned") break;
  }
  await client.dispose();
  return states;
}

const NETWORK = zipOf({
  "Entities.csv":
    "entity_key,name_en,kind\nAUR,Aurora Motor,assembler\nBAD,Bad,=1+1\n",
  "Sites.csv": "site_key,entity_key,name_en\nAUR-1,AUR,Aurora Rayong\n",
  // What does not compress makes a second part.
  "noise.bin": randomBytes(UPLOAD_PART_BYTES + 1_000),
});

describe("a file over HTTP", () => {
  test("is sent in parts, planned, published once, undone and brought back", async () => {
    const id = await begin("network.zip", NETWORK.length);
    const [first, second] = [
      NETWORK.subarray(0, UPLOAD_PART_BYTES),
      NETWORK.subarray(UPLOAD_PART_BYTES),
    ];
    expect(second.length).toBeGreaterThan(0);
    const sent = await put(id, 0, first);
    expect(await sent.json()).toEqual({ received: UPLOAD_PART_BYTES });
    expect((await put(id, 1, second)).status).toBe(200);
    await ask(`mutation ($id: ID!) { finishImport(id: $id) { id state } }`, {
      id,
    });
    expect((await watch(id)).at(-1)).toBe("planned");

    const plan = await ask(
      `query ($id: ID!) { import(id: $id) {
        acts hindrances keptUntil person
        plan {
          hasFault openQuestions totals { rows created refused }
          sheets { sheet name { th } counts { rows refused } }
          findings(kind: refused, sheet: "Entities") {
            total
            edges { node { sheetName { en } row columnName { th } value code reason { en } } }
          }
          questions { id }
        }
      } }`,
      { id },
    );
    expect(plan.data["import"]).toMatchObject({
      acts: ["publish_valid_rows", "plan_again", "cancel"],
      hindrances: ["refused_rows"],
      person: "registrar",
      plan: {
        hasFault: false,
        openQuestions: 0,
        totals: { rows: 3, created: 2, refused: 1 },
        sheets: [
          { sheet: "Entities", counts: { rows: 2, refused: 1 } },
          { sheet: "Sites", counts: { rows: 1, refused: 0 } },
        ],
        findings: {
          total: 1,
          edges: [
            {
              node: {
                sheetName: { en: "Entities" },
                row: 3,
                columnName: { th: "ประเภท" },
                value: "=1+1",
                code: "word_unknown",
              },
            },
          ],
        },
        questions: [],
      },
    });

    const publish = `mutation ($id: ID!, $change: ID!, $valid: Boolean!) {
      publishImport(id: $id, change: $change, validRowsOnly: $valid) {
        hindrance import { id state change { id seq mayWithdraw counts { kind count } } }
      }
    }`;
    const whole = await ask(publish, { id, change: "c-1", valid: false });
    expect(whole.data["publishImport"]).toMatchObject({
      hindrance: "refused_rows",
    });
    // A double click is one change.
    const [one, two] = await Promise.all([
      ask(publish, { id, change: "c-1", valid: true }),
      ask(publish, { id, change: "c-1", valid: true }),
    ]);
    const answered = [one, two].filter(({ data }) => data?.["publishImport"]);
    expect(answered.length).toBeGreaterThan(0);
    for (const { data } of answered)
      expect(data["publishImport"]).toMatchObject({
        hindrance: null,
        import: {
          state: "published",
          change: {
            id: "c-1",
            mayWithdraw: true,
            counts: [
              { kind: "entity", count: 1 },
              { kind: "site", count: 1 },
              { kind: "alias", count: 2 },
            ],
          },
        },
      });

    for (const [change, as, restores] of [
      ["c-1", "c-2", false],
      ["c-2", "c-3", true],
    ] as const) {
      const { data } = await ask(
        `query ($change: ID!) { withdrawalPlan(change: $change) { restores digest goes { kind count } } }`,
        { change },
      );
      expect(data["withdrawalPlan"]).toMatchObject({ restores });
      const { data: done } = await ask(
        `mutation ($change: ID!, $as: ID!, $digest: String!) {
          withdrawChange(change: $change, as: $as, digest: $digest) {
            change { id withdraws { id isWithdrawn } } moved { digest }
          }
        }`,
        { change, as, digest: data["withdrawalPlan"]?.["digest"] },
      );
      expect(done["withdrawChange"]).toEqual({
        change: { id: as, withdraws: { id: change, isWithdrawn: true } },
        moved: null,
      });
    }
    const { data } = await ask(
      `{ changes(actions: [import, withdraw]) { edges { node { id isWithdrawn subject } } } }`,
    );
    expect(data["changes"]?.["edges"]).toEqual([
      { node: { id: "c-3", isWithdrawn: false, subject: "network.zip" } },
      { node: { id: "c-2", isWithdrawn: true, subject: "network.zip" } },
      { node: { id: "c-1", isWithdrawn: false, subject: "network.zip" } },
    ]);
  });

  test("gives its whole plan as CSV that no spreadsheet runs, in the reader's language", async () => {
    const { data } = await ask(
      `{ imports(first: 1) { edges { node { id } } } }`,
    );
    const [{ node }] = data["imports"]?.["edges"] as [
      { readonly node: { readonly id: string } },
    ];
    const read = async (login: string) => {
      const response = await fetch(
        `${running.url}/imports/${node.id}/report.csv`,
        { headers: { cookie: await signIn(login) } },
      );
      expect(response.headers.get("content-type")).toContain("text/csv");
      expect(response.headers.get("content-disposition")).toContain(
        "network.zip.plan.csv",
      );
      return (await response.text()).split("\r\n");
    };
    const english = await read("registrar");
    expect(english[0]).toBe("sheet,row,column,value,outcome,code,reason");
    expect(english).toContain("Entities,2,,,created,,");
    expect(english.find((line) => line.startsWith("Entities,3"))).toMatch(
      /^Entities,3,kind,'=1\+1,refused,word_unknown,/,
    );
    const thai = await read("colleague");
    expect(thai[0]).toBe("แผ่นงาน,แถว,คอลัมน์,ค่า,ผล,รหัสเหตุผล,เหตุผล");
  });
});

describe("a part is refused", () => {
  const refusalOf = async (response: Response) => {
    const { code } = (await response.json()) as { readonly code: string };
    return [response.status, code];
  };

  test("of another size than it must have, of no number, and above what a part holds", async () => {
    const id = await begin("x.zip", 10);
    expect(await refusalOf(await put(id, 0, new Uint8Array(9)))).toEqual([
      400,
      "BAD_USER_INPUT",
    ]);
    for (const part of ["-1", "1", "x"])
      expect(await refusalOf(await put(id, part, new Uint8Array(10)))).toEqual([
        400,
        "BAD_USER_INPUT",
      ]);
    expect(
      await refusalOf(await put(id, 0, new Uint8Array(UPLOAD_PART_BYTES + 1))),
    ).toEqual([413, "TOO_LARGE"]);
    const { data } = await ask(
      `query ($id: ID!) { import(id: $id) { id received } }`,
      { id },
    );
    expect(data["import"]).toEqual({ id, received: 0 });
  });

  test("by who is not signed in, from a foreign page, and for an import that there is not", async () => {
    const id = await begin("x.zip", 10);
    const part = new Uint8Array(10);
    expect(await refusalOf(await put(id, 0, part, { cookie: "" }))).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
    expect(
      await refusalOf(
        await put(id, 0, part, { origin: "https://evil.example" }),
      ),
    ).toEqual([403, "FORBIDDEN"]);
    expect(await refusalOf(await put("nowhere", 0, part))).toEqual([
      404,
      "NOT_FOUND",
    ]);
    expect(
      (await put(id, 0, part, { origin: new URL(running.url).origin })).status,
    ).toBe(200);
  });

  test("where the whole file is announced as too large", async () => {
    const { errors } = await ask(
      `mutation { beginImport(fileName: "x.zip", bytes: 200000000) { id } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe("TOO_LARGE");
  });
});

test("a socket says of an import that is not there what HTTP says", async () => {
  await signIn("registrar");
  expect(await watch("nowhere")).toEqual(["NOT_FOUND"]);
});
