/**
 * What is stated against what the site's facts say: a value where the indicator does not apply, "not applicable" where
 * it does. Rule 4 of docs/methods.md: either stays at its site and enters no figure.
 */
import { Outcome } from "../answer/effective.ts";
import { factsOf } from "../expression/expression.ts";
import { OF_ALL_LINKS } from "../fact/direct-counts.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { Standing } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";
import { speakerAt } from "../measure/speaker.ts";
import type { Period } from "../time/period.ts";
import { claimAt, type Claim } from "./claim.ts";

export interface Contradiction {
  /** Position in the scope. */
  readonly at: number;
  readonly indicator: IndicatorMethod;
  readonly kind:
    "value_where_not_applicable" | "not_applicable_where_applicable";
  readonly period: Period;
  /** Undefined where it is computed from rows. */
  readonly stated: Claim | undefined;
  /** Entity row. */
  readonly source: number;
}

export function contradictionsIn(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
): Contradiction[] {
  const { period } = figures.viewpoint;
  const found: Contradiction[] = [];
  for (const indicator of indicators) {
    const { column, standing } = freeColumn(figures, indicator);
    column.conflict.forEach((conflict, at) => {
      if (!conflict || standing[at] === Standing.notShared) return;
      const stated = figures.stated(indicator);
      const isDenied =
        standing[at] !== Standing.notApplicable &&
        stated.outcome[at] === Outcome.notApplicable;
      found.push({
        at,
        indicator,
        kind: isDenied
          ? "not_applicable_where_applicable"
          : "value_where_not_applicable",
        period: period - stated.distance[at],
        stated: claimAt(indicator, stated, at),
        source: speakerAt(figures, indicator, at),
      });
    });
  }
  return found;
}

/** A fact that the applicability reads, as the viewer may see it at the site. */
export interface ReadFact {
  readonly fact: string;
  readonly value: number | null;
  /** Whether it stays at its site: it is on 1 to 9 people, or counts links that others may have kept private. */
  readonly isWithheld: boolean;
}

/** The facts that decided; small groups are shown to the site's own people only. */
export function factsRead(
  figures: Figures,
  indicator: IndicatorMethod,
  at: number,
): readonly ReadFact[] {
  return [...factsOf(indicator.applies)].map((fact) => {
    const { value, present } = figures.fact(fact);
    const isWithheld =
      figures.viewpoint.own[at] !== 1 &&
      (figures.withheld(fact)[at] === 1 || OF_ALL_LINKS.includes(fact));
    return {
      fact,
      value: present[at] && !isWithheld ? value[at] : null,
      isWithheld,
    };
  });
}
