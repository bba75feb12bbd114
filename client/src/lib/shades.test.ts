import { describe, expect, test } from "@jest/globals";
import { shadesOf } from "./shades.ts";

describe("shades of a map", () => {
  test("of shares run from 0 to 1, whatever there is", () => {
    const { from, to, shadeOf } = shadesOf([0.4, 0.6], true);
    expect([from, to, shadeOf(0.4)]).toEqual([0, 1, 0.4]);
  });

  test("of other values run from the smallest to the largest", () => {
    const { from, to, shadeOf } = shadesOf([10, null, 30], false);
    expect([from, to]).toEqual([10, 30]);
    expect([shadeOf(10), shadeOf(20), shadeOf(30)]).toEqual([0, 0.5, 1]);
  });

  test("put one value alone in the middle", () => {
    expect(shadesOf([4], false).shadeOf(4)).toBe(0.5);
    expect(shadesOf([0], false).shadeOf(0)).toBe(0.5);
  });

  test("of nothing are none: what is missing is hatched, not pale", () => {
    const { from, to, shadeOf } = shadesOf([null], false);
    expect([from, to, shadeOf(null)]).toEqual([0, 1, null]);
  });
});
