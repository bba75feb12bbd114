/**
 * Slips that are seen while an answer is typed, and that an import warns of: nothing here refuses anything. Pages and
 * the server run the same code.
 */
import { isSmallGroup } from "../fact/withhold.ts";
import type { ValueType } from "../indicator/method.ts";

/** Sums in floating point: a difference this small is none. */
const TOLERANCE = 1e-9;

/** More trained than there are: of a percentage only. */
export const isAboveDenominator = (
  valueType: ValueType,
  numerator: number,
  denominator: number,
): boolean => valueType === "percent" && numerator > denominator;

/** Parts of a breakdown that adds up come to at most their total. */
export const isAboveTotal = (sum: number, total: number): boolean =>
  sum > total * (1 + TOLERANCE) + TOLERANCE;

/** A bare number that may be a percentage or a fraction: 0.5 is half a per cent, or a half. */
export const isDoubtfulPercentage = (written: number): boolean =>
  written > 0 && written <= 1;

/** What a person has typed, as numbers; undefined for what is empty or cannot be read. */
export interface TypedNumbers {
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  /** A level, count or bare ratio; of a percentage the fraction. */
  readonly value?: number | undefined;
}

export interface TrapContext {
  readonly valueType: ValueType;
  readonly isBreakdown: boolean;
  /** The same answer of the last period. */
  readonly last?: TypedNumbers | undefined;
  /** What the site states of the fact that is the denominator's base. */
  readonly base?: number | undefined;
  /** Groups smaller than this stay at their site. */
  readonly minGroup: number;
}

export const TRAPS = [
  "above_denominator",
  "zero_denominator",
  "big_jump",
  "base_jump",
  "base_differs",
  "small_group",
] as const;
export type Trap = (typeof TRAPS)[number];

export const TRAP_DEFAULTS = Object.freeze({
  /** Of a percentage, in points. */
  jumpPoints: 30,
  /** Of all other numbers: so many times as much, or as little. */
  jumpFactor: 3,
  /** Of the number of people that a percentage is taken of. */
  baseFactor: 1.5,
  /** How far a denominator may lie from its fact, as a share of the fact. */
  baseTolerance: 0.1,
});

/** The share, or the plain number; undefined where there is none. */
function figureOf(
  { numerator, denominator, value }: TypedNumbers,
  isPercent: boolean,
): number | undefined {
  if (numerator === undefined || denominator === undefined) return value;
  if (denominator === 0) return undefined;
  return isPercent
    ? Math.min(1, numerator / denominator)
    : numerator / denominator;
}

/** Whether one number is more than `factor` times the other; 0 has no factor. */
const isFar = (a: number, b: number, factor: number): boolean =>
  a > 0 && b > 0 && Math.max(a, b) > factor * Math.min(a, b);

export function trapsOf(
  typed: TypedNumbers,
  { valueType, isBreakdown, last, base, minGroup }: TrapContext,
  options = TRAP_DEFAULTS,
): readonly Trap[] {
  const traps: Trap[] = [];
  const { numerator, denominator } = typed;
  const isPercent = valueType === "percent";
  if (
    numerator !== undefined &&
    denominator !== undefined &&
    isAboveDenominator(valueType, numerator, denominator)
  )
    traps.push("above_denominator");
  if (denominator === 0) traps.push("zero_denominator");
  if (["percent", "ratio", "count"].includes(valueType)) {
    const now = figureOf(typed, isPercent);
    const then = last && figureOf(last, isPercent);
    if (now !== undefined && then !== undefined) {
      const jumps = isPercent
        ? isAboveTotal(Math.abs(now - then) * 100, options.jumpPoints)
        : isFar(now, then, options.jumpFactor);
      if (jumps) traps.push("big_jump");
    }
  }
  if (denominator === undefined) return traps;
  const { denominator: lastBase } = last ?? {};
  if (
    lastBase !== undefined &&
    isFar(denominator, lastBase, options.baseFactor)
  )
    traps.push("base_jump");
  if (
    !isBreakdown &&
    base !== undefined &&
    base > 0 &&
    denominator > 0 &&
    Math.abs(denominator - base) > options.baseTolerance * base
  )
    traps.push("base_differs");
  if (isBreakdown && isSmallGroup(denominator, minGroup))
    traps.push("small_group");
  return traps;
}

/** Whether the rows of a key that adds up come to more than their total. */
export function sumsAbove(
  rows: readonly TypedNumbers[],
  total: TypedNumbers,
): boolean {
  const sum = (of: "denominator" | "numerator") =>
    rows.reduce((all, row) => all + (row[of] ?? 0), 0);
  const isOver = (of: "denominator" | "numerator") => {
    const whole = total[of];
    return whole !== undefined && isAboveTotal(sum(of), whole);
  };
  return isOver("numerator") || isOver("denominator");
}
