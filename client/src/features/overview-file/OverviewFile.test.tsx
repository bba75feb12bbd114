import { afterEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import { strFromU8, unzipSync } from "fflate";
import { GraphQLError } from "graphql";
import { aGrid, aMeasure } from "../../testing/measures.ts";
import { networkAnswer } from "../../testing/network-answer.ts";
import { renderRoute } from "../../testing/render.tsx";
import { OverviewFile } from "./OverviewFile.tsx";

const kept: { name: string; blob: Blob }[] = [];
afterEach(() => {
  kept.length = 0;
  jest.restoreAllMocks();
  Reflect.deleteProperty(URL, "createObjectURL");
  Reflect.deleteProperty(URL, "revokeObjectURL");
});

/** What was saved: its name, and the XML of its sheets together. */
function watch() {
  let last: Blob | undefined;
  // jsdom has neither.
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      last = blob;
      return "blob:file";
    },
    revokeObjectURL: () => undefined,
  });
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    if (last) kept.push({ name: this.download, blob: last });
  });
}
const bytesOf = (blob: Blob) =>
  new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });

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
  watch();
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
  const [file] = kept;
  expect(file?.name).toBe("saphan-overview-2026-Q2-7.xlsx");
  const parts = unzipSync(await bytesOf(file?.blob ?? new Blob()));
  const sheet = (at: number) =>
    strFromU8(parts[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array());
  const about = sheet(1);
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
  expect(sheet(2)).toContain("<v>0.25</v>");
  expect(sheet(2)).toContain("not shared with you");
});

test("is not saved where the figures do not come, and says so", async () => {
  watch();
  renderRoute(<OverviewFile variables={SCOPE} onDone={() => undefined} />, {
    stubs: {
      network: () => {
        throw new GraphQLError("no");
      },
    },
  });
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(kept).toEqual([]);
});
