/** Subscriptions: GraphQL over WebSocket, for signed-in viewers from our own pages. */
import type { IncomingMessage, Server } from "node:http";
import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import { useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { Context } from "../graph/context.ts";
import { formatError } from "../graph/format-error.ts";
import { operationLimits } from "../graph/server.ts";
import { isSameOrigin } from "./origin.ts";

export interface Sockets {
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 100_000;
const MOST_TOKENS = 3_000;
/** Operations that one socket may have running. */
const MOST_RUNNING = 20;

export function serveSockets(options: {
  readonly http: Server;
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly publicUrl: string | undefined;
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
}): Sockets {
  const { http, schema, log, publicUrl, contextOf } = options;
  const format = formatError(log);
  /** Masked as over HTTP: what is our fault reaches the log only. */
  const told = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) =>
      format(
        {
          ...error.toJSON(),
          extensions: { code: "INTERNAL_SERVER_ERROR", ...error.extensions },
        },
        error,
      ),
    );
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
  });
  const server = useServer<Record<string, unknown>>(
    {
      schema,
      parse: (source, parseOptions) =>
        parse(source, { ...parseOptions, maxTokens: MOST_TOKENS }),
      validate: (against, document, rules = specifiedRules) =>
        validate(against, document, [
          ...rules,
          ...operationLimits.validationRules,
        ]),
      onSubscribe: ({ subscriptions }) =>
        Object.keys(subscriptions).length > MOST_RUNNING
          ? [
              new GraphQLError("Too many operations on one socket.", {
                extensions: { code: "RATE_LIMITED" },
              }),
            ]
          : undefined,
      onError: (_socket, _id, _payload, errors) => told(errors),
      onNext: (_socket, _id, _payload, _args, { errors, ...result }) =>
        errors ? { ...result, errors: told(errors) } : undefined,
      context: ({ extra }) =>
        contextOf((extra as { readonly request: IncomingMessage }).request),
    },
    sockets,
  );
  http.on("upgrade", (request, socket, head) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
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
      await server.dispose();
    },
  };
}
