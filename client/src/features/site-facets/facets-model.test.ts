import { describe, expect, test } from "@jest/globals";
import { createCatalogue } from "../../lib/catalogue.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import { choicesHolding, facetChoices } from "./facets-model.ts";

const catalogue = createCatalogue(catalogueTerms());
const value = (key: string, count: number, name?: string) => ({
  key,
  count,
  group: name ? { name: { en: name, th: name } } : null,
});

describe("the choices of a facet", () => {
  test("stand in the order of tiers, with those outside last", () => {
    const values = [value("outside", 9), value("2", 5), value("1", 3)];
    expect(
      facetChoices("tier", values, [], catalogue, "en").map(
        (choice) => choice.value,
      ),
    ).toEqual(["1", "2", "outside"]);
  });

  test("stand by how many sites they leave, then by name", () => {
    const values = [
      value("b", 1, "Zinc"),
      value("c", 4, "Iron"),
      value("a", 1, "Alloy"),
    ];
    expect(
      facetChoices("group", values, [], catalogue, "en").map(
        ({ name }) => name,
      ),
    ).toEqual(["Iron", "Alloy", "Zinc"]);
  });

  test("keep what is chosen even where no site is left, and drop what has no id", () => {
    const choices = facetChoices(
      "province",
      [value("", 4), value("TH-21", 2)],
      ["TH-20"],
      catalogue,
      "en",
    );
    expect(
      choices.map(({ value: id, count, isChosen }) => [id, count, isChosen]),
    ).toEqual([
      ["TH-21", 2, false],
      ["TH-20", 0, true],
    ]);
  });

  test("are found by any part of their name, and chosen ones always", () => {
    const choices = facetChoices(
      "province",
      [value("TH-21", 2), value("TH-20", 1), value("TH-11", 1)],
      ["TH-20"],
      catalogue,
      "en",
    );
    expect(
      choicesHolding(choices, " RAY").map((choice) => choice.value),
    ).toEqual(["TH-21", "TH-20"]);
  });
});
