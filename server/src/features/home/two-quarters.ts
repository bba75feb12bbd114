/** Figures of the period that was asked for, beside those of the quarter before. */
import {
  createFigures,
  isAnswered,
  isFree,
  lastDayOf,
  NO_TIER,
  Outcome,
  OUTSIDE,
  Standing,
  type FigureColumn,
  type Figures,
  type IndicatorMethod,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";

export interface TwoQuarters {
  readonly now: Figures;
  readonly before: Figures;
}

/** Figures of the quarter before, of the same lens, read with the sight of today. */
export async function twoQuarters(
  context: Context,
  view: NetworkView,
): Promise<TwoQuarters> {
  const { snapshot, lens, period } = view;
  const longest = Math.max(
    ...context.method.indicators.map(({ carryQuarters }) => carryQuarters),
  );
  const before = period - 1;
  // A view holds the answers that speak in its own period; those of the quarter before may reach further back.
  const covering =
    snapshot.residentFrom <= before - longest
      ? view
      : await context.network({
          lens: snapshot.entities[lens.origin]?.id,
          period: before,
          seq: snapshot.seq,
        });
  return { now: view.figures, before: covering.figuresOf(before) };
}

/** Indicators of the core set, with their pillar. */
export function coreSet({ catalogue, method }: Context): readonly {
  readonly pillar: string;
  readonly of: IndicatorMethod;
}[] {
  return catalogue.indicators.flatMap(({ core_set, pillar }, index) => {
    const of = method.indicators[index];
    return core_set && of ? [{ pillar, of }] : [];
  });
}

/** One indicator at every site, as far as the viewer may see it of each. */
export interface FreeColumn {
  readonly column: FigureColumn;
  /** `Standing` by position; not shared where the viewer may not see it. */
  readonly standing: Uint8Array;
}

export function freeColumn(
  figures: Figures,
  indicator: IndicatorMethod,
): FreeColumn {
  const column = figures.total(indicator);
  const standing =
    indicator.sensitivity === "standard"
      ? column.standing
      : column.standing.map((stands, at) =>
          isFree(figures, indicator, at) ? stands : Standing.notShared,
        );
  return { column, standing };
}

const kept = new WeakMap<Figures, Figures>();

/** The same sites at the end of the next quarter, if nobody said anything more. */
function unlessRenewed(figures: Figures): Figures {
  const have = kept.get(figures);
  if (have) return have;
  const { viewpoint } = figures;
  const period = viewpoint.period + 1;
  const made = createFigures({ ...viewpoint, period, asOf: lastDayOf(period) });
  kept.set(figures, made);
  return made;
}

/**
 * By position: 1 where an answer that the viewer sees stops speaking before the next quarter ends. What is asked anew
 * every quarter always does, and never counts. A parity ends with the answer whose rows it is computed from.
 */
export function stopping(
  figures: Figures,
  indicator: IndicatorMethod,
): Uint8Array {
  const { standing } = freeColumn(figures, indicator);
  if (indicator.carryQuarters === 0) return new Uint8Array(standing.length);
  const next = unlessRenewed(figures);
  const { parity } = indicator;
  const read = parity && figures.viewpoint.method.indicators[parity.indicator];
  const own = next.stated(indicator).outcome;
  const other = read ? next.stated(read).outcome : own;
  return standing.map((stands, at) =>
    isAnswered(stands) &&
    own[at] !== Outcome.value &&
    other[at] !== Outcome.value
      ? 1
      : 0,
  );
}

/** Where the row stands in other figures; -1: it is not among their sites. */
export const positionIn = ({ viewpoint }: Figures, row: number): number =>
  viewpoint.scope.position[row] ?? -1;

export const tierWord = ({ viewpoint }: Figures, at: number): string =>
  viewpoint.tier[at] === NO_TIER ? OUTSIDE : String(viewpoint.tier[at]);
