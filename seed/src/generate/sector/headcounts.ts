/**
 * Headcounts by place in the chain: log-normal with the recipe's median, its spread chosen so that the mean within the
 * recipe's size bands comes to the people that the level employs. Quantiles are taken evenly instead of at random, so
 * that a few large plants do not swing the totals of a seed number.
 */
import {
  at,
  clamp,
  normalCdf,
  normalQuantile,
  type Random,
} from "../random.ts";
import { RECIPE, type Level } from "./recipe.ts";

type Band = (typeof RECIPE.headcountBands)[number];

const MOST_SPREAD = 2.5;
const OPEN_BAND = at(RECIPE.headcountBands, RECIPE.headcountBands.length - 1);

/** Mean headcount of a log-normal whose values are replaced by the means of their bands. */
function bandedMean(median: number, spread: number): number {
  const below = (x: number) => normalCdf(Math.log(x / median) / spread);
  return RECIPE.headcountBands.reduce((sum, { from, to, mean }) => {
    const share = (to === OPEN_BAND.to ? 1 : below(to + 1)) - below(from);
    return sum + mean * (from === 1 ? share + below(1) : share);
  }, 0);
}

/** The spread (standard deviation of the logarithm) at which the banded mean is `mean`; it rises with the spread. */
function spreadFor(median: number, mean: number): number {
  let [low, high] = [0.1, MOST_SPREAD];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (bandedMean(median, middle) < mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A value of the band at a place in it: a power of a uniform that has the band's mean, above 1,000 a Pareto. */
function valueIn({ from, to, mean }: Band, unit: number): number {
  if (to === OPEN_BAND.to) {
    const alpha = mean / (mean - from);
    return Math.min(to, Math.round(from * unit ** (-1 / alpha)));
  }
  const power = (to - from) / (mean - from) - 1;
  return Math.round(from + (to - from) * unit ** power);
}

function bandOf(headcount: number): Band {
  const found = RECIPE.headcountBands.find(({ to }) => headcount <= to);
  return found ?? OPEN_BAND;
}

/** Makes the large ones larger or smaller, so that the sum is near what it should be. */
function settleSum(headcounts: number[], target: number, from: number): void {
  for (let turn = 0; turn < 8; turn++) {
    const sum = headcounts.reduce((total, count) => total + count, 0);
    const large = headcounts
      .filter((count) => count >= from)
      .reduce((total, count) => total + count, 0);
    if (large === 0) return;
    const factor = clamp(1 + (target - sum) / large, 0.5, 2);
    headcounts.forEach((count, place) => {
      if (count >= from)
        headcounts[place] = clamp(
          Math.round(count * factor),
          from,
          RECIPE.headcountCap,
        );
    });
  }
}

/** `count` headcounts of a level, in no order. */
export function drawHeadcounts(
  level: Level,
  count: number,
  random: Random,
): readonly number[] {
  const median = RECIPE.headcountMedians[level];
  const mean = RECIPE.people[level] / RECIPE.sites[level];
  const isAssembly = level === 0;
  const spread = isAssembly
    ? Math.sqrt(2 * Math.log(mean / median))
    : spreadFor(median, mean);
  const drawn = Array.from({ length: count }, (_, place) => {
    const quantile = normalQuantile((place + random.unit()) / count);
    return clamp(
      Math.round(median * Math.exp(spread * quantile)),
      1,
      RECIPE.headcountCap,
    );
  });
  const many = drawn.filter((value) => value >= OPEN_BAND.from).length;
  let large = 0;
  const headcounts = random.shuffle(
    drawn.map((value) => {
      const band = bandOf(value);
      if (isAssembly) return value;
      // Large plants are spread evenly over their band too.
      const unit = random.unit();
      return valueIn(band, band === OPEN_BAND ? (large++ + unit) / many : unit);
    }),
  );
  settleSum(headcounts, mean * count, isAssembly ? 1 : 500);
  return headcounts;
}
