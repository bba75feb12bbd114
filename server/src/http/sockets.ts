/** Subscriptions: GraphQL over WebSocket, for signed-in viewers from our own pages. All else goes over HTTP. */
import type { IncomingMessage, Server } from "node:http";
import {
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type ValidationRule,
} from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { CloseCode } from "graphql-ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { Context } from "../graph/context.ts";
import { DatabaseLost } from "../platform/database-errors.ts";
import { MOST_TOKENS } from "../graph/server.ts";
import { isSameOrigin } from "./origin.ts";

export interface Sockets {
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 100_000;
/** Operations that one socket may have running. */
const MOST_RUNNING = 20;
/** A close code of WebSockets (RFC 6455 registry): clients connect again. */
const TRY_AGAIN_LATER = 1013;
/** How often a socket is asked whether its viewer is still signed in. */
const CHECK_MS = 5_000;

/** Queries and mutations have their limits, cookies and caches over HTTP. */
const subscriptionsOnly: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION)
      context.reportError(
        new GraphQLError("Only subscriptions go over a socket.", {
          nodes: node,
          extensions: { code: "BAD_USER_INPUT" },
        }),
      );
  },
});

/** A document that keeps the rules, or why there is none. Some rules throw what others report. */
function read(
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
  query: string,
): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: MOST_TOKENS });
    const faults = validate(schema, document, rules);
    return faults.length > 0 ? faults : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

interface Ends {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

/** Ends the sockets of those who have signed out, or whose session is over. */
function watchSessions(
  contextOf: (request: IncomingMessage) => Promise<Context>,
) {
  const open = new Map<WebSocket, IncomingMessage>();
  const check = async () => {
    for (const [socket, request] of open) {
      const { viewer } = await contextOf(request);
      if (!viewer) socket.close(CloseCode.Unauthorized, "Unauthorized");
    }
  };
  const timer = setInterval(() => {
    // A database that does not answer ends nobody's session.
    check().catch(() => undefined);
  }, CHECK_MS);
  return {
    add: ({ socket, request }: Ends) => {
      if (open.has(socket)) return;
      open.set(socket, request);
      socket.once("close", () => open.delete(socket));
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

export function serveSockets(options: {
  readonly http: Server;
  readonly schema: GraphQLSchema;
  /** Limits, beside those of GraphQL itself. */
  readonly rules: readonly ValidationRule[];
  readonly publicUrl: string | undefined;
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
  readonly formatErrors: (
    errors: readonly GraphQLError[],
  ) => GraphQLFormattedError[];
}): Sockets {
  const { http, schema, publicUrl, contextOf, formatErrors } = options;
  const sessions = watchSessions(contextOf);
  const rules = [...specifiedRules, ...options.rules, subscriptionsOnly];
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
  });
  const server = useServer<Record<string, unknown>>(
    {
      onSubscribe: async (
        { extra, subscriptions },
        _id,
        { query, ...asked },
      ) => {
        if (Object.keys(subscriptions).length > MOST_RUNNING)
          return [
            new GraphQLError("Too many operations on one socket.", {
              extensions: { code: "RATE_LIMITED" },
            }),
          ];
        const document = read(schema, rules, query);
        if (!("kind" in document)) return document;
        const ends = extra as unknown as Ends;
        try {
          const contextValue = await contextOf(ends.request);
          if (contextValue.viewer) sessions.add(ends);
          return {
            schema,
            document,
            contextValue,
            operationName: asked.operationName,
            variableValues: asked.variables,
          } satisfies ExecutionArgs;
        } catch (error) {
          // Without its database this server cannot say who asks: another one may, or this one later.
          if (error instanceof DatabaseLost) {
            ends.socket.close(TRY_AGAIN_LATER, "Try again later");
            return [];
          }
          // With a path it reads as a resolver's error, and is masked as one.
          const originalError = error as Error;
          return [new GraphQLError("", { path: [], originalError })];
        }
      },
      onError: (_context, _id, _payload, errors) => formatErrors(errors),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: formatErrors(result.errors) }
          : undefined,
    },
    sockets,
  );
  http.on("upgrade", (request, socket, head) => {
    const [pathname] = (request.url ?? "").split("?");
    if (pathname !== "/graphql" || !isSameOrigin(request, publicUrl)) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit("connection", opened, request);
    });
  });
  return {
    close: async () => {
      sessions.stop();
      await server.dispose();
    },
  };
}
