/** Adds up a figure over groups of sites: rules 5 to 8 of docs/methods.md. */
import { VERIFICATIONS, VERIFIED_FROM } from "../answer/words.ts";
import type { FactColumn } from "../fact/facts.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import type { Period } from "../time/period.ts";
import type { BaseColumn } from "./base.ts";
import { boundsOf } from "./bounds.ts";
import { isAnswered, type FigureColumn } from "./figure-column.ts";
import type { Measure } from "./measure.ts";
import type { ParityColumn } from "./parity.ts";
import { quartilesOf, type Quartiles } from "./quartiles.ts";
import { tallyGroups, type Tally } from "./tally.ts";

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
  g: number,
): Pooled {
  if (tally.pooled[g] === 0) return NOTHING;
  const numerator = tally.numerator[g];
  const denominator = tally.denominator[g];
  switch (aggregation) {
    case "parity": {
      const over = numerator / denominator;
      const under = tally.underNumerator[g] / tally.underDenominator[g];
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

/** Quartiles of the site values of each group. */
function spreadOf({
  indicator,
  column,
  grouping,
}: RollUpInput): readonly (Quartiles | undefined)[] {
  if (!hasQuartiles(indicator)) return [];
  const { start, positions } = membersOf(grouping);
  const values = new Float64Array(positions.length);
  return Array.from({ length: start.length - 1 }, (_, g) => {
    let valued = 0;
    for (let i = start[g]; i < start[g + 1]; i++) {
      const at = positions[i];
      if (column.hasValue[at] && isAnswered(column.standing[at]))
        values[valued++] = column.value[at];
    }
    return quartilesOf(values.subarray(0, valued));
  });
}

const noQuartiles = () => undefined;

/** One measure a group, in the order of the groups; a group without sites has a measure of zeros too. */
export function rollUp(input: RollUpInput): Measure[] {
  const { indicator, period, isBreakdown, grouping } = input;
  const isMedian = indicator.aggregation === "median";
  const tally = tallyGroups(input);
  const levels = VERIFICATIONS.length;
  let spread: ReturnType<typeof spreadOf> | undefined;
  const quartilesOfGroup = (g: number) => (spread ??= spreadOf(input))[g];
  // One function for each group, made in one place: there are more groups than anything else.
  const quartilesLater = (g: number) => () => quartilesOfGroup(g);
  const hasSpread = hasQuartiles(indicator);
  const measures: Measure[] = [];
  for (let g = 0; g < grouping.groups; g++) {
    const notShared = tally.notShared[g];
    const notAsked = tally.notAsked[g];
    const notApplicable = tally.notApplicable[g];
    const answered = tally.answered[g];
    const asked = answered + tally.silent[g];
    const pooled = isMedian ? NOTHING : pooledValue(indicator, tally, g);
    const bounds = isBreakdown
      ? undefined
      : boundsOf(indicator, input.base !== undefined, tally, g);
    const verification: number[] = [];
    let verified = 0;
    for (let v = 0; v < levels; v++) {
      const sites = tally.verification[g * levels + v];
      verification.push(sites);
      if (v >= VERIFIED_FROM) verified += sites;
    }
    measures.push({
      sites: asked + notShared + notAsked + notApplicable,
      notShared,
      notAsked,
      notApplicable,
      asked,
      answered,
      carried: tally.carried[g],
      unreviewed: tally.unreviewed[g],
      pooled: tally.pooled[g],
      unknownApplicability: tally.unknown[g],
      headcountUnknown: tally.headcountUnknown[g],
      coverageSites: ratio(answered, asked),
      coverageHeadcount: ratio(
        tally.headcountAnswered[g],
        tally.headcountAsked[g],
      ),
      numerator: pooled.numerator,
      denominator: pooled.denominator,
      value: isMedian ? (quartilesOfGroup(g)?.median ?? null) : pooled.value,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
      boundsLeftOut: bounds?.leftOut ?? 0,
      boundsAssumed: bounds?.assumed ?? 0,
      quartiles: hasSpread ? quartilesLater(g) : noQuartiles,
      verification,
      verifiedShare: ratio(verified, answered),
      oldestPeriod: tally.longest[g] < 0 ? null : period - tally.longest[g],
    });
  }
  return measures;
}
