/** What the running server lets in and gives out over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "./testing/revisions.ts";
import {
  openBeside,
  openServer,
  post,
  send,
  signIn,
  somePages,
  type Ask,
  type Served,
} from "./testing/running.ts";

/** Longer than a server needs to follow what another process published, however busy the machine is. */
const SOON_MS = 60_000;

let server: Served;
let url: string;
const QUIET = { variables: { DEMO: "1" }, pages: somePages() };
const network = [
  anEntity("a", "assembler"),
  anEntity("b", "assembler"),
  anEntity("s"),
  aSite("a1", "a"),
  aSite("b1", "b"),
  aSite("s1", "s"),
  aLink("s1", "a1", "s", { disclosure: "name" }),
  aGrant("s1", "a"),
  someFacts("s1", "2026-Q1", "s", { headcount: 200 }),
  someAnswers("s1", "2026-Q1", "s", [
    { indicator: "train_coverage", numerator: 150, denominator: 200 },
  ]),
];

beforeAll(async () => {
  server = await openServer({
    ...QUIET,
    prepare: async ({ publish, addPerson }) => {
      await publish(network);
      await addPerson({
        login: "a@example.org",
        role: "buyer",
        organisation: "a",
      });
      await addPerson({
        login: "b@example.org",
        role: "buyer",
        organisation: "b",
      });
    },
  });
  url = server.url;
});
afterAll(() => server.end());

test("a server whose port is taken says which one, and how to take another", async () => {
  const { port } = new URL(url);
  const second = openServer({ ...QUIET, variables: { DEMO: "1", PORT: port } });
  await expect(second).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is taken. Set PORT to another one.`,
  );
});

async function viewerOf(
  { accounts }: Awaited<ReturnType<typeof openBeside>>["runtime"],
  login: string,
) {
  const result = await accounts.signIn(login, "a long enough password", "test");
  const viewer =
    "secret" in result ? await accounts.viewerOf(result.secret) : null;
  if (!viewer) throw new Error("nobody");
  return viewer;
}

const TOTAL = `{ network { measures(indicators: ["train_coverage"]) { measure { value sites answered } } } }`;
const json = { "content-type": "application/json" };

/** Asks again until the answer is as expected. */
async function soon<Value>(
  read: () => Promise<Value>,
  is: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + SOON_MS;
  for (;;) {
    const value = await read();
    if (is(value) || Date.now() > end) return value;
  }
}

describe("the session's cookie", () => {
  const SIGN_IN = `mutation { signIn(login: "a@example.org", password: "a long enough password") { __typename } }`;

  test("cannot be read by scripts, nor sent by foreign pages, and ends", async () => {
    const { headers } = await post(url, SIGN_IN);
    const [cookie = ""] = headers["set-cookie"] ?? [];
    expect(cookie).toMatch(
      /^saphan_session=[\w-]{43}; Path=\/; Expires=.+ GMT; HttpOnly; SameSite=Lax$/,
    );
  });

  test("travels over https only where the product is reached by https", async () => {
    const secure = await openServer({
      ...QUIET,
      variables: { PUBLIC_URL: "https://saphan.example" },
      prepare: ({ addPerson }) =>
        addPerson({ login: "a@example.org", role: "buyer", organisation: "a" }),
    });
    // The address that is told is the public one.
    expect(secure.url).toBe("https://saphan.example");
    const local = `http://127.0.0.1:${secure.port}`;
    const { headers } = await post(local, SIGN_IN);
    expect(headers["set-cookie"]?.[0]).toContain("; Secure");
    await secure.end();
  });

  test("is of no use after signing out, and taken away", async () => {
    const as = await signIn(url, "a@example.org");
    const { headers } = await post(url, `mutation { signOut }`, { as });
    expect(headers["set-cookie"]?.[0]).toMatch(
      /^saphan_session=; .*Expires=Thu, 01 Jan 1970/,
    );
    expect((await post(url, `{ viewer { id } }`, { as })).data).toEqual({
      viewer: null,
    });
  });

  test.each([
    ["no cookie of ours", "other=1"],
    ["an empty one", "saphan_session="],
    ["one that nobody was given", "saphan_session=abc"],
    ["one of another form", "saphan_session=%00%0a'; drop"],
  ])("%s is nobody", async (_what, cookie) => {
    const { data } = await post(url, `{ viewer { id } }`, {
      headers: { cookie },
    });
    expect(data).toEqual({ viewer: null });
  });
});

describe("a foreign page", () => {
  const body = JSON.stringify({ query: `mutation { signOut }` });
  test.each<[string, Ask]>([
    [
      "a form",
      {
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "query=mutation{signOut}",
      },
    ],
    [
      "plain text that is JSON",
      { headers: { "content-type": "text/plain" }, body },
    ],
    [
      "an upload",
      { headers: { "content-type": "multipart/form-data; boundary=x" }, body },
    ],
    ["no content type", { body }],
  ])("cannot post %s", async (_what, ask) => {
    const { status, text } = await send(url, "/graphql", {
      method: "POST",
      ...ask,
    });
    expect({ status, text }).toEqual({
      status: 415,
      text: expect.not.stringContaining("signOut"),
    });
    expect(text).toContain("errors");
  });

  test("cannot ask by address, and no mutation goes by address", async () => {
    const get = (query: string, headers = {}) =>
      send(url, `/graphql?query=${encodeURIComponent(query)}`, { headers });
    expect((await get("{ service { demo } }")).status).toBe(400);
    const ours = { "apollo-require-preflight": "true" };
    expect((await get("{ service { demo } }", ours)).status).toBe(200);
    expect((await get("mutation { signOut }", ours)).status).toBe(405);
  });

  test("is given no leave to read answers", async () => {
    const { headers } = await send(url, "/graphql", {
      method: "OPTIONS",
      headers: {
        origin: "https://foreign.example",
        "access-control-request-method": "POST",
      },
    });
    expect(
      Object.keys(headers).filter((name) => name.startsWith("access-control")),
    ).toEqual([]);
  });
});

describe("what cannot be read", () => {
  test.each<[string, number, string, Ask]>([
    ["bad JSON", 400, "BAD_USER_INPUT", { headers: json, body: `{"query": ` }],
    [
      "JSON that is no object",
      400,
      "BAD_USER_INPUT",
      { headers: json, body: `"query"` },
    ],
    [
      "a body of over 2 MB",
      413,
      "TOO_LARGE",
      { headers: json, body: JSON.stringify({ query: "x".repeat(2_200_000) }) },
    ],
    [
      "an unknown character set",
      415,
      "BAD_USER_INPUT",
      {
        headers: { "content-type": "application/json; charset=x" },
        body: "{}",
      },
    ],
    [
      "a packing that is none",
      415,
      "BAD_USER_INPUT",
      { headers: { ...json, "content-encoding": "x" }, body: "{}" },
    ],
  ])(
    "%s is refused without a word of ours",
    async (_what, status, code, ask) => {
      const reply = await send(url, "/graphql", { method: "POST", ...ask });
      expect(reply.status).toBe(status);
      expect(reply.text).not.toMatch(/node_modules|SyntaxError|at .+:\d+/);
      expect(JSON.parse(reply.text)).toMatchObject({
        errors: [{ extensions: { code } }],
      });
    },
  );

  test.each<[string, string]>([
    ["an empty object", "{}"],
    ["nothing", ""],
    ["a batch", JSON.stringify([{ query: "{ service { demo } }" }])],
    ["a query that is no text", JSON.stringify({ query: 1 })],
    [
      "variables that are none",
      JSON.stringify({ query: "{ service { demo } }", variables: "x" }),
    ],
  ])("%s is a request that is wrong", async (_what, body) => {
    const { status, text } = await send(url, "/graphql", {
      method: "POST",
      headers: json,
      body,
    });
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|stacktrace/);
  });

  test("another content type is refused", async () => {
    const { status } = await send(url, "/graphql", {
      method: "POST",
      headers: { "content-type": "application/xml" },
      body: "<query/>",
    });
    expect(status).toBe(415);
  });
});

describe("an operation", () => {
  const nested = (depth: number) =>
    `{ network { sites { edges { node { ${"suppliers { other { ".repeat(depth)} id ${"} } ".repeat(depth)} } } } } }`;
  test.each<[string, string, RegExp]>([
    ["too deep", nested(6), /depth/i],
    [
      "too deep by way of fragments",
      `{ network { sites { edges { node { ...A } } } } }
      fragment A on Site { suppliers { other { suppliers { other { ...B } } } } }
      fragment B on Site { suppliers { other { suppliers { other { suppliers { other { id } } } } } } }`,
      /depth/i,
    ],
    [
      "with too many names",
      `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: service { demo }`).join(" ")} }`,
      /alias/i,
    ],
    ["too long", `{ ${"service { demo } ".repeat(1_000)} }`, /token/i],
    [
      "with too many directives",
      `{ service { demo ${"@include(if: true) ".repeat(21)} } }`,
      /directive/i,
    ],
    [
      "too costly",
      `{ network { sites(first: 500) { edges { node { ${[..."abcdefghijkl"].map((name) => `${name}: customers { other { id key province closed } }`).join(" ")} } } } } }`,
      /cost/i,
    ],
    [
      "with a fragment in itself",
      `{ service { ...A } } fragment A on Service { demo ...A }`,
      /itself|fragment/i,
    ],
  ])("%s is refused before it runs", async (_what, query, reason) => {
    const { status, errors, data } = await post(url, query);
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors[0]?.message).toMatch(reason);
  });

  test("with a misspelt field is told no name of ours", async () => {
    const { errors } = await post(url, `{ servise { demo } }`);
    expect(errors[0]?.message).toMatch(/servise/);
    expect(JSON.stringify(errors)).not.toContain('"service"');
  });

  test("is described outside of production only", async () => {
    const schema = `{ __schema { queryType { name } } }`;
    expect((await post(url, schema)).data).toEqual({
      __schema: { queryType: { name: "Query" } },
    });
    const production = await openServer({
      ...QUIET,
      variables: { NODE_ENV: "production", SESSION_SECRET: "x".repeat(32) },
    });
    const refused = await post(production.url, schema);
    expect({ status: refused.status, data: refused.data }).toEqual({
      status: 400,
      data: null,
    });
    await production.end();
  });

  test("has no page of its own to try it on", async () => {
    const { text, status } = await send(url, "/graphql", {
      headers: { accept: "text/html" },
    });
    expect(status).toBe(400);
    expect(text).not.toContain("<script");
  });
});

test("whoever asks without end is told to wait, and others are answered", async () => {
  const slow = { perSecond: 0.01, burst: 20 };
  const program = await openServer({
    ...QUIET,
    rates: { person: slow, stranger: slow },
    prepare: ({ addPerson }) =>
      addPerson({ login: "a@example.org", role: "buyer", organisation: "a" }),
  });
  const as = await signIn(program.url, "a@example.org");
  const ask = () => post(program.url, `{ service { demo } }`);
  const replies = await Promise.all(Array.from({ length: 40 }, ask));
  const refused = replies.find(({ status }) => status === 429);
  expect(refused?.errors[0]?.extensions).toEqual({ code: "RATE_LIMITED" });
  expect(refused?.headers["retry-after"]).toBe("1");
  expect(
    (await post(program.url, `{ viewer { login } }`, { as })).data,
  ).toEqual({ viewer: { login: "a@example.org" } });
  await program.end();
});

describe("a kept answer", () => {
  test("is given to nobody else, and to nobody after signing out", async () => {
    const a = await signIn(url, "a@example.org");
    const b = await signIn(url, "b@example.org");
    const first = await post(url, TOTAL, { as: a });
    expect(first.text).toContain('"value":0.75');
    expect((await post(url, TOTAL, { as: a })).text).toBe(first.text);
    expect((await post(url, TOTAL, { as: b })).text).not.toContain("0.75");
    expect((await post(url, TOTAL)).errors[0]?.extensions).toEqual({
      code: "UNAUTHENTICATED",
    });
    await post(url, `mutation { signOut }`, { as: a });
    expect((await post(url, TOTAL, { as: a })).errors[0]?.extensions).toEqual({
      code: "UNAUTHENTICATED",
    });
  });

  test("is kept by no browser and no proxy", async () => {
    const as = await signIn(url, "a@example.org");
    for (let time = 0; time < 2; time++) {
      const { headers } = await post(url, TOTAL, { as });
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers["etag"]).toBeUndefined();
    }
  });

  test("goes with another membership", async () => {
    const beside = await openBeside(server.folder);
    await beside.addPerson({
      login: "both@example.org",
      role: "buyer",
      organisation: "a",
    });
    const as = await signIn(url, "both@example.org");
    expect((await post(url, TOTAL, { as })).text).toContain('"value":0.75');
    const { account } = await viewerOf(beside.runtime, "both@example.org");
    await beside.addMembership(account.id, "b");
    const mine = await post(
      url,
      `{ viewer { memberships { id organisation { id } } } }`,
      { as },
    );
    const { viewer } = mine.data as {
      viewer: { memberships: { id: string; organisation: { id: string } }[] };
    };
    const other = viewer.memberships.find(
      ({ organisation }) => organisation.id === "b",
    );
    await post(
      url,
      `mutation ($id: ID!) { switchMembership(id: $id) { id } }`,
      { as, variables: { id: other?.id } },
    );
    expect((await post(url, TOTAL, { as })).text).not.toContain("0.75");
    await beside.close();
  });

  test("gives way to what another process publishes, and to a grant that is withdrawn", async () => {
    const as = await signIn(url, "a@example.org");
    const read = async () => (await post(url, TOTAL, { as })).text;
    expect(await read()).toContain('"value":0.75');
    const beside = await openBeside(server.folder);
    await beside.publish([
      someAnswers("s1", "2026-Q1", "s", [
        { indicator: "train_coverage", numerator: 50, denominator: 200 },
      ]),
    ]);
    expect(await soon(read, (text) => !text.includes("0.75"))).toContain(
      '"value":0.25',
    );
    await beside.publish([aGrant("s1", "a", "2026-01-31")]);
    expect(await soon(read, (text) => !text.includes("0.25"))).toContain(
      '"value":null',
    );
    await beside.publish([...network]);
    expect(await soon(read, (text) => !text.includes("null"))).toContain(
      '"value":0.75',
    );
    await beside.close();
  });
});

describe("the page", () => {
  test("is given at every address that is nothing else", async () => {
    for (const at of ["/", "/sites/s1", "/sites?tier=1", "/a/b.c"]) {
      const { status, text, headers } = await send(url, at);
      expect({ at, status, text }).toEqual({
        at,
        status: 200,
        text: "<title>Saphan</title>",
      });
      expect(headers["content-type"]).toMatch(/^text\/html/);
    }
  });

  test("runs no script but ours, and stands in nobody's frame", async () => {
    const { headers } = await send(url, "/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "SAMEORIGIN",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("asks only whether it has changed, and its named parts never again", async () => {
    const { headers } = await send(url, "/");
    expect(headers["cache-control"]).toBe("public, max-age=0");
    const again = await send(url, "/", {
      headers: { "if-none-match": String(headers.etag) },
    });
    expect(again).toMatchObject({ status: 304, text: "" });
    expect((await send(url, "/assets/app-1.js")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
  });

  test("has parts that are there or not: no page in their place", async () => {
    const { status, text } = await send(url, "/assets/app-0.js");
    expect(status).toBe(404);
    expect(text).not.toContain("<title>");
  });

  test("answers HEAD as GET, without a body", async () => {
    const { status, text, headers } = await send(url, "/", { method: "HEAD" });
    expect({ status, text }).toEqual({ status: 200, text: "" });
    expect(headers["content-length"]).toBe("21");
  });

  test("takes nothing that is posted to it", async () => {
    const { status, text } = await send(url, "/sites", {
      method: "POST",
      body: "x",
    });
    expect(status).toBe(404);
    expect(text).not.toMatch(/node_modules|\.ts:\d/);
  });

  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/assets/..%5c..%5csecret.txt",
    "/assets/%00",
    "/%E0%A4%A",
    "//",
    "//secret.txt",
    "/.env",
  ])("gives nothing but pages at %s", async (at) => {
    const { status, text } = await send(url, at);
    expect(text).not.toContain("not a page");
    expect(text).not.toMatch(/node_modules|\.ts:\d|\/tmp\//);
    expect([200, 400, 404]).toContain(status);
  });
});

describe("errors", () => {
  test("say nothing of what is inside, and each has an id where it is ours", async () => {
    const as = await signIn(url, "a@example.org");
    const queries = [
      `{ network(lens: "nobody") { id } }`,
      `{ network(asOf: "2026-02-31") { id } }`,
      `{ network(period: "x") { id } }`,
      `{ network(seq: 999) { id } }`,
      `{ network(seq: -1) { id } }`,
      `{ network { measures(indicators: ["x"]) { indicator } } }`,
      `{ network { sites(after: "x") { total } } }`,
      `{ network { sites(sort: { by: "constructor" }) { total } } }`,
      `{ network { facets(filter: { tiers: ["__proto__"] }) { __typename } } }`,
      `{ network { grid(indicators: ["train_coverage"], by: []) { first } } }`,
      `{ site(id: "\\u0000") { id } }`,
      `{ search(text: "${"x".repeat(5_000)}") { __typename } }`,
      `{ nothing }`,
    ];
    for (const query of queries) {
      const { text, errors } = await post(url, query, { as });
      expect({
        query,
        ours: errors.filter(
          ({ extensions }) => extensions?.["code"] === "INTERNAL_SERVER_ERROR",
        ),
      }).toEqual({ query, ours: [] });
      expect(text).not.toMatch(
        /node_modules|stacktrace|\.ts:\d|mongo|lmdb|undefined/i,
      );
    }
  });
});

describe("the service itself", () => {
  test("is well and ready, and tells its metrics on loopback", async () => {
    expect((await send(url, "/healthz")).text).toBe('{"ok":true}');
    expect(await send(url, "/readyz")).toMatchObject({
      status: 200,
      text: '{"ready":true}',
    });
    expect((await send(url, "/metrics")).text).toMatch(/saphan_ledger_seq \d+/);
  });

  test("tells its metrics to the bearer of the token alone, where there is one", async () => {
    const METRICS_TOKEN = "a token of metrics";
    const guarded = await openServer({
      ...QUIET,
      variables: { METRICS_TOKEN },
    });
    const ask = (authorization: string) =>
      send(guarded.url, "/metrics", { headers: { authorization } });
    expect((await send(guarded.url, "/metrics")).status).toBe(401);
    expect((await ask("Bearer another token")).status).toBe(401);
    expect((await ask(`Bearer ${METRICS_TOKEN}`)).status).toBe(200);
    await guarded.end();
  });

  test("writes no password, cookie or token to its log", async () => {
    const as = await signIn(url, "a@example.org");
    const made = await post(
      url,
      `mutation { createApiToken(name: "reports", days: 1, actions: ["figures:read"]) { secret } }`,
      { as },
    );
    const { secret } = (made.data as { createApiToken: { secret: string } })
      .createApiToken;
    const authorization = `Bearer ${secret}`;
    expect(
      (await post(url, `{ viewer { login } }`, { headers: { authorization } }))
        .data,
    ).toEqual({ viewer: { login: "a@example.org" } });
    await post(
      url,
      `mutation { signIn(login: "a@example.org", password: "a wrong password") { __typename } }`,
    );
    await post(url, `{ broken`, { headers: { authorization }, as });
    const logged = server.logged();
    for (const word of [
      "a long enough password",
      "a wrong password",
      as,
      secret,
    ])
      expect(logged).not.toContain(word);
  });
});
