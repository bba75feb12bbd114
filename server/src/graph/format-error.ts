import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { DomainError } from "../platform/domain-error.ts";

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
    const id = randomUUID();
    log.error({ err: original, errorId: id, path: formatted.path });
    return {
      message: "Something went wrong on our side. Nothing was changed.",
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: "INTERNAL_SERVER_ERROR", id },
    };
  };
}
