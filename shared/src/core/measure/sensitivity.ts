import type { IndicatorMethod } from "../indicator/method.ts";
import { maskGrouping } from "./dimension.ts";
import type { Figures } from "./figures.ts";
import type { Grouping } from "./roll-up.ts";

/** By position: 1 where a free figure of the indicator may be made of the site, and its standing told. */
export const freeMask = (
  { viewpoint }: Figures,
  { sensitivity }: IndicatorMethod,
): Uint8Array =>
  sensitivity === "standard"
    ? new Uint8Array(viewpoint.scope.rows.length).fill(1)
    : viewpoint.own;

/**
 * The sites that a free figure of the indicator may be made of: `aggregate_only` and `restricted` ones over own sites
 * only (docs/methods.md, "The figures as a file").
 */
export const freeGrouping = (
  figures: Figures,
  indicator: IndicatorMethod,
  grouping: Grouping,
): Grouping =>
  indicator.sensitivity === "standard"
    ? grouping
    : maskGrouping(grouping, freeMask(figures, indicator));
