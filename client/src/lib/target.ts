/** Whether a target is met: law 4 of design.md. Pure. */
import type { IndicatorTerm } from "./catalogue.ts";
import type { MeasureParts } from "./figure.ts";

export type Verdict = "met" | "notMet" | "undecided";

export interface Judgement {
  readonly verdict: Verdict;
  /** Some sites do not share, or are not named: the verdict is on those that share, and the whole is undecided. */
  readonly isOfSharing: boolean;
}

/** Sums are compared to 1e-9 relative (rule 8). */
const TOLERANCE = 1e-9;

type Judged = Pick<
  MeasureParts,
  | "answered"
  | "asked"
  | "boundsLeftOut"
  | "high"
  | "low"
  | "notShared"
  | "value"
>;

/** From the worst to the best that the figure may be; where nobody is silent a figure without range is certain. */
function rangeOf({
  low,
  high,
  value,
  asked,
  answered,
}: Judged): readonly [number, number] | undefined {
  if (low !== null && high !== null) return [low, high];
  return value !== null && asked === answered ? [value, value] : undefined;
}

/** `target` is in the unit of the figure's value. */
export function judgeTarget(
  { direction }: Pick<IndicatorTerm, "direction">,
  target: number,
  measure: Judged,
  /** Whether sites are known to be there that are not named. */
  hasUnnamed: boolean,
): Judgement {
  const isOfSharing = hasUnnamed || measure.notShared > 0;
  const undecided: Judgement = { verdict: "undecided", isOfSharing };
  const range = rangeOf(measure);
  if (!range || measure.boundsLeftOut > 0) return undecided;
  const [low, high] = range;
  const slack = TOLERANCE * Math.max(Math.abs(target), 1);
  const meets = (value: number): boolean => {
    switch (direction) {
      case "lower_is_better":
        return value <= target + slack;
      case "higher_is_better":
        return value >= target - slack;
      default:
        return Math.abs(value - target) <= slack;
    }
  };
  if (meets(low) && meets(high)) return { verdict: "met", isOfSharing };
  // What is reached only in between is open: the range holds the target.
  const isReachable =
    meets(low) || meets(high) || (low < target && target < high);
  return isReachable ? undecided : { verdict: "notMet", isOfSharing };
}
