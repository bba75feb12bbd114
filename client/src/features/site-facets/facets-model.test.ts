import { expect, test } from "@jest/globals";
import { choicesHolding } from "./facets-model.ts";

test("choices of a facet are found by any part of their name, and chosen ones always", () => {
  const choice = (value: string, name: string, isChosen = false) => ({
    value,
    name,
    count: 1,
    isChosen,
  });
  const choices = [
    choice("TH-21", "Rayong"),
    choice("TH-20", "Chon Buri", true),
    choice("TH-11", "Samut Prakan"),
  ];
  expect(choicesHolding(choices, " RAY").map(({ value }) => value)).toEqual([
    "TH-21",
    "TH-20",
  ]);
});
