import { describe, expect, test } from "@jest/globals";
import { createCatalogue } from "../../lib/catalogue.ts";
import { anAnswer } from "../../testing/answers.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import {
  attentionOf,
  axisEnd,
  entriesOf,
  heightOf,
  reasonOf,
  SEVERE,
} from "./answers-model.ts";

const catalogue = createCatalogue(catalogueTerms());
const attention = (...answers: readonly ReturnType<typeof anAnswer>[]) =>
  attentionOf(entriesOf(answers, catalogue), "2026-06-30");

describe("what needs attention at a site", () => {
  test("is a core indicator without an answer, not one outside the core", () => {
    const silent = { standing: "silent", value: null } as const;
    const { missing } = attention(
      anAnswer("train_coverage", silent),
      anAnswer("train_digital_coverage", silent),
    );
    expect(missing.map(({ indicator }) => indicator.id)).toEqual([
      "train_coverage",
    ]);
  });

  test.each([
    ["2026-09-30", 1],
    ["2026-10-01", 0],
  ])("is an answer that speaks until %s: %i", (speaksUntil, count) => {
    expect(
      attention(anAnswer("train_coverage", { speaksUntil })).ending,
    ).toHaveLength(count);
  });

  test("is a severe incident, and no incident is none", () => {
    const stated = (value: number) => attention(anAnswer(SEVERE, { value }));
    expect(stated(2).severe?.answer.value).toBe(2);
    expect(stated(0).severe).toBeUndefined();
  });

  test("leaves out what the viewer may not read", () => {
    const hidden = { hidden: "not_shared", isConflict: true } as const;
    const { conflicts, answered } = attention(
      anAnswer("train_coverage", hidden),
    );
    expect([conflicts.length, answered]).toEqual([0, 0]);
  });
});

describe("why a statement counts", () => {
  const reason = (source: string, side: "assessor" | "management") =>
    reasonOf(anAnswer("train_coverage", {}, { source, side }), "press-co");

  test("is that an assessor spoke, that the site did, or that nobody nearer has", () => {
    expect(reason("auditor", "assessor")).toBe("assessor");
    expect(reason("press-co", "management")).toBe("site");
    expect(reason("aurora", "management")).toBe("nearest");
    expect(
      reasonOf({ ...anAnswer("train_coverage"), statements: [] }, "press-co"),
    ).toBeUndefined();
  });
});

describe("answers over time", () => {
  const point = (value: number | null, choice: number | null = null) => ({
    period: "2026-Q2",
    value: { value, choice, period: "2026-Q2" },
  });

  test("are drawn from 0 to the whole, the top level, or the most reached", () => {
    expect(axisEnd({ valueType: "percent" }, [point(0.2)])).toBe(1);
    expect(axisEnd({ valueType: "ordinal" }, [point(null, 2)])).toBe(4);
    expect(axisEnd({ valueType: "count" }, [point(3), point(7)])).toBe(7);
    expect(axisEnd({ valueType: "ratio" }, [point(null)])).toBe(0);
  });

  test("leave a gap where nothing speaks", () => {
    expect(heightOf({ valueType: "percent" }, point(null))).toBeNull();
    expect(heightOf({ valueType: "ordinal" }, point(null, 0))).toBe(0);
  });
});
