import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CompareRoute } from "./CompareRoute.tsx";
import { aMeasure } from "../testing/measures.ts";
import { networkAnswer } from "../testing/network-answer.ts";
import { renderRoute } from "../testing/render.tsx";
import { watchSaved, type SavedFiles } from "../testing/saved-files.ts";

let saved: SavedFiles;
beforeEach(() => {
  saved = watchSaved();
});
afterEach(() => saved.end());

const comparison =
  (right: ReturnType<typeof aMeasure>) =>
  ({
    indicators,
    with: cell,
  }: {
    indicators: string[];
    with: { period?: string };
  }) => ({
    left: { period: "2026-Q2", asOf: "2026-06-30", sites: 10 },
    right: { period: cell.period ?? "2026-Q2", asOf: "2026-03-31", sites: 9 },
    shared: 8,
    figures: indicators.map((indicator) => ({
      indicator,
      left: aMeasure({ value: 0.8125, low: 0.75, high: 0.875, answered: 8 }),
      right,
      matched: 7,
      renewed: 2,
      leftOnly: 1,
      rightOnly: 2,
      matchedLeft: 0.71875,
      matchedRight: 0.6875,
    })),
  });
const NARROW = aMeasure({ value: 0.4375, low: 0.375, high: 0.5, answered: 9 });
const WIDE = aMeasure({ value: 0.4375, low: 0.375, high: 0.8125, answered: 9 });

async function take(at: string, right = NARROW, locale: "en" | "th" = "en") {
  renderRoute(<CompareRoute />, {
    at,
    locale,
    stubs: {
      network: networkAnswer({}, { comparison: comparison(right) }),
      lenses: [],
    },
  });
  await userEvent.click(
    await screen.findByRole("button", {
      name: locale === "th" ? /Excel/ : "Excel file",
    }),
  );
  await waitFor(() => expect(saved.names()).toHaveLength(1));
  return saved.sheet(2);
}

test("has both cells as numbers, their difference, and what the same sites did", async () => {
  const sheet = await take(
    "/compare?vs_period=2026-Q1&indicator=train_coverage",
  );
  expect(saved.names()).toEqual(["saphan-compare-2026-Q2-7.xlsx"]);
  for (const value of [0.8125, 0.4375, 0.375, 0.25, 0.71875, 0.6875])
    expect(sheet).toContain(`<v>${value}</v>`);
  expect(sheet).toContain("Q2 2026: ");
  expect(sheet).toContain("Q1 2026: ");
  expect(await saved.sheet(1)).toContain("Q2 2026 / Q1 2026");
});

test("has no difference where the silent sites could turn it round, as the page has none", async () => {
  const sheet = await take(
    "/compare?vs_period=2026-Q1&indicator=train_coverage",
    WIDE,
  );
  expect(sheet).toContain("No difference can be told");
  // The page tells no difference of 0.8125 and 0.4375, and neither does the file, whose only 0.375 is the lower bound.
  expect(sheet.split("<v>0.375</v>")).toHaveLength(2);
});

test("of two groups at one time says nothing of the same sites", async () => {
  const sheet = await take(
    "/compare?province=TH-21&vs_province=TH-20&indicator=train_coverage",
  );
  expect(sheet).not.toContain("0.71875");
  expect(sheet).toMatch(/Rayong: /);
});

test("is written in Thai for who reads Thai", async () => {
  const sheet = await take(
    "/compare?vs_period=2026-Q1&indicator=train_coverage",
    NARROW,
    "th",
  );
  expect(sheet).toMatch(/ไตรมาส|ไตรมาสที่/);
});
