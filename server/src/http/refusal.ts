/** Refusals of plain HTTP requests, worded as the API's are: `{ code, message }`. */
import type { ErrorCode } from "@saphan/shared/contract";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { formatError } from "../graph/format-error.ts";

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  TOO_LARGE: 413,
  BEHIND: 503,
  UNAVAILABLE: 503,
};

/** The last handler of a router: maps what was thrown, and masks what is our fault. */
export function refusals(log: Logger): ErrorRequestHandler {
  const format = formatError(log);
  return (error: unknown, _request, response, next) => {
    // What has begun cannot be taken back: the connection breaks, so that half a file is not taken for a whole one.
    if (response.headersSent) {
      next(error);
      return;
    }
    const { message, extensions } = format(
      { message: "", extensions: { code: "INTERNAL_SERVER_ERROR" } },
      error,
    );
    response
      .status(STATUS[extensions?.["code"] as ErrorCode] ?? 500)
      .set("cache-control", "no-store")
      .json({ message, ...extensions });
  };
}
