import type { IndicatorMethod } from "../indicator/method.ts";
import { maskGrouping } from "./dimension.ts";
import type { Figures } from "./figures.ts";
import type { Grouping } from "./roll-up.ts";

/**
 * The sites that a free figure of the indicator may be made of: `aggregate_only` and `restricted` ones over own sites
 * only (docs/methods.md, "The figures as a file").
 */
export const freeGrouping = (
  { viewpoint }: Figures,
  { sensitivity }: IndicatorMethod,
  grouping: Grouping,
): Grouping =>
  sensitivity === "standard" ? grouping : maskGrouping(grouping, viewpoint.own);
