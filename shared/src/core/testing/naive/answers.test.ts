/** Rules 2 and 3, worked by hand. Each source states another numerator over 100, so that a total tells who was heard. */
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

  test("whoever says not applicable speaks, and where it applies that is silent", () => {
    const answers = [
      said("SUP", 20, { state: "not_applicable" }),
      said("ASSO", 51),
    ];
    expect(atP(chain({ answers }))).toMatchObject({ asked: 1, answered: 0 });
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
    const isCount = indicator === "tr_notice_weeks";
    const parts = isCount ? { value: 1 } : { numerator: 1, denominator: 2 };
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
