import { describe, expect, test } from "@jest/globals";
import { axesOf, quadrantOf, type AxesEdge } from "./axes-model.ts";

type Value = AxesEdge["values"][number];

const answer = (
  indicator: string,
  value: number | null,
  changes: Partial<Value> = {},
): Value => ({
  indicator,
  standing: "answered",
  value,
  choice: value,
  verification: 2,
  period: "2026-Q2",
  conflict: false,
  ...changes,
});

const edge = (id: string, values: readonly Value[]): AxesEdge => ({
  cursor: id,
  tier: "1",
  node: {
    id,
    province: "TH-10",
    mainSegment: "plastics",
    name: { en: id, th: id },
  },
  values: [...values],
});

const EXPOSED = answer("tr_workers_declining_share", 0.4);
const PLAN = answer("tr_plan_level", 2);
const RESKILL = answer("tr_reskill_coverage", 0.4);

describe("the two axes", () => {
  test("place a site by its share, and by the mean of how far its answers are up their scales", () => {
    const { points } = axesOf([
      edge("a", [EXPOSED, PLAN, RESKILL, answer("sd_maturity_level", 4)]),
    ]);
    // 2 of 4 levels, 40 of 80 %, 4 of 4 levels.
    expect(points).toMatchObject([
      { id: "a", exposure: 0.4, capacity: 2 / 3, answers: 3, isChecked: true },
    ]);
  });

  test("never take a full scale for more than full", () => {
    const full = answer("tr_reskill_coverage", 1);
    const { points } = axesOf([
      edge("a", [EXPOSED, full, answer("sd_maturity_level", 4)]),
    ]);
    expect(points[0]?.capacity).toBe(1);
  });

  test("tell what one answer that was only stated does to the mark", () => {
    const stated = { ...PLAN, verification: 1 };
    const { points } = axesOf([edge("a", [EXPOSED, stated, RESKILL])]);
    expect(points[0]?.isChecked).toBe(false);
  });

  test("count whom they cannot place, by what is missing", () => {
    const standing = (name: Value["standing"]) =>
      edge(name, [{ ...EXPOSED, standing: name, value: null }, PLAN, RESKILL]);
    const { points, middle, missing } = axesOf([
      standing("not_shared"),
      standing("not_applicable"),
      standing("not_asked"),
      standing("silent"),
      edge("few", [EXPOSED, PLAN]),
    ]);
    expect([points, middle]).toEqual([[], null]);
    expect(missing).toEqual({
      notShared: 1,
      notAsked: 2,
      exposure: 1,
      capacity: 1,
    });
  });

  test("part at the middles of what is drawn", () => {
    const at = (id: string, exposure: number, level: number) =>
      edge(id, [
        answer("tr_workers_declining_share", exposure),
        answer("tr_plan_level", level),
        answer("sd_maturity_level", level),
      ]);
    const { points, middle } = axesOf([
      at("a", 0.1, 4),
      at("b", 0.2, 0),
      at("c", 0.6, 1),
      at("d", 0.8, 3),
    ]);
    expect(middle).toEqual({ exposure: 0.4, capacity: 0.5 });
    expect(points.map((point) => middle && quadrantOf(point, middle))).toEqual([
      "safePrepared",
      "safeUnprepared",
      "exposedUnprepared",
      "exposedPrepared",
    ]);
  });
});
