/** One figure with its shadow over the sites of a cell (rules 5 to 8), as the columns of `export figures`. */
import { CATALOGUE, type Indicator } from "./catalogue.ts";
import { periodName } from "./forms.ts";
import type { Verdict } from "./judge.ts";
import type { Entry } from "./parts.ts";
import type { Site } from "./registry.ts";
import type { Statements } from "./statements.ts";

/** Undefined is an empty cell. */
export interface Figure {
  readonly sites: number;
  readonly not_shared: number;
  readonly not_asked: number;
  readonly not_applicable: number;
  readonly asked: number;
  readonly answered: number;
  readonly carried: number;
  readonly unreviewed: number;
  readonly pooled: number;
  readonly unknown_applicability: number;
  readonly headcount_unknown: number;
  readonly coverage_sites: number | undefined;
  readonly coverage_headcount: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly bounds_left_out: number;
  readonly q1: number | undefined;
  readonly median: number | undefined;
  readonly q3: number | undefined;
  readonly verified_share: number | undefined;
  readonly oldest_period: string | undefined;
}

type Value = Pick<Figure, "pooled" | "numerator" | "denominator" | "value">;
type Bounds = Pick<Figure, "low" | "high" | "bounds_left_out">;
type Quartiles = Pick<Figure, "q1" | "median" | "q3">;

const NO_BOUNDS: Bounds = {
  low: undefined,
  high: undefined,
  bounds_left_out: 0,
};
export const NO_QUARTILES: Quartiles = {
  q1: undefined,
  median: undefined,
  q3: undefined,
};
const NO_VALUE: Value = {
  pooled: 0,
  numerator: undefined,
  denominator: undefined,
  value: undefined,
};

const COUNTS_PEOPLE = new Set(
  CATALOGUE.facts.filter(({ unit }) => unit === "persons").map(({ id }) => id),
);

export const sum = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0);

const quotient = (over: number, under: number): number | undefined =>
  under === 0 ? undefined : over / under;

/** Hyndman and Fan, type 7. */
export function quartilesOf(values: readonly number[]): Quartiles {
  if (values.length === 0) return NO_QUARTILES;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

const isParity = ({ aggregation }: Indicator) =>
  aggregation === "recompute_from_pooled_counts";

const factorOf = ({ value_type, multiplier = 1 }: Indicator) =>
  value_type === "ratio" ? multiplier : 1;

/** In the unit of `value`. */
function siteValue(indicator: Indicator, verdict: Verdict): number | undefined {
  const { entry, pair } = verdict;
  if (!entry) return undefined;
  if (isParity(indicator)) {
    const shares = pair && [pair.over, pair.under].map(shareOf);
    return shares && quotient(shares[0] ?? NaN, shares[1] ?? NaN);
  }
  const { numerator, denominator } = entry;
  if (indicator.value_type === "count") return numerator;
  if (denominator === undefined)
    return indicator.value_type === "percent" ? numerator / 100 : numerator;
  const share = quotient(numerator, denominator);
  return share === undefined ? undefined : share * factorOf(indicator);
}

const shareOf = ({ numerator, denominator = 0 }: Entry) =>
  numerator / denominator;

const hasBase = (entry: Entry) => (entry.denominator ?? 0) !== 0;

function pooledShare(entries: readonly Entry[]): number {
  return (
    sum(entries.map(({ numerator }) => numerator)) /
    sum(entries.map(({ denominator = 0 }) => denominator))
  );
}

/** Whether an answer counts as good in a share; undefined where the catalogue has no line. */
function isOk(indicator: Indicator, entry: Entry): boolean | undefined {
  switch (indicator.value_type) {
    case "ordinal":
      return entry.numerator >= 3;
    case "boolean":
      return entry.numerator === 1;
    default:
      return (indicator.ok_options ?? []).length === 0
        ? undefined
        : indicator.ok_options?.includes(entry.option ?? "");
  }
}

const isShare = ({ value_type }: Indicator) =>
  ["ordinal", "boolean", "enum"].includes(value_type);

function valueOf(indicator: Indicator, answered: readonly Verdict[]): Value {
  const entries = answered.flatMap(({ entry }) => entry ?? []);
  if (entries.length === 0) return NO_VALUE;
  if (isShare(indicator)) {
    const good = entries.map((entry) => isOk(indicator, entry));
    if (good.includes(undefined)) return NO_VALUE;
    const numerator = good.filter(Boolean).length;
    return {
      pooled: entries.length,
      numerator,
      denominator: entries.length,
      value: numerator / entries.length,
    };
  }
  if (isParity(indicator)) {
    const pairs = answered.flatMap(({ pair }) => pair ?? []);
    if (pairs.length === 0) return NO_VALUE;
    const numerator = pooledShare(pairs.map(({ over }) => over));
    const denominator = pooledShare(pairs.map(({ under }) => under));
    const value = quotient(numerator, denominator);
    return { pooled: pairs.length, numerator, denominator, value };
  }
  switch (indicator.aggregation) {
    case "median": {
      const values = answered.flatMap(
        (verdict) => siteValue(indicator, verdict) ?? [],
      );
      return { ...NO_VALUE, value: quartilesOf(values).median };
    }
    case "sum": {
      const numerator = sum(entries.map((entry) => entry.numerator));
      return {
        pooled: entries.length,
        numerator,
        denominator: undefined,
        value: numerator,
      };
    }
    default: {
      const pooled = entries.filter(hasBase);
      if (pooled.length === 0) return NO_VALUE;
      return {
        pooled: pooled.length,
        numerator: sum(pooled.map(({ numerator }) => numerator)),
        denominator: sum(pooled.map(({ denominator = 0 }) => denominator)),
        value: pooledShare(pooled) * factorOf(indicator),
      };
    }
  }
}

/** What a silent site would have weighed. */
function weightOf(
  { base }: Indicator,
  site: Site,
  statements: Statements,
): number | undefined {
  return (
    statements.shownFact(site, base) ??
    (COUNTS_PEOPLE.has(base) ? statements.fact(site, "headcount") : undefined)
  );
}

function boundsOf(
  indicator: Indicator,
  asked: readonly Verdict[],
  { numerator, denominator, value }: Value,
  statements: Statements,
): Bounds {
  if (!indicator.bounded || asked.length === 0) return NO_BOUNDS;
  const answered = asked.filter(({ entry }) => entry);
  const silent = asked.length - answered.length;
  if (isShare(indicator)) {
    const good = numerator ?? 0;
    return {
      low: good / asked.length,
      high: (good + silent) / asked.length,
      bounds_left_out: 0,
    };
  }
  if (indicator.base === "none") {
    if (answered.length === 0) return { ...NO_BOUNDS, low: 0, high: 1 };
    if (value === undefined) return NO_BOUNDS;
    const known = answered.length * value;
    return silent === 0
      ? { ...NO_BOUNDS, low: value, high: value }
      : {
          ...NO_BOUNDS,
          low: known / asked.length,
          high: (known + silent) / asked.length,
        };
  }
  const open = asked.filter(
    ({ entry }) => !entry || entry.denominator === undefined,
  );
  if (open.length === 0) return { ...NO_BOUNDS, low: value, high: value };
  const weights = open.flatMap(
    ({ site }) => weightOf(indicator, site, statements) ?? [],
  );
  const bounds_left_out = open.length - weights.length;
  const weight = sum(weights);
  const all = (denominator ?? 0) + weight;
  if (weights.length === 0 || all === 0)
    return { ...NO_BOUNDS, bounds_left_out };
  return {
    low: (numerator ?? 0) / all,
    high: ((numerator ?? 0) + weight) / all,
    bounds_left_out,
  };
}

function quartiles(
  indicator: Indicator,
  answered: readonly Verdict[],
): Quartiles {
  const shown =
    indicator.value_type === "percent" ||
    indicator.value_type === "ratio" ||
    indicator.aggregation === "median";
  return shown
    ? quartilesOf(
        answered.flatMap((verdict) => siteValue(indicator, verdict) ?? []),
      )
    : NO_QUARTILES;
}

/** `statements` is absent for breakdowns, which have no bounds. */
export function measure(
  indicator: Indicator,
  verdicts: readonly Verdict[],
  statements?: Statements,
): Figure {
  const count = (standing: Verdict["standing"]) =>
    verdicts.filter((verdict) => verdict.standing === standing).length;
  const asked = verdicts.filter(({ standing }) => standing === "asked");
  const answered = asked.filter(({ entry }) => entry);
  const entries = answered.flatMap(({ entry }) => entry ?? []);
  const heads = (list: readonly Verdict[]) =>
    sum(list.flatMap(({ headcount }) => headcount ?? []));
  const value = valueOf(indicator, answered);
  const oldest = Math.min(...entries.map(({ period }) => period));
  return {
    sites: verdicts.length,
    not_shared: count("not_shared"),
    not_asked: count("not_asked"),
    not_applicable: count("not_applicable"),
    asked: asked.length,
    answered: answered.length,
    carried: entries.filter(({ carried }) => carried).length,
    unreviewed: 0, // A review alone sets it, never an import.
    unknown_applicability: asked.filter(({ unknown }) => unknown).length,
    headcount_unknown: asked.filter(({ headcount }) => headcount === undefined)
      .length,
    coverage_sites: quotient(answered.length, asked.length),
    coverage_headcount: quotient(heads(answered), heads(asked)),
    ...value,
    ...(statements ? boundsOf(indicator, asked, value, statements) : NO_BOUNDS),
    ...quartiles(indicator, answered),
    verified_share: quotient(
      entries.filter(({ verification }) => verification >= 2).length,
      entries.length,
    ),
    oldest_period: entries.length === 0 ? undefined : periodName(oldest),
  };
}

/** `level=0..4` and `option=ID`: how many gave each. */
export function spread(
  indicator: Indicator,
  verdicts: readonly Verdict[],
  total: Figure,
): ReadonlyMap<string, Figure> {
  const entries = verdicts.flatMap(({ entry }) => entry ?? []);
  const choices: readonly (readonly [string, (entry: Entry) => boolean])[] =
    indicator.value_type === "ordinal"
      ? [0, 1, 2, 3, 4].map((level) => [
          `level=${level}`,
          ({ numerator }) => numerator === level,
        ])
      : (indicator.options ?? []).map(({ value }) => [
          `option=${value}`,
          ({ option }) => option === value,
        ]);
  return new Map(
    choices.map(([name, chosen]) => {
      const numerator = entries.filter(chosen).length;
      return [
        name,
        {
          ...total,
          ...NO_BOUNDS,
          ...NO_QUARTILES,
          pooled: entries.length,
          numerator,
          denominator: entries.length,
          value: numerator / entries.length,
        },
      ];
    }),
  );
}
