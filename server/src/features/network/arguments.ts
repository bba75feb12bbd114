/** From GraphQL's arguments to the words of core. */
import { parseDay, parsePeriod } from "@saphan/shared/core";
import { siteFilterOf, type SiteFilterInput } from "../../access/requests.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";
import type { Selection } from "./network.service.ts";

export interface NetworkArguments {
  readonly lens?: string | null | undefined;
  readonly period?: string | null | undefined;
  readonly asOf?: string | null | undefined;
  readonly seq?: number | null | undefined;
}

/** Throws `BAD_USER_INPUT` for a day that is not in the calendar. */
export function requestOf({ lens, period, asOf, seq }: NetworkArguments) {
  const day = asOf ? parseDay(asOf) : undefined;
  if (asOf && day === undefined)
    throw new DomainError("BAD_USER_INPUT", `${asOf} is no day.`, { asOf });
  return {
    lens,
    period: period ? parsePeriod(period) : undefined,
    asOf: day,
    seq: seq ?? undefined,
  };
}

export const selectionOf = (
  context: Context,
  filter: SiteFilterInput | null | undefined,
): Selection => ({ context, filter: siteFilterOf(context.method, filter) });
