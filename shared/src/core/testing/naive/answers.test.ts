/** Rules 2 to 5, worked by hand. Each source states another numerator over 100, so that a total tells who was heard. */
import { describe, expect, test } from "@jest/globals";
import {
  aFact,
  aLink,
  anAnswer,
  anEntity,
  aRequest,
  aShare,
  aSite,
  figuresOf,
  ownPlants,
  totalOf,
} from "./hand-worked.ts";
import { readBooks } from "./read-books.ts";
import type { NaiveAnswer, NaiveRows } from "./rows.ts";

const books = readBooks();

/** The plant P of SUP supplies the plant A of OEM, and has granted OEM a look. */
function chain(more: Partial<NaiveRows>): NaiveRows {
  return {
    entities: [
      anEntity("OEM", "assembler"),
      anEntity("OEMSUB", "other", "OEM"),
      anEntity("OEM2", "assembler"),
      anEntity("GRAND"),
      anEntity("PARENT", "supplier", "GRAND"),
      anEntity("SUP", "supplier", "PARENT"),
      anEntity("AUD", "assessor"),
      anEntity("ASSO", "association"),
      anEntity("PROG", "programme"),
      anEntity("OTHER"),
    ],
    sites: [aSite("A", "OEM"), aSite("P", "SUP")],
    facts: [aFact("P", "headcount", 100, { source: "SUP" })],
    links: [aLink("P", "A", { source: "SUP" })],
    answers: [],
    grants: [
      { site_key: "P", organisation_key: "OEM", since: null, until: null },
    ],
    members: [],
    ...more,
  };
}

const byTier = aRequest({
  viewer: { organisation: "OEM", role: "buyer" },
  lens: "OEM",
  by: ["tier"],
});

/** What the file says of P alone. */
function atP(rows: NaiveRows, indicator = "train_coverage", request = byTier) {
  return figuresOf(books, rows, indicator, request).get("|1");
}

const said = (
  source: string,
  numerator: number,
  more: Partial<NaiveAnswer> = {},
) => aShare("P", "train_coverage", numerator, 100, { source, ...more });

describe("rule 2, sources in order", () => {
  const ladder = [
    said("AUD", 10, { side: "assessor" }),
    said("SUP", 20, { seq: 1 }),
    said("PARENT", 30, { seq: 2 }),
    said("GRAND", 40, { seq: 3 }),
    said("PROG", 50, { seq: 6 }),
    said("ASSO", 51, { seq: 5 }),
    said("OEM", 60, { seq: 7 }),
    said("OEMSUB", 61, { seq: 7 }),
  ];
  const unheard = [said("OEM2", 70, { seq: 9 }), said("OTHER", 71)];

  test.each(ladder.map((answer, step) => [answer.source, step]))(
    "%s speaks where those above it are silent",
    (_source, step) => {
      const rest = ladder.slice(Number(step));
      // In the file the order of rows means nothing.
      const answers = [...unheard, ...rest.toReversed()];
      expect(atP(chain({ answers }))).toMatchObject({
        answered: 1,
        numerator: ladder[Number(step)]?.numerator,
      });
    },
  );

  test("what other customers say is never heard", () => {
    expect(atP(chain({ answers: unheard }))).toMatchObject({
      asked: 1,
      answered: 0,
    });
  });

  test("without a grant a viewer hears its own statements only", () => {
    const rows = chain({ answers: ladder, grants: [] });
    expect(atP(rows)).toMatchObject({ not_shared: 0, numerator: 60 });
  });

  test("an assessor is heard as assessor on the management side too", () => {
    const answers = [said("SUP", 20), said("AUD", 10)];
    expect(atP(chain({ answers }))).toMatchObject({ numerator: 10 });
  });

  test("an association above the site's entity is heard as an entity above", () => {
    const answers = [said("ASSO", 51, { seq: 1 }), said("PROG", 50)];
    const rows = chain({ answers });
    rows.entities = rows.entities.map((entity) =>
      entity.entity_key === "SUP" ? { ...entity, parent_key: "ASSO" } : entity,
    );
    expect(atP(rows)).toMatchObject({ numerator: 51 });
  });
});

describe("rule 2, in the period", () => {
  test("a later source speaks where the first is silent", () => {
    const answers = [
      said("SUP", 20, { state: "declined" }),
      said("PROG", 50, { seq: 6, state: "declined" }),
      said("ASSO", 51, { seq: 5 }),
    ];
    expect(atP(chain({ answers }))).toMatchObject({ numerator: 51 });
  });

  test("nothing carries over a silent row", () => {
    const answers = [
      said("SUP", 20, { state: "declined" }),
      said("SUP", 30, { period: "2026-Q1" }),
    ];
    expect(atP(chain({ answers }))).toMatchObject({ asked: 1, answered: 0 });
  });

  test("not collected reads as no row", () => {
    const answers = [
      said("SUP", 20, { state: "not_collected" }),
      said("SUP", 30, { period: "2026-Q1" }),
    ];
    expect(atP(chain({ answers }))).toMatchObject({
      answered: 1,
      carried: 1,
      numerator: 30,
      oldest_period: "2026-Q1",
    });
  });
});

describe("rule 2, carrying", () => {
  test.each([
    // An annual share speaks four quarters on, an annual count three, a quarterly share none.
    ["train_coverage", "2025-Q2", 1],
    ["train_coverage", "2025-Q1", 0],
    ["tr_notice_weeks", "2025-Q3", 1],
    ["tr_notice_weeks", "2025-Q2", 0],
    ["sd_meeting_regularity", "2026-Q2", 1],
    ["sd_meeting_regularity", "2026-Q1", 0],
  ])("%s of %s, asked in 2026-Q2", (indicator, period, answered) => {
    const parts = { numerator: 1, denominator: 2, value: 1 };
    const more = { period, source: "SUP", ...parts };
    const rows = chain({ answers: [anAnswer("P", indicator, more)] });
    expect(atP(rows, indicator)).toMatchObject({ asked: 1, answered });
  });

  test("the nearest earlier period that has a row decides, be it silent", () => {
    const answers = [
      said("SUP", 20, { period: "2026-Q1", state: "declined" }),
      said("SUP", 30, { period: "2025-Q4" }),
    ];
    expect(atP(chain({ answers }))).toMatchObject({ answered: 0 });
  });

  test("a higher source of an earlier period waits for the nearer period", () => {
    const answers = [
      said("SUP", 20, { period: "2025-Q4" }),
      said("ASSO", 51, { period: "2026-Q1" }),
    ];
    expect(atP(chain({ answers }))).toMatchObject({ numerator: 51 });
  });
});

describe("rule 3", () => {
  test.each([
    // valid_until, as-of, speaks
    ["2026-06-30", "2026-06-30", 1],
    ["2026-06-29", "2026-06-30", 0],
    [null, "2027-06-30", 1],
    [null, "2027-07-01", 0],
    ["2030-01-01", "2027-07-01", 0],
  ])("valid until %s, as of %s", (valid_until, asOf, answered) => {
    const rows = chain({ answers: [said("SUP", 20, { valid_until })] });
    const request = { ...byTier, asOf };
    expect(atP(rows, "train_coverage", request)).toMatchObject({ answered });
  });

  test("an expired row is silent: the next source speaks, nothing carries", () => {
    const expired = said("SUP", 20, { valid_until: "2026-05-01" });
    const earlier = said("SUP", 30, { period: "2026-Q1" });
    const next = said("ASSO", 51);
    expect(atP(chain({ answers: [expired, earlier] }))?.answered).toBe(0);
    expect(atP(chain({ answers: [expired, next] }))?.numerator).toBe(51);
  });

  test("a review pending enters and is counted apart", () => {
    const answers = [said("SUP", 20, { state: "pending_review" })];
    expect(atP(chain({ answers }))).toMatchObject({
      answered: 1,
      unreviewed: 1,
      numerator: 20,
    });
  });
});

describe("rule 2, breakdown rows", () => {
  const women = { breakdown: "sex=women" };

  test("are read from the source of the total", () => {
    const answers = [
      said("SUP", 20),
      aShare("P", "train_coverage", 15, 50, { source: "SUP", ...women }),
      said("AUD", 99, { state: "declined" }),
      aShare("P", "train_coverage", 1, 50, { source: "AUD", ...women }),
    ];
    const figures = figuresOf(
      books,
      chain({ answers }),
      "train_coverage",
      byTier,
    );
    expect(figures.get("sex=women|1")).toMatchObject({
      asked: 1,
      answered: 1,
      numerator: 15,
    });
  });

  test.each([
    ["of another source", { source: "ASSO" }],
    ["of another side", { source: "SUP", side: "assessor" as const }],
    ["of another period", { source: "SUP", period: "2026-Q1" }],
    ["that was declined", { source: "SUP", state: "declined" as const }],
    ["that expired", { source: "SUP", valid_until: "2026-06-29" }],
  ])("a row %s is not read", (_why, more) => {
    const row = aShare("P", "train_coverage", 15, 50, { ...women, ...more });
    const rows = chain({ answers: [said("SUP", 20), row] });
    const figures = figuresOf(books, rows, "train_coverage", byTier);
    expect(figures.has("sex=women|1")).toBe(false);
  });
});

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
