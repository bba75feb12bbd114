import { timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** Metrics for Prometheus: open on loopback, else to whoever has the token. */
export function metricsHandler(options: {
  readonly token: string | undefined;
  readonly onLoopback: boolean;
  readonly seq: () => number;
  readonly snapshotSeq: () => number;
}): RequestHandler {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, help, read] of [
    ["saphan_ledger_seq", "Newest change that is known", options.seq],
    [
      "saphan_figures_seq",
      "Newest change that figures show",
      options.snapshotSeq,
    ],
  ] as const)
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  const isAllowed = (authorization: string | undefined): boolean => {
    if (options.token === undefined) return options.onLoopback;
    const given = Buffer.from(authorization ?? "");
    const wanted = Buffer.from(`Bearer ${options.token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return async (request, response) => {
    if (!isAllowed(request.headers.authorization)) {
      response.status(401).end();
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  };
}
