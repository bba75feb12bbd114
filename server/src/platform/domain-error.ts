import type { ErrorCode } from "@saphan/shared/contract";

/**
 * A refusal that a caller can act on. It knows nothing of GraphQL; `graph/format-error.ts` maps it at the edge.
 * `publicDetails` reach the client; `privateDetails` reach the log only.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly publicDetails: Readonly<Record<string, unknown>>;
  readonly privateDetails: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    publicDetails: Readonly<Record<string, unknown>> = {},
    privateDetails: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.publicDetails = publicDetails;
    this.privateDetails = privateDetails;
  }
}

/** An unknown id and a forbidden id give this same answer (design law 11). */
export const notFound = (what: string): DomainError =>
  new DomainError("NOT_FOUND", `No such ${what}, or it is not yours to see.`);
