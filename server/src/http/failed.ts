/** What a client is told when a request fails outside of GraphQL: in GraphQL's form, never the error's own words. */
import type { ErrorRequestHandler } from "express";
import type { ErrorCode } from "@saphan/shared/contract";
import type { Logger } from "pino";
import { faultOf } from "../graph/format-error.ts";

const REFUSALS: Readonly<
  Record<number, readonly [code: ErrorCode, message: string]>
> = {
  400: ["BAD_USER_INPUT", "This request cannot be read."],
  403: ["NOT_FOUND", "There is nothing here."],
  404: ["NOT_FOUND", "There is nothing here."],
  413: ["TOO_LARGE", "This request is too large."],
  415: ["BAD_USER_INPUT", "This encoding is not read here. Send UTF-8."],
};

export function failedHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status } = error as { readonly status?: unknown };
    const refusal = REFUSALS[Number(status)];
    response.setHeader("cache-control", "no-store");
    if (refusal) {
      const [code, message] = refusal;
      response
        .status(Number(status) === 403 ? 404 : Number(status))
        .json({ errors: [{ message, extensions: { code } }] });
      return;
    }
    const fault = faultOf(log, error);
    response
      .status(fault.extensions.code === "UNAVAILABLE" ? 503 : 500)
      .json({ errors: [fault] });
  };
}
