import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Request, Response } from "express";
import { pino } from "pino";
import type { Environment } from "./environment.ts";
import {
  createContext,
  createSocketContext,
  viewerOf,
} from "./graph/create-context.ts";
import { createResponseCache } from "./graph/response-cache.ts";
import { buildSchema, createApollo } from "./graph/server.ts";
import { createApp } from "./http/app.ts";
import { exportsHandler } from "./http/exports.ts";
import { graphqlHandler } from "./http/graphql.ts";
import { importsHandler } from "./http/imports.ts";
import { metricsHandler } from "./http/metrics.ts";
import { serveSockets } from "./http/sockets.ts";
import { systemClock } from "./platform/clock.ts";
import { openDatabase } from "./platform/database.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { VERSION } from "./version.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

export interface Running {
  readonly url: string;
  readonly runtime: Runtime;
  /** What `prepare` had to say. */
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
}

/** What is done to a store before anybody is served from it; gives lines for whoever started the server. */
export type Prepare = (runtime: Runtime) => Promise<readonly string[]>;

const nothingToPrepare: Prepare = () => Promise.resolve([]);

/** Half a demo must not pass for a whole one. */
async function refuseHalfDemo({ seedings }: Runtime): Promise<void> {
  const seeding = await seedings.find();
  if (seeding && !seeding.finished)
    throw new Error(
      "The demo in this store is half made. Finish it with `npm run saphan -- seed`, or empty the store.",
    );
}

/** Composition root: environment, then store, ledger, snapshot, http. */
export async function serve(
  environment: Environment,
  prepare = nothingToPrepare,
): Promise<Running> {
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
  let notes: readonly string[];
  try {
    notes = await prepare(runtime);
    await refuseHalfDemo(runtime);
  } catch (error) {
    await runtime.close();
    throw error;
  }
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
  const contextOf = (request: Request, response: Response) =>
    createContext(options, request, response);
  const sockets = serveSockets({
    http,
    schema,
    log,
    publicUrl,
    contextOf: (request) => createSocketContext(options, request),
  });
  http.on(
    "request",
    createApp({
      graphql: graphqlHandler(apollo, createResponseCache(), contextOf),
      imports: importsHandler({ contextOf, log, publicUrl }),
      metrics: metricsHandler({
        token: environment.metricsToken,
        onLoopback: LOOPBACK.has(environment.host),
        seq: runtime.ledger.seq,
        snapshotSeq: () => runtime.snapshots.current().seq,
      }),
      exports: exportsHandler({
        exports: runtime.exports,
        viewerOf: (request) => viewerOf(options, request),
        onError,
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
    runtime,
    notes,
    close: async () => {
      await sockets.close();
      await apollo.stop();
      await runtime.close();
    },
  };
}
