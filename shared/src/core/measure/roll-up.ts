/** Adds up a figure over groups of sites: rules 5 to 8 of docs/methods.md. */
import { VERIFICATIONS, VERIFIED_FROM } from "../answer/words.ts";
import type { FactColumn } from "../fact/facts.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import type { Period } from "../time/period.ts";
import { boundsOf, type Silence } from "./bounds.ts";
import {
  Entry,
  isAnswered,
  isAsked,
  isUnknown,
  Standing,
  type FigureColumn,
} from "./figure-column.ts";
import type { BaseColumn } from "./figures.ts";
import type { Measure } from "./measure.ts";
import type { ParityColumn } from "./parity.ts";
import { quartilesOf } from "./quartiles.ts";

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

const STANDINGS = 7;
const VERIFICATION_LEVELS = VERIFICATIONS.length;

/** Sums by group; `n * groups` long where a group has several. */
interface Sums {
  readonly standing: Uint32Array;
  readonly verification: Uint32Array;
  readonly carried: Uint32Array;
  readonly unreviewed: Uint32Array;
  readonly pooled: Uint32Array;
  readonly headcountUnknown: Uint32Array;
  readonly headcountAsked: Float64Array;
  readonly headcountAnswered: Float64Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly underNumerator: Float64Array;
  readonly underDenominator: Float64Array;
  readonly longest: Int32Array;
  readonly silence: Silence;
}

function addUp(input: RollUpInput): Sums {
  const { column, base, headcount, grouping } = input;
  const { groups } = grouping;
  const counts = () => new Uint32Array(groups);
  const sums = () => new Float64Array(groups);
  const into: Sums = {
    standing: new Uint32Array(groups * STANDINGS),
    verification: new Uint32Array(groups * VERIFICATION_LEVELS),
    carried: counts(),
    unreviewed: counts(),
    pooled: counts(),
    headcountUnknown: counts(),
    headcountAsked: sums(),
    headcountAnswered: sums(),
    numerator: sums(),
    denominator: sums(),
    underNumerator: sums(),
    underDenominator: sums(),
    longest: new Int32Array(groups).fill(-1),
    silence: {
      sites: counts(),
      base: sums(),
      leftOut: counts(),
      assumed: counts(),
    },
  };
  const parity = "underNumerator" in column ? column : undefined;
  const { standing, entry, verification, distance, unreviewed } = column;
  for (let at = 0; at < standing.length; at++) {
    const g = grouping.group[at];
    if (g < 0) continue;
    const stands = standing[at];
    into.standing[g * STANDINGS + stands]++;
    if (!isAsked(stands)) continue;
    if (headcount.present[at]) into.headcountAsked[g] += headcount.value[at];
    else into.headcountUnknown[g]++;
    const answered = isAnswered(stands);
    if (!answered || entry[at] === Entry.bare) {
      into.silence.sites[g]++;
      if (base) {
        if (!base.present[at]) into.silence.leftOut[g]++;
        else into.silence.base[g] += base.value[at];
        into.silence.assumed[g] += base.assumed[at];
      }
    }
    if (!answered) continue;
    if (headcount.present[at]) into.headcountAnswered[g] += headcount.value[at];
    into.verification[g * VERIFICATION_LEVELS + verification[at]]++;
    into.unreviewed[g] += unreviewed[at];
    if (distance[at] > 0) into.carried[g]++;
    if (distance[at] > into.longest[g]) into.longest[g] = distance[at];
    if (entry[at] !== Entry.pooled) continue;
    into.pooled[g]++;
    into.numerator[g] += column.numerator[at];
    into.denominator[g] += column.denominator[at];
    if (!parity) continue;
    into.underNumerator[g] += parity.underNumerator[at];
    into.underDenominator[g] += parity.underDenominator[at];
  }
  return into;
}

/** Site values by group, each ready to be sorted. */
function valuesByGroup({ column, grouping }: RollUpInput): Float64Array[] {
  const sizes = new Uint32Array(grouping.groups);
  const { group } = grouping;
  const counts = (at: number) =>
    group[at] >= 0 &&
    column.hasValue[at] === 1 &&
    isAnswered(column.standing[at]);
  for (let at = 0; at < group.length; at++) if (counts(at)) sizes[group[at]]++;
  const values = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  for (let at = 0; at < group.length; at++)
    if (counts(at)) values[group[at]][sizes[group[at]]++] = column.value[at];
  return values;
}

const hasQuartiles = ({ valueType, aggregation }: IndicatorMethod) =>
  valueType === "percent" || valueType === "ratio" || aggregation === "median";

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** Numerator, denominator and value of a group; of a median its value stands in the quartiles. */
function pooledValue(
  { indicator }: RollUpInput,
  sums: Sums,
  g: number,
): Pick<Measure, "numerator" | "denominator" | "value"> {
  if (sums.pooled[g] === 0)
    return { numerator: null, denominator: null, value: null };
  const numerator = sums.numerator[g];
  const denominator = sums.denominator[g];
  switch (indicator.aggregation) {
    case "parity": {
      const over = numerator / denominator;
      const under = sums.underNumerator[g] / sums.underDenominator[g];
      return { numerator: over, denominator: under, value: ratio(over, under) };
    }
    case "sum":
      return { numerator, denominator: null, value: numerator };
    default: {
      const share = ratio(numerator, denominator);
      const { valueType, multiplier } = indicator;
      return {
        numerator,
        denominator,
        value:
          share !== null && valueType === "ratio" ? share * multiplier : share,
      };
    }
  }
}

/** One measure a group, in the order of the groups; a group without sites has a measure of zeros too. */
export function rollUp(input: RollUpInput): Measure[] {
  const { indicator, period, grouping, isBreakdown } = input;
  const sums = addUp(input);
  const values = hasQuartiles(indicator) ? valuesByGroup(input) : [];
  return Array.from({ length: grouping.groups }, (_, g) => {
    const standing = (code: number) => sums.standing[g * STANDINGS + code];
    const answered =
      standing(Standing.answered) + standing(Standing.answeredUnknown);
    const asked =
      answered + standing(Standing.silent) + standing(Standing.silentUnknown);
    const verification = Array.from(
      { length: VERIFICATION_LEVELS },
      (_v, v) => sums.verification[g * VERIFICATION_LEVELS + v],
    );
    const verified = verification
      .slice(VERIFIED_FROM)
      .reduce((sum, count) => sum + count, 0);
    const unknown = [Standing.silentUnknown, Standing.answeredUnknown]
      .filter(isUnknown)
      .reduce((sum, code) => sum + standing(code), 0);
    const quartiles = quartilesOf(values[g] ?? new Float64Array(0));
    const pooled = pooledValue(input, sums, g);
    const bounds = isBreakdown
      ? undefined
      : boundsOf(indicator, input.base !== undefined, {
          asked,
          answered,
          pooled: sums.pooled[g],
          numerator: sums.numerator[g],
          denominator: sums.denominator[g],
          silence: sums.silence,
          group: g,
        });
    return {
      sites:
        asked +
        standing(Standing.notShared) +
        standing(Standing.notAsked) +
        standing(Standing.notApplicable),
      notShared: standing(Standing.notShared),
      notAsked: standing(Standing.notAsked),
      notApplicable: standing(Standing.notApplicable),
      asked,
      answered,
      carried: sums.carried[g],
      unreviewed: sums.unreviewed[g],
      pooled: sums.pooled[g],
      unknownApplicability: unknown,
      headcountUnknown: sums.headcountUnknown[g],
      coverageSites: ratio(answered, asked),
      coverageHeadcount: ratio(
        sums.headcountAnswered[g],
        sums.headcountAsked[g],
      ),
      ...pooled,
      ...(indicator.aggregation === "median"
        ? { value: quartiles?.median ?? null }
        : {}),
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
      boundsLeftOut: bounds?.leftOut ?? 0,
      boundsAssumed: bounds?.assumed ?? 0,
      q1: quartiles?.q1 ?? null,
      median: quartiles?.median ?? null,
      q3: quartiles?.q3 ?? null,
      verification,
      verifiedShare: ratio(verified, answered),
      oldestPeriod: sums.longest[g] < 0 ? null : period - sums.longest[g],
    };
  });
}
