import { describe, expect, test } from "@jest/globals";
import { aMeasure } from "../../testing/measures.ts";
import { trendEntries } from "./trend-model.ts";

const indicator = { direction: "higher_is_better" } as const;
const entry = (
  changes: Parameters<typeof aMeasure>[0],
  target: number | null,
) =>
  trendEntries(
    indicator,
    [{ period: "2026-Q2", measure: aMeasure(changes) }],
    target,
    false,
  )[0];

describe("points of a trend", () => {
  test("are hollow where most answers are carried", () => {
    expect(entry({ answered: 10, carried: 5 }, null)?.isCarried).toBe(false);
    expect(entry({ answered: 10, carried: 6 }, null)?.isCarried).toBe(true);
  });

  test("have no range where nobody has answered", () => {
    const silent = entry({ answered: 0, value: null, low: 0, high: 1 }, null);
    expect(silent).toMatchObject({ value: null, low: null, high: null });
  });

  test("are judged by a target only where there is one and somebody is asked", () => {
    expect(entry({}, null)?.judgement).toBeUndefined();
    expect(entry({ asked: 0, answered: 0 }, 0.5)?.judgement).toBeUndefined();
    expect(entry({}, 0.5)?.judgement?.verdict).toBe("met");
  });
});
