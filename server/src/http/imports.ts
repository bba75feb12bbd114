/** The parts of a file on their way in, and the whole of what its plan says, as a file. */
import { pipeline } from "node:stream/promises";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import express, {
  Router,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import type { Logger } from "pino";
import { allowed } from "../access/viewer.ts";
import { reportCsv } from "../features/exchange/export/report-csv.ts";
import type { Context } from "../graph/context.ts";
import { DomainError } from "../platform/domain-error.ts";
import { isSameOrigin } from "./origin.ts";
import { refusals } from "./refusal.ts";

export interface ImportsOptions {
  readonly contextOf: (
    request: Request,
    response: Response,
  ) => Promise<Context>;
  readonly log: Logger;
  readonly publicUrl: string | undefined;
}

interface Part extends Record<string, string> {
  id: string;
  part: string;
}

const readPart = express.raw({
  type: () => true,
  limit: UPLOAD_PART_BYTES,
  inflate: false,
});

/** The body of a part; throws `TOO_LARGE` for more than a part has. */
const bodyOf = (request: Request<Part>, response: Response) =>
  new Promise<Uint8Array>((resolve, reject) => {
    readPart(request, response, (error: unknown) => {
      const { type } = (error ?? {}) as { readonly type?: string };
      if (type === "entity.too.large")
        reject(
          new DomainError("TOO_LARGE", "The part is too large.", {
            limit: UPLOAD_PART_BYTES,
          }),
        );
      else if (error)
        reject(new DomainError("BAD_USER_INPUT", "The part did not arrive."));
      else
        resolve(
          request.body instanceof Uint8Array ? request.body : new Uint8Array(),
        );
    });
  });

export function importsHandler(options: ImportsOptions): RequestHandler {
  const { contextOf, log, publicUrl } = options;
  const router = Router();

  router.put("/:id/parts/:part", async (request: Request<Part>, response) => {
    // A foreign page cannot put without asking first, and is not answered; this holds where a browser does not ask.
    if (!isSameOrigin(request, publicUrl))
      throw new DomainError("FORBIDDEN", "Send it from our own pages.");
    const { imports, viewer } = await contextOf(request, response);
    const asking = allowed(viewer, "workbook:import");
    const { id, part } = request.params;
    await imports.get(asking, id);
    const number = /^\d{1,6}$/.test(part) ? Number(part) : -1;
    const bytes = await bodyOf(request, response);
    const { received } = await imports.putPart(asking, id, number, bytes);
    response.set("cache-control", "no-store").json({ received });
  });

  router.get("/:id/report.csv", async (request, response) => {
    const { imports, viewer } = await contextOf(request, response);
    const asking = allowed(viewer, "workbook:import");
    const record = await imports.get(asking, request.params.id);
    response.set({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="plan.csv"; filename*=UTF-8''${encodeURIComponent(`${record.fileName}.plan.csv`)}`,
      "cache-control": "no-store",
    });
    await pipeline(
      reportCsv(imports.reportOf(record), asking.account.locale),
      response,
    );
  });

  router.use(refusals(log));
  return router;
}
