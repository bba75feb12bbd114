import { describe, expect, test } from "@jest/globals";
import {
  carriedShare,
  coverageOf,
  totalOf,
  verifiedShare,
  type Counts,
} from "./assurance-model.ts";

const counts = (asked: number, answered: number, carried: number): Counts => ({
  ending: 1,
  now: {
    asked,
    answered,
    carried,
    verified: carried,
    unreviewed: 0,
    conflicts: 2,
  },
  before: { asked, answered: 0 },
});

describe("core answers of all pillars", () => {
  test("are added up before they are divided: a small pillar weighs little", () => {
    const all = totalOf([counts(90, 90, 9), counts(10, 0, 0)]);
    expect(coverageOf(all.now)).toBe(0.9); // the mean of the two shares would be 0.5
    expect(carriedShare(all)).toBe(0.1);
    expect(verifiedShare(all)).toBe(0.1);
    expect(all.ending).toBe(2);
    expect(all.now.conflicts).toBe(4);
    expect(coverageOf(all.before)).toBe(0);
  });

  test("have no shares where nobody is asked or answers", () => {
    const none = totalOf([counts(0, 0, 0)]);
    expect([
      coverageOf(none.now),
      carriedShare(none),
      verifiedShare(none),
    ]).toEqual([null, null, null]);
  });
});
