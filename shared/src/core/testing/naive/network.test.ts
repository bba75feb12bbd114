/** Rule 9 and who may see what, worked by hand. Tiers are read off the keys of the cells of train_coverage. */
import { describe, expect, test } from "@jest/globals";
import {
  aLink,
  anAnswer,
  anEntity,
  aRequest,
  aShare,
  aSite,
  figuresOf,
  totalOf,
} from "./hand-worked.ts";
import { readBooks } from "./read-books.ts";
import type { NaiveLink, NaiveRequest, NaiveRows } from "./rows.ts";

const books = readBooks();

/** OEM with its plant A, its office OEMSUB with the plant AS, and the suppliers B to E, each with a plant of its name. */
function registry(links: NaiveLink[], more: Partial<NaiveRows> = {}) {
  const suppliers = ["B", "C", "D", "E"];
  const rows: NaiveRows = {
    entities: [
      anEntity("OEM", "assembler"),
      anEntity("OEMSUB", "other", "OEM"),
      anEntity("OEM2", "assembler"),
      anEntity("PROG", "programme"),
      anEntity("ASSO", "association"),
      ...suppliers.map((name) => anEntity(`${name}-CO`)),
    ],
    sites: [
      aSite("A", "OEM"),
      aSite("A2", "OEM2"),
      ...suppliers.map((name) => aSite(name, `${name}-CO`)),
    ],
    facts: [],
    links,
    answers: [],
    grants: [],
    members: [],
  };
  return { ...rows, ...more };
}

const buyer = aRequest({
  viewer: { organisation: "OEM", role: "buyer" },
  lens: "OEM",
  by: ["tier"],
});
const programme = aRequest({
  viewer: { organisation: "PROG", role: "programme" },
  lens: "PROG",
  by: ["tier"],
});

/** Sites by tier: { "0": 1, "1": 2 }. */
function tiers(
  rows: NaiveRows,
  request: NaiveRequest = buyer,
  indicator = "train_coverage",
) {
  const found: Record<string, number> = {};
  for (const figure of figuresOf(books, rows, indicator, request).values())
    if (figure.breakdown === null && figure.dim_a !== null)
      found[figure.key_a ?? ""] = figure.sites;
  return found;
}

const named = { disclosure: "name" } as const;

describe("rule 9, tiers", () => {
  test("the smallest distance counts, over cycles, self-links and parallel links", () => {
    const rows = registry([
      aLink("B", "A"),
      aLink("B", "A", { part_family: "seats" }),
      aLink("B", "B", named),
      aLink("C", "B", named),
      aLink("C", "A", { until: "2026-06-29", ...named }),
      aLink("D", "C", named),
      aLink("A", "D", named),
      aLink("D", "B", named),
    ]);
    // E supplies nobody, so it is not in the lens at all: a buyer's lens has no boundary.
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "2": 2 });
  });

  test("every own site of the origin is tier 0, also one that supplies another", () => {
    const rows = registry([aLink("B", "AS"), aLink("AS", "A")]);
    rows.sites.push(aSite("AS", "OEMSUB"));
    expect(tiers(rows)).toEqual({ "0": 2, "1": 1 });
    const below = { ...buyer, lens: "OEMSUB" };
    expect(tiers(rows, below)).toEqual({ "0": 1, "1": 1 });
  });

  test.each([
    [{ until: "2026-06-30" }, 1],
    [{ until: "2026-06-29" }, 0],
    [{ since: "2026-06-30" }, 1],
    [{ since: "2026-07-01" }, 0],
  ])("a link %o on 30 June", (days, count) => {
    const found = tiers(registry([aLink("B", "A", days)]));
    expect(found["1"] ?? 0).toBe(count);
  });

  test.each([
    [{ closed: "2026-06-30" }, { "0": 1, "1": 1, "2": 1 }],
    [{ closed: "2026-06-29" }, { "0": 1 }],
    [{ opened: "2026-07-01" }, { "0": 1 }],
  ])("a plant %o is not counted, and no path runs through it", (days, seen) => {
    const rows = registry([aLink("B", "A"), aLink("C", "B", named)]);
    rows.sites = rows.sites.map((site) =>
      site.site_key === "B" ? { ...site, ...days } : site,
    );
    expect(tiers(rows)).toEqual(seen);
  });
});

describe("links and names", () => {
  const two = (link: Partial<NaiveLink>) =>
    registry([
      aLink("B", "A"),
      aLink("C", "B", link),
      aLink("D", "C", { disclosure: "contact" }),
    ]);

  test.each([
    // A private link is not known; existence and process keep the name back, but paths run on.
    ["private", "supplier", { "0": 1, "1": 1 }],
    ["existence", "supplier", { "0": 1, "1": 1, "3": 1 }],
    ["process", "both", { "0": 1, "1": 1, "3": 1 }],
    ["name", "supplier", { "0": 1, "1": 1, "2": 1, "3": 1 }],
    // Where the customer alone speaks, it is private to third parties.
    ["name", "customer", { "0": 1, "1": 1 }],
  ] as const)("%s, declared by %s", (disclosure, declared_by, seen) => {
    expect(tiers(two({ disclosure, declared_by }))).toEqual(seen);
  });

  test.each(["OEM", "OEMSUB"])(
    "%s declared it, so the names of both ends are seen",
    (source) => {
      const link = { source, declared_by: "customer" } as const;
      expect(tiers(two(link))).toEqual({ "0": 1, "1": 1, "2": 1, "3": 1 });
    },
  );

  test("a link that has ended still names its supplier", () => {
    const rows = two({ disclosure: "existence" });
    rows.links.push(aLink("C", "E", { until: "2020-01-01", ...named }));
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "2": 1, "3": 1 });
  });

  test("the customer of a link that the viewer declared is named too", () => {
    const rows = two({ disclosure: "existence" });
    rows.links.push(
      aLink("E", "C", { source: "OEM", declared_by: "customer" }),
    );
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "2": 1, "3": 2 });
  });

  test("a direct customer is named, wherever it stands", () => {
    const rows = two({ disclosure: "existence" });
    rows.links.push(aLink("A", "C"));
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "2": 1, "3": 1 });
  });

  test("a site named as a customer only is not named further up", () => {
    const rows = registry([
      aLink("B", "A"),
      aLink("C", "B", { disclosure: "existence" }),
      aLink("D", "C", named),
    ]);
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "3": 1 });
  });

  test("a grant names nobody", () => {
    const rows = two({ disclosure: "process" });
    rows.grants = [
      { site_key: "C", organisation_key: "OEM", since: null, until: null },
    ];
    expect(tiers(rows)).toEqual({ "0": 1, "1": 1, "3": 1 });
  });
});

describe("rule 9, a programme's lens", () => {
  const participant = (
    member_key: string,
    since: string | null = null,
    until: string | null = null,
  ) => ({
    organisation_key: "PROG",
    member_key,
    role: "participant" as const,
    since,
    until,
  });
  const links = [
    aLink("B", "A2", { disclosure: "existence" }),
    aLink("C", "B", { disclosure: "existence" }),
    aLink("D", "B"), // private
  ];

  test("paths run over others, only participants are counted, without a path they are outside", () => {
    const rows = registry(links, {
      members: [participant("C"), participant("D-CO"), participant("A")],
    });
    expect(tiers(rows, programme)).toEqual({ "0": 1, "2": 1, outside: 1 });
  });

  test("it knows what it declared", () => {
    const declared = aLink("D", "B", { source: "PROG" });
    const members = [participant("D")];
    const rows = registry([...links, declared], { members });
    expect(tiers(rows, programme)).toEqual({ "2": 1 });
  });

  test("a participating entity means its own sites, however deep", () => {
    const rows = registry([], { members: [participant("OEM")] });
    rows.sites.push(aSite("AS", "OEMSUB"));
    expect(tiers(rows, programme)).toEqual({ "0": 2 });
  });

  test("members and comparisons are no participants", () => {
    const rows = registry(links, {
      members: [
        { ...participant("C"), role: "member" },
        { ...participant("D"), role: "comparison" },
      ],
    });
    expect(tiers(rows, programme)).toEqual({});
  });

  test("the boundary is that of the as-of date, answers open today", () => {
    const answers = [
      aShare("C", "train_coverage", 1, 2, { source: "C-CO" }),
      aShare("D", "train_coverage", 1, 2, { source: "D-CO" }),
    ];
    const rows = registry(links, {
      answers,
      // Today is 14 August.
      members: [
        participant("C", null, "2026-08-13"),
        participant("D", "2026-06-30", "2026-08-14"),
        participant("E", "2026-07-01"),
      ],
    });
    expect(totalOf(books, rows, "train_coverage", programme)).toMatchObject({
      sites: 2,
      not_shared: 1,
      answered: 1,
    });
  });
});

describe("grants", () => {
  const at = (
    organisation_key: string,
    since: string | null = null,
    until: string | null = null,
    request = buyer,
  ) => {
    const rows = registry([aLink("B", "A")], {
      answers: [aShare("B", "train_coverage", 1, 2, { source: "B-CO" })],
      grants: [{ site_key: "B", organisation_key, since, until }],
    });
    rows.sites.push(aSite("AS", "OEMSUB"));
    rows.links.push(aLink("B", "AS"));
    return figuresOf(books, rows, "train_coverage", request).get("|1");
  };
  const open = { not_shared: 0, answered: 1 };
  const closed = { not_shared: 1, asked: 0, answered: 0 };

  test("hold on both their last days, of today and not of the as-of date", () => {
    expect(at("OEM", "2026-08-14", "2026-08-14")).toMatchObject(open);
    expect(at("OEM", "2026-08-15")).toMatchObject(closed);
    expect(at("OEM", null, "2026-08-13")).toMatchObject(closed);
  });

  test("reach the entities below the grantee, not those above", () => {
    const below = {
      ...buyer,
      viewer: { organisation: "OEMSUB", role: "buyer" as const },
      lens: "OEMSUB",
    };
    expect(at("OEM", null, null, below)).toMatchObject(open);
    expect(at("OEMSUB")).toMatchObject(closed);
    expect(at("OEM2")).toMatchObject(closed);
  });
});

describe("not shared", () => {
  const seen = (
    answers: NaiveRows["answers"],
    indicator = "train_coverage",
    facts: NaiveRows["facts"] = [],
  ) => {
    const rows = registry([aLink("B", "A")], { answers, facts });
    return figuresOf(books, rows, indicator, buyer).get("|1");
  };
  const mine = { source: "OEM" };

  test("an own statement, carried too, opens a site without a grant", () => {
    const share = aShare("B", "train_coverage", 1, 2, {
      ...mine,
      period: "2025-Q2",
    });
    expect(seen([share])).toMatchObject({ not_shared: 0, answered: 1 });
  });

  test("an own 'not applicable' does too, a silent row does not", () => {
    const at = (state: "not_applicable" | "declined" | "not_collected") =>
      seen(
        [anAnswer("B", "train_ev_tech_coverage", { ...mine, state })],
        "train_ev_tech_coverage",
      );
    expect(at("not_applicable")).toMatchObject({ not_applicable: 1 });
    expect(at("declined")).toMatchObject({ not_shared: 1 });
    expect(at("not_collected")).toMatchObject({ not_shared: 1 });
  });

  test("not shared comes before the expression", () => {
    const facts = ["OEM", "B-CO"].map((source) => ({
      site_key: "B",
      period: "2026-Q2",
      fact: "technical_headcount",
      value: 0,
      source,
      seq: 1,
    }));
    const found = seen([], "train_ev_tech_coverage", facts);
    expect(found).toMatchObject({ not_shared: 1, not_applicable: 0 });
  });

  test("for a computed figure an own breakdown row opens it", () => {
    const women = { ...mine, breakdown: "sex=women" };
    const row = aShare("B", "train_coverage", 1, 20, women);
    expect(seen([row])).toMatchObject({ not_shared: 1 });
    expect(seen([row], "inc_training_gender_parity")).toMatchObject({
      not_shared: 0,
      asked: 1,
      answered: 0,
    });
    const silent = { ...row, state: "declined" as const };
    expect(seen([silent], "inc_training_gender_parity")).toMatchObject({
      not_shared: 1,
    });
  });
});

describe("restricted and aggregate-only indicators", () => {
  test.each(["sd_union_status", "tr_top_customer_share"])(
    "%s is made of own sites only",
    (indicator) => {
      const links = [aLink("B", "A"), aLink("A", "E")];
      const grants = [
        { site_key: "B", organisation_key: "OEM", since: null, until: null },
      ];
      const rows = registry(links, { grants });
      expect(tiers(rows, buyer, indicator)).toEqual({ "0": 1 });
      expect(totalOf(books, rows, indicator, buyer).sites).toBe(1);
      const members = [
        {
          organisation_key: "PROG",
          member_key: "B",
          role: "participant" as const,
          since: null,
          until: null,
        },
      ];
      const enrolled = registry(links, { members });
      expect(totalOf(books, enrolled, indicator, programme)).toMatchObject({
        sites: 0,
        asked: 0,
      });
    },
  );
});
