import { describe, expect, test } from "@jest/globals";
import { aMeasure } from "../../testing/measures.ts";
import { standingParts } from "./standing-model.ts";

describe("where sites stand", () => {
  const measure = aMeasure({
    sites: 30,
    asked: 20,
    answered: 15,
    carried: 6,
    notAsked: 4,
    notApplicable: 1,
    notShared: 5,
  });

  test("adds up to all sites, carried answers apart", () => {
    const parts = standingParts(measure);
    expect(parts.map(({ name, sites }) => [name, sites])).toEqual([
      ["answered", 9],
      ["carried", 6],
      ["silent", 5],
      ["not_applicable", 1],
      ["not_asked", 4],
      ["not_shared", 5],
    ]);
    const total = parts.reduce((sum, { sites }) => sum + sites, 0);
    expect(total).toBe(measure.sites);
  });

  test("leaves out what no site is in", () => {
    expect(standingParts(aMeasure()).map(({ name }) => name)).toEqual([
      "answered",
    ]);
  });
});
