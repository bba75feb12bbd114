import { Outcome } from "../answer/effective.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import type { Figures } from "./figures.ts";

/** Entity row of who speaks, of a parity that is computed from rows whoever gave those; -1 for nobody. */
export function speakerAt(
  figures: Figures,
  { parity, ...indicator }: IndicatorMethod,
  at: number,
): number {
  const read = parity && figures.viewpoint.method.indicators[parity.indicator];
  const row =
    read &&
    figures
      .rows(read, parity.breakdown)
      .rows.find(({ outcome }) => outcome[at] === Outcome.value);
  return (row ?? figures.stated(indicator)).source[at];
}
