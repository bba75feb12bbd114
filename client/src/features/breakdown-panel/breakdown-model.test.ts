import { describe, expect, test } from "@jest/globals";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import { aMeasure } from "../../testing/measures.ts";
import { breakdownTables } from "./breakdown-model.ts";

const training = catalogueTerms().indicators.find(
  ({ id }) => id === "train_coverage",
);

describe("breakdowns", () => {
  test("stand key by key, with derived groups marked and how many sites split their answer", () => {
    if (!training) throw new Error("no train_coverage");
    const part = (key: string, value: string, answered: number) => ({
      key,
      value,
      isGroup: value === "nonregular",
      measure: aMeasure({ asked: 12, answered }),
    });
    const tables = breakdownTables(training, [
      part("sex", "women", 9),
      part("sex", "men", 8),
      part("contract", "nonregular", 3),
    ]);
    expect(tables.map(({ key, split, asked }) => [key, split, asked])).toEqual([
      ["sex", 9, 12],
      ["contract", 3, 12],
      ["nationality", 0, 0],
      ["role", 0, 0],
      ["age", 0, 0],
      ["topic", 0, 0],
    ]);
    expect(tables[0]?.rows.map(({ name }) => name.en)).toEqual([
      "Women",
      "Men",
    ]);
    expect(tables[1]?.rows[0]).toMatchObject({
      isGroup: true,
      name: { en: "Non-regular" },
    });
    expect(tables.find(({ key }) => key === "topic")?.addsUp).toBe(false);
  });
});
