/** Rule 11, worked by hand: breakdown rows of groups of 1 to 9 people, and derived groups. */
import { describe, expect, test } from "@jest/globals";
import { anAnswer, aShare, figuresOf, ownPlants } from "./hand-worked.ts";
import { readBooks } from "./read-books.ts";

const books = readBooks();

describe("rule 11, breakdown rows", () => {
  /** Which rows are left at one plant that gave these of a key: [numerator, denominator], a bare share as [share]. */
  const left = (
    key: string,
    given: Record<string, number[]>,
    indicator = "train_coverage",
  ) => {
    const answers = Object.entries(given).map(([value, [first, base]]) =>
      anAnswer("P", indicator, {
        breakdown: `${key}=${value}`,
        ...(base === undefined
          ? { value: first ?? null }
          : { numerator: first ?? null, denominator: base }),
      }),
    );
    const total = aShare("P", indicator, 50, 200);
    const rows = ownPlants(["P"], { answers: [total, ...answers] });
    const figures = figuresOf(books, rows, indicator);
    const found: Record<string, number | null> = {};
    for (const [breakdown, figure] of figures)
      if (breakdown.startsWith(`${key}=`))
        found[breakdown.slice(key.length + 1)] = figure.denominator;
    return found;
  };

  test("a small row goes, and of two the other with it", () => {
    expect(left("sex", { women: [1, 9], men: [40, 91] })).toEqual({});
    expect(left("sex", { women: [1, 10], men: [40, 90] })).toEqual({
      women: 10,
      men: 90,
    });
  });

  test("the smallest others go until 10 are withheld; rows of 0 stay", () => {
    const given = {
      production: [50, 150],
      technical: [1, 3],
      supervisor: [1, 4],
      manager: [5, 20],
      support: [0, 0],
    };
    // 3 + 4 are 7, so the managers go too.
    expect(left("role", given)).toEqual({ production: 150, support: null });
    // 4 + 6 are 10.
    const just = { ...given, technical: [1, 4], supervisor: [1, 6] };
    expect(left("role", just)).toEqual({
      production: 150,
      manager: 20,
      support: null,
    });
    // 5 + 7 are 12: no other goes.
    const enough = { ...given, technical: [1, 5], supervisor: [1, 7] };
    expect(left("role", enough)).toEqual({
      production: 150,
      manager: 20,
      support: null,
    });
  });

  test("of equal rows the first in the catalogue's order goes", () => {
    const given = {
      support: [1, 12],
      manager: [1, 12],
      supervisor: [1, 12],
      technical: [1, 5],
    };
    expect(left("role", given)).toEqual({ manager: 12, support: 12 });
  });

  test("rows of a key that does not add up go alone", () => {
    const given = { osh: [5, 9], green_skills: [5, 12], technical_ev: [1, 10] };
    expect(left("topic", given)).toEqual({
      green_skills: 12,
      technical_ev: 10,
    });
  });

  test("a row without base goes, holds 0, and takes the smallest other along", () => {
    const given = { women: [0.5], men: [40, 90] };
    expect(left("sex", given)).toEqual({});
    const three = { regular: [1, 90], fixed_term: [0.5], agency: [1, 12] };
    expect(left("contract", three)).toEqual({ regular: 90, nonregular: 12 });
  });

  test("a fraction below 10 is a group", () => {
    const hours = { women: [1, 9.5], men: [1, 100] };
    expect(left("sex", hours, "train_hours_avg")).toEqual({});
  });

  test("a withheld row is asked and not answered", () => {
    const split = (site: string, women: number) => [
      aShare(site, "train_coverage", 50, 200),
      aShare(site, "train_coverage", 4, women, { breakdown: "sex=women" }),
    ];
    const answers = [...split("P1", 8), ...split("P2", 80)];
    const rows = ownPlants(["P1", "P2"], { answers });
    const women = figuresOf(books, rows, "train_coverage").get("sex=women");
    expect(women).toMatchObject({ asked: 2, answered: 1, denominator: 80 });
  });

  test("a derived group is the sum of its members, withheld ones too", () => {
    // 4 go and 30 beside them; the sum of 34 does not.
    const given = { regular: [1, 66], fixed_term: [1, 4], agency: [1, 30] };
    expect(left("contract", given)).toEqual({ regular: 66, nonregular: 34 });
  });

  test("it goes if it is small itself, or if a row outside it goes", () => {
    const small = { regular: [1, 0], fixed_term: [1, 4], agency: [1, 3] };
    expect(left("contract", small)).toEqual({ regular: null });
    const outside = { regular: [1, 5], fixed_term: [1, 40], agency: [1, 30] };
    expect(left("contract", outside)).toEqual({ fixed_term: 40 });
  });

  test("it is missing where no member is there with a base", () => {
    expect(left("contract", { regular: [1, 66], agency: [0.5] })).toEqual({});
    expect(left("contract", { regular: [1, 66] })).toEqual({ regular: 66 });
  });

  test("0 is a value: the row is answered and pools nothing", () => {
    const answers = [
      aShare("P", "train_coverage", 50, 200),
      aShare("P", "train_coverage", 0, 0, { breakdown: "sex=women" }),
    ];
    const figures = figuresOf(
      books,
      ownPlants(["P"], { answers }),
      "train_coverage",
    );
    expect(figures.get("sex=women")).toMatchObject({
      answered: 1,
      pooled: 0,
      numerator: null,
      value: null,
    });
  });
});
