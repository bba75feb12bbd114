import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  isAboveTotal,
  isDoubtfulPercentage,
  sumsAbove,
  TRAP_DEFAULTS,
  trapsOf,
  type TrapContext,
  type TypedNumbers,
} from "./traps.ts";

const context = (changes: Partial<TrapContext> = {}): TrapContext => ({
  valueType: "percent",
  isBreakdown: false,
  minGroup: 10,
  ...changes,
});
const share = (numerator: number, denominator: number): TypedNumbers => ({
  numerator,
  denominator,
});

describe("slips in one answer", () => {
  test.each<[string, TypedNumbers, Partial<TrapContext>, string[]]>([
    ["more people than there are", share(210, 200), {}, ["above_denominator"]],
    ["of a ratio that is usual", share(210, 200), { valueType: "ratio" }, []],
    ["nobody to count", share(0, 0), {}, ["zero_denominator"]],
    [
      "31 points more than last time",
      share(81, 100),
      { last: share(50, 100) },
      ["big_jump"],
    ],
    ["30 points more", share(80, 100), { last: share(50, 100) }, []],
    [
      "a bare share against parts",
      { value: 0.2 },
      { last: share(60, 100) },
      ["big_jump"],
    ],
    [
      "more than three times the hours",
      { value: 31 },
      { valueType: "ratio", last: { value: 10 } },
      ["big_jump"],
    ],
    [
      "from nothing to something is no factor",
      { value: 4 },
      { valueType: "count", last: { value: 0 } },
      [],
    ],
    [
      "a plant that doubled",
      share(100, 200),
      { last: share(50, 100) },
      ["base_jump"],
    ],
    [
      "another headcount than the fact",
      share(100, 180),
      { base: 200.1 },
      ["base_differs"],
    ],
    ["a headcount within a tenth", share(100, 180), { base: 200 }, []],
    [
      "a group of nine",
      share(3, 9),
      { isBreakdown: true, base: 200 },
      ["small_group"],
    ],
    ["a group of ten", share(3, 10), { isBreakdown: true }, []],
    [
      "a group of none",
      share(0, 0),
      { isBreakdown: true },
      ["zero_denominator"],
    ],
    [
      "a level that rose",
      { value: 4 },
      { valueType: "ordinal", last: { value: 1 } },
      [],
    ],
    ["half an answer", { numerator: 5 }, { last: share(1, 9) }, []],
  ])("%s", (_, typed, changes, expected) => {
    expect(trapsOf(typed, context(changes))).toEqual(expected);
  });

  test("an answer equal to the last one never jumps", () => {
    const number = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(
        fc.record({ numerator: number, denominator: number }),
        fc.constantFrom("percent", "ratio", "count" as const),
        (typed, valueType) => {
          const traps = trapsOf(typed, context({ valueType, last: typed }));
          expect(traps).not.toContain("big_jump");
          expect(traps).not.toContain("base_jump");
        },
      ),
    );
  });

  test("whether it jumps does not depend on the direction", () => {
    const numbers = fc.record({
      numerator: fc.integer({ min: 1, max: 300 }),
      denominator: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const of = (typed: TypedNumbers, last: TypedNumbers) =>
          trapsOf(typed, context({ last })).filter((trap) =>
            trap.endsWith("jump"),
          );
        expect(of(a, b)).toEqual(of(b, a));
      }),
    );
  });

  test("a percentage up to 1 may be a fraction, more may not", () => {
    expect([0, 0.004, 1, 1.01, 50].map(isDoubtfulPercentage)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(TRAP_DEFAULTS.jumpPoints).toBe(30);
  });
});

describe("parts and their total", () => {
  test.each<[string, TypedNumbers[], TypedNumbers, boolean]>([
    ["equal", [share(40, 90), share(60, 110)], share(100, 200), false],
    [
      "too many in the numerator",
      [share(41, 90), share(60, 110)],
      share(100, 200),
      true,
    ],
    [
      "too many in the denominator",
      [share(40, 91), share(60, 110)],
      share(100, 200),
      true,
    ],
    ["fewer: not all were split", [share(40, 90)], share(100, 200), false],
    ["a total that is not there", [share(40, 90)], {}, false],
    [
      "tenths that add up to a little more in binary",
      [{ numerator: 0.1 }, { numerator: 0.2 }],
      { numerator: 0.3 },
      false,
    ],
  ])("%s", (_, rows, total, expected) => {
    expect(sumsAbove(rows, total)).toBe(expected);
  });
  test("1e-9 relative is no difference", () => {
    expect(isAboveTotal(1e9 + 0.5, 1e9)).toBe(false);
    expect(isAboveTotal(1e9 + 3, 1e9)).toBe(true);
  });
});
