import { describe, expect, test } from "@jest/globals";
import { catalogueTerms } from "../testing/catalogue-terms.ts";
import { createCatalogue } from "./catalogue.ts";
import { filterOptions, type FacetValue } from "./filter-options.ts";

const catalogue = createCatalogue(catalogueTerms());
const value = (key: string, count: number, name?: string): FacetValue => ({
  key,
  count,
  group: name ? { name: { en: name, th: `${name} (ไทย)` } } : null,
});

describe("what may be chosen in a part of the filter", () => {
  test("stands in the order of tiers, with those outside last", () => {
    const values = [value("outside", 9), value("2", 5), value("1", 3)];
    expect(
      filterOptions("tier", values, [], catalogue, "en").map(
        (option) => option.value,
      ),
    ).toEqual(["1", "2", "outside"]);
  });

  test("stands by size, whatever comes first", () => {
    const bands = catalogue.sizeBands.map(({ id }) => id);
    expect(bands.length).toBeGreaterThan(1);
    const values = [...bands].reverse().map((id, at) => value(id, at));
    for (const order of ["by_name", "by_sites"] as const)
      expect(
        filterOptions("size_band", values, [], catalogue, "en", order).map(
          (option) => option.value,
        ),
      ).toEqual(bands);
  });

  test("stands by name, or by how many sites it leaves and then by name", () => {
    const values = [
      value("b", 1, "Zinc"),
      value("c", 4, "Iron 10"),
      value("d", 4, "Iron 9"),
      value("a", 1, "Alloy"),
    ];
    const names = (order?: "by_sites") =>
      filterOptions("group", values, [], catalogue, "en", order).map(
        ({ name }) => name,
      );
    expect(names()).toEqual(["Alloy", "Iron 9", "Iron 10", "Zinc"]);
    expect(names("by_sites")).toEqual(["Iron 9", "Iron 10", "Alloy", "Zinc"]);
  });

  test("keeps what is chosen even where no site is left, and drops what has no id", () => {
    const values = [value("", 4), value("TH-21", 2)];
    const options = filterOptions(
      "province",
      values,
      ["TH-20"],
      catalogue,
      "en",
    );
    expect(options.map((option) => [option.value, option.count])).toEqual([
      ["TH-20", 0],
      ["TH-21", 2],
    ]);
  });

  test("is called in the language of the page, and by its id where nobody named it", () => {
    const options = filterOptions(
      "group",
      [value("a", 1, "Alloy"), value("x", 1)],
      [],
      catalogue,
      "th",
    );
    expect(options.map(({ name }) => name).sort()).toEqual([
      "Alloy (ไทย)",
      "x",
    ]);
  });
});
