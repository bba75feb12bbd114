import path from "node:path";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";

const CLIENT = path.resolve(import.meta.dirname, "../../../client/dist");

export interface AppOptions {
  readonly graphql: RequestHandler;
  readonly imports: RequestHandler;
  readonly metrics: RequestHandler;
  readonly exports: RequestHandler<{ token: string }>;
  /** Why the service cannot answer now; undefined: it can. */
  readonly notReady: () => string | undefined;
}

export function createApp({
  graphql,
  exports,
  imports,
  metrics,
  notReady,
}: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          // The UI kit sets style attributes; scripts stay our own.
          "style-src": ["'self'", "'unsafe-inline'"],
          // Plain http on loopback is the normal way to try the product.
          "upgrade-insecure-requests": null,
        },
      },
    }),
  );
  app.use(compression());
  app.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  app.get("/readyz", (_request, response) => {
    const reason = notReady();
    response
      .status(reason === undefined ? 200 : 503)
      .json(reason === undefined ? { ready: true } : { ready: false, reason });
  });
  app.get("/metrics", metrics);
  app.get("/exports/:token", exports);
  app.use("/imports", imports);
  app.use("/graphql", express.json({ limit: "2mb" }), graphql);
  app.use(
    "/assets",
    express.static(path.join(CLIENT, "assets"), {
      immutable: true,
      maxAge: "1y",
    }),
  );
  app.use(express.static(CLIENT, { index: false }));
  app.get("/{*page}", (_request, response) => {
    response.sendFile("index.html", { root: CLIENT });
  });
  return app;
}
