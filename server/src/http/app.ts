import path from "node:path";
import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
} from "express";
import helmet from "helmet";
import type { Health } from "../platform/health.ts";
import { graphqlDoor } from "./graphql-door.ts";

/** The built client. */
export const PAGES = path.resolve(import.meta.dirname, "../../../client/dist");

export interface AppOptions {
  readonly graphql: RequestHandler;
  readonly imports: RequestHandler;
  readonly metrics: RequestHandler;
  readonly exports: RequestHandler<{ token: string }>;
  readonly health: Pick<Health, "troubles" | "canServe">;
  /** Answers what went wrong before or behind a handler. */
  readonly failed: ErrorRequestHandler;
  /** Folder of the built client. */
  readonly pages: string;
}

export function createApp(options: AppOptions): Express {
  const { graphql, exports, imports, metrics, health, failed, pages } = options;
  const app = express();
  app.disable("x-powered-by");
  // A proxy on this machine tells whom it speaks for; nobody else is believed.
  app.set("trust proxy", "loopback");
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
    const [ready, troubles] = [health.canServe(), health.troubles()];
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ ready, ...(troubles.length > 0 && { troubles }) });
  });
  app.get("/metrics", metrics);
  app.get("/exports/:token", exports);
  app.use("/imports", imports);
  app.all("/graphql", graphqlDoor, express.json({ limit: "2mb" }), graphql);
  app.use(
    "/assets",
    express.static(path.join(pages, "assets"), {
      // A page that was built before asks for files that are gone: a page in their place would not run.
      fallthrough: false,
      immutable: true,
      maxAge: "1y",
    }),
  );
  app.use(express.static(pages, { index: false }));
  app.get("/{*page}", (_request, response) => {
    response.sendFile("index.html", { root: pages });
  });
  app.use(failed);
  return app;
}
