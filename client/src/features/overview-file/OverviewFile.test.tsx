import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { aGrid, aMeasure } from "../../testing/measures.ts";
import { networkAnswer } from "../../testing/network-answer.ts";
import { renderRoute } from "../../testing/render.tsx";
import { watchSaved, type SavedFiles } from "../../testing/saved-files.ts";
import { OverviewFile } from "./OverviewFile.tsx";

let saved: SavedFiles;
beforeEach(() => {
  saved = watchSaved();
});
afterEach(() => saved.end());

const withheld = aMeasure({
  value: null,
  low: null,
  high: null,
  asked: 0,
  answered: 0,
  notShared: 10,
  coverageSites: null,
});
const anAnswer = () => ({
  ...networkAnswer(),
  series: ({ indicator }: { indicator: string }) => [
    {
      period: "2026-Q2",
      measure:
        indicator === "sd_maturity_level"
          ? withheld
          : aMeasure({ value: 0.25 }),
    },
  ],
  grid: ({ indicators }: { indicators: string[] }) => aGrid(indicators, ["1"]),
  coreCoverage: [{ pillar: "skills", key: "1", asked: 4, answered: 3 }],
  silentSites: { total: 0, sites: [] },
});

const SCOPE = { period: "2026-Q2", asOf: "2026-06-30", seq: 7 };

test("has the page's figures as numbers, what they are of, and why one is not there", async () => {
  const asked: unknown[] = [];
  const done = jest.fn();
  renderRoute(
    <OverviewFile
      variables={{ ...SCOPE, filter: { tiers: ["1"] } }}
      onDone={done}
    />,
    {
      at: "/overview?tier=1",
      stubs: {
        network: (args: unknown) => {
          asked.push(args);
          return anAnswer();
        },
      },
    },
  );
  await waitFor(() => expect(done).toHaveBeenCalled());
  // Of the very number that the page shows, whatever was published since.
  expect(asked).toEqual([expect.objectContaining(SCOPE)]);
  expect(saved.names()).toEqual(["saphan-overview-2026-Q2-7.xlsx"]);
  const about = await saved.sheet(1);
  for (const words of [
    "Aurora Motor",
    "Q2 2026 (2026-Q2)",
    "30 Jun 2026 (2026-06-30)",
    "Tier 1",
    "10 sites are named to you",
    "every company, person and figure here is fiction",
    "seq=7",
  ])
    expect(about).toContain(words);
  expect(await saved.sheet(2)).toContain("<v>0.25</v>");
  expect(await saved.sheet(2)).toContain("not shared with you");
});

test("is not saved where the figures do not come, and says so", async () => {
  renderRoute(<OverviewFile variables={SCOPE} onDone={() => undefined} />, {
    stubs: {
      network: () => {
        throw new GraphQLError("no");
      },
    },
  });
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(saved.names()).toEqual([]);
});

test("names the groups that the page is filtered by", async () => {
  const done = jest.fn();
  renderRoute(
    <OverviewFile
      variables={{ ...SCOPE, filter: { groups: ["e1"] } }}
      onDone={done}
    />,
    { at: "/overview?group=e1", stubs: { network: anAnswer() } },
  );
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(await saved.sheet(1)).toContain("Siam Group");
});
