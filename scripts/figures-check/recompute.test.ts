/** The second computation on cases worked by hand from docs/methods.md; the numbers in the titles are its rules. */
import { expect, it } from "@jest/globals";
import { evaluate } from "./applicability.ts";
import { readDay, readNumber, readPeriod } from "./forms.ts";
import { quartilesOf } from "./measure.ts";
import { recompute } from "./recompute.ts";
import { buildRegistry } from "./registry.ts";
import { packSheets, PLAIN, type Cells } from "./spelling.ts";

const TODAY = "2026-11-22";

interface Case {
  /** Sites of one supplier that all supply the buyer's plant and let it read their answers. */
  readonly sites: Readonly<Record<string, { headcount?: string }>>;
  readonly answers: readonly Cells[];
  readonly facts?: readonly Cells[];
  readonly granted?: boolean;
}

function figuresOf({ sites, answers, facts = [], granted = true }: Case) {
  const keys = Object.keys(sites);
  const sheet = (id: string, rows: readonly Cells[]) => ({
    id,
    style: PLAIN,
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    rows,
  });
  const zip = packSheets([
    sheet("Entities", [
      { entity_key: "B", kind: "assembler" },
      { entity_key: "S", kind: "supplier" },
      { entity_key: "A", kind: "assessor" },
    ]),
    sheet("Sites", [
      { site_key: "plant", entity_key: "B" },
      ...keys.map((key) => ({ site_key: key, entity_key: "S" })),
    ]),
    sheet("Facts", [
      ...Object.entries(sites).flatMap(([site_key, { headcount }]): Cells[] =>
        headcount === undefined
          ? []
          : [
              {
                site_key,
                period: "2026-Q1",
                fact: "headcount",
                value: headcount,
              },
            ],
      ),
      ...facts,
    ]),
    sheet(
      "Links",
      keys.map((key) => ({
        from_site: key,
        to_site: "plant",
        declared_by: "both",
      })),
    ),
    sheet(
      "Grants",
      granted
        ? keys.map((key) => ({
            site_key: key,
            organisation_key: "B",
            since: "2020-01-01",
          }))
        : [],
    ),
    sheet(
      "Answers",
      answers.map((row) => ({
        period: "2026-Q1",
        side: "management",
        state: "reported",
        ...row,
      })),
    ),
  ]);
  const rows = recompute(buildRegistry([{ zip, importer: undefined }], TODAY), {
    organisation: "B",
    lens: "B",
    period: readPeriod("2026-Q1"),
    asOf: "2026-03-31",
    today: TODAY,
    by: ["tier"],
  });
  return (indicator: string, breakdown = "") =>
    rows.find(
      (row) =>
        row.indicator === indicator &&
        row.breakdown === breakdown &&
        row.keys[0] === "1",
    )?.figure;
}

const coverage = (site_key: string, cells: Cells): Cells => ({
  site_key,
  indicator_id: "train_coverage",
  ...cells,
});

it("pools parts, caps numerators, and weighs the silent by their base (6, 7)", () => {
  const figure = figuresOf({
    sites: {
      over: { headcount: "100" },
      bare: { headcount: "200" },
      none: { headcount: "60" },
      silent: { headcount: "50" },
      unknown: {},
    },
    answers: [
      coverage("over", { numerator: "120", denominator: "100" }),
      coverage("bare", { value: "40%" }),
      coverage("none", { numerator: "0", denominator: "0" }),
    ],
  })("train_coverage");
  expect(figure).toMatchObject({
    sites: 5,
    asked: 5,
    answered: 3,
    pooled: 1,
    headcount_unknown: 1,
    coverage_sites: 0.6,
    coverage_headcount: 360 / 410,
    numerator: 100,
    denominator: 100,
    value: 1,
    low: 100 / 350,
    high: 1,
    bounds_left_out: 1,
    median: 0.7,
  });
});

it("withholds a small group with the smallest beside it (11)", () => {
  const split = (breakdown: string, denominator: string) =>
    coverage("one", { breakdown, numerator: "3", denominator });
  const figure = figuresOf({
    sites: { one: { headcount: "126" } },
    answers: [
      coverage("one", { numerator: "100", denominator: "126" }),
      split("contract=regular", "100"),
      split("contract=fixed_term", "6"),
      split("contract=agency", "20"),
      split("sex=women", "4"),
      split("sex=men", "122"),
    ],
  });
  // 6 is withheld, and with it 20: together they are 26, which may be told.
  expect(figure("train_coverage", "contract=fixed_term")).toBeUndefined();
  expect(figure("train_coverage", "contract=agency")).toBeUndefined();
  expect(figure("train_coverage", "contract=regular")?.value).toBe(0.03);
  expect(figure("train_coverage", "contract=nonregular")?.value).toBe(6 / 26);
  // Of 4 and 122 nothing is left, so no parity either.
  expect(figure("train_coverage", "sex=men")).toBeUndefined();
  expect(figure("inc_training_gender_parity")?.answered).toBe(0);
});

it("lets an assessor speak first and gates levels by verification (2, 6)", () => {
  const level = (cells: Cells): Cells => ({
    site_key: "one",
    indicator_id: "hrdd_embed_level",
    ...cells,
  });
  const figure = figuresOf({
    sites: { one: { headcount: "80" } },
    answers: [
      level({ value: "1", verification: "V1" }),
      level({
        side: "assessor",
        source: "A",
        value: "4",
        verification: "V2",
      }),
    ],
  });
  expect(figure("hrdd_embed_level")?.value).toBe(1);
  expect(figure("hrdd_embed_level", "level=3")?.numerator).toBe(1);
  expect(figure("hrdd_embed_level", "level=4")?.numerator).toBe(0);
});

it("does not ask the small ones what is not theirs, and counts what they tell (law 1)", () => {
  const figure = figuresOf({
    sites: { free: { headcount: "49" }, quiet: { headcount: "49" } },
    answers: [
      {
        site_key: "free",
        indicator_id: "train_hours_avg",
        numerator: "98",
        denominator: "49",
      },
    ],
  })("train_hours_avg");
  expect(figure).toMatchObject({
    sites: 2,
    not_asked: 1,
    asked: 1,
    answered: 1,
    value: 2,
  });
});

it("shows only what the viewer said itself where nothing is granted (2)", () => {
  const figure = figuresOf({
    sites: { one: { headcount: "80" }, other: { headcount: "80" } },
    answers: [
      coverage("one", { numerator: "10", denominator: "20", source: "B" }),
      coverage("other", { numerator: "10", denominator: "20" }),
    ],
    granted: false,
  })("train_coverage");
  expect(figure).toMatchObject({
    sites: 2,
    not_shared: 1,
    answered: 1,
    headcount_unknown: 1,
  });
});

it("interpolates quartiles as Hyndman and Fan's type 7 does (8)", () => {
  expect(quartilesOf([4, 1, 3, 2])).toEqual({
    q1: 1.75,
    median: 2.5,
    q3: 3.25,
  });
});

it("knows three truths (4)", () => {
  const read = (fact: string) => ({ agency: 0, headcount: 60 })[fact];
  expect(evaluate("agency > 0 or fixed_term > 0", read)).toBeUndefined();
  expect(evaluate("agency > 0 and fixed_term > 0", read)).toBe(false);
  expect(evaluate("headcount >= 50", read)).toBe(true);
});

it("reads numbers, days and quarters in every accepted form", () => {
  expect(["1,234.5", "1 234.5", "๑๒๓๔.๕"].map(readNumber)).toEqual([
    1234.5, 1234.5, 1234.5,
  ]);
  for (const day of ["30/06/2569", "30 มิ.ย. 2569", "30 Jun 2026", "2569-06-30"])
    expect(readDay(day)).toBe("2026-06-30");
  for (const period of ["Q2 2026", "ไตรมาส 2/2569", "2569-Q2"])
    expect(readPeriod(period)).toBe(readPeriod("2026-Q2"));
});
