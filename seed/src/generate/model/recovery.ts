/**
 * What a site states of its recovery and its stocks [M]: two facts that only the newest round asks for. Drawn apart from
 * all else and from how good a site is: the product must not find in its own demo that trained people recover sooner.
 */
import { labelOf, normalAt, unitAt } from "../random.ts";
import { RECIPE, type ByLevel } from "../sector/recipe.ts";
import type { SitePlan } from "../sector/sector.ts";

/** Chance that a site which answers has thought about it; with those that are silent some 40 % of all sites. */
const STATED: ByLevel = [0.9, 0.6, 0.45, 0.35];
/** Chance that one of the two is left out. */
const LEFT_OUT = 0.1;
/** Medians in days at a site of the median size: large plants take longer, and are delivered more often. */
const RECOVERY: ByLevel = [40, 30, 25, 20];
const STOCK: ByLevel = [2, 4, 8, 14];
const RECOVERY_SPREAD = 0.6;
const STOCK_SPREAD = 0.5;
/** Power of the headcount over the median one. */
const BY_SIZE = 0.12;
/** The catalogue's limits. */
const MOST_RECOVERY = 730;
const MOST_STOCK = 365;
/** From here on people state round numbers. */
const ROUND_FROM = 10;
const ROUND_TO = 5;

/** `headcount` of the quarter. Empty where the site states neither. */
export function recoveryOf(
  seed: number,
  { index, level }: SitePlan,
  headcount: number,
): Readonly<Record<string, number>> {
  const salt = seed ^ labelOf("recovery");
  const draw = (stream: number) => unitAt(salt, index, stream);
  if (draw(0) >= STATED[level]) return {};
  const size =
    (Math.max(1, headcount) / RECIPE.headcountMedians[level]) ** BY_SIZE;
  const spread = (sigma: number, stream: number) =>
    Math.exp(sigma * normalAt(salt, index, stream));
  const days = RECOVERY[level] * size * spread(RECOVERY_SPREAD, 1);
  const stock = (STOCK[level] / size) * spread(STOCK_SPREAD, 2);
  const rounded =
    days < ROUND_FROM
      ? Math.max(1, Math.round(days))
      : ROUND_TO * Math.round(days / ROUND_TO);
  return {
    ...(draw(3) < LEFT_OUT
      ? {}
      : { recovery_days: Math.min(MOST_RECOVERY, rounded) }),
    ...(draw(4) < LEFT_OUT
      ? {}
      : { input_stock_days: Math.min(MOST_STOCK, Math.round(stock)) }),
  };
}
