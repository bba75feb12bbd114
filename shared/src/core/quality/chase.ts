/**
 * What answers would do that are missing or end soon: to coverage, and to the range between the best and the worst case
 * (rule 7 of docs/methods.md). Exact: the same roll-up over the same sites, with the chased ones answered.
 */
import type { IndicatorMethod } from "../indicator/method.ts";
import type { BaseColumn } from "../measure/base.ts";
import {
  Entry,
  isAnswered,
  isAsked,
  Standing,
  type FigureColumn,
} from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import type { Measure } from "../measure/measure.ts";
import { rollUp, type Grouping } from "../measure/roll-up.ts";
import { freeColumn, freeGrouping } from "../measure/sensitivity.ts";
import { stopping } from "./expiry.ts";

/** One indicator at the sites of a group. */
export interface ChaseInput {
  readonly figures: Figures;
  readonly indicator: IndicatorMethod;
  /** By position: 1 for the sites that figures are made of. */
  readonly passes: Uint8Array;
}

/** What stands in for a silent site's denominator; undefined: each site weighs one. */
const weighingBase = (
  figures: Figures,
  indicator: IndicatorMethod,
): BaseColumn | undefined =>
  indicator.valueType === "percent" ? figures.base(indicator) : undefined;

/**
 * By position: by how much of the figure (0 to 1) an answer that is missing, or ends within the next quarter, widens
 * or will widen its range. 0 where there is nothing to chase, where the catalogue knows no range, and where no base is
 * known.
 */
export function chaseWeights({
  figures,
  indicator,
  passes,
}: ChaseInput): Float64Array {
  const { column, standing } = freeColumn(figures, indicator);
  const weights = new Float64Array(standing.length);
  if (!indicator.bounded) return weights;
  const stops = stopping(figures, indicator);
  const base = weighingBase(figures, indicator);
  let whole = 0;
  for (let at = 0; at < standing.length; at++) {
    if (!passes[at] || !isAsked(standing[at])) continue;
    const isBare = column.entry[at] === Entry.bare;
    if (!base) whole += 1;
    else if (isAnswered(standing[at]) && !isBare)
      whole += column.entry[at] === Entry.pooled ? column.denominator[at] : 0;
    else whole += base.present[at] ? base.value[at] : 0;
  }
  if (whole === 0) return weights;
  for (let at = 0; at < standing.length; at++) {
    if (!passes[at] || !isAsked(standing[at])) continue;
    const isSilent = !isAnswered(standing[at]);
    if (!isSilent && !stops[at]) continue;
    if (!base) weights[at] = 1 / whole;
    else if (isSilent)
      weights[at] = (base.present[at] ? base.value[at] : 0) / whole;
    else if (column.entry[at] === Entry.pooled)
      weights[at] = column.denominator[at] / whole;
  }
  return weights;
}

/** The column with answers that are not there (`gain`) and without answers that are (`lose`), by position. */
function changed(
  column: FigureColumn,
  standing: Uint8Array,
  base: BaseColumn | undefined,
  share: number,
  gain: Uint8Array,
  lose: Uint8Array,
): FigureColumn {
  const made: FigureColumn = {
    ...column,
    standing: standing.slice(),
    entry: column.entry.slice(),
    numerator: column.numerator.slice(),
    denominator: column.denominator.slice(),
    hasValue: column.hasValue.slice(),
  };
  for (let at = 0; at < standing.length; at++) {
    const stands = standing[at];
    if (lose[at] && isAnswered(stands)) {
      made.standing[at] =
        stands === Standing.answeredUnknown
          ? Standing.silentUnknown
          : Standing.silent;
      made.entry[at] = Entry.none;
      made.numerator[at] = 0;
      made.denominator[at] = 0;
      made.hasValue[at] = 0;
    } else if (gain[at] && isAsked(stands) && !isAnswered(stands)) {
      made.standing[at] =
        stands === Standing.silentUnknown
          ? Standing.answeredUnknown
          : Standing.answered;
      const weight = base ? (base.present[at] ? base.value[at] : 0) : 1;
      made.entry[at] = Entry.pooled;
      made.numerator[at] = share * weight;
      made.denominator[at] = weight;
    }
  }
  return made;
}

/** A figure as far as chasing changes it. */
export type ChasedMeasure = Pick<
  Measure,
  | "answered"
  | "asked"
  | "boundsLeftOut"
  | "coverageHeadcount"
  | "coverageSites"
  | "high"
  | "low"
>;

export interface ChaseOutcome {
  readonly now: ChasedMeasure;
  /** If the chased sites answered as those who answered do on average. */
  readonly then: ChasedMeasure;
  /** When what ends within the next quarter has ended, and nobody else answered. */
  readonly later: ChasedMeasure;
  /** The same, if the chased sites answered and renewed. */
  readonly laterThen: ChasedMeasure;
}

/** `chased` by position. Bounds have values only where some answer is pooled; their width holds whatever is answered. */
export function chaseOutcome(
  { figures, indicator, passes }: ChaseInput,
  chased: Uint8Array,
): ChaseOutcome {
  const { column, standing } = freeColumn(figures, indicator);
  const base = figures.base(indicator);
  const weighing = weighingBase(figures, indicator);
  const grouping: Grouping = freeGrouping(figures, indicator, {
    group: Int32Array.from(passes, (pass) => (pass ? 0 : -1)),
    groups: 1,
  });
  const measure = (made: FigureColumn): Measure => {
    const [only] = rollUp({
      indicator,
      column: made,
      isBreakdown: false,
      base,
      headcount: figures.fact("headcount"),
      period: figures.viewpoint.period,
      grouping,
    });
    return only;
  };
  const now = measure(column);
  // Where nobody's answer is pooled nobody knows what those who answer would say: only coverage can be told.
  const isKnown = now.pooled > 0;
  const share = (now.numerator ?? 0) / (now.denominator ?? 1) || 0;
  const nobody = new Uint8Array(standing.length);
  const stops = stopping(figures, indicator);
  const kept = stops.map((stop, at) => (stop && !chased[at] ? 1 : 0));
  const after = (gain: Uint8Array, lose: Uint8Array): ChasedMeasure => {
    const made = measure(
      changed(column, standing, weighing, share, gain, lose),
    );
    return isKnown ? made : { ...made, low: null, high: null };
  };
  return {
    now,
    then: after(chased, nobody),
    later: measure(changed(column, standing, weighing, share, nobody, stops)),
    laterThen: after(chased, kept),
  };
}
