import { describe, expect, test } from "@jest/globals";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { mayBeConcern } from "@saphan/shared/core";
import { createCatalogue } from "../../lib/catalogue.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import {
  bottleneckInput,
  canBeConcern,
  exposureInput,
  moreRows,
  readAddress,
} from "./exposure-address.ts";

const { findIndicator, indicators } = createCatalogue(catalogueTerms());
const read = (search: string) =>
  readAddress(new URLSearchParams(search), findIndicator);

describe("the address of an exposure", () => {
  test("asks about dialogue with half for each further tier, if it says nothing", () => {
    expect(exposureInput(read(""))).toEqual({
      concern: "dialogue",
      below: 2,
      damping: 0.5,
    });
  });

  test("names a step of due diligence, a level, a damping and an origin", () => {
    expect(
      exposureInput(
        read("concern=hrdd&step=hrdd_remedy_level&below=3&damping=85&site=s1"),
      ),
    ).toEqual({
      concern: "hrdd",
      indicator: "hrdd_remedy_level",
      below: 3,
      damping: 0.85,
      site: "s1",
    });
  });

  test("lets all suppliers of an input count the same", () => {
    expect(exposureInput(read("weights=even"))).toMatchObject({
      weights: "even",
    });
    expect(exposureInput(read("weights=none"))).not.toHaveProperty("weights");
  });

  test("takes any standard indicator that has a good end as a concern", () => {
    expect(exposureInput(read("concern=tr_plan_level"))).toMatchObject({
      concern: "indicator",
      indicator: "tr_plan_level",
    });
  });

  test.each([
    "concern=sd_union_status",
    "concern=nothing",
    "damping=96",
    "damping=-1",
    "damping=x",
    "below=5",
    "below=",
  ])("falls back to what is usual on %s", (search) => {
    expect(exposureInput(read(search))).toEqual(exposureInput(read("")));
  });

  test("offers as concerns what the server takes as one", () => {
    const method = buildMethod(loadCatalogue());
    for (const term of indicators) {
      const entry = method.indicators[method.indicatorIndex.get(term.id) ?? -1];
      const hasEnd = /^(higher|lower)_is_better$/.test(term.direction);
      expect([term.id, canBeConcern(term)]).toEqual([
        term.id,
        term.sensitivity === "standard" &&
          hasEnd &&
          entry !== undefined &&
          mayBeConcern(entry),
      ]);
    }
  });
});

describe("the address of bottlenecks", () => {
  test("names a tier, and how many rows", () => {
    expect(bottleneckInput(read("of_tier=3&rows=50"))).toMatchObject({
      tiers: ["3"],
      first: 50,
    });
    expect(bottleneckInput(read(""))).not.toHaveProperty("tiers");
  });

  test("asks for more until the server gives no more", () => {
    expect([moreRows(10), moreRows(50), moreRows(250), moreRows(500)]).toEqual([
      50,
      250,
      500,
      undefined,
    ]);
  });
});
