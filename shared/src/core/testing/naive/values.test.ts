/** Rules 6 to 8, worked by hand over own plants. */
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
import type { NaiveAnswer, NaiveFact } from "./rows.ts";
import { quantile } from "./tally.ts";

const books = readBooks();

/** What is made of these answers, at as many plants as they (and `silent`) name. */
function total(
  indicator: string,
  answers: NaiveAnswer[],
  facts: NaiveFact[] = [],
  silent: string[] = [],
) {
  const names = answers.map((answer) => answer.site_key);
  const plants = [...new Set([...names, ...silent])];
  const rows = ownPlants(plants, { answers, facts });
  return totalOf(books, rows, indicator);
}

describe("rule 6, percent", () => {
  const facts = [
    aFact("P1", "headcount", 100),
    aFact("P2", "headcount", 120),
    aFact("P3", "headcount", 10),
    aFact("P4", "headcount", 200),
    aFact("P5", "headcount", 80),
  ];
  const figure = total(
    "train_coverage",
    [
      aShare("P1", "train_coverage", 50, 100),
      // Beyond its base: counts 120.
      aShare("P2", "train_coverage", 130, 120),
      aShare("P3", "train_coverage", 0, 0, { state: "zero_reported" }),
      anAnswer("P4", "train_coverage", { value: 0.4, verification: 2 }),
    ],
    facts,
    ["P5"],
  );

  test("pools what has a base above 0", () => {
    expect(figure).toMatchObject({
      asked: 5,
      answered: 4,
      pooled: 2,
      numerator: 170,
      denominator: 220,
      value: 170 / 220,
      coverage_headcount: 430 / 510,
      verified_share: 1 / 4,
    });
  });

  test("quartiles are of 1/2, 1 and the bare 0.4", () => {
    expect(figure.q1).toBeCloseTo(0.45, 12);
    expect(figure.median).toBeCloseTo(0.5, 12);
    expect(figure.q3).toBeCloseTo(0.75, 12);
  });

  test("in the bounds a bare percentage is as a silent site: 200 + 80", () => {
    expect(figure).toMatchObject({ low: 170 / 500, high: 450 / 500 });
    expect(figure.bounds_left_out).toBe(0);
  });

  test("bare percentages alone pool nothing", () => {
    const bare = anAnswer("P1", "train_coverage", { value: 0.4 });
    expect(total("train_coverage", [bare])).toMatchObject({
      answered: 1,
      pooled: 0,
      numerator: null,
      denominator: null,
      value: null,
      median: 0.4,
    });
  });
});

describe("rule 6, ratio", () => {
  test("per million hours, with a bare ratio", () => {
    const figure = total("wc_ltifr", [
      aShare("P1", "wc_ltifr", 2, 1_000_000),
      aShare("P2", "wc_ltifr", 1, 250_000),
      anAnswer("P3", "wc_ltifr", { value: 6 }),
      aShare("P4", "wc_ltifr", 0, 0),
    ]);
    expect(figure).toMatchObject({ answered: 4, pooled: 2, numerator: 3 });
    expect(figure.denominator).toBe(1_250_000);
    expect(figure.value).toBeCloseTo(2.4, 12);
    // Of 2, 4 and 6.
    expect(figure.q1).toBeCloseTo(3, 12);
    expect(figure.median).toBeCloseTo(4, 12);
    expect(figure.q3).toBeCloseTo(5, 12);
    expect([figure.low, figure.high]).toEqual([null, null]);
  });

  test("a ratio may be above its base", () => {
    const answers = [aShare("P1", "train_hours_avg", 500, 100)];
    expect(total("train_hours_avg", answers)).toMatchObject({ value: 5 });
  });
});

describe("rule 6, levels", () => {
  const level = (site: string, value: number, verification: number) =>
    anAnswer(site, "hrdd_embed_level", { value, verification });

  test("count as far as the verification allows", () => {
    const rows = ownPlants(["P1", "P2", "P3", "P4", "P5", "P6"], {
      answers: [
        level("P1", 4, 3),
        level("P2", 4, 2), // 3
        level("P3", 4, 1), // 2
        level("P4", 3, 0), // 2
        level("P5", 1, 0),
      ],
    });
    const figures = figuresOf(books, rows, "hrdd_embed_level");
    expect(figures.get("")).toMatchObject({
      numerator: 2,
      denominator: 5,
      value: 2 / 5,
      pooled: 5,
      low: 2 / 6,
      high: 3 / 6,
      bounds_left_out: 0,
      q1: null,
      verified_share: 2 / 5,
    });
    const counts = [0, 1, 2, 3, 4].map(
      (step) => figures.get(`level=${step}`)?.numerator,
    );
    expect(counts).toEqual([0, 1, 2, 1, 1]);
    expect(figures.get("level=2")).toMatchObject({
      asked: 6,
      answered: 5,
      pooled: 5,
      denominator: 5,
      value: 2 / 5,
      low: null,
      high: null,
      verified_share: 2 / 5,
    });
  });

  test.each([
    ["sd_maturity_level", 4, 0, 1], // a gate on 4 alone: counts as 3
    ["sd_maturity_level", 2, 4, 0],
    ["train_needs_level", 4, 0, 1], // no gate
  ])("%s %s at V%s", (indicator, value, verification, numerator) => {
    const answers = [anAnswer("P1", indicator, { value, verification })];
    expect(total(indicator, answers)).toMatchObject({ numerator });
  });

  test("without an answer there is no value, and the bounds are 0 and 1", () => {
    expect(total("train_needs_level", [], [], ["P1"])).toMatchObject({
      asked: 1,
      value: null,
      denominator: null,
      low: 0,
      high: 1,
    });
  });
});

describe("rule 6, flags and options", () => {
  test("share true", () => {
    const flag = (site: string, value: number) =>
      anAnswer(site, "wc_age_verification", { value });
    const answers = [flag("P1", 1), flag("P2", 0)];
    const figure = total("wc_age_verification", answers, [], ["P3"]);
    expect(figure).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(figure).toMatchObject({ low: 1 / 3, high: 2 / 3, pooled: 2 });
  });

  test("share of ok options, and every option with its count", () => {
    const option = (site: string, value: string) =>
      anAnswer(site, "sd_osh_committee_status", { option: value });
    const rows = ownPlants(["P1", "P2", "P3", "P4"], {
      answers: [
        option("P1", "functioning"),
        option("P2", "formed_inactive"),
        option("P3", "formed_inactive"),
      ],
    });
    const figures = figuresOf(books, rows, "sd_osh_committee_status");
    expect([...figures.keys()]).toEqual([
      "",
      "option=absent",
      "option=formed_inactive",
      "option=functioning",
    ]);
    expect(figures.get("")).toMatchObject({
      numerator: 1,
      denominator: 3,
      low: 1 / 4,
      high: 2 / 4,
    });
    expect(figures.get("option=absent")).toMatchObject({
      numerator: 0,
      denominator: 3,
      value: 0,
    });
    expect(figures.get("option=formed_inactive")?.value).toBe(2 / 3);
  });

  test("without ok options there is only the spread", () => {
    const answers = [
      anAnswer("P1", "sd_mentorship_stage", { option: "not_enrolled" }),
    ];
    const rows = ownPlants(["P1", "P2"], { answers });
    const figures = figuresOf(books, rows, "sd_mentorship_stage");
    expect(figures.get("")).toMatchObject({
      answered: 1,
      pooled: 0,
      numerator: null,
      denominator: null,
      value: null,
      low: null,
      high: null,
    });
    const pooled = [...figures.values()].slice(1).map((row) => row.pooled);
    expect(new Set(pooled)).toEqual(new Set([1]));
  });
});

describe("rule 6, sum and median", () => {
  test("a sum has no denominator", () => {
    const cases = (site: string, value: number) =>
      anAnswer(site, "hrdd_severe_incidents", { value });
    const answers = [cases("P1", 2), cases("P2", 0), cases("P3", 3)];
    expect(total("hrdd_severe_incidents", answers)).toMatchObject({
      numerator: 5,
      denominator: null,
      value: 5,
      pooled: 3,
      median: null,
      low: null,
    });
  });

  test("a median of ratios, a base of 0 apart", () => {
    const figure = total("wc_min_wage_ratio", [
      aShare("P1", "wc_min_wage_ratio", 11, 10),
      anAnswer("P2", "wc_min_wage_ratio", { value: 1.3 }),
      aShare("P3", "wc_min_wage_ratio", 12, 8),
      aShare("P4", "wc_min_wage_ratio", 5, 0),
    ]);
    expect(figure).toMatchObject({ answered: 4, pooled: 0, numerator: null });
    // Of 1.1, 1.3 and 1.5.
    expect(figure.value).toBeCloseTo(1.3, 12);
    expect(figure.q1).toBeCloseTo(1.2, 12);
    expect(figure.median).toBeCloseTo(1.3, 12);
    expect(figure.q3).toBeCloseTo(1.4, 12);
  });

  test("a median of counts", () => {
    const weeks = (site: string, value: number) =>
      anAnswer(site, "tr_notice_weeks", { value });
    const answers = [weeks("P1", 4), weeks("P2", 9)];
    expect(total("tr_notice_weeks", answers)).toMatchObject({
      value: 6.5,
      q1: 5.25,
      median: 6.5,
      q3: 7.75,
    });
  });
});

describe("rule 7, bounds", () => {
  const silentWith = (indicator: string, facts: NaiveFact[]) =>
    total(
      indicator,
      [aShare("P1", indicator, 6, 20)],
      [aFact("P1", "headcount", 100), ...facts],
      ["P2"],
    );

  test("headcount stands in for a missing base that counts people", () => {
    const facts = [aFact("P2", "headcount", 60)];
    expect(silentWith("train_supervisor_coverage", facts)).toMatchObject({
      low: 6 / 80,
      high: 66 / 80,
      bounds_left_out: 0,
    });
  });

  test("and for one that is withheld", () => {
    const small = aFact("P2", "supervisor_headcount", 5);
    const facts = [aFact("P2", "headcount", 60), small];
    expect(silentWith("train_supervisor_coverage", facts)).toMatchObject({
      unknown_applicability: 1, // P1's alone
      low: 6 / 80,
      high: 66 / 80,
    });
  });

  test("without either the site is left out, and here so is every one", () => {
    expect(silentWith("train_supervisor_coverage", [])).toMatchObject({
      value: 6 / 20,
      low: null,
      high: null,
      bounds_left_out: 1,
    });
  });

  test("nothing stands in for a base that counts no people", () => {
    const facts = [
      aFact("P2", "headcount", 60),
      aFact("P3", "headcount", 60),
      aFact("P3", "worker_rep_seats", 2),
    ];
    const answers = [aShare("P1", "sd_reps_elected_share", 6, 8)];
    const figure = total("sd_reps_elected_share", answers, facts, ["P2", "P3"]);
    expect(figure).toMatchObject({
      low: 6 / 10,
      high: 8 / 10,
      bounds_left_out: 1,
    });
  });

  test.each([
    // headcount, of them 10 of an agency, places required
    [270, 3],
    [260, 2],
    [110, 1],
  ])("a derived base: the quota of %s people less 10", (people, places) => {
    const facts = [
      aFact("P1", "headcount", 100),
      aFact("P2", "headcount", people),
      aFact("P2", "agency", 10),
    ];
    const answers = [aShare("P1", "inc_disability_quota", 1, 2)];
    const figure = total("inc_disability_quota", answers, facts, ["P2"]);
    expect(figure).toMatchObject({
      low: 1 / (2 + places),
      high: (1 + places) / (2 + places),
    });
  });

  test("base none: each site weighs one, a bare percentage is answered", () => {
    const share = aShare("P1", "train_certified_share", 30, 40);
    const bare = anAnswer("P2", "train_certified_share", { value: 0.1 });
    const figure = total("train_certified_share", [share, bare], [], ["P3"]);
    expect(figure).toMatchObject({ value: 0.75, pooled: 1, answered: 2 });
    expect(figure).toMatchObject({ low: 1.5 / 3, high: 2.5 / 3 });
    const unpooled = total("train_certified_share", [bare], [], ["P3"]);
    expect(unpooled).toMatchObject({ answered: 1, low: null, high: null });
    const none = total("train_certified_share", [], [], ["P3"]);
    expect(none).toMatchObject({ answered: 0, low: 0, high: 1 });
  });

  test("if no site is silent both bounds are the value", () => {
    const answers = [aShare("P1", "train_coverage", 30, 40)];
    expect(total("train_coverage", answers)).toMatchObject({
      low: 0.75,
      high: 0.75,
    });
  });

  test("silent sites alone", () => {
    const facts = [aFact("P1", "headcount", 60)];
    expect(total("train_coverage", [], facts, ["P1"])).toMatchObject({
      value: null,
      low: 0,
      high: 1,
    });
  });
});

describe("rule 8, quartiles", () => {
  test("match type 7 of Hyndman and Fan on 1 to 4", () => {
    const values = [4, 2, 1, 3];
    const quartiles = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
    expect(quartiles).toEqual([1.75, 2.5, 3.25]);
  });

  test("of one value are that value, of none are empty", () => {
    expect(quantile([7], 0.25)).toBe(7);
    expect(quantile([], 0.25)).toBeNull();
  });
});
