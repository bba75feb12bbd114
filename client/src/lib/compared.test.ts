import { expect, test } from "@jest/globals";
import { otherValue, quartersBefore, readOther } from "./compared.ts";

const read = (address: string) => readOther(new URLSearchParams(address));

test.each([
  // Nothing is compared by itself.
  ["period=2026-Q2&tier=2", undefined],
  // What the right cell does not say it shares with the left one.
  [
    "period=2026-Q2&tier=2&vs_period=2025-Q2",
    { period: "2025-Q2", filter: { tiers: ["2"] } },
  ],
  [
    "tier=2&province=TH-21&vs_province=TH-20",
    { filter: { tiers: ["2"], provinces: ["TH-20"] } },
  ],
  ["province=TH-21&vs_province=all", {}],
  ["vs_q=press", { filter: { text: "press" } }],
  // What no period is does not reach the server.
  ["vs_period=whenever", {}],
])("of %s the right cell is %j", (address, cell) => {
  expect(read(address)).toEqual(cell);
});

test.each([
  ["tier=2", "tier", "2", undefined],
  ["tier=2", "tier", "1", "1"],
  ["tier=2", "tier", undefined, "all"],
  ["", "tier", undefined, undefined],
] as const)("of %s, %s is set to %s by %s", (address, key, value, set) => {
  expect(otherValue(new URLSearchParams(address), key, value)).toBe(set);
});

test("quarters are counted over the turn of the year", () => {
  expect(quartersBefore("2026-Q1", 1)).toBe("2025-Q4");
  expect(quartersBefore("2026-Q2", 4)).toBe("2025-Q2");
  expect(quartersBefore("2026-Q4", 3)).toBe("2026-Q1");
});
