import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import {
  EnvironmentError,
  readEnvironment,
  type Environment,
} from "./environment.ts";
import { createContext } from "./graph/create-context.ts";
import { buildSchema, createApollo } from "./graph/server.ts";
import { createApp } from "./http/app.ts";
import { openDatabase } from "./platform/database.ts";
import { systemClock } from "./platform/clock.ts";
import { createRuntime } from "./runtime.ts";
import { VERSION } from "./version.ts";

/** Composition root: environment, then store, ledger, snapshot, http. */
async function serve(environment: Environment): Promise<void> {
  const log = pino({ level: environment.logLevel });
  const database = await openDatabase(
    environment.database.kind === "mongodb"
      ? environment.database
      : { kind: "embedded", folder: environment.dataDir },
  );
  const runtime = await createRuntime({
    database,
    clock: systemClock,
    demo: environment.demo,
    onError: (error) => log.error({ err: error }),
  });
  const http = createServer();
  const apollo = createApollo({
    schema: buildSchema(),
    log,
    production: environment.production,
    http,
  });
  await apollo.start();
  const options = {
    runtime,
    log,
    service: { version: VERSION, demo: environment.demo },
    secureCookies: environment.publicUrl?.startsWith("https:") ?? false,
  };
  http.on(
    "request",
    createApp({
      apollo,
      contextOf: (request, response) =>
        createContext(options, request, response),
      ready: () => true,
    }),
  );
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(environment.port, environment.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`http://${environment.host}:${port}\nready\n`);
}

serve(readEnvironment()).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvironmentError ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
