import { describe, expect, test } from "@jest/globals";
import { aMeasure } from "../../testing/measures.ts";
import type { Shadow } from "../../lib/figure.ts";
import { dimensionRows } from "./by-dimension-model.ts";

const name = (key: string) => ({ en: `name of ${key}`, th: key });
const rowsOf = (
  dimension: Parameters<typeof dimensionRows>[0],
  sites: Record<string, number>,
  order: string[] = [],
) =>
  dimensionRows(
    dimension,
    Object.keys(sites),
    (key): Shadow => aMeasure({ sites: sites[key] ?? 0 }),
    new Map([["a", [1, 2]]]),
    name,
    order,
  ).map(({ key }) => key);

describe("rows of a dimension", () => {
  test("leave out what the filter has emptied", () => {
    expect(rowsOf("tier", { "0": 2, "1": 0, outside: 1 })).toEqual([
      "0",
      "outside",
    ]);
  });

  test("stand in the catalogue's order for sizes", () => {
    const order = ["1-49", "50-99", "1000+"];
    expect(rowsOf("size_band", { "1000+": 9, "1-49": 1 }, order)).toEqual([
      "1-49",
      "1000+",
    ]);
  });

  test("begin with the most sites for provinces, then by name", () => {
    expect(rowsOf("province", { b: 2, c: 5, a: 2 })).toEqual(["c", "a", "b"]);
  });
});
