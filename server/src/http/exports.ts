/** Files on their way out: made while they are sent, and no longer once nobody takes them. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler } from "express";
import type { Viewer } from "../access/viewer.ts";
import type {
  ExportFile,
  ExportService,
} from "../features/exchange/export.service.ts";
import { DomainError } from "../platform/domain-error.ts";

/** A wrong, an old and a foreign address get this same answer. */
const NOT_FOUND = {
  code: "NOT_FOUND",
  message: "No such export, or it is not yours to fetch.",
};

export function exportsHandler(options: {
  readonly exports: ExportService;
  readonly viewerOf: (request: Request) => Promise<Viewer | null>;
  /** Told of what is our fault, without the address. */
  readonly onError: (error: unknown) => void;
}): RequestHandler<{ token: string }> {
  const { exports, viewerOf, onError } = options;
  return async (request, response) => {
    const gone = new AbortController();
    response.on("close", () => {
      gone.abort();
    });
    const { token } = request.params;
    let file: ExportFile;
    try {
      const viewer = await viewerOf(request);
      file = await exports.fetch(viewer, token, gone.signal);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      response.status(404).json(NOT_FOUND);
      return;
    }
    response.attachment(file.fileName);
    response.setHeader("content-type", file.mediaType);
    response.setHeader("cache-control", "no-store");
    try {
      // What breaks off is cut off, so that nobody takes it for whole.
      await pipeline(Readable.from(file.chunks), response);
    } catch (error) {
      if (!gone.signal.aborted) onError(error);
    }
  };
}
