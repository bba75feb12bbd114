/** What GraphQL over HTTP lets in: queries by GET, everything by POST as JSON. The rest is refused before it is read. */
import type { ErrorCode } from "@saphan/shared/contract";
import type { Request, RequestHandler } from "express";

const METHODS = ["GET", "POST"];

/** A status and a message; undefined for what may come in. */
function refusalOf(request: Request): readonly [number, string] | undefined {
  if (!METHODS.includes(request.method))
    return [405, "Send queries by GET or POST, and mutations by POST."];
  // A form, or plain text, is what a foreign page may send without asking.
  if (request.method === "POST" && !request.is("application/json"))
    return [415, "Send the request as application/json."];
  return undefined;
}

export const graphqlDoor: RequestHandler = (request, response, next) => {
  const refusal = refusalOf(request);
  if (!refusal) {
    next();
    return;
  }
  const [status, message] = refusal;
  if (status === 405) response.setHeader("allow", METHODS.join(", "));
  const code: ErrorCode = "BAD_USER_INPUT";
  response
    .status(status)
    .set("cache-control", "no-store")
    .json({ errors: [{ message, extensions: { code } }] });
};
