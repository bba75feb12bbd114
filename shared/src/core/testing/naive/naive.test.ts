/** The figures as a file, worked by hand: which rows there are, in which order, with which keys and columns. */
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
import { naiveFigures } from "./naive.ts";
import { readBooks } from "./read-books.ts";
import type { NaiveRows } from "./rows.ts";

const books = readBooks();
const { catalogue, lists } = books;

describe("rows", () => {
  test("of nothing at all there is one grand total for each indicator", () => {
    const nothing = ownPlants([], { entities: [] });
    const figures = naiveFigures(catalogue, lists, nothing, aRequest());
    const ids = figures.map((figure) => figure.indicator_id);
    expect(ids).toEqual(catalogue.indicators.map(({ id }) => id));
    expect(figures[0]).toEqual({
      lens_key: "G",
      period: "2026-Q2",
      as_of: "2026-06-30",
      seq: 9,
      indicator_id: "train_coverage",
      breakdown: null,
      dim_a: null,
      key_a: null,
      dim_b: null,
      key_b: null,
      sites: 0,
      not_shared: 0,
      not_asked: 0,
      not_applicable: 0,
      asked: 0,
      answered: 0,
      carried: 0,
      unreviewed: 0,
      pooled: 0,
      unknown_applicability: 0,
      headcount_unknown: 0,
      coverage_sites: null,
      coverage_headcount: null,
      numerator: null,
      denominator: null,
      value: null,
      low: null,
      high: null,
      bounds_left_out: 0,
      q1: null,
      median: null,
      q3: null,
      verified_share: null,
      oldest_period: null,
    });
  });

  test("breakdowns stand as text, those that nobody answered are absent", () => {
    const split = (breakdown: string) =>
      aShare("P", "train_coverage", 10, 20, { breakdown });
    const answers = [
      aShare("P", "train_coverage", 50, 200),
      ...["sex=women", "age=25_34", "topic=osh", "contract=regular"].map(split),
      ...["contract=agency", "contract=fixed_term"].map(split),
    ];
    const rows = ownPlants(["P"], { answers });
    expect([...figuresOf(books, rows, "train_coverage").keys()]).toEqual([
      "",
      "age=25_34",
      "contract=agency",
      "contract=fixed_term",
      "contract=nonregular",
      "contract=regular",
      "sex=women",
      "topic=osh",
    ]);
  });

  test("levels stand in every cell where somebody answered, and in no other", () => {
    const answers = [anAnswer("P1", "train_needs_level", { value: 2 })];
    const rows = ownPlants(["P1", "P2"], { answers });
    rows.sites[1] = aSite("P2", "G", { province: "TH-10" });
    const request = aRequest({ by: ["province"] });
    const keys = figuresOf(books, rows, "train_needs_level", request).keys();
    expect([...keys]).toEqual([
      "",
      "|TH-10",
      "|TH-21",
      ...[0, 1, 2, 3, 4].flatMap((level) => [
        `level=${level}`,
        `level=${level}|TH-21`,
      ]),
    ]);
  });
});

describe("cells", () => {
  /** A chain of twelve plants; the last two are of one group, the tenth has no province and no segment. */
  function chain(): NaiveRows {
    const names = Array.from({ length: 12 }, (_, tier) => `P${tier}`);
    const rows = ownPlants([], {
      entities: [
        anEntity("G", "assembler"),
        anEntity("TOP"),
        anEntity("MID", "supplier", "TOP"),
        anEntity("LOW", "supplier", "MID"),
      ],
      sites: names.map((name, tier) => aSite(name, tier === 0 ? "G" : "MID")),
      links: names
        .slice(1)
        .map((name, tier) => aLink(name, `P${tier}`, { disclosure: "name" })),
    });
    rows.sites[10] = aSite("P10", "LOW", { province: "", main_segment: "" });
    rows.sites[11] = aSite("P11", "TOP");
    return rows;
  }
  const keys = (request: Parameters<typeof aRequest>[0], rows = chain()) =>
    [
      ...figuresOf(books, rows, "train_coverage", aRequest(request)).keys(),
    ].filter((key) => key !== "");
  const viewer = { organisation: "G", role: "buyer" as const };

  test("tiers stand as numbers", () => {
    expect(keys({ viewer, by: ["tier"] })).toEqual(
      Array.from({ length: 12 }, (_, tier) => `|${tier}`),
    );
  });

  test("a programme's `outside` stands last", () => {
    const rows = chain();
    rows.entities.push(anEntity("PROG", "programme"));
    rows.sites.push(aSite("X", "TOP"));
    rows.members = [
      {
        organisation_key: "PROG",
        member_key: "TOP",
        role: "participant",
        since: null,
        until: null,
      },
    ];
    const found = keys(
      {
        viewer: { organisation: "PROG", role: "programme" },
        lens: "PROG",
        by: ["tier"],
      },
      rows,
    );
    expect(found.slice(-2)).toEqual(["|11", "|outside"]);
  });

  test("no province and no segment are empty keys, and stand first", () => {
    expect(keys({ viewer, by: ["province"] })).toEqual(["|", "|TH-21"]);
    expect(keys({ viewer, by: ["segment"] })).toEqual(["|", "|body_stamping"]);
    const [, empty] = naiveFigures(
      catalogue,
      lists,
      chain(),
      aRequest({ viewer, by: ["province"] }),
    );
    expect(empty).toMatchObject({ dim_a: "province", key_a: null, sites: 1 });
  });

  test("a group is that of the highest entity", () => {
    expect(keys({ viewer, by: ["group"] })).toEqual(["|G", "|TOP"]);
  });

  test("two dimensions, no subtotals, empty cells absent", () => {
    const found = keys({ viewer, by: ["group", "tier"] });
    expect(found).toEqual([
      "|G|0",
      ...Array.from({ length: 11 }, (_, tier) => `|TOP|${tier + 1}`),
    ]);
    expect(keys({ viewer, by: ["tier", "province"] })).toContain("|10|");
  });

  test("size bands are by headcount", () => {
    const rows = ownPlants(["P1", "P2", "P3", "P4"], {
      facts: [
        aFact("P1", "headcount", 49),
        aFact("P2", "headcount", 50),
        aFact("P3", "headcount", 1_000),
      ],
    });
    expect(keys({ by: ["size_band"] }, rows)).toEqual([
      "|1-49",
      "|1000+",
      "|50-99",
      "|unknown",
    ]);
  });
});

describe("columns", () => {
  const rows = ownPlants(["P1", "P2", "P3", "P4"], {
    facts: [aFact("P1", "headcount", 30)],
    answers: [
      aShare("P2", "train_hours_avg", 10, 4, {
        verification: 2,
        period: "2025-Q3",
      }),
      aShare("P3", "train_hours_avg", 6, 4, { verification: 1 }),
    ],
  });

  test("verification and the oldest period are of the answered", () => {
    expect(totalOf(books, rows, "train_hours_avg")).toMatchObject({
      sites: 4,
      not_asked: 1,
      asked: 3,
      answered: 2,
      carried: 1,
      headcount_unknown: 3,
      coverage_sites: 2 / 3,
      coverage_headcount: null,
      value: 2,
      verified_share: 1 / 2,
      oldest_period: "2025-Q3",
    });
  });

  test("in every row sites = not_shared + not_asked + not_applicable + asked", () => {
    const by = ["tier", "size_band"] as const;
    const request = aRequest({ by: [...by] });
    const sums = naiveFigures(catalogue, lists, rows, request).map(
      (figure) =>
        figure.not_shared +
        figure.not_asked +
        figure.not_applicable +
        figure.asked -
        figure.sites,
    );
    expect(new Set(sums)).toEqual(new Set([0]));
  });
});
