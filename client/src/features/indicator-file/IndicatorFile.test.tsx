import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { createCatalogues } from "../../lib/catalogue.ts";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import { aMeasure } from "../../testing/measures.ts";
import { aSiteEdge, networkAnswer } from "../../testing/network-answer.ts";
import { renderRoute } from "../../testing/render.tsx";
import { watchSaved, type SavedFiles } from "../../testing/saved-files.ts";
import { IndicatorFile } from "./IndicatorFile.tsx";

let saved: SavedFiles;
beforeEach(() => {
  saved = watchSaved();
});
afterEach(() => saved.end());

const { ofAssemblers } = createCatalogues(catalogueTerms());
const VARIABLES = {
  id: "train_coverage",
  isOpen: true,
  by: "tier" as const,
  namesGroups: true,
  period: "2026-Q2",
  asOf: "2026-06-30",
  seq: 7,
  sitesFilter: { groups: ["e1"] },
  sortBy: "name",
  descending: false,
};
const withKey = (edge: ReturnType<typeof aSiteEdge>) => ({
  ...edge,
  node: { ...edge.node, key: `KEY-${edge.node.id}` },
});
const EDGES = [
  withKey(aSiteEdge("s1", { value: 0.375 })),
  withKey(aSiteEdge("s2", { period: "2025-Q4", conflict: true })),
  withKey(
    aSiteEdge("s3", {
      standing: "silent",
      value: null,
      verification: null,
      period: null,
    }),
  ),
];

/** Gives the sites one by one, as a server with a small page would. */
const answer = (skips: number[]) => {
  const { silentSites } = networkAnswer();
  return networkAnswer(
    {},
    {
      sites: ({ skip }: { skip: number }) => {
        skips.push(skip);
        return { total: EDGES.length, edges: EDGES.slice(skip, skip + 1) };
      },
      breakdowns: [
        { key: "sex", value: "women", isGroup: false, measure: aMeasure() },
      ],
      silentSites: {
        ...silentSites,
        sites: silentSites.sites.map((row) => ({
          ...row,
          site: { ...row.site, key: "KEY-s3" },
        })),
      },
    },
  );
};
const open = (network: unknown, at = "/indicators/train_coverage?group=e1") => {
  const done = jest.fn();
  renderRoute(
    <IndicatorFile
      indicator={ofAssemblers.indicator("train_coverage")}
      variables={VARIABLES}
      onDone={done}
    />,
    { at, stubs: { network } },
  );
  return done;
};

test("has every site behind the figure, however many requests they take, and why a value is not there", async () => {
  const skips: number[] = [];
  const done = open(answer(skips));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(skips).toEqual([0, 1, 2]);
  expect(saved.names()).toEqual(["saphan-train_coverage-2026-Q2-7.xlsx"]);
  const about = await saved.sheet(1);
  for (const words of [
    "(train_coverage)",
    "Siam Group",
    "30 Jun 2026",
    "seq=7",
  ])
    expect(about).toContain(words);
  // Quarters, tiers, provinces, parts, spread, silent ones, and then the sites.
  const sites = await saved.sheet(8);
  for (const words of [
    "KEY-s1",
    "KEY-s2",
    "KEY-s3",
    "<v>0.375</v>",
    "no answer",
  ])
    expect(sites).toContain(words);
});

test("has the figure by quarter and by tier, in the tiers' names", async () => {
  const done = open(answer([]));
  await waitFor(() => expect(done).toHaveBeenCalled());
  const quarters = await saved.sheet(2);
  expect(quarters).toContain("Q1 2026");
  expect(quarters).toContain("<v>0.5</v>");
  expect(await saved.sheet(3)).toContain("Assembler");
});

test("calls tier 0 its own sites where no assembler is looked from", async () => {
  const done = open(answer([]), "/indicators/train_coverage?lens=seats");
  await waitFor(() => expect(done).toHaveBeenCalled());
  const tiers = await saved.sheet(3);
  expect(tiers).toContain("Own sites");
  expect(tiers).not.toContain("Assembler");
});

test("is not saved where a page of sites does not come, and says so", async () => {
  open(
    networkAnswer(
      {},
      {
        sites: () => {
          throw new GraphQLError("no");
        },
      },
    ),
  );
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(saved.names()).toEqual([]);
});
