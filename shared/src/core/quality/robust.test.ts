import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  beyondQuartiles,
  medianOf,
  modifiedScore,
  spreadOf,
} from "./robust.ts";
import { slipOf } from "./unit-slip.ts";

const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

/** The value that has as many below as above; of two the middle. */
function slowMedian(list: readonly number[]): number {
  const atPlace = (place: number): number =>
    list.find((one) => {
      const below = list.filter((other) => other < one).length;
      const same = list.filter((other) => other === one).length;
      return below <= place && place < below + same;
    }) ?? NaN;
  const half = (list.length - 1) / 2;
  return (atPlace(Math.floor(half)) + atPlace(Math.ceil(half))) / 2;
}

test("the median is the one that counting finds", () => {
  fc.assert(
    fc.property(values, (list) => {
      expect(medianOf(list)).toBeCloseTo(slowMedian(list), 9);
    }),
  );
});

describe("the modified z-score", () => {
  test("is 0.6745 deviations in units of the MAD, worked by hand", () => {
    // Median 10, absolute deviations 2 1 0 1 2: MAD 1.
    expect(modifiedScore(20, [8, 9, 10, 11, 12], 0.1)).toBeCloseTo(6.745, 9);
  });
  test("takes the least spread where all others are the same", () => {
    expect(modifiedScore(1.2, [1, 1, 1, 1], 0.1)).toBeCloseTo(1.349, 9);
    expect(modifiedScore(1, [1, 1, 1, 1], 0.1)).toBe(0);
  });
  test("is the definition, and turns with its sign", () => {
    fc.assert(
      fc.property(
        values,
        fc.double({ min: -90, max: 90, noNaN: true }),
        (list, value) => {
          const median = slowMedian(list);
          const mad = slowMedian(list.map((one) => Math.abs(one - median)));
          const slow = (0.6745 * (value - median)) / Math.max(mad, 0.1);
          expect(modifiedScore(value, list, 0.1)).toBeCloseTo(slow, 6);
          expect(
            modifiedScore(
              -value,
              list.map((one) => -one),
              0.1,
            ),
          ).toBeCloseTo(-slow, 6);
        },
      ),
    );
  });
});

describe("distances beyond the quartiles", () => {
  test("are 0 between them and count their width outside", () => {
    const spread = spreadOf([1, 2, 3, 4, 5], 0.1); // quartiles 2 and 4
    expect(beyondQuartiles(3, spread)).toBe(0);
    expect(beyondQuartiles(10, spread)).toBe(3);
    expect(beyondQuartiles(-6, spread)).toBe(-4);
  });
  test("take the least width where the quartiles meet", () => {
    expect(beyondQuartiles(7, spreadOf([5, 5, 5, 5], 0.5))).toBe(4);
  });
});

describe("a slip", () => {
  test.each([
    ["percent", 0.0062, 0.62, 100, "fraction_for_percent"],
    ["count", 12, 1200, 1, "factor_100"],
    ["count", 1100, 120, 1, "factor_10"],
    ["ratio", 0.024, 24, 1, "factor_1000"],
    ["percent", 1.6, 0.62, 100, "numerator_and_denominator"],
    ["ratio", 0.05, 20, 1, "numerator_and_denominator"],
  ] as const)(
    "of %s: %d where %d is usual",
    (type, value, usual, multiplier, slip) => {
      expect(slipOf(type, value, usual, multiplier)).toBe(slip);
    },
  );
  test.each([
    ["the usual", 0.6, 0.62],
    ["far, but not by a power of ten", 0.13, 0.62],
    ["nothing", 0, 0.62],
    ["something where nothing is usual", 0.5, 0],
  ])("has no name for %s", (_what, value, usual) => {
    expect(slipOf("percent", value, usual, 100)).toBeUndefined();
  });
});
