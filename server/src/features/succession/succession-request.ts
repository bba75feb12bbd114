import { NO_DAY, parseDay } from "@saphan/shared/core";
import type { SuccessionInput } from "../../graph/__generated__/resolvers.ts";
import { DomainError } from "../../platform/domain-error.ts";
import type { SuccessionRequest } from "./succession-rules.ts";

/** More parts than any plant was split into. */
const MOST_PARTS = 20;

/** Throws `BAD_USER_INPUT` for what is no day, and for too long a list. */
export function readRequest({
  of,
  how,
  from,
  into,
  on,
}: SuccessionInput): SuccessionRequest {
  const day = on ? parseDay(on) : NO_DAY;
  if (day === undefined)
    throw new DomainError("BAD_USER_INPUT", `${on} is no day.`);
  if (into.length > MOST_PARTS)
    throw new DomainError(
      "BAD_USER_INPUT",
      `At most ${MOST_PARTS} records can come of one.`,
    );
  return { of, how, from, into: [...new Set(into)], on: day };
}
