/** Rule 6, parity: computed from the breakdown rows of training coverage. Worked by hand over own plants. */
import { describe, expect, test } from "@jest/globals";
import { aFact, anAnswer, aShare, ownPlants, totalOf } from "./hand-worked.ts";
import { readBooks } from "./read-books.ts";
import type { NaiveAnswer } from "./rows.ts";

const books = readBooks();
const GENDER = "inc_training_gender_parity";
const CONTRACT = "inc_training_nonregular_parity";

function row(
  site: string,
  breakdown: string,
  numerator: number,
  denominator: number,
  more: Partial<NaiveAnswer> = {},
) {
  const parts = { breakdown, ...more };
  return aShare(site, "train_coverage", numerator, denominator, parts);
}

function parity(
  names: string[],
  answers: NaiveAnswer[],
  indicator = GENDER,
  headcount = 200,
) {
  const facts = names.flatMap((name) => [
    aFact(name, "headcount", headcount),
    aFact(name, "women_headcount", headcount / 2),
    aFact(name, "agency", headcount / 10),
    aFact(name, "fixed_term", headcount / 10),
    aFact(name, "apprentice", headcount / 10),
  ]);
  return totalOf(books, ownPlants(names, { facts, answers }), indicator);
}

describe("gender parity", () => {
  test("pools the rows of each sex over sites that have both", () => {
    const figure = parity(
      ["P1", "P2", "P3", "P4", "P5"],
      [
        // Beside a declined total: 1/2 over 1/2.
        anAnswer("P1", "train_coverage", { state: "declined" }),
        row("P1", "sex=women", 30, 60),
        row("P1", "sex=men", 40, 80),
        // Rows go before what is stated on the parity itself.
        anAnswer("P1", GENDER, { value: 0.2 }),
        // Without a total: 1/4 over 3/4.
        row("P2", "sex=women", 10, 40),
        row("P2", "sex=men", 45, 60),
        // A bare parity is answered and enters nothing else.
        anAnswer("P3", GENDER, { value: 0.9, verification: 2 }),
        // One group only, and one of nobody.
        row("P4", "sex=women", 30, 60),
        row("P5", "sex=women", 0, 0),
        row("P5", "sex=men", 40, 80),
      ],
    );
    expect(figure).toMatchObject({
      asked: 5,
      answered: 3,
      pooled: 2,
      numerator: 40 / 100,
      denominator: 85 / 140,
      verified_share: 1 / 3,
      low: null,
      high: null,
    });
    expect(figure.value).toBeCloseTo(56 / 85, 12);
    // Of 1 and 1/3.
    expect(figure.q1).toBeCloseTo(1 / 2, 12);
    expect(figure.median).toBeCloseTo(2 / 3, 12);
    expect(figure.q3).toBeCloseTo(5 / 6, 12);
  });

  test("a pooled share of 0 below leaves no value", () => {
    const figure = parity(
      ["P1"],
      [row("P1", "sex=women", 30, 60), row("P1", "sex=men", 0, 80)],
    );
    expect(figure).toMatchObject({
      answered: 1,
      pooled: 1,
      numerator: 0.5,
      denominator: 0,
      value: null,
      median: null,
    });
  });

  test("without a total each row is chosen on its own, by the oldest and the lowest", () => {
    const women = row("P1", "sex=women", 30, 60, { verification: 3 });
    const men = row("P1", "sex=men", 40, 80, {
      period: "2026-Q1",
      verification: 1,
      state: "pending_review",
    });
    expect(parity(["P1"], [women, men])).toMatchObject({
      answered: 1,
      carried: 1,
      unreviewed: 1,
      oldest_period: "2026-Q1",
      verified_share: 0,
    });
  });

  test("beside a total, rows of another period are not read", () => {
    const total = aShare("P1", "train_coverage", 90, 200);
    const women = row("P1", "sex=women", 30, 60);
    const men = row("P1", "sex=men", 40, 80, { period: "2026-Q1" });
    expect(parity(["P1"], [total, women, men])).toMatchObject({
      asked: 1,
      answered: 0,
    });
  });

  test("a site under 50 people that gave rows answers freely", () => {
    const rows = [row("P1", "sex=women", 10, 20), row("P1", "sex=men", 5, 20)];
    const freely = parity(["P1"], rows, GENDER, 40);
    expect(freely).toMatchObject({ not_asked: 0, answered: 1, value: 2 });
    const silent = parity(["P1"], [], GENDER, 40);
    expect(silent).toMatchObject({ not_asked: 1, asked: 0 });
  });

  test("a row of 1 to 9 is withheld, and the other beside it", () => {
    const rows = [row("P1", "sex=women", 5, 9), row("P1", "sex=men", 40, 80)];
    expect(parity(["P1"], rows)).toMatchObject({ asked: 1, answered: 0 });
  });
});

describe("parity and applicability", () => {
  const both = [row("P1", "sex=women", 30, 60), row("P1", "sex=men", 40, 80)];
  const stated = anAnswer("P1", GENDER, { state: "not_applicable" });

  test("rows go before a stated 'not applicable', which else holds where it is unknown", () => {
    const at = (answers: NaiveAnswer[]) =>
      totalOf(books, ownPlants(["P1"], { answers }), GENDER);
    expect(at([stated, ...both])).toMatchObject({
      answered: 1,
      unknown_applicability: 1,
    });
    expect(at([stated])).toMatchObject({ not_applicable: 1, asked: 0 });
  });

  test("the expression goes before the rows", () => {
    const facts = [aFact("P1", "women_headcount", 9)];
    const rows = ownPlants(["P1"], { facts, answers: both });
    expect(totalOf(books, rows, GENDER)).toMatchObject({
      not_applicable: 1,
      answered: 0,
    });
  });
});

describe("parity by contract", () => {
  test("non-regular is the sum of its members that are there with a base", () => {
    const figure = parity(
      ["P1"],
      [
        row("P1", "contract=regular", 50, 100),
        row("P1", "contract=fixed_term", 10, 20),
        // Counts 10 of 10.
        row("P1", "contract=agency", 12, 10),
        row("P1", "contract=apprentice", 1, 30, { state: "declined" }),
      ],
      CONTRACT,
    );
    expect(figure).toMatchObject({ answered: 1, numerator: 20 / 30 });
    expect(figure.denominator).toBe(0.5);
    expect(figure.value).toBeCloseTo(4 / 3, 12);
  });

  test("a withheld member still counts in the sum", () => {
    // 4 fixed-term are withheld, and beside them the 30 of the agency; the regular stay.
    const figure = parity(
      ["P1"],
      [
        row("P1", "contract=regular", 50, 100),
        row("P1", "contract=fixed_term", 4, 4),
        row("P1", "contract=agency", 13, 30),
      ],
      CONTRACT,
    );
    expect(figure).toMatchObject({ answered: 1, numerator: 17 / 34 });
  });

  test("it is missing where the regular rows are withheld", () => {
    // 4 and 5 are withheld; they hold 9, so the regular go too.
    const figure = parity(
      ["P1"],
      [
        row("P1", "contract=regular", 50, 100),
        row("P1", "contract=fixed_term", 4, 4),
        row("P1", "contract=agency", 5, 5),
      ],
      CONTRACT,
    );
    expect(figure).toMatchObject({ asked: 1, answered: 0 });
  });
});
