import { describe, expect, test } from "@jest/globals";
import { aMeasure } from "../testing/measures.ts";
import { judgeTarget } from "./target.ts";

const higher = { direction: "higher_is_better" } as const;
const lower = { direction: "lower_is_better" } as const;

describe("a target", () => {
  test.each([
    ["met if the worst case meets it", higher, 0.5, 0.5, 0.8, "met"],
    ["not met if the best case does not", higher, 0.9, 0.5, 0.8, "notMet"],
    ["undecided in between", higher, 0.7, 0.5, 0.8, "undecided"],
    ["met from above where lower is better", lower, 0.8, 0.5, 0.8, "met"],
    ["not met if even all good is too much", lower, 0.4, 0.5, 0.8, "notMet"],
    ["met at 0 by a figure that is 0", lower, 0, 0, 0, "met"],
  ] as const)("is %s", (_title, indicator, target, low, high, verdict) => {
    expect(
      judgeTarget(
        indicator,
        target,
        aMeasure({ low, high, answered: 8 }),
        false,
      ),
    ).toEqual({ verdict, isOfSharing: false });
  });

  test("forgives the dust of adding up, 1e-9 of it", () => {
    const measure = aMeasure({ low: 1 - 1e-12, high: 1 - 1e-12 });
    expect(judgeTarget(higher, 1, measure, false).verdict).toBe("met");
  });

  test("is decided without a range only where nobody is silent", () => {
    const parts = { low: null, high: null, value: 1.1 };
    const all = aMeasure({ ...parts, asked: 9, answered: 9 });
    const some = aMeasure({ ...parts, asked: 9, answered: 8 });
    expect(judgeTarget(higher, 1, all, false).verdict).toBe("met");
    expect(judgeTarget(higher, 1, some, false).verdict).toBe("undecided");
  });

  test("is undecided while a silent site is left out of the range (rule 7)", () => {
    const measure = aMeasure({ low: 0.9, high: 1, boundsLeftOut: 1 });
    expect(judgeTarget(higher, 0.5, measure, false).verdict).toBe("undecided");
  });

  test.each([
    ["sites that do not share", { notShared: 3 }, false],
    ["sites that are not named", {}, true],
  ])(
    "is judged of the sites that share beside %s",
    (_title, parts, unnamed) => {
      const measure = aMeasure({ low: 0.9, high: 1, ...parts });
      expect(judgeTarget(higher, 0.5, measure, unnamed)).toEqual({
        verdict: "met",
        isOfSharing: true,
      });
    },
  );

  test("is undecided where nobody has answered", () => {
    const measure = aMeasure({
      value: null,
      low: null,
      high: null,
      answered: 0,
    });
    expect(judgeTarget(higher, 0.5, measure, false).verdict).toBe("undecided");
  });
});
