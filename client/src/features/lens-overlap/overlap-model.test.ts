import { describe, expect, test } from "@jest/globals";
import { spellOut } from "./overlap-model.ts";

const total = (terms: ReturnType<typeof spellOut>) =>
  terms.reduce((sum, { sign, sites }) => sum + sign * sites, 0);

describe("the overlap of lenses", () => {
  test("is spelled out for two: the shared sites are counted once", () => {
    const terms = spellOut(2, [410, 173, 173, 388], 173);
    expect(terms.map(({ sign, sites }) => sign * sites)).toEqual([
      410, 388, -173,
    ]);
    expect(total(terms)).toBe(625);
  });

  test("is spelled out for three: what all hold was taken away once too often", () => {
    const shared = [7, 3, 1, 3, 6, 1, 1, 1, 2];
    expect(total(spellOut(3, shared, 1))).toBe(11);
  });

  test("is not spelled out for one, and not for so many that nobody would read it", () => {
    expect(spellOut(1, [5], 5)).toEqual([]);
    expect(spellOut(4, new Array<number>(16).fill(1), 1)).toEqual([]);
  });
});
