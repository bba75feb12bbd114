/** Slow twins of `core/quality`, from plain rows: each finding as one line of text, so that lists compare as sets. */
import { lastDayOf, periodPlus, quarterNumber } from "./calendar.ts";
import type { NaiveIndicator, World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { effectiveAnswer, type Heard } from "./effective.ts";
import { evaluate } from "./expression.ts";
import { baseOf, storedFact } from "./facts.ts";
import { findEntity } from "./kinship.ts";
import { openDossiers } from "./naive.ts";
import type { NaiveAnswer } from "./rows.ts";
import { speaksForViewer } from "./sight.ts";
import { standingOf, type Standing } from "./standing.ts";

const isFree = (indicator: NaiveIndicator, { own }: Dossier): boolean =>
  indicator.sensitivity === "standard" || own;

/** What the page may look at: not shared, and sensitive ones of others, are nobody's to ask. */
function* places(
  world: World,
): Generator<{ indicator: NaiveIndicator; standing: Standing }> {
  for (const indicator of world.catalogue.indicators)
    for (const dossier of openDossiers(world)) {
      if (!isFree(indicator, dossier)) continue;
      const standing = standingOf(world, dossier, indicator);
      if (standing.place !== "not_shared") yield { indicator, standing };
    }
}

const applies = (world: World, { applicability }: NaiveIndicator, d: Dossier) =>
  evaluate(applicability.expr, (fact) => storedFact(world, d, fact));

/** Rule 4: a value where the expression is false, "not applicable" where it is true. */
export function naiveContradictions(world: World): string[] {
  const found: string[] = [];
  for (const { indicator, standing } of places(world)) {
    if (indicator.computed_from !== undefined) continue;
    const heard = effectiveAnswer(world, standing.dossier, indicator);
    const truth = applies(world, indicator, standing.dossier);
    const isWrong =
      (heard?.says === "value" && truth === false) ||
      (heard?.says === "not_applicable" && truth === true);
    if (heard && isWrong)
      found.push(
        `${standing.dossier.site.site_key} ${indicator.id} ${heard.says} ${heard.row.period} ${heard.row.source}`,
      );
  }
  return found.sort();
}

/** Asked and answered at each site. */
export function naiveCompleteness(world: World): string[] {
  const counts = new Map<string, [number, number]>();
  for (const { standing } of places(world)) {
    const { place, dossier } = standing;
    if (place !== "silent" && place !== "answered") continue;
    const count = counts.get(dossier.site.site_key) ?? [0, 0];
    count[0] += 1;
    if (place === "answered") count[1] += 1;
    counts.set(dossier.site.site_key, count);
  }
  return [...counts]
    .map(([site, [asked, answered]]) => `${site} ${answered}/${asked}`)
    .sort();
}

/** The same question asked at the end of a later quarter, if nobody said anything more. */
const later = (world: World, quarters: number): World => {
  const period = periodPlus(world.request.period, quarters);
  return {
    ...world,
    request: { ...world.request, period, asOf: lastDayOf(period) },
  };
};

/** Answers that have ended (0), or stop speaking before the end of the next quarter (1) or the one after (2). */
export function naiveExpiring(world: World): string[] {
  const found: string[] = [];
  for (const { indicator, standing } of places(world)) {
    if (indicator.computed_from !== undefined) continue;
    const { dossier, place } = standing;
    const heard = effectiveAnswer(world, dossier, indicator);
    let ends = -1;
    if (place === "answered" && indicator.carry_quarters > 0) {
      for (const quarters of [2, 1])
        if (
          effectiveAnswer(later(world, quarters), dossier, indicator)?.says !==
          "value"
        )
          ends = quarters;
    } else if (
      place === "silent" &&
      heard?.says === "silent" &&
      heard.row.state !== "declined"
    )
      ends = 0;
    if (heard && ends >= 0)
      found.push(
        `${dossier.site.site_key} ${indicator.id} ${ends} ${heard.row.period}`,
      );
  }
  return found.sort();
}

/** What a heard row says, as a number or a word; null where its denominator is 0. */
function claimOf(
  indicator: NaiveIndicator,
  heard: Heard,
): number | "not_applicable" | null {
  if (heard.says === "not_applicable") return "not_applicable";
  const { numerator, denominator, value, option } = heard.row;
  if (option !== null)
    return (indicator.options ?? []).findIndex((one) => one.value === option);
  if (value !== null) return value;
  if (numerator === null || denominator === null || denominator === 0)
    return null;
  const unit = indicator.value_type === "ratio" ? indicator.multiplier : 1;
  return (numerator / denominator) * (unit ?? 1);
}

/** Whether two claims are further apart than rounding. */
function differs(
  { value_type: type }: NaiveIndicator,
  a: number | string,
  b: number | string,
): boolean {
  if (typeof a === "string" || typeof b === "string") return a !== b;
  if (type === "ordinal" || type === "enum" || type === "boolean")
    return a !== b;
  const scale =
    type === "percent" ? 1 : Math.max(Math.abs(a), Math.abs(b), 1e-300);
  return Math.min(Math.abs(a - b) / scale, 1) >= 0.01;
}

/** The site's answers as if only some of them had been given. */
const hearing = (
  dossier: Dossier,
  isHeard: (row: NaiveAnswer) => boolean,
): Dossier => ({ ...dossier, answers: dossier.answers.filter(isHeard) });

/** Two others at a site that shares: what counts, beside what every other source last said of the same quarter. */
export function naiveDifferencesAmongOthers(world: World): string[] {
  const found: string[] = [];
  for (const indicator of world.catalogue.indicators) {
    if (indicator.computed_from !== undefined) continue;
    if (indicator.sensitivity !== "standard") continue;
    for (const dossier of openDossiers(world)) {
      if (dossier.own || !dossier.granted) continue;
      const isCommon = ({ source }: NaiveAnswer) =>
        !speaksForViewer(world, source) ||
        ["association", "programme", "assessor"].includes(
          findEntity(world.rows, source)?.kind ?? "",
        );
      const counts = effectiveAnswer(
        world,
        hearing(dossier, isCommon),
        indicator,
      );
      if (!counts || counts.says === "silent") continue;
      if (speaksForViewer(world, counts.row.source)) continue;
      for (const source of new Set(dossier.answers.map((row) => row.source))) {
        if (source === counts.row.source) continue;
        if (speaksForViewer(world, source)) continue;
        const other = effectiveAnswer(
          world,
          hearing(dossier, (row) => row.source === source),
          indicator,
        );
        if (!other || other.says === "silent") continue;
        if (other.row.period !== counts.row.period) continue;
        const [a, b] = [claimOf(indicator, counts), claimOf(indicator, other)];
        if (a !== null && b !== null && differs(indicator, a, b))
          found.push(
            `${dossier.site.site_key} ${indicator.id} ${counts.row.source} ${source} ${counts.row.period}`,
          );
      }
    }
  }
  return found.sort();
}

export interface NaiveRange {
  answered: number;
  asked: number;
  low: number | null;
  high: number | null;
}

/**
 * A percentage over a base fact, if some silent sites answered at the pooled share: added up row by row. Null where
 * nobody is pooled or somebody is left out.
 */
export function naiveChase(
  world: World,
  indicator: NaiveIndicator,
  isChased: (site: string) => boolean,
): NaiveRange | null {
  const base = indicator.base;
  if (base === "none" || indicator.value_type !== "percent") return null;
  let [top, below] = [0, 0];
  const silent: { site: string; base: number }[] = [];
  let [asked, answered] = [0, 0];
  for (const place of places(world)) {
    if (place.indicator !== indicator) continue;
    const { standing } = place;
    if (standing.place !== "silent" && standing.place !== "answered") continue;
    asked += 1;
    if (standing.place === "answered") {
      answered += 1;
      const parts = standing.answer?.parts;
      if (!parts) return null;
      top += Math.min(parts.numerator, parts.denominator);
      below += parts.denominator;
      continue;
    }
    const weight = baseOf(world, standing.dossier, base);
    if (weight === null) return null;
    silent.push({ site: standing.dossier.site.site_key, base: weight });
  }
  if (below === 0) return null;
  const share = top / below;
  let open = 0;
  for (const { site, base: weight } of silent)
    if (isChased(site)) {
      answered += 1;
      top += share * weight;
      below += weight;
    } else open += weight;
  const whole = below + open;
  return { asked, answered, low: top / whole, high: (top + open) / whole };
}

/** What the source that speaks said of the quarters before, of the eight before the one asked for. */
export function naiveHistory(
  world: World,
  dossier: Dossier,
  indicator: NaiveIndicator,
): number[] {
  const heard = effectiveAnswer(world, dossier, indicator);
  if (heard?.says !== "value") return [];
  return dossier.answers
    .filter(
      (row) =>
        row.indicator_id === indicator.id &&
        row.breakdown === "" &&
        row.source === heard.row.source &&
        quarterNumber(row.period) < quarterNumber(heard.row.period) &&
        quarterNumber(row.period) >= quarterNumber(world.request.period) - 8 &&
        ["reported", "zero_reported", "pending_review"].includes(row.state),
    )
    .flatMap((row) => {
      const claim = claimOf(indicator, { says: "value", row });
      return typeof claim === "number" ? [claim] : [];
    });
}
