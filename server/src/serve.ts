import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Environment } from "./environment.ts";
import { createContext, createSocketContext } from "./graph/create-context.ts";
import { createResponseCache } from "./graph/response-cache.ts";
import { buildSchema, createApollo } from "./graph/server.ts";
import { createApp } from "./http/app.ts";
import { graphqlHandler } from "./http/graphql.ts";
import { metricsHandler } from "./http/metrics.ts";
import { serveSockets } from "./http/sockets.ts";
import { systemClock } from "./platform/clock.ts";
import { openDatabase } from "./platform/database.ts";
import { createRuntime } from "./runtime.ts";
import { VERSION } from "./version.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

export interface Running {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Composition root: environment, then store, ledger, snapshot, http. */
export async function serve(environment: Environment): Promise<Running> {
  const log = pino({ level: environment.logLevel });
  const onError = (error: unknown) => {
    log.error({ err: error });
  };
  const database = await openDatabase(
    environment.database.kind === "mongodb"
      ? environment.database
      : {
          kind: "embedded",
          folder: environment.dataDir,
          whenRunning: "refuse",
        },
  );
  const runtime = await createRuntime({
    database,
    clock: systemClock,
    demo: environment.demo,
    sessionSecret: environment.sessionSecret,
    onError,
  });
  const http = createServer();
  const schema = buildSchema();
  const { production, publicUrl } = environment;
  const apollo = createApollo({ schema, log, production, http });
  await apollo.start();
  const options = {
    runtime,
    log,
    service: { version: VERSION, demo: environment.demo },
    secureCookies: publicUrl?.startsWith("https:") ?? false,
  };
  const sockets = serveSockets({
    http,
    schema,
    publicUrl,
    contextOf: (request) => createSocketContext(options, request),
  });
  http.on(
    "request",
    createApp({
      graphql: graphqlHandler(
        apollo,
        createResponseCache(),
        (request, response) => createContext(options, request, response),
      ),
      metrics: metricsHandler({
        token: environment.metricsToken,
        onLoopback: LOOPBACK.has(environment.host),
        seq: runtime.ledger.seq,
        snapshotSeq: () => runtime.snapshots.current().seq,
      }),
      notReady: () =>
        database.state() === "connected" ? undefined : "the database is lost",
    }),
  );
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(environment.port, environment.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: publicUrl ?? `http://${environment.host}:${port}`,
    close: async () => {
      await sockets.close();
      await apollo.stop();
      await runtime.close();
    },
  };
}
