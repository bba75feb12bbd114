import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Request, Response } from "express";
import { pino, type Logger } from "pino";
import type { Environment } from "./environment.ts";
import {
  createContext,
  createSocketContext,
  viewerOf,
} from "./graph/create-context.ts";
import { createResponseCache } from "./graph/response-cache.ts";
import { formatErrors } from "./graph/format-error.ts";
import { buildSchema, createApollo, limitRules } from "./graph/server.ts";
import { createApp, PAGES } from "./http/app.ts";
import { exportsHandler } from "./http/exports.ts";
import { failedHandler } from "./http/failed.ts";
import { graphqlHandler } from "./http/graphql.ts";
import { importsHandler } from "./http/imports.ts";
import { metricsHandler } from "./http/metrics.ts";
import { RATES, type Rates } from "./http/rates.ts";
import { serveSockets } from "./http/sockets.ts";
import { systemClock, type Clock } from "./platform/clock.ts";
import { openDatabase } from "./platform/database.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { VERSION } from "./version.ts";

/** Longer than proxies keep a connection: whoever closes it first, it is not while a request is on its way. */
const KEEP_ALIVE_MS = 65_000;
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly runtime: Runtime;
  /** What `prepare` had to say. */
  readonly notes: readonly string[];
  /** Resolves when the embedded store has ended by itself: this process cannot go on without it. */
  readonly lost: Promise<Error>;
  readonly close: () => Promise<void>;
}

/** What tests put in the place of the world. */
export interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Folder of the built client. */
  readonly pages?: string;
  readonly rates?: Rates;
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

/** Throws in words for a port that is taken. */
function listen(
  http: Server,
  { port, host }: Pick<Environment, "host" | "port">,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const where = `Port ${port} of ${host}`;
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`${where} is taken. Set PORT to another one.`)
          : error,
      );
    });
    http.listen(port, host, resolve);
  });
}

/** Composition root: environment, then store, ledger, snapshot, http. */
export async function serve(
  environment: Environment,
  prepare = nothingToPrepare,
  surroundings: Surroundings = {},
): Promise<Running> {
  const { clock = systemClock, pages = PAGES, rates = RATES } = surroundings;
  const log = surroundings.log ?? pino({ level: environment.logLevel });
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
  const lost = new Promise<Error>((resolve) => {
    database.onStateChange((state, reason) => {
      log.warn({ err: reason }, `the database is ${state.replace("_", "-")}`);
      if (state === "lost" && reason) resolve(reason);
    });
  });
  const runtime = await createRuntime({
    database,
    clock,
    demo: environment.demo,
    sessionSecret: environment.sessionSecret,
    onError,
    onTrouble: (troubles) => {
      log.warn({ troubles }, "the state of the service");
    },
  });
  let notes: readonly string[];
  try {
    notes = await prepare(runtime);
    await refuseHalfDemo(runtime);
  } catch (error) {
    await runtime.close();
    throw error;
  }
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
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
    rules: limitRules(),
    formatErrors: formatErrors(log),
    publicUrl,
    contextOf: (request) => createSocketContext(options, request),
  });
  http.on(
    "request",
    createApp({
      graphql: graphqlHandler(
        apollo,
        createResponseCache(),
        contextOf,
        runtime.snapshots,
        runtime.ledger.follow,
        rates,
      ),
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
      health: runtime.health,
      failed: failedHandler(log),
      pages,
    }),
  );
  const close = async () => {
    await sockets.close();
    await apollo.stop();
    await runtime.close();
  };
  try {
    await listen(http, environment);
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  return {
    lost,
    port,
    url: publicUrl ?? `http://${environment.host}:${port}`,
    runtime,
    notes,
    close,
  };
}
