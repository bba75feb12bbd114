import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import type { ErrorCode } from "@saphan/shared/contract";
import { DatabaseLost, DatabaseReadOnly } from "../platform/database-errors.ts";
import { DomainError } from "../platform/domain-error.ts";

export interface Fault {
  readonly message: string;
  readonly extensions: {
    readonly code: ErrorCode | "INTERNAL_SERVER_ERROR";
    /** Under which the log has the error. */
    readonly id: string;
  };
}

/** What a client learns of a fault of ours; the log gets the error. */
export function faultOf(log: Logger, error: unknown, path?: unknown): Fault {
  const id = randomUUID();
  log.error({ err: error, errorId: id, path });
  const unavailable = UNAVAILABLE.find(([kind]) => error instanceof kind);
  return unavailable
    ? { message: unavailable[1], extensions: { code: "UNAVAILABLE", id } }
    : {
        message: "Something went wrong on our side.",
        extensions: { code: "INTERNAL_SERVER_ERROR", id },
      };
}

const UNAVAILABLE = [
  [
    DatabaseLost,
    "The database does not answer. If you were changing something, look whether it was done before you try again.",
  ],
  [
    DatabaseReadOnly,
    "Nothing can be saved now: the disk of the database is full, or read-only. What you sent was not saved; what is there can be read.",
  ],
] as const;

/** Errors of an operation that did not come through Apollo. */
export function formatErrors(log: Logger) {
  const format = formatError(log);
  return (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => format(error.toJSON(), error));
}

/**
 * The one place that knows both domain errors and GraphQL. Whatever is not a refusal of ours or a fault of the
 * request itself is masked: the client gets an id, the log gets the error.
 */
export function formatError(log: Logger) {
  return (
    formatted: GraphQLFormattedError,
    error: unknown,
  ): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof DomainError) {
      if (Object.keys(original.privateDetails).length > 0)
        log.info({ ...original.privateDetails, code: original.code });
      return {
        ...formatted,
        message: original.message,
        extensions: { code: original.code, ...original.publicDetails },
      };
    }
    const isRequestFault =
      original instanceof GraphQLError &&
      formatted.extensions?.["code"] !== "INTERNAL_SERVER_ERROR";
    if (isRequestFault) {
      const { code } = formatted.extensions ?? {};
      return { ...formatted, extensions: { code } };
    }
    const { message, extensions } = faultOf(log, original, formatted.path);
    return {
      message,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { ...extensions },
    };
  };
}
