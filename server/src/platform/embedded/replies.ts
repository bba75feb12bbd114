/** Replies, and refusals in the form in which the driver expects them. */
import { elementsOf, writeDocument, type Element } from "./bson-bytes.ts";

export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** What the reply carries beside code and message, such as a duplicate's key. */
  readonly details: readonly Element[];

  constructor(
    code: number,
    codeName: string,
    message: string,
    details: readonly Element[] = [],
  ) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.details = details;
  }
}

/** The answer to everything that the allow-list does not name: loud, so that no result is ever approximate. */
export const notImplemented = (what: string): CommandError =>
  new CommandError(
    238,
    "NotImplemented",
    `${what} is not supported by the embedded store (set MONGODB_URI to use a MongoDB server)`,
  );
export const badValue = (message: string): CommandError =>
  new CommandError(2, "BadValue", message);

export const reply = (
  fields: Record<string, unknown>,
  ...elements: readonly Element[]
): Buffer => writeDocument([...elements, ...elementsOf({ ...fields, ok: 1 })]);

export const errorReply = (error: unknown): Buffer =>
  writeDocument([...elementsOf({ ok: 0 }), ...errorElements(error)]);

/** An error of one statement stands in a reply that is otherwise a success; what is no answer to it ends the command. */
export function statementError(index: number, error: unknown): Buffer {
  if (!(error instanceof CommandError)) throw error;
  return writeDocument([...elementsOf({ index }), ...errorElements(error)]);
}

function errorElements(error: unknown): Element[] {
  const { code, codeName, message, details } =
    error instanceof CommandError
      ? error
      : new CommandError(1, "InternalError", String(error));
  return [...elementsOf({ code, codeName, errmsg: message }), ...details];
}
