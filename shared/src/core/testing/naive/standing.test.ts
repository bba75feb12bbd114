/** Rules 4 and 5, worked by hand over own plants: what applies, who is asked, what is covered. */
import { describe, expect, test } from "@jest/globals";
import {
  aFact,
  anAnswer,
  aShare,
  figuresOf,
  ownPlants,
  totalOf,
} from "./hand-worked.ts";
import { readBooks } from "./read-books.ts";
import type { NaiveAnswer } from "./rows.ts";

const books = readBooks();

const SUPERVISORS = "train_supervisor_coverage";

describe("rule 4, applicability in three values", () => {
  const stated = { state: "not_applicable" as const };
  test.each([
    // supervisors at the plant, what is stated, the place, unknown
    ["true", 20, "value", "answered", 0],
    ["false", 0, "value", "not_applicable", 0],
    ["unknown", null, "value", "answered", 1],
    ["true", 20, "nothing", "asked", 0],
    ["false", 0, "nothing", "not_applicable", 0],
    ["unknown", null, "nothing", "asked", 1],
    ["true", 20, "not applicable", "asked", 0],
    ["false", 0, "not applicable", "not_applicable", 0],
    ["unknown", null, "not applicable", "not_applicable", 0],
  ])("%s (%s), stated %s: %s", (_truth, count, what, place, unknown) => {
    const rows = ownPlants(["P"], {
      facts: count === null ? [] : [aFact("P", "supervisor_headcount", count)],
      answers:
        what === "nothing"
          ? []
          : [
              aShare(
                "P",
                SUPERVISORS,
                3,
                12,
                what === "value" ? {} : { ...stated, numerator: null },
              ),
            ],
    });
    const total = totalOf(books, rows, SUPERVISORS);
    expect(total).toMatchObject({
      sites: 1,
      not_applicable: place === "not_applicable" ? 1 : 0,
      asked: place === "not_applicable" ? 0 : 1,
      answered: place === "answered" ? 1 : 0,
      unknown_applicability: unknown,
      numerator: place === "answered" ? 3 : null,
    });
  });

  test.each([
    // agency > 0 or fixed_term > 0
    [null, 5, { asked: 1, unknown_applicability: 0 }],
    [null, 0, { asked: 1, unknown_applicability: 1 }],
    [0, 0, { asked: 0, not_applicable: 1 }],
  ])("agency %s or fixed-term %s", (agency, fixedTerm, expected) => {
    const facts = [aFact("P", "fixed_term", fixedTerm)];
    if (agency !== null) facts.push(aFact("P", "agency", agency));
    const rows = ownPlants(["P"], { facts });
    const total = totalOf(books, rows, "wc_equal_treatment_level");
    expect(total).toMatchObject(expected);
  });

  test("a conjunction with a false part is false, whatever is missing", () => {
    const rows = ownPlants(["P"], {
      facts: [aFact("P", "women_headcount", 5)],
    });
    const total = totalOf(books, rows, "inc_training_gender_parity");
    expect(total).toMatchObject({ not_applicable: 1, asked: 0 });
  });

  test("an expired 'not applicable' is silent", () => {
    const more = { ...stated, valid_until: "2026-06-29" };
    const answers = [anAnswer("P", SUPERVISORS, more)];
    const total = totalOf(books, ownPlants(["P"], { answers }), SUPERVISORS);
    expect(total).toMatchObject({ not_applicable: 0, asked: 1, answered: 0 });
  });
});

describe("rule 5, asked and not asked", () => {
  test.each([
    [49, "train_hours_avg", null, { not_asked: 1, asked: 0 }],
    [50, "train_hours_avg", null, { not_asked: 0, asked: 1 }],
    [null, "train_hours_avg", null, { asked: 1, headcount_unknown: 1 }],
    [49, "train_coverage", null, { not_asked: 0, asked: 1 }],
    [49, "train_hours_avg", "reported", { asked: 1, answered: 1 }],
    [49, "train_hours_avg", "declined", { not_asked: 1, asked: 0 }],
    // Said where it applies, so it is silent: not asked. Said where that is unknown: it holds.
    [49, "train_hours_avg", "not_applicable", { not_asked: 1 }],
    [49, "train_ev_tech_coverage", "not_applicable", { not_applicable: 1 }],
  ])("%s people, %s, %s", (headcount, indicator, state, expected) => {
    const facts =
      headcount === null ? [] : [aFact("P", "headcount", headcount)];
    const answers =
      state === null
        ? []
        : [
            aShare("P", indicator, 1, 2, {
              state: state as NaiveAnswer["state"],
            }),
          ];
    const rows = ownPlants(["P"], { facts, answers });
    expect(totalOf(books, rows, indicator)).toMatchObject(expected);
  });

  test("coverage by sites and by headcount", () => {
    const rows = ownPlants(["P1", "P2", "P3"], {
      facts: [aFact("P1", "headcount", 100), aFact("P2", "headcount", 300)],
      answers: [
        aShare("P1", "train_coverage", 50, 100),
        aShare("P3", "train_coverage", 5, 10),
      ],
    });
    expect(totalOf(books, rows, "train_coverage")).toMatchObject({
      asked: 3,
      answered: 2,
      headcount_unknown: 1,
      coverage_sites: 2 / 3,
      coverage_headcount: 100 / 400,
    });
  });

  test("a breakdown is asked where its total is answered", () => {
    const women = { breakdown: "sex=women" };
    const rows = ownPlants(["P1", "P2", "P3"], {
      facts: [aFact("P1", "headcount", 100), aFact("P2", "headcount", 300)],
      answers: [
        aShare("P1", "train_coverage", 50, 100),
        aShare("P1", "train_coverage", 20, 40, women),
        aShare("P2", "train_coverage", 90, 300),
        aShare("P3", "train_coverage", 1, 40, women),
      ],
    });
    const figures = figuresOf(books, rows, "train_coverage");
    expect(figures.get("sex=women")).toMatchObject({
      sites: 3,
      not_asked: 1,
      asked: 2,
      answered: 1,
      coverage_sites: 1 / 2,
      coverage_headcount: 100 / 400,
      numerator: 20,
      denominator: 40,
      low: null,
      high: null,
      bounds_left_out: 0,
    });
    expect(figures.has("sex=men")).toBe(false);
  });
});
