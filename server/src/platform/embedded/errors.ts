/** Refusals in the form in which the driver expects them in a reply. */
import type { Element } from "./bson-bytes.ts";

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
export const typeMismatch = (message: string): CommandError =>
  new CommandError(14, "TypeMismatch", message);
