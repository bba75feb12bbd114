/**
 * GraphQL over HTTP by its specification (graphql.github.io/graphql-over-http, 2023 draft): the rows of its audit that
 * concern a server, with their ids, and what the draft leaves to servers.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openServer, send, type Ask, type Served } from "./testing/running.ts";

const JSON_TYPE = "application/json";
const GRAPHQL_TYPE = "application/graphql-response+json";
const HEADERS = { "content-type": JSON_TYPE, "apollo-require-preflight": "1" };

let server: Served;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.end());

const ask = async (
  body: unknown,
  { headers, ...more }: Ask = {},
  at = "/graphql",
) => {
  const reply = await send(server.url, at, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...more,
  });
  return {
    status: reply.status,
    type: String(reply.headers["content-type"]),
    allow: reply.headers["allow"],
    text: reply.text,
  };
};
const accepting = (accept: string): Ask => ({ headers: { accept } });
const GOOD = { query: "{ __typename }" };

describe("media types", () => {
  test.each([
    ["22EB", GRAPHQL_TYPE, GRAPHQL_TYPE],
    ["4655", JSON_TYPE, JSON_TYPE],
    ["47DE", "*/*", JSON_TYPE],
    ["80D8", `${GRAPHQL_TYPE}; charset=utf-8, ${JSON_TYPE}`, GRAPHQL_TYPE],
  ])("%s: who accepts %s is answered in %s", async (_id, accept, type) => {
    const reply = await ask(GOOD, accepting(accept));
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.type).toContain(type);
    expect(reply.type).toMatch(/charset=utf-8/i);
    expect(JSON.parse(reply.text)).toEqual({ data: { __typename: "Query" } });
  });

  test("who accepts nothing that there is gets 406", async () => {
    const { status } = await ask(GOOD, accepting("image/png"));
    expect(status).toBe(406);
  });

  test("423L, 9ABE, A5BF: a body of another type, or of none, is refused", async () => {
    for (const type of ["text/plain", "application/xml"])
      expect(
        (await ask(GOOD, { headers: { "content-type": type } })).status,
      ).toBe(415);
  });
});

describe("methods", () => {
  const address = (query: string) =>
    `/graphql?query=${encodeURIComponent(query)}`;

  test("5A70: queries may come by GET; mutations may not, and are not done", async () => {
    const got = await ask(
      undefined,
      { method: "GET" },
      address("{ __typename }"),
    );
    expect(got.status).toBe(200);
    const refused = await ask(
      undefined,
      { method: "GET" },
      address("mutation { signOut }"),
    );
    expect([refused.status, refused.allow]).toEqual([405, "POST"]);
  });

  test.each(["PUT", "DELETE", "PATCH"])(
    "%s is refused with 405",
    async (method) => {
      const { status, allow } = await ask(GOOD, { method });
      expect([status, allow]).toEqual([405, "GET, POST"]);
    },
  );
});

/** By media type: `application/graphql-response+json` says in the status what `application/json` may leave at 200. */
describe.each([GRAPHQL_TYPE, JSON_TYPE])(
  "a request that is wrong, for %s",
  (accept) => {
    test.each<[string, unknown]>([
      ["LKJ0: no object", "text"],
      ["3715: no query", { notquery: "{ __typename }" }],
      ["34A2: a query that is no text", { query: { obj: "ect" } }],
      [
        "MUTE: an operation name that is no text",
        { ...GOOD, operationName: 1 },
      ],
      ["8161: variables that are none", { ...GOOD, variables: "text" }],
      ["3E36: extensions that are none", { ...GOOD, extensions: "text" }],
      ["D477: a text that cannot be parsed", { query: "{" }],
      ["A5BF: an operation that is not valid", { query: "{ nothing }" }],
      ["an operation that there is not", { ...GOOD, operationName: "Other" }],
      [
        "7B9B: a variable of the wrong form",
        { query: "query Q($id: ID!) { site(id: $id) { id } }" },
      ],
    ])("%s gets 400 and a message, and no data", async (_what, body) => {
      const { status, text, type } = await ask(body, accepting(accept));
      const answer = JSON.parse(text) as {
        readonly data?: unknown;
        readonly errors: readonly { readonly message: string }[];
      };
      expect(status).toBe(400);
      expect(type).toMatch(/json/);
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors[0]?.message).toMatch(/\w{3}/);
    });

    test.each<[string, object]>([
      ["variables null", { ...GOOD, variables: null }],
      ["operationName null", { ...GOOD, operationName: null }],
      ["extensions null", { ...GOOD, extensions: null }],
      ["an unknown member", { ...GOOD, other: 1 }],
      [
        "60B3: an operation among several",
        {
          query: "query A { __typename } query B { service { demo } }",
          operationName: "A",
        },
      ],
    ])("%s is nothing wrong", async (_what, body) => {
      const { status, text } = await ask(body, accepting(accept));
      expect([status, JSON.parse(text)]).toEqual([
        200,
        { data: { __typename: "Query" } },
      ]);
    });
  },
);

test("what fails while it runs is answered with 200 and says so beside the data", async () => {
  const { status, text } = await ask(
    { query: `{ service { demo } network { id } }` },
    accepting(GRAPHQL_TYPE),
  );
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
});
