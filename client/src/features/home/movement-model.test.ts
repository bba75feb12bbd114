import { describe, expect, test } from "@jest/globals";
import { partsOf, type Movement } from "./movement-model.ts";

const aMovement = (changes: Partial<Movement>): Movement => ({
  indicator: "train_coverage",
  since: "2026-Q1",
  matched: 2,
  renewed: 1,
  came: 1,
  left: 1,
  matchedBefore: 0.5,
  matchedNow: 0.55,
  before: { value: 0.5 },
  now: { value: 0.6 },
  ...changes,
});

describe("the parts of a move", () => {
  test("add up to the whole", () => {
    const { all, matched, others } = partsOf(aMovement({}));
    expect(all).toBeCloseTo(0.1);
    expect(matched).toBeCloseTo(0.05);
    expect(others).toBeCloseTo(0.05);
  });

  test("may pull against each other", () => {
    const { all, matched, others } = partsOf(
      aMovement({ matchedNow: 0.4, now: { value: 0.5 } }),
    );
    expect(all).toBeCloseTo(0);
    expect(matched).toBeCloseTo(-0.1);
    expect(others).toBeCloseTo(0.1);
  });

  test.each([
    ["there was no figure", { before: { value: null } }],
    ["there is none now", { now: { value: null } }],
    ["no site answered twice", { matchedBefore: null, matchedNow: null }],
  ])("are unknown, not 0, where %s", (_why, changes) => {
    expect(partsOf(aMovement(changes)).others).toBeNull();
  });
});
