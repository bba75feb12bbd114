import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { quantile, quartilesOf } from "./quartiles.ts";

/** By sorting all. */
function bySorting(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
  };
}

describe("quartiles without sorting", () => {
  test("are those of the sorted values: many, few, equal ones, in any order", () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 400 }),
        (values) => {
          const plain = values.map((value) => value + 0); // -0 is 0
          expect(quartilesOf(Float64Array.from(plain))).toEqual(
            bySorting(plain),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ["rising", (i: number) => i],
    ["falling", (i: number) => -i],
    ["a mountain", (i: number) => Math.min(i, 5_000 - i)],
    ["a saw", (i: number) => i % 7],
    ["all equal", () => 1],
  ])("of 5,000 values in the shape of %s", (_name, shape) => {
    const values = Array.from({ length: 5_000 }, (_, i) => shape(i));
    expect(quartilesOf(Float64Array.from(values))).toEqual(bySorting(values));
  });

  test("there are none of nothing", () => {
    expect(quartilesOf(new Float64Array(0))).toBeUndefined();
  });
});
