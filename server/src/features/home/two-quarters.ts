/** Figures of the period that was asked for, beside those of the quarter before. */
import {
  tierKey,
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

/** Where the row stands in other figures; -1: it is not among their sites. */
export const positionIn = ({ viewpoint }: Figures, row: number): number =>
  viewpoint.scope.position[row] ?? -1;

export const tierWord = ({ viewpoint }: Figures, at: number): string =>
  tierKey(viewpoint.tier[at]);
