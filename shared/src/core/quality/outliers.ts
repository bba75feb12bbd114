/**
 * Answers far from what the same source said of the site before, or from what like sites say. A flag is a question.
 * Percentages are compared as log odds, ratios and counts as logarithms, so that near 0 % a point weighs more than at
 * 50 %, and ten times as much is as far as a tenth. docs/methods.md, "Data quality".
 */
import { Outcome } from "../answer/effective.ts";
import { entersValues, stateOf, WITHOUT_BASE } from "../answer/words.ts";
import { forEachCell } from "../column/statements.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { dimensionColumn } from "../measure/dimension.ts";
import { isAnswered } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";
import { columnKey, type Statements } from "../snapshot/snapshot.ts";
import type { Period } from "../time/period.ts";
import {
  beyondQuartiles,
  FAR_SCORE,
  FENCE,
  medianOf,
  modifiedScore,
  spreadOf,
} from "./robust.ts";
import { slipOf, type Slip } from "./unit-slip.ts";

/** Earlier quarters that are looked at, and how many answers there must be in them. */
export const HISTORY_QUARTERS = 8;
export const LEAST_HISTORY = 4;
/** Like sites that there must be, the site itself among them. */
export const LEAST_LIKE = 8;

/** The smallest spread that counts: on log odds about 5 points around 50 %, on logarithms about a tenth. */
const LEAST_SPREAD = { percent: 0.2, other: 0.1 } as const;
/** Percentages whose middle half lies within a point say the same, though 0 of 50 and 0 of 500 have other log odds. */
const ONE_SHARE = 0.01;
/** A share of 0 or 1 has no log odds: it stands for half a person, or for half a per cent where there is no base. */
const HALF = 0.5;
const BARE_BASE = 100;

export interface Outlier {
  /** Position in the scope. */
  readonly at: number;
  readonly indicator: IndicatorMethod;
  readonly against: "own_history" | "like_sites";
  readonly period: Period;
  /** In the unit of the figure. */
  readonly value: number;
  /** Median of what it is compared with, in the same unit. */
  readonly usual: number;
  /** How many values it is compared with. */
  readonly among: number;
  /** Modified z-score, or distances between quartiles beyond the nearer quartile; negative below. */
  readonly score: number;
  readonly slip: Slip | undefined;
  /** Entity row of who stated it. */
  readonly source: number;
}

/** Numbers of more than a few values; parities stand on two groups and are looked at by their shares. */
const isNumber = ({ valueType, parity }: IndicatorMethod): boolean =>
  !parity &&
  (valueType === "percent" || valueType === "ratio" || valueType === "count");

interface Scale {
  /** From the unit of the figure, with what it stands on (`WITHOUT_BASE` for a bare share). */
  readonly to: (value: number, denominator: number) => number;
  readonly least: number;
}

export function scaleOf({
  valueType,
}: Pick<IndicatorMethod, "valueType">): Scale {
  if (valueType !== "percent")
    return {
      to: (value) => Math.log1p(Math.max(value, 0)),
      least: LEAST_SPREAD.other,
    };
  return {
    to: (value, denominator) => {
      const base = denominator > 0 ? denominator : BARE_BASE;
      const share = Math.min(Math.max(value, 0), 1);
      return Math.log((share * base + HALF) / ((1 - share) * base + HALF));
    },
    least: LEAST_SPREAD.percent,
  };
}

/** A stated value in the unit of the figure; undefined without one. */
function valueOf(
  { valueType, multiplier }: IndicatorMethod,
  numerator: number,
  denominator: number,
): number | undefined {
  if (valueType === "count" || denominator === WITHOUT_BASE) return numerator;
  if (denominator === 0) return undefined;
  return (numerator / denominator) * (valueType === "ratio" ? multiplier : 1);
}

interface Said {
  readonly value: number;
  readonly denominator: number;
}

/** By position what the source that speaks now said for each of the earlier quarters, the nearest first. */
export function historyOf(
  figures: Figures,
  answers: Statements,
  indicator: IndicatorMethod,
): ReadonlyMap<number, Said[]> {
  const { scope, hearing, period } = figures.viewpoint;
  const stated = figures.stated(indicator);
  const found = new Map<number, Said[]>();
  const layers = [answers.common];
  for (const source of hearing.own) {
    const layer = answers.customers.get(source);
    if (layer) layers.push(layer);
  }
  for (let back = 1; back <= HISTORY_QUARTERS; back++)
    for (const layer of layers) {
      const column = layer.get(columnKey(indicator.item, period - back));
      if (!column) continue;
      forEachCell(
        column,
        (row, chunk, cell) => {
          const at = row < scope.position.length ? scope.position[row] : -1;
          if (at < 0 || stated.outcome[at] !== Outcome.value) return;
          const source = chunk.source[cell];
          if (source !== stated.source[at]) return;
          if (!hearing.shared[at] && !hearing.own.has(source)) return;
          // What is compared spoke of a later quarter. What has expired since was said all the same.
          if (back <= stated.distance[at]) return;
          if (!entersValues(stateOf(chunk.code[cell]))) return;
          const denominator = chunk.denominator[cell];
          const value = valueOf(indicator, chunk.numerator[cell], denominator);
          if (value === undefined) return;
          const list = found.get(at);
          if (list) list.push({ value, denominator });
          else found.set(at, [{ value, denominator }]);
        },
        scope.rows,
      );
    }
  return found;
}

function againstHistory(
  figures: Figures,
  answers: Statements,
  indicator: IndicatorMethod,
): Outlier[] {
  const { standing } = freeColumn(figures, indicator);
  const stated = figures.stated(indicator);
  const { to, least } = scaleOf(indicator);
  const found: Outlier[] = [];
  for (const [at, said] of historyOf(figures, answers, indicator)) {
    if (!isAnswered(standing[at])) continue;
    const denominator = stated.denominator[at];
    const value = valueOf(indicator, stated.numerator[at], denominator);
    if (value === undefined) continue;
    const others = said.map((one) => to(one.value, one.denominator));
    const score = modifiedScore(to(value, denominator), others, least);
    if (Math.abs(score) <= FAR_SCORE) continue;
    const usual = medianOf(said.map((one) => one.value));
    const slip = slipOf(
      indicator.valueType,
      value,
      usual,
      indicator.multiplier,
    );
    // With too little history only a slip of the unit is worth a question.
    if (said.length < LEAST_HISTORY && !slip) continue;
    found.push({
      at,
      indicator,
      against: "own_history",
      period: figures.viewpoint.period - stated.distance[at],
      value,
      usual,
      among: said.length,
      score,
      slip,
      source: stated.source[at],
    });
  }
  return found;
}

/** By position the group of like sites: of one product group and size; -1 where either is unknown. */
export function likeSites(figures: Figures): Int32Array {
  const segment = dimensionColumn(figures, "segment");
  const size = dimensionColumn(figures, "size_band");
  const { unknownSizeBand } = figures.viewpoint.method;
  return segment.group.map((group, at) =>
    segment.keys[group] === "" || size.keys[size.group[at]] === unknownSizeBand
      ? -1
      : group * size.groups + size.group[at],
  );
}

function againstLike(
  figures: Figures,
  indicator: IndicatorMethod,
  like: Int32Array,
): Outlier[] {
  const { standing } = freeColumn(figures, indicator);
  const stated = figures.stated(indicator);
  const { to, least } = scaleOf(indicator);
  const groups = new Map<number, number[]>();
  const values = new Float64Array(standing.length);
  for (let at = 0; at < standing.length; at++) {
    if (like[at] < 0 || !isAnswered(standing[at])) continue;
    if (stated.outcome[at] !== Outcome.value) continue;
    const value = valueOf(
      indicator,
      stated.numerator[at],
      stated.denominator[at],
    );
    if (value === undefined) continue;
    values[at] = value;
    const group = groups.get(like[at]);
    if (group) group.push(at);
    else groups.set(like[at], [at]);
  }
  const found: Outlier[] = [];
  for (const members of groups.values()) {
    if (members.length < LEAST_LIKE) continue;
    const scaled = members.map((at) => to(values[at], stated.denominator[at]));
    const spread = spreadOf(scaled, least);
    const plain = spreadOf(
      members.map((at) => values[at]),
      0,
    );
    const usual = plain.median;
    // Where half of them say the same there are two kinds of sites, not one with outliers.
    const saysOne =
      spread.q3 - spread.q1 < least ||
      (indicator.valueType === "percent" && plain.width < ONE_SHARE);
    members.forEach((at, i) => {
      const score = beyondQuartiles(scaled[i], spread);
      if (Math.abs(score) <= FENCE) return;
      const slip = slipOf(
        indicator.valueType,
        values[at],
        usual,
        indicator.multiplier,
      );
      if (saysOne && !slip) return;
      found.push({
        at,
        indicator,
        against: "like_sites",
        period: figures.viewpoint.period - stated.distance[at],
        value: values[at],
        usual,
        among: members.length,
        score,
        slip,
        source: stated.source[at],
      });
    });
  }
  return found;
}

/** `answers` must hold the earlier quarters too; those of the viewpoint's own snapshot may not reach back. */
export function outliersIn(
  figures: Figures,
  answers: Statements,
  indicators: readonly IndicatorMethod[],
): Outlier[] {
  const like = likeSites(figures);
  return indicators
    .filter(isNumber)
    .flatMap((indicator) => [
      ...againstHistory(figures, answers, indicator),
      ...againstLike(figures, indicator, like),
    ]);
}
