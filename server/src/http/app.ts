import path from "node:path";
import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import compression from "compression";
import cookieParser from "cookie-parser";
import express, { type Express, type Request, type Response } from "express";
import helmet from "helmet";
import type { Context } from "../graph/context.ts";

const CLIENT = path.resolve(import.meta.dirname, "../../../client/dist");

export function createApp(options: {
  readonly apollo: ApolloServer<Context>;
  readonly contextOf: (
    request: Request,
    response: Response,
  ) => Promise<Context>;
  readonly ready: () => boolean;
}): Express {
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
  app.use(cookieParser());
  app.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  app.get("/readyz", (_request, response) => {
    const ready = options.ready();
    response.status(ready ? 200 : 503).json({ ready });
  });
  app.use(
    "/graphql",
    express.json({ limit: "2mb" }),
    expressMiddleware(options.apollo, {
      context: ({ req, res }) => options.contextOf(req, res),
    }),
  );
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
