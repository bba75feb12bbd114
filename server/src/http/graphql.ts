/** GraphQL over HTTP: the response cache, then Apollo. */
import { HeaderMap, type ApolloServer } from "@apollo/server";
import { SEEN_HEADER, type ErrorCode } from "@saphan/shared/contract";
import type { Request, RequestHandler, Response } from "express";
import { scopeFingerprint } from "../access/viewer.ts";
import type { SnapshotHolder } from "../analytics/snapshot-holder.ts";
import type { Context } from "../graph/context.ts";
import {
  cacheKey,
  type CachedResponse,
  type ResponseCache,
} from "../graph/response-cache.ts";
import { isTooDeep } from "../graph/query-limits.ts";
import { createRates, type Rates } from "./rates.ts";
import { seenBy, shows } from "./read-your-writes.ts";

interface GraphQLBody {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

function bodyOf({ method, body }: Request): GraphQLBody | undefined {
  if (method !== "POST" || typeof body !== "object" || body === null)
    return undefined;
  const { query } = body as Readonly<Record<string, unknown>>;
  return typeof query === "string" ? (body as GraphQLBody) : undefined;
}

async function send(
  request: Request,
  response: Response,
  { body, gzip }: CachedResponse,
): Promise<void> {
  response.type("application/json; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.vary("accept-encoding");
  if (body.length < 1_000 || !request.acceptsEncodings("gzip")) {
    response.end(body);
    return;
  }
  const packed = await gzip();
  response.setHeader("content-encoding", "gzip");
  response.end(packed);
}

const BEHIND = {
  message:
    "This server does not know yet what you have seen elsewhere. Nothing was changed; try again in a moment.",
  extensions: { code: "BEHIND" satisfies ErrorCode },
};
const TOO_MANY = {
  message: "Too many requests. Nothing was changed; wait a moment.",
  extensions: { code: "RATE_LIMITED" satisfies ErrorCode },
};
const TOO_DEEP = {
  message: "The variables of this request are nested too deeply.",
  extensions: { code: "BAD_USER_INPUT" satisfies ErrorCode },
};
/** Where it is none after all, a page waits for a number that it has not seen, and that is there. */
const MUTATION = /\bmutation\b/;

export function graphqlHandler(
  apollo: ApolloServer<Context>,
  cache: ResponseCache,
  contextOf: (request: Request, response: Response) => Promise<Context>,
  snapshots: Pick<SnapshotHolder, "current" | "onChange">,
  follow: () => Promise<unknown>,
  rates: Rates,
): RequestHandler {
  const mayPerson = createRates(rates.person);
  const mayStranger = createRates(rates.stranger);
  return async (request, response) => {
    if (!(await shows(snapshots, seenBy(request), follow))) {
      response
        .status(503)
        .set({ "cache-control": "no-store", "retry-after": "1" })
        .json({ errors: [BEHIND] });
      return;
    }
    if (
      isTooDeep((request.body as { readonly variables?: unknown })?.variables)
    ) {
      response.status(400).json({ errors: [TOO_DEEP] });
      return;
    }
    const context = await contextOf(request, response);
    const { viewer, address } = context;
    if (!(viewer ? mayPerson(viewer.account.id) : mayStranger(address))) {
      response
        .status(429)
        .set({ "cache-control": "no-store", "retry-after": "1" })
        .json({ errors: [TOO_MANY] });
      return;
    }
    const body = bodyOf(request);
    const key =
      body && context.viewer && cache.isShared(body.query)
        ? cacheKey(
            scopeFingerprint(context.viewer, context.clock.today()),
            context.viewer.account.locale,
            context.snapshot.seq,
            context.snapshot.residentFrom,
            body.query,
            body.variables,
            body.operationName,
          )
        : undefined;
    const tell = (seq: number): void => {
      if (context.viewer) response.setHeader(SEEN_HEADER, String(seq));
    };
    tell(context.snapshot.seq);
    const kept = key ? cache.get(key) : undefined;
    if (kept) {
      await send(request, response, kept);
      return;
    }
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined)
        headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers,
        search: new URL(request.originalUrl, "http://localhost").search,
        // A content type that is not read leaves none.
        body: (request.body ?? {}) as unknown,
      },
      context: () => Promise.resolve(context),
    });
    if (body && MUTATION.test(body.query)) tell(snapshots.current().seq);
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.setHeader("cache-control", "no-store");
    response.status(answer.status ?? 200);
    if (answer.body.kind !== "complete") {
      response.end();
      return;
    }
    const text = answer.body.string;
    // Errors stand at the front of an answer or not at all; they are never kept.
    if (key && (answer.status ?? 200) === 200 && text.startsWith('{"data":{'))
      await send(request, response, cache.put(key, text));
    else response.send(text);
  };
}
