/** Answers by age, and those that have ended or end soon. Rules 2 and 3 of docs/methods.md. */
import { Outcome } from "../answer/effective.ts";
import { State, stateOf } from "../answer/words.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { isAnswered, isAsked } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";
import { speakerAt } from "../measure/speaker.ts";
import type { Period } from "../time/period.ts";
import { stopping } from "./expiry.ts";

/** Quarters that are looked ahead. */
export const AHEAD = 2;

export interface StaleAnswer {
  /** Position in the scope. */
  readonly at: number;
  readonly indicator: IndicatorMethod;
  /** The quarter that the answer was given for. */
  readonly period: Period;
  /** 0: it has ended, and the site is silent; else the coming quarter before whose end it ends, 1 or 2. */
  readonly endsIn: number;
  /** Entity row. */
  readonly source: number;
}

export interface Staleness {
  /** Answers by the quarters that they were carried. */
  readonly ages: readonly number[];
  readonly answers: readonly StaleAnswer[];
}

export function stalenessOf(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
  passes: Uint8Array,
): Staleness {
  const { period } = figures.viewpoint;
  const ages: number[] = [];
  const answers: StaleAnswer[] = [];
  for (const indicator of indicators) {
    const { column, standing } = freeColumn(figures, indicator);
    const said = figures.stated(indicator);
    const soon = Array.from({ length: AHEAD }, (_, i) =>
      stopping(figures, indicator, i + 1),
    );
    for (let at = 0; at < standing.length; at++) {
      if (!passes[at] || !isAsked(standing[at])) continue;
      let endsIn = -1;
      if (isAnswered(standing[at])) {
        const age = column.distance[at];
        while (ages.length <= age) ages.push(0);
        ages[age]++;
        endsIn = soon.findIndex((stops) => stops[at] === 1) + 1 || -1;
      } else if (
        said.outcome[at] === Outcome.silent &&
        stateOf(said.code[at]) !== State.declined
      )
        endsIn = 0;
      if (endsIn < 0) continue;
      const distance = endsIn === 0 ? said.distance[at] : column.distance[at];
      answers.push({
        at,
        indicator,
        period: period - distance,
        endsIn,
        source:
          endsIn === 0 ? said.source[at] : speakerAt(figures, indicator, at),
      });
    }
  }
  return { ages, answers };
}
