/** Rules 10 and 11, worked by hand: facts, read through applicability and bounds. */
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
import type { NaiveFact, NaiveRows } from "./rows.ts";

const books = readBooks();

/** How one own plant with these facts stands with an indicator. */
function standing(
  indicator: string,
  facts: NaiveFact[],
  more: Partial<NaiveRows> = {},
) {
  const total = totalOf(books, ownPlants(["P"], { facts, ...more }), indicator);
  if (total.not_applicable === 1) return "false";
  return total.unknown_applicability === 1 ? "unknown" : "true";
}

describe("rule 10, period rules", () => {
  const supervisors = (period: string, value: number) =>
    aFact("P", "supervisor_headcount", value, { period });
  test("a stock uses its period's row, else the nearest earlier one, never a later one", () => {
    const at = (...facts: NaiveFact[]) =>
      standing("train_supervisor_coverage", facts);
    expect(at(supervisors("2026-Q2", 0), supervisors("2026-Q1", 5))).toBe(
      "false",
    );
    expect(at(supervisors("2021-Q1", 0), supervisors("2023-Q4", 5))).toBe(
      "true",
    );
    expect(at(supervisors("2026-Q3", 5))).toBe("unknown");
  });

  test("a flow of a quarter uses its own row only", () => {
    const due = (period: string) =>
      aFact("P", "required_meetings", 3, { period });
    expect(standing("sd_meeting_regularity", [due("2026-Q2")])).toBe("true");
    expect(standing("sd_meeting_regularity", [due("2026-Q1")])).toBe("unknown");
  });

  test("a flow of a year adds up four quarters, unknown if none is there", () => {
    const answers = (period: string, value: number) =>
      aFact("P", "survey_n", value, { period });
    const at = (...facts: NaiveFact[]) =>
      standing("sd_voice_confidence", facts);
    expect(at(answers("2025-Q3", 4), answers("2026-Q2", 6))).toBe("true");
    expect(at(answers("2025-Q2", 9), answers("2026-Q2", 9))).toBe("false");
    expect(at(answers("2025-Q2", 90))).toBe("unknown");
  });
});

describe("rule 10, sources", () => {
  const seenBy = (facts: NaiveFact[], granted: boolean) => {
    const rows: NaiveRows = {
      entities: [
        anEntity("OEM", "assembler"),
        anEntity("OEM2", "assembler"),
        anEntity("TOP"),
        anEntity("SUP", "supplier", "TOP"),
        anEntity("AUD", "assessor"),
        anEntity("ASSO", "association"),
      ],
      sites: [aSite("A", "OEM"), aSite("P", "SUP")],
      facts,
      links: [aLink("P", "A")],
      answers: [aShare("P", "train_coverage", 1, 2, { source: "OEM" })],
      grants: granted
        ? [{ site_key: "P", organisation_key: "OEM", since: null, until: null }]
        : [],
      members: [],
    };
    const request = aRequest({
      viewer: { organisation: "OEM", role: "buyer" },
      lens: "OEM",
      by: ["size_band"],
    });
    const bands = figuresOf(books, rows, "train_coverage", request);
    const keys = [...bands.keys()].filter((key) => key !== "");
    // A has no headcount; P is the other one.
    return keys.find((key) => key !== "|unknown") ?? "|unknown";
  };
  // Each source in a size band of its own.
  const ladder = [
    aFact("P", "headcount", 20, { source: "AUD" }),
    aFact("P", "headcount", 60, { source: "SUP", seq: 2 }),
    aFact("P", "headcount", 150, { source: "TOP", seq: 3 }),
    aFact("P", "headcount", 400, { source: "ASSO", seq: 4 }),
    aFact("P", "headcount", 5_000, { source: "OEM", seq: 5 }),
    aFact("P", "headcount", 7_000, { source: "OEM2", seq: 6 }),
  ];

  test.each([
    [0, "|1-49"],
    [1, "|50-99"],
    [2, "|100-299"],
    [3, "|300-999"],
    [4, "|1000+"],
    [5, "|unknown"],
  ])("rank as those of answers do: from place %s on, %s", (step, band) => {
    expect(seenBy(ladder.slice(step), true)).toBe(band);
  });

  test("without a grant there are the viewer's own only", () => {
    expect(seenBy(ladder, false)).toBe("|1000+");
    expect(seenBy(ladder.slice(0, 4), false)).toBe("|unknown");
  });

  test("a year's flow takes each quarter from the first source that speaks of it", () => {
    // 6 from the entity, 3 from the assessor (not 30 from the entity): 9, so the expression is false.
    const facts = [
      aFact("P", "survey_n", 6, { period: "2026-Q1" }),
      aFact("P", "survey_n", 30, { period: "2026-Q2", seq: 5 }),
      aFact("P", "survey_n", 3, { period: "2026-Q2", source: "AUD" }),
    ];
    const entities = [anEntity("G"), anEntity("AUD", "assessor")];
    expect(standing("sd_voice_confidence", facts, { entities })).toBe("false");
  });
});

describe("rule 10, derived facts", () => {
  const facts = (values: Record<string, number>) =>
    Object.entries(values).map(([fact, value]) => aFact("P", fact, value));

  test.each([
    // Employees are headcount without agency and apprentices; without a row these are 0.
    [{ headcount: 100 }, "true"],
    [{ headcount: 110, agency: 10 }, "true"],
    [{ headcount: 110, agency: 10, apprentice: 1 }, "false"],
    [{ agency: 10 }, "unknown"],
  ])("100 employees or more: %o", (values, truth) => {
    expect(standing("train_sdpa_coverage", facts(values))).toBe(truth);
  });

  test.each([
    // Non-regular needs all three of its parts; regular is the rest.
    [{ headcount: 60, fixed_term: 20, agency: 20, apprentice: 10 }, "true"],
    [{ headcount: 59, fixed_term: 20, agency: 20, apprentice: 10 }, "false"],
    [{ headcount: 60, fixed_term: 20, agency: 20 }, "unknown"],
  ])("10 regular and 10 non-regular: %o", (values, truth) => {
    const indicator = "inc_training_nonregular_parity";
    expect(standing(indicator, facts(values))).toBe(truth);
  });

  test.each([
    [{ uses_labour_agency: 1 }, "true"],
    [{ uses_labour_agency: 0 }, "unknown"],
    [{ uses_labour_agency: 0, migrant_headcount: 0 }, "false"],
  ])("a labour agency or migrants: %o", (values, truth) => {
    const indicator = "fr_zero_fee_policy_level";
    expect(standing(indicator, facts(values))).toBe(truth);
  });

  test.each([
    ["70 of 100", { numerator: 70, denominator: 100 }, "true"],
    ["69 of 100", { numerator: 69, denominator: 100 }, "false"],
    ["a bare 0.7", { value: 0.7 }, "true"],
    ["0 of 0", { numerator: 0, denominator: 0 }, "unknown"],
    ["declined", { state: "declined" as const }, "unknown"],
    ["carried", { numerator: 7, denominator: 10, period: "2025-Q2" }, "true"],
  ])("occupations mapped, %s", (_title, answer, truth) => {
    const answers = [anAnswer("P", "tr_occupation_mapped", answer)];
    const indicator = "tr_workers_declining_share";
    expect(standing(indicator, [], { answers })).toBe(truth);
  });

  test("workforce rows are still to come, so who is affected is unknown", () => {
    expect(standing("tr_reskill_coverage", [])).toBe("unknown");
  });

  test("direct suppliers are counted over the whole registry", () => {
    const sites = [aSite("P", "G"), aSite("Q", "OTHER")];
    const entities = [anEntity("G"), anEntity("OTHER")];
    const at = (link: Parameters<typeof aLink>[2], closed: string | null) => {
      const q = sites.map((site) =>
        site.site_key === "Q" ? { ...site, closed } : site,
      );
      const links = [aLink("Q", "P", link)];
      const more = { entities, sites: q, links };
      const request = aRequest({ by: ["tier"] });
      const rows = ownPlants(["P"], more);
      const found = figuresOf(books, rows, "hrdd_subtier_visibility", request);
      return found.get("|0")?.not_applicable === 1 ? "false" : "true";
    };
    expect(at({}, null)).toBe("true");
    expect(at({}, "2026-06-30")).toBe("true");
    expect(at({}, "2026-06-29")).toBe("false");
    expect(at({ until: "2026-06-29" }, null)).toBe("false");
  });
});

describe("rule 11, facts", () => {
  /** One plant answered 10 of 50, the other is silent: what it enters with. */
  const enters = (indicator: string, values: Record<string, number>) => {
    const facts = Object.entries(values).map(([fact, value]) =>
      aFact("P2", fact, value),
    );
    const answers = [aShare("P1", indicator, 10, 50)];
    const rows = ownPlants(["P1", "P2"], { answers, facts });
    const { low, bounds_left_out } = totalOf(books, rows, indicator);
    return low === null ? `left out ${bounds_left_out}` : 10 / low - 50;
  };

  test.each([
    ["a base of 10 is used", "fr_contract_language", 10, 10],
    [
      "one of 9 is withheld, headcount stands in",
      "fr_contract_language",
      9,
      80,
    ],
  ])("%s", (_title, indicator, migrant_headcount, base) => {
    const values = { headcount: 80, migrant_headcount };
    expect(enters(indicator, values)).toBeCloseTo(base, 9);
  });

  test("of employees, with 5 of an agency among them", () => {
    // 315 employees are withheld with the 5, so the headcount stands in.
    const small = { headcount: 320, agency: 5 };
    expect(enters("train_sdpa_coverage", small)).toBeCloseTo(320, 9);
    const large = { headcount: 320, agency: 15 };
    expect(enters("train_sdpa_coverage", large)).toBeCloseTo(305, 9);
  });

  test("of employees, where the regular, a derived fact, are few", () => {
    // 100 - 95 = 5 regular.
    const values = { headcount: 100, fixed_term: 95, agency: 0, apprentice: 0 };
    expect(enters("train_sdpa_coverage", values)).toBeCloseTo(100, 9);
    // 0 regular are no group; then the base is 120 - 20 = 100 employees.
    const none = { headcount: 120, fixed_term: 100, agency: 20, apprentice: 0 };
    expect(enters("train_sdpa_coverage", none)).toBeCloseTo(100, 9);
  });

  test("what counts cases has no stand-in", () => {
    const few = { headcount: 80, grievances_received: 4 };
    expect(enters("grievance_resolution_rate", few)).toBe("left out 1");
    const many = { headcount: 80, grievances_received: 14 };
    expect(enters("grievance_resolution_rate", many)).toBeCloseTo(14, 9);
  });

  test("of a year's flow it is the year's sum", () => {
    const quarter = (period: string, value: number) =>
      aFact("P2", "assessed_trainees", value, { period });
    const base = (...facts: NaiveFact[]) => {
      const answers = [aShare("P1", "train_assessed_gain", 10, 50)];
      const all = [...facts, aFact("P2", "headcount", 80)];
      const rows = ownPlants(["P1", "P2"], { answers, facts: all });
      const { low } = totalOf(books, rows, "train_assessed_gain");
      return 10 / (low ?? 0) - 50;
    };
    const two = [quarter("2025-Q3", 5), quarter("2026-Q1", 6)];
    expect(base(...two)).toBeCloseTo(11, 9);
    expect(base(quarter("2025-Q3", 5))).toBeCloseTo(80, 9);
  });

  test("applicability reads the stored value", () => {
    const facts = [aFact("P", "migrant_headcount", 5)];
    expect(standing("fr_contract_language", facts)).toBe("true");
  });
});
