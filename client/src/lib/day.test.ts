import { describe, expect, test } from "@jest/globals";
import { dayOfParts, daysInMonth, partsOfDay } from "./day.ts";

describe("days by their parts", () => {
  test.each(["2026-06-30", "2024-02-29", "2026-01-01", "1999-12-31"])(
    "%s comes back as it went",
    (day) => {
      expect(dayOfParts(partsOfDay(day))).toBe(day);
    },
  );

  test.each([
    [2024, 2, 29],
    [2026, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
    [2100, 2, 28],
  ])("%i-%i has %i days", (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  test("a day that the month does not have becomes its last", () => {
    expect(dayOfParts({ year: 2026, month: 2, day: 31 })).toBe("2026-02-28");
  });
});
