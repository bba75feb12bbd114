/** Adds up a figure over groups of sites: rules 5 to 8 of docs/methods.md. */
import { VERIFIED_FROM } from "../answer/words.ts";
import type { FactColumn } from "../fact/facts.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import type { Period } from "../time/period.ts";
import { boundsOf } from "./bounds.ts";
import type { FigureColumn } from "./figure-column.ts";
import type { BaseColumn } from "./figures.ts";
import type { Measure } from "./measure.ts";
import type { ParityColumn } from "./parity.ts";
import { quartilesOf } from "./quartiles.ts";
import { tallyGroup, type Tally } from "./tally.ts";

/** Which group each position of a scope belongs to. */
export interface Grouping {
  /** By position, -1: in none. */
  readonly group: Int32Array;
  readonly groups: number;
}

export interface RollUpInput {
  readonly indicator: IndicatorMethod;
  readonly column: FigureColumn | ParityColumn;
  /** Breakdowns have no bounds. */
  readonly isBreakdown: boolean;
  readonly base: BaseColumn | undefined;
  readonly headcount: FactColumn;
  readonly period: Period;
  readonly grouping: Grouping;
}

/** Positions by group, ascending within one: group `g` has those from `start[g]` to before `start[g + 1]`. */
interface Members {
  readonly start: Int32Array;
  readonly positions: Int32Array;
}

/** Many indicators are added up over the same groups. */
const known = new WeakMap<Grouping, Members>();

function membersOf(grouping: Grouping): Members {
  const have = known.get(grouping);
  if (have) return have;
  const { group, groups } = grouping;
  const start = new Int32Array(groups + 1);
  for (const g of group) if (g >= 0) start[g + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const positions = new Int32Array(start[groups]);
  const next = start.slice();
  for (let at = 0; at < group.length; at++)
    if (group[at] >= 0) positions[next[group[at]]++] = at;
  const made = { start, positions };
  known.set(grouping, made);
  return made;
}

const hasQuartiles = ({ valueType, aggregation }: IndicatorMethod) =>
  valueType === "percent" || valueType === "ratio" || aggregation === "median";

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

type Pooled = Pick<Measure, "numerator" | "denominator" | "value">;
const NOTHING: Pooled = { numerator: null, denominator: null, value: null };

/** Numerator, denominator and value of a group that is not added up by its median. */
function pooledValue(
  { aggregation, valueType, multiplier }: IndicatorMethod,
  tally: Tally,
): Pooled {
  if (tally.pooled === 0) return NOTHING;
  const { numerator, denominator } = tally;
  switch (aggregation) {
    case "parity": {
      const over = numerator / denominator;
      const under = tally.underNumerator / tally.underDenominator;
      return { numerator: over, denominator: under, value: ratio(over, under) };
    }
    case "sum":
      return { numerator, denominator: null, value: numerator };
    default: {
      const share = ratio(numerator, denominator);
      const value =
        share !== null && valueType === "ratio" ? share * multiplier : share;
      return { numerator, denominator, value };
    }
  }
}

/** One measure a group, in the order of the groups; a group without sites has a measure of zeros too. */
export function rollUp(input: RollUpInput): Measure[] {
  const { indicator, period, grouping, isBreakdown } = input;
  const { start, positions } = membersOf(grouping);
  const values = new Float64Array(positions.length);
  const withQuartiles = hasQuartiles(indicator);
  const isMedian = indicator.aggregation === "median";
  const measures: Measure[] = [];
  for (let g = 0; g < grouping.groups; g++) {
    const tally = tallyGroup(input, positions, start[g], start[g + 1], values);
    const { answered, verification } = tally;
    const asked = answered + tally.silent;
    const quartiles =
      withQuartiles && tally.valued > 0
        ? quartilesOf(values.subarray(0, tally.valued))
        : undefined;
    const pooled = isMedian ? NOTHING : pooledValue(indicator, tally);
    const bounds = isBreakdown
      ? undefined
      : boundsOf(indicator, input.base !== undefined, asked, tally);
    let verified = 0;
    for (let v = VERIFIED_FROM; v < verification.length; v++)
      verified += verification[v];
    measures.push({
      sites: asked + tally.notShared + tally.notAsked + tally.notApplicable,
      notShared: tally.notShared,
      notAsked: tally.notAsked,
      notApplicable: tally.notApplicable,
      asked,
      answered,
      carried: tally.carried,
      unreviewed: tally.unreviewed,
      pooled: tally.pooled,
      unknownApplicability: tally.unknown,
      headcountUnknown: tally.headcountUnknown,
      coverageSites: ratio(answered, asked),
      coverageHeadcount: ratio(tally.headcountAnswered, tally.headcountAsked),
      numerator: pooled.numerator,
      denominator: pooled.denominator,
      value: isMedian ? (quartiles?.median ?? null) : pooled.value,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
      boundsLeftOut: bounds?.leftOut ?? 0,
      boundsAssumed: bounds?.assumed ?? 0,
      q1: quartiles?.q1 ?? null,
      median: quartiles?.median ?? null,
      q3: quartiles?.q3 ?? null,
      verification,
      verifiedShare: ratio(verified, answered),
      oldestPeriod: tally.longest < 0 ? null : period - tally.longest,
    });
  }
  return measures;
}
