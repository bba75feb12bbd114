/** Counts and sums over the positions of one group: what a `Measure` is made of. Rules 5 to 8 of docs/methods.md. */
import { VERIFICATIONS } from "../answer/words.ts";
import { Entry, Standing } from "./figure-column.ts";
import type { RollUpInput } from "./roll-up.ts";

export interface Tally {
  readonly notShared: number;
  readonly notAsked: number;
  readonly notApplicable: number;
  readonly silent: number;
  readonly answered: number;
  readonly unknown: number;
  readonly carried: number;
  readonly unreviewed: number;
  readonly pooled: number;
  readonly headcountUnknown: number;
  readonly headcountAsked: number;
  readonly headcountAnswered: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Of a parity, the group under. */
  readonly underNumerator: number;
  readonly underDenominator: number;
  /** Quarters that the oldest answer was carried, -1 without answers. */
  readonly longest: number;
  /** Answered sites by verification. */
  readonly verification: readonly number[];
  /** Silent sites and shares without base, and what stands in for their denominators. */
  readonly silence: Silence;
  /** Site values that there are: so many were written to `values`. */
  readonly valued: number;
}

/** A share without base enters as a silent site does. */
export interface Silence {
  readonly sites: number;
  /** Sum of the bases that stand in for their denominators. */
  readonly base: number;
  /** Sites of which no base is known. */
  readonly leftOut: number;
  /** Sites whose base is an upper bound. */
  readonly assumed: number;
}

/**
 * Adds up `positions` from `from` to before `to`, in their order, and writes site values to the front of `values`.
 * One pass with local sums: this loop is what W1 to W3 of the bench wait for.
 */
export function tallyGroup(
  { column, base, headcount }: RollUpInput,
  positions: Int32Array,
  from: number,
  to: number,
  values: Float64Array,
): Tally {
  const { standing, entry, distance } = column;
  const parity = "underNumerator" in column ? column : undefined;
  const verification = new Array<number>(VERIFICATIONS.length).fill(0);
  let notShared = 0;
  let notAsked = 0;
  let notApplicable = 0;
  let silent = 0;
  let answered = 0;
  let unknown = 0;
  let carried = 0;
  let unreviewed = 0;
  let pooled = 0;
  let headcountUnknown = 0;
  let headcountAsked = 0;
  let headcountAnswered = 0;
  let numerator = 0;
  let denominator = 0;
  let underNumerator = 0;
  let underDenominator = 0;
  let longest = -1;
  let quiet = 0;
  let quietBase = 0;
  let leftOut = 0;
  let assumed = 0;
  let valued = 0;
  for (let i = from; i < to; i++) {
    const at = positions[i];
    const stands = standing[at];
    if (stands < Standing.silent) {
      if (stands === Standing.notShared) notShared++;
      else if (stands === Standing.notAsked) notAsked++;
      else notApplicable++;
      continue;
    }
    const people = headcount.present[at] ? headcount.value[at] : 0;
    if (headcount.present[at]) headcountAsked += people;
    else headcountUnknown++;
    if (
      stands === Standing.silentUnknown ||
      stands === Standing.answeredUnknown
    )
      unknown++;
    const isSilent = stands < Standing.answered;
    if (isSilent || entry[at] === Entry.bare) {
      quiet++;
      if (base) {
        if (base.present[at]) quietBase += base.value[at];
        else leftOut++;
        assumed += base.assumed[at];
      }
    }
    if (isSilent) {
      silent++;
      continue;
    }
    answered++;
    headcountAnswered += people;
    verification[column.verification[at]]++;
    unreviewed += column.unreviewed[at];
    if (distance[at] > 0) carried++;
    if (distance[at] > longest) longest = distance[at];
    if (column.hasValue[at]) values[valued++] = column.value[at];
    if (entry[at] !== Entry.pooled) continue;
    pooled++;
    numerator += column.numerator[at];
    denominator += column.denominator[at];
    if (!parity) continue;
    underNumerator += parity.underNumerator[at];
    underDenominator += parity.underDenominator[at];
  }
  return {
    notShared,
    notAsked,
    notApplicable,
    silent,
    answered,
    unknown,
    carried,
    unreviewed,
    pooled,
    headcountUnknown,
    headcountAsked,
    headcountAnswered,
    numerator,
    denominator,
    underNumerator,
    underDenominator,
    longest,
    verification,
    silence: { sites: quiet, base: quietBase, leftOut, assumed },
    valued,
  };
}
