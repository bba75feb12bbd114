import { describe, expect, test } from "@jest/globals";
import { createCatalogue } from "../../lib/catalogue.ts";
import { HEADLINES } from "../../lib/headlines.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import { aMeasure } from "../../testing/measures.ts";
import { chosenIndicators, judge } from "./compare-model.ts";

const half = (low: number | null, high: number | null, changes = {}) =>
  aMeasure({ value: 0.5, low, high, answered: 8, ...changes });

describe("what may be said of two figures", () => {
  test("nothing, where a side has none", () => {
    expect(judge(aMeasure(), aMeasure({ value: null }))).toMatchObject({
      finding: "none",
      difference: null,
    });
  });

  test("the difference, where everybody asked has answered", () => {
    const found = judge(
      aMeasure({ value: 0.5, low: 0.5, high: 0.5 }),
      aMeasure({ value: 0.75, low: 0.75, high: 0.75 }),
    );
    expect(found).toEqual({
      finding: "whole",
      difference: -0.25,
      least: null,
      silent: 0,
    });
  });

  test("no difference where the ranges meet, were it only in a point", () => {
    for (const [low, high] of [
      [0.3, 0.6],
      [0.6, 0.9],
    ] as const)
      expect(
        judge(half(0.4, 0.6), half(low, high, { value: 0.7 })),
      ).toMatchObject({ finding: "overlap", difference: null, silent: 4 });
  });

  test("by how much at least, where the ranges are apart, on either side", () => {
    const high = half(0.7, 0.9, { value: 0.8 });
    const low = half(0.1, 0.5, { value: 0.2 });
    const [above, below] = [judge(high, low), judge(low, high)];
    expect(above.finding).toBe("apart");
    expect(above.difference).toBeCloseTo(0.6);
    expect(above.least).toBeCloseTo(0.2);
    expect(below.difference).toBeCloseTo(-0.6);
    expect(below.least).toBeCloseTo(0.2);
  });

  test("no difference while a silent site is in no range", () => {
    expect(
      judge(half(0.7, 0.9, { boundsLeftOut: 1 }), half(0.1, 0.2)),
    ).toMatchObject({ finding: "leftOut", difference: null });
  });

  test("a difference without certainty where there are no ranges", () => {
    expect(judge(half(null, null), half(null, null))).toMatchObject({
      finding: "unbounded",
      difference: 0,
      silent: 4,
    });
  });
});

describe("figures to compare", () => {
  const catalogue = createCatalogue(catalogueTerms());
  const idsOf = (choice: string | null) =>
    chosenIndicators(catalogue, choice).map(({ id }) => id);

  test("are the headlines, unless the address says otherwise", () => {
    expect(idsOf(null).sort()).toEqual(Object.values(HEADLINES).sort());
    expect(idsOf("no-such-indicator")).toEqual(idsOf("headlines"));
    expect(idsOf("core").length).toBeGreaterThan(idsOf(null).length);
    expect(idsOf("sd_maturity_level")).toEqual(["sd_maturity_level"]);
  });

  test("leave out what is not for others, unless it is asked for by name", () => {
    expect(idsOf("all")).not.toContain("hrdd_severe_incidents");
    expect(idsOf("hrdd_severe_incidents")).toEqual(["hrdd_severe_incidents"]);
  });
});
