import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { readEnvironment, EnvironmentError } from "./environment.ts";
import { buildSchema, createApollo } from "./graph/server.ts";
import { createApp } from "./http/app.ts";
import { VERSION } from "./version.ts";

/** Composition root: environment, then store, ledger, snapshot, http. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const log = pino({ level: environment.logLevel });
  const http = createServer();
  const apollo = createApollo({
    schema: buildSchema(),
    log,
    production: environment.production,
    http,
  });
  await apollo.start();
  const service = { version: VERSION, demo: environment.demo };
  http.on(
    "request",
    createApp({
      apollo,
      contextOf: () => Promise.resolve({ log, service }),
      ready: () => true,
    }),
  );
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(environment.port, environment.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  log.info(`http://${environment.host}:${port}`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvironmentError ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
