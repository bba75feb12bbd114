import type { Period } from "../time/period.ts";
import type { Quartiles } from "./quartiles.ts";

/**
 * A figure with its shadow (design law 4): how many sites, asked, answered, how fresh, how verified, and between what
 * it lies. Counts are of unique sites; `null` stands where a figure is undefined. Rules of docs/methods.md.
 */
export interface Measure {
  /** notShared + notAsked + notApplicable + asked. */
  readonly sites: number;
  readonly notShared: number;
  readonly notAsked: number;
  readonly notApplicable: number;
  readonly asked: number;
  readonly answered: number;
  /** Of the answered, those that speak from an earlier period. */
  readonly carried: number;
  /** Of the answered, those whose review is pending. */
  readonly unreviewed: number;
  /** Of the answered, those that entered numerator and denominator. */
  readonly pooled: number;
  /** Of the asked, those where a missing fact leaves open whether the indicator applies. */
  readonly unknownApplicability: number;
  /** Of the asked, those without headcount, which stand outside `coverageHeadcount`. */
  readonly headcountUnknown: number;
  readonly coverageSites: number | null;
  readonly coverageHeadcount: number | null;
  /** Of a parity the pooled share of the group over; `null` for a median. */
  readonly numerator: number | null;
  /** Of a parity the pooled share of the group under; `null` for a sum or median. */
  readonly denominator: number | null;
  /** A fraction, a share, a ratio times its multiplier, a sum, a median or a parity. */
  readonly value: number | null;
  /** The value if all silent sites were at 0, and if all were at 1. */
  readonly low: number | null;
  readonly high: number | null;
  /** Silent sites that no base could be found for. */
  readonly boundsLeftOut: number;
  /** Silent sites whose base is an upper bound, because `headcount` stands in. */
  readonly boundsAssumed: number;
  /**
   * Of the site values; undefined where there are none, or where the indicator has no quartiles. Made when first asked
   * for: they cost as much as all the rest, and few pages show them.
   */
  readonly quartiles: () => Quartiles | undefined;
  /** Answered sites by verification, V0 to V4. */
  readonly verification: readonly number[];
  readonly verifiedShare: number | null;
  readonly oldestPeriod: Period | null;
}
