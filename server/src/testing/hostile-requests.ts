/** GraphQL requests that nobody should send, drawn from the schema: from nearly right to no request at all. */
import {
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import type { createDraw } from "../features/exchange/testing/random-workbook.ts";

type Draw = ReturnType<typeof createDraw>;

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const TEXTS = [
  "",
  " ",
  "__proto__",
  "constructor",
  "toString",
  "\0",
  "\ud800",
  "ก์่้ำ".repeat(50),
  "🏭\u202e",
  "'; DROP TABLE sites; --",
  '{"$gt":""}',
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "NaN",
  "-0",
  "1e309",
  "2026-13-45",
  "2026-02-30",
  "2026-Q5",
  "0000-Q0",
  "9999-Q4",
  "null",
  "x".repeat(5_000),
  "train_coverage",
  "a",
  "a1",
];
const NUMBERS = [
  "0",
  "-1",
  "1",
  "500",
  "2147483647",
  "2147483648",
  "-2147483649",
  "1.5",
  "1e100",
  "-0",
  "1e400",
  "99999999999999999999",
];
const OTHERS = [
  "true",
  "false",
  "null",
  "[]",
  "{}",
  "NOPE",
  "$nothing",
  "[[1]]",
];

/** Half a letter cannot stand in an address. */
const inAddress = (text: string): string =>
  encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, "?"));

const literalOf = ({ pick, maybe }: Draw): string => {
  const any = maybe(0.5) ? JSON.stringify(pick(TEXTS)) : pick(NUMBERS);
  return maybe(0.15) ? pick(OTHERS) : any;
};

/** Mostly of the right form: what is of a wrong one does not get far. */
function literal(draw: Draw, type: GraphQLInputType, depth = 0): string {
  const { pick, maybe, below } = draw;
  if (maybe(0.04)) return literalOf(draw);
  if (isNonNullType(type)) return literal(draw, type.ofType, depth);
  if (maybe(0.08)) return "null";
  if (isListType(type)) {
    const length = maybe(0.05) ? 600 : below(4);
    const item = literal(draw, type.ofType, depth + 1);
    return `[${Array.from({ length }, () => (maybe(0.5) ? item : literal(draw, type.ofType, depth + 1))).join(", ")}]`;
  }
  if (isEnumType(type))
    return maybe(0.05) ? "nope" : pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    if (depth > 4) return "{}";
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || maybe(0.5),
    );
    return `{${fields.map((field) => `${field.name}: ${literal(draw, field.type, depth + 1)}`).join(", ")}}`;
  }
  if (type.name === "Int" || type.name === "Float") return pick(NUMBERS);
  if (type.name === "Boolean") return pick(["true", "false"]);
  return JSON.stringify(pick(TEXTS));
}

const named = (type: GraphQLOutputType): GraphQLNamedType =>
  isListType(type) || isNonNullType(type) ? named(type.ofType) : type;

export function createHostility(schema: GraphQLSchema, draw: Draw) {
  const { pick, maybe, below } = draw;
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  const mutations = Object.values(
    schema.getMutationType()?.getFields() ?? {},
    // Who signs out is refused everything after that; a password takes a tenth of a second to look at, whatever it is.
  ).filter(({ name }) => name !== "signOut" && name !== "signIn");

  const fieldText = (
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): string => {
    const given = field.args.filter(
      ({ type }) => (isNonNullType(type) && !maybe(0.03)) || maybe(0.4),
    );
    const args =
      given.length > 0
        ? `(${given.map(({ name, type }) => `${name}: ${literal(draw, type)}`).join(", ")})`
        : "";
    const alias = maybe(0.1) ? `${pick(["a", "__a", "constructor"])}: ` : "";
    const directive = maybe(0.05)
      ? pick([" @include(if: true)", " @skip(if: false)", " @nope", " @defer"])
      : "";
    const type = named(field.type);
    const below = isCompositeType(type) ? selection(type, depth + 1) : "";
    return `${alias}${field.name}${args}${directive}${below}`;
  };
  const selection = (type: GraphQLNamedType, depth: number): string => {
    if (depth > 9 || !isObjectType(type)) {
      if (isUnionType(type) || isInterfaceType(type)) return " { __typename }";
      return isObjectType(type) ? " { __typename }" : "";
    }
    const fields = Object.values(type.getFields());
    const chosen = Array.from({ length: 1 + below(4) }, () => pick(fields));
    return ` { ${maybe(0.3) ? "__typename " : ""}${chosen.map((field) => fieldText(field, depth)).join(" ")} }`;
  };

  const operation = (): string => {
    const isMutation = maybe(0.25);
    const fields = isMutation ? mutations : queries;
    const chosen = Array.from({ length: maybe(0.8) ? 1 : 3 }, () =>
      fieldText(pick(fields), 0),
    );
    return `${isMutation ? "mutation" : "query"} Q { ${chosen.join(" ")} }`;
  };

  const spoilt = (text: string): string => {
    const at = below(text.length);
    switch (below(5)) {
      case 0:
        return text.slice(0, at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1 + below(4));
      case 2:
        return (
          text.slice(0, at) +
          pick(["{", "}", "(", '"', "…", "\0", "#", "\ufeff", "@", "$"]) +
          text.slice(at)
        );
      case 3:
        return text.slice(0, at) + text.slice(below(text.length));
      default:
        return text.replaceAll(/\w+/g, (word) =>
          maybe(0.05) ? pick(["x", "fragment", "on", "null", "query"]) : word,
        );
    }
  };

  const SHAPES: readonly (() => string)[] = [
    () =>
      `{ ${"network { sites { edges { node { suppliers { other { ".repeat(1 + below(30))} id`,
    () =>
      `{ ${Array.from({ length: 40 + below(200) }, (_, i) => `a${i}: service { demo }`).join(" ")} }`,
    () => `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
    () => `{ service { ${"demo ".repeat(below(4_000))} } }`,
    () => `{ network ${"@include(if: true) ".repeat(below(60))} { id } }`,
    () => `query ($a: [[[[Int]]]]) { service { demo } }`,
    () => `{ ${"{".repeat(below(3_000))}`,
    () =>
      `{ search(text: ${JSON.stringify("(".repeat(below(20_000)))}) { __typename } }`,
    () =>
      `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
    () => `subscription { published }`,
    () =>
      maybe(0.05)
        ? `mutation { signIn(login: ${JSON.stringify(pick(TEXTS))}, password: ${JSON.stringify(pick(TEXTS))}) { __typename } }`
        : `{ viewer { id } }`,
    () =>
      `query A { service { demo } } query A { service { demo } } mutation B { signOut }`,
  ];

  const query = (): string => {
    if (maybe(0.15)) return pick(SHAPES)();
    const text = operation();
    return maybe(0.2) ? spoilt(text) : text;
  };

  const envelope = (): unknown => {
    const text = query();
    if (maybe(0.7)) return { query: text };
    return pick<() => unknown>([
      () => ({ query: text, variables: { a: pick(TEXTS), __proto__: null } }),
      () => ({ query: text, variables: pick([[], "x", 1, null]) }),
      () => ({ query: text, operationName: pick([...TEXTS, 1, {}, []]) }),
      () => ({
        query: text,
        extensions: { persistedQuery: { version: 1, sha256Hash: "x" } },
      }),
      () => ({ query: pick([null, 1, {}, [text], true]) }),
      () => [{ query: text }, { query: text }],
      () => ({ id: text }),
      () => pick([null, 1, "x", true, []]),
      () => ({
        query: `query ($v: String!) { search(text: $v) { __typename } }`,
        variables: { v: pick<unknown>([...TEXTS, 1, null, [], {}]) },
      }),
    ])();
  };

  const JSON_TYPE = { "content-type": "application/json" };
  const post = (
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>> = JSON_TYPE,
  ): HostileRequest => ({ method: "POST", path: "/graphql", headers, body });

  const outOfForm = (): HostileRequest => {
    const text = JSON.stringify(envelope()) ?? "";
    const bytes = Buffer.from(text);
    return pick<() => HostileRequest>([
      () => post(text.slice(0, below(text.length + 1))),
      () => {
        bytes[below(bytes.length)] = 0x80 + below(128);
        return post(bytes);
      },
      () =>
        post(text, {
          "content-type": pick([
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/graphql",
            "application/json; charset=utf-16",
            "application/json;;;",
            "x",
          ]),
        }),
      () =>
        post(text, {
          ...JSON_TYPE,
          accept: pick([
            "text/html",
            "*/*",
            "application/graphql-response+json",
            "image/png",
            ";;",
            "application/json;q=0",
          ]),
        }),
      () =>
        post(text, {
          ...JSON_TYPE,
          "content-encoding": pick(["gzip", "br", "x", "deflate"]),
        }),
      () =>
        post(text, {
          ...JSON_TYPE,
          cookie: `saphan_session=${inAddress(pick(TEXTS))}`,
        }),
      () =>
        post(text, {
          ...JSON_TYPE,
          authorization: pick([
            "Bearer x",
            "Basic eDp5",
            "Bearer ",
            "Bearer a b",
          ]),
        }),
      () =>
        post(text, {
          ...JSON_TYPE,
          "saphan-seen": pick(["-1", "x", "1e3", "0"]),
        }),
      () => ({
        method: pick(["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"]),
        path: "/graphql",
        headers: JSON_TYPE,
        body: text,
      }),
      () => ({
        method: "GET",
        path: `/graphql?query=${inAddress(query())}&variables=${encodeURIComponent(pick(["", "{", "[]", '{"a":1}', "null"]))}`
          .slice(0, 7_000)
          .replace(/%.?$/, ""),
        headers: { "apollo-require-preflight": "1" },
        body: undefined,
      }),
      () => ({
        method: "GET",
        path: `/graphql?query=${pick(["%", "%00", "%ff%fe", "mutation{signOut}", ""])}`,
        headers: { "apollo-require-preflight": "1" },
        body: undefined,
      }),
      () => ({
        method: pick(["PUT", "POST", "GET"]),
        path: `/imports/${inAddress(pick(TEXTS).slice(0, 200))}/${pick(["parts/0", "parts/-1", "parts/999999999", "report.csv", ""])}`,
        headers: {},
        body: text,
      }),
      () => ({
        method: "GET",
        path: `/exports/${inAddress(pick(TEXTS).slice(0, 500))}`,
        headers: {},
        body: undefined,
      }),
      () => post("[".repeat(100_000)),
      () =>
        post(
          `{"query":${JSON.stringify("{ service { demo } }")},"variables":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`,
        ),
    ])();
  };

  return {
    next: (): HostileRequest =>
      maybe(0.25) ? outOfForm() : post(JSON.stringify(envelope()) ?? ""),
  };
}
