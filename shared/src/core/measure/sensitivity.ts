import type { IndicatorMethod } from "../indicator/method.ts";
import { maskGrouping } from "./dimension.ts";
import { Standing, type FigureColumn } from "./figure-column.ts";
import type { Figures } from "./figures.ts";
import type { Grouping } from "./roll-up.ts";

const freeKept = new WeakMap<Grouping, WeakMap<Uint8Array, Grouping>>();

function ownSites(grouping: Grouping, own: Uint8Array): Grouping {
  const kept = freeKept.get(grouping) ?? new WeakMap<Uint8Array, Grouping>();
  freeKept.set(grouping, kept);
  const have = kept.get(own);
  if (have) return have;
  const masked = maskGrouping(grouping, own);
  kept.set(own, masked);
  return masked;
}

/**
 * The sites that a free figure of the indicator may be made of: `aggregate_only` and `restricted` ones over own sites
 * only (docs/methods.md, "The figures as a file"). The same for the same grouping.
 */
export const freeGrouping = (
  { viewpoint }: Figures,
  { sensitivity }: IndicatorMethod,
  grouping: Grouping,
): Grouping =>
  sensitivity === "standard" ? grouping : ownSites(grouping, viewpoint.own);

/** Whether the viewer may see where the site at a position stands towards the indicator. */
export const isFree = (
  { viewpoint }: Figures,
  { sensitivity }: IndicatorMethod,
  at: number,
): boolean => sensitivity === "standard" || viewpoint.own[at] === 1;

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
  if (indicator.sensitivity === "standard")
    return { column, standing: column.standing };
  const { own } = figures.viewpoint;
  const standing = column.standing.slice();
  for (let at = 0; at < standing.length; at++)
    if (!own[at]) standing[at] = Standing.notShared;
  return { column, standing };
}
