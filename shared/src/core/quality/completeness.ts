/** How much of what each site is asked is there, as far as a viewer sees it. Rule 5 of docs/methods.md. */
import type { IndicatorMethod } from "../indicator/method.ts";
import { isAnswered, isAsked } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";

export interface Completeness {
  readonly groups: number;
  /** Indicators by position and group: `asked[at * groups + group]`. */
  readonly asked: Uint16Array;
  readonly answered: Uint16Array;
}

/** `groupOf[index]` is the group of an indicator (as its pillar), -1 for those that are left out. */
export function completenessOf(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
  groupOf: readonly number[],
  groups: number,
): Completeness {
  const { length } = figures.viewpoint.scope.rows;
  const asked = new Uint16Array(length * groups);
  const answered = new Uint16Array(length * groups);
  for (const indicator of indicators) {
    const group = groupOf[indicator.index];
    if (group < 0) continue;
    const { standing } = freeColumn(figures, indicator);
    for (let at = 0; at < length; at++) {
      if (!isAsked(standing[at])) continue;
      asked[at * groups + group]++;
      if (isAnswered(standing[at])) answered[at * groups + group]++;
    }
  }
  return { groups, asked, answered };
}
