import { describe, expect, test } from "@jest/globals";
import { niceTicks } from "./scale.ts";

describe("ticks of an axis", () => {
  test.each([
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [0.62, [0, 0.2, 0.4, 0.6, 0.8]],
    [8, [0, 2, 4, 6, 8]],
    [8.6, [0, 2.5, 5, 7.5, 10]],
    [1.2, [0, 0.5, 1, 1.5]],
    [420, [0, 200, 400, 600]],
  ])("up to %p are round and reach it", (max, ticks) => {
    expect(niceTicks(max)).toEqual(ticks);
  });

  test("of nothing run from 0 to 1", () => {
    expect(niceTicks(0)).toEqual([0, 1]);
    expect(niceTicks(NaN)).toEqual([0, 1]);
  });
});
