/** Rule 7: the best and the worst case, if all silent sites were good or bad. */
import type { NaiveIndicator, World } from "./catalogue.ts";
import { baseOf } from "./facts.ts";
import type { Standing } from "./standing.ts";
import { countGood, type Tally } from "./tally.ts";

export interface Bounds {
  low: number | null;
  high: number | null;
  leftOut: number;
}

const NONE: Bounds = { low: null, high: null, leftOut: 0 };

/** A silent site enters with its base, and so does a percentage without base. */
function boundsByBase(
  world: World,
  indicator: NaiveIndicator,
  standings: Standing[],
  { numerator, denominator, value }: Tally,
): Bounds {
  let silentBase = 0;
  let entered = 0;
  let leftOut = 0;
  for (const { dossier, place, answer } of standings) {
    const withoutBase = place === "answered" && answer?.parts === null;
    if (place !== "silent" && !withoutBase) continue;
    const base = baseOf(world, dossier, indicator.base);
    if (base === null) leftOut += 1;
    else {
      entered += 1;
      silentBase += base;
    }
  }
  // If no site is silent both bounds are the value.
  if (entered === 0 && leftOut === 0)
    return { low: value, high: value, leftOut };
  // If every silent site is left out there are no bounds.
  if (entered === 0) return { ...NONE, leftOut };
  const all = (denominator ?? 0) + silentBase;
  if (all === 0) return { ...NONE, leftOut };
  return {
    low: (numerator ?? 0) / all,
    high: ((numerator ?? 0) + silentBase) / all,
    leftOut,
  };
}

/** (answered sites x pooled value + silent sites x 0 or 1) / asked sites. */
function boundsBySites(
  answered: number,
  silent: number,
  value: number | null,
): Bounds {
  const asked = answered + silent;
  if (asked === 0) return NONE;
  if (answered === 0) return { low: 0, high: 1, leftOut: 0 };
  if (value === null) return NONE;
  return {
    low: (answered * value) / asked,
    high: (answered * value + silent) / asked,
    leftOut: 0,
  };
}

export function bounds(
  world: World,
  indicator: NaiveIndicator,
  standings: Standing[],
  tally: Tally,
): Bounds {
  if (!indicator.bounded) return NONE;
  const silent = standings.filter(({ place }) => place === "silent").length;
  const answers = standings.flatMap(({ answer }) => answer ?? []);
  if (indicator.value_type === "percent") {
    if (indicator.base === "none")
      return boundsBySites(answers.length, silent, tally.value);
    return boundsByBase(world, indicator, standings, tally);
  }
  // A level, an option or a flag enters as one site.
  const asked = answers.length + silent;
  const good = countGood(indicator, answers);
  if (asked === 0 || good === null) return NONE;
  return { low: good / asked, high: (good + silent) / asked, leftOut: 0 };
}
