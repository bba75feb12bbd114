/** From the API's words to those of core. */
import {
  parseDay,
  parsePeriod,
  type IndicatorMethod,
  type Method,
  type SiteFilter,
  type StandingWord,
} from "@saphan/shared/core";
import { DomainError } from "../platform/domain-error.ts";

/** Throws `BAD_USER_INPUT` for an unknown id. */
export function indicatorOf(method: Method, id: string): IndicatorMethod {
  const indicator = method.indicators[method.indicatorIndex.get(id) ?? -1];
  if (indicator) return indicator;
  throw new DomainError("BAD_USER_INPUT", `There is no indicator ${id}.`, {
    indicator: id,
  });
}

/** Throws `BAD_USER_INPUT` for an unknown id, and for one that is named twice: so no list is longer than the catalogue. */
export function indicatorsOf(
  method: Method,
  ids: readonly string[],
): readonly IndicatorMethod[] {
  const seen = new Set<string>();
  return ids.map((id) => {
    if (seen.has(id))
      throw new DomainError(
        "BAD_USER_INPUT",
        `The indicator ${id} is asked for twice.`,
        { indicator: id },
      );
    seen.add(id);
    return indicatorOf(method, id);
  });
}

export interface SiteFilterInput extends Omit<SiteFilter, "standing"> {
  readonly standing?: {
    readonly indicator: string;
    readonly in: readonly StandingWord[];
  } | null;
}

/** Throws `BAD_USER_INPUT` for an unknown indicator. */
export function siteFilterOf(
  method: Method,
  input: SiteFilterInput | null | undefined,
): SiteFilter {
  if (!input) return {};
  const { standing, ...parts } = input;
  if (!standing) return parts;
  return {
    ...parts,
    standing: {
      indicator: indicatorOf(method, standing.indicator).index,
      in: standing.in,
    },
  };
}

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
