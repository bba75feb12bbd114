/**
 * Codes that a client may meet in `extensions.code`. Anything else is our fault and reaches the client as
 * `INTERNAL_SERVER_ERROR` with an id for the log.
 */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "CONFLICT",
  "RATE_LIMITED",
  "TOO_LARGE",
  "BEHIND",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
