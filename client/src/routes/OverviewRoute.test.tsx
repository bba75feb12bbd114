import { describe, expect, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { HEADLINES } from "../lib/headlines.ts";
import { aGrid, aMeasure } from "../testing/measures.ts";
import { renderRoute, type Stubs } from "../testing/render.tsx";
import { OverviewRoute } from "./OverviewRoute.tsx";

const QUARTERS = ["2026-Q1", "2026-Q2"];

const aNetwork = (changes: Record<string, unknown> = {}) => ({
  id: "network",
  lens: { id: "aurora", name: { en: "Aurora Motor", th: "ออโรร่า" } },
  period: "2026-Q2",
  asOf: "2026-06-30",
  seq: 7,
  newestSeq: 7,
  publishedAt: "2026-07-01T02:00:00Z",
  catalogueVersion: "2.0",
  methodVersion: 1,
  periods: QUARTERS,
  boundary: {
    sites: 10,
    own: 1,
    shared: 8,
    leftOut: 0,
    unnamed: [{ tier: "2", about: 15 }],
  },
  series: ({ indicator }: { indicator: string }) =>
    QUARTERS.map((period, i) => ({
      period,
      measure: aMeasure({
        value: 0.5 + i / 10,
        answered: indicator === "train_coverage" ? 8 : 10,
        low: 0.48,
        high: 0.71,
      }),
    })),
  grid: ({ indicators, by }: { indicators: string[]; by: string[] }) =>
    aGrid(indicators, by[0] === "tier" ? ["0", "1"] : ["TH-21"]),
  coreCoverage: Object.keys(HEADLINES).map((pillar) => ({
    pillar,
    key: "1",
    asked: 4,
    answered: 3,
  })),
  silentSites: {
    total: 2,
    sites: [
      {
        base: 200,
        weight: 0.02,
        site: {
          id: "s1",
          province: "TH-21",
          name: { en: "Rayong Press Works", th: "โรงงานระยอง" },
        },
      },
    ],
  },
  ...changes,
});

const lenses: Stubs["lenses"] = [
  { id: "aurora", name: { en: "Aurora Motor", th: "ออโรร่า" } },
];

const open = (network: unknown, locale: "en" | "th" = "en", at = "/overview") =>
  renderRoute(<OverviewRoute />, { stubs: { network, lenses }, locale, at });

describe("the overview", () => {
  test("says what moved since the last period and who is silent", async () => {
    open(aNetwork());
    expect(
      await screen.findByText(
        /moved from 50 % in Q1 2026 to 60 %\. 2 sites asked have not answered\./,
      ),
    ).toBeVisible();
  });

  test("shows a headline with how many answered and what the silent ones leave open", async () => {
    open(aNetwork());
    const notes = await screen.findAllByText(/8 of 10 sites asked answered/);
    expect(notes[0]).toHaveTextContent(
      "if silent sites were all bad 48 %, all good 71 %",
    );
  });

  test("opens a tier's sites and a cell's indicator under the same lens", async () => {
    open(aNetwork(), "en", "/overview?period=2026-Q2");
    const row = (await screen.findByRole("rowheader", { name: /Tier 1/ }))
      .parentElement;
    if (!row) throw new Error("no row");
    expect(within(row).getByRole("link", { name: "Tier 1" })).toHaveAttribute(
      "href",
      "/sites?period=2026-Q2&tier=1",
    );
    expect(within(row).getAllByRole("link", { name: /60/ })[0]).toHaveAttribute(
      "href",
      "/indicators/train_coverage?period=2026-Q2&tier=1",
    );
  });

  test("says what is hidden and whom to ask", async () => {
    open(aNetwork());
    expect(
      await screen.findByText(/about 15 more are known but undisclosed/),
    ).toBeVisible();
    expect(screen.getByText(/ask your direct supplier/)).toBeVisible();
  });

  test("reads in Thai with Buddhist years", async () => {
    renderRoute(<OverviewRoute />, {
      stubs: { network: aNetwork(), lenses },
      locale: "th",
    });
    expect(
      await screen.findByRole("heading", { name: "ภาพรวม" }),
    ).toBeVisible();
    expect(screen.getAllByText(/2 แห่ง|2 sites/).length).toBeGreaterThan(0);
  });

  test("teaches where there is nothing yet", async () => {
    open(
      aNetwork({
        boundary: { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] },
      }),
    );
    expect(
      await screen.findByText("Nobody has answered in this network yet"),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Data" })).toHaveAttribute(
      "href",
      "/data",
    );
  });

  test("says that nothing was changed when the server fails", async () => {
    open(() => {
      throw new GraphQLError("masked", {
        extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
      });
    });
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Something went wrong on our side");
    expect(alert).toHaveTextContent("Nothing was changed");
    expect(alert).toHaveTextContent("e-1");
  });

  test("tells a lens that is not the viewer's from a fault", async () => {
    open(() => {
      throw new GraphQLError("No such lens", {
        extensions: { code: "NOT_FOUND" },
      });
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This is not here, or not yours to see",
    );
  });
});
