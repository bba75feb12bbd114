/** Subscriptions: GraphQL over WebSocket, for signed-in viewers from our own pages. */
import type { IncomingMessage, Server } from "node:http";
import type { GraphQLSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Context } from "../graph/context.ts";
import { isSameOrigin } from "./origin.ts";

export interface Sockets {
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 100_000;

export function serveSockets(options: {
  readonly http: Server;
  readonly schema: GraphQLSchema;
  readonly publicUrl: string | undefined;
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
}): Sockets {
  const { http, schema, publicUrl, contextOf } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
  });
  const server = useServer<Record<string, unknown>>(
    {
      schema,
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
