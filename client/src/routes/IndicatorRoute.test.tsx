import { describe, expect, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import { catalogueAnswer } from "../testing/catalogue-answer.ts";
import { aSiteEdge, networkAnswer } from "../testing/network-answer.ts";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { IndicatorRoute } from "./IndicatorRoute.tsx";

const lenses = [{ id: "aurora", name: { en: "Aurora", th: "ออโรร่า" } }];

function open(
  indicator: string,
  options: {
    readonly network?: unknown;
    readonly search?: string;
    readonly locale?: "en" | "th";
    readonly actions?: readonly string[];
  } = {},
) {
  const { network = networkAnswer(), search = "", locale = "en" } = options;
  return renderRoute(
    <Routes>
      <Route path="/indicators/:id" element={<IndicatorRoute />} />
    </Routes>,
    {
      stubs: { catalogue: catalogueAnswer(), network, lenses },
      at: `/indicators/${indicator}${search}`,
      locale,
      viewer: aViewer({
        locale,
        era: locale === "th" ? "buddhist" : "common",
        ...(options.actions ? { actions: [...options.actions] } : {}),
      }),
    },
  );
}

async function figureOf(question: string): Promise<HTMLElement> {
  const figure = (
    await screen.findByText(question, { selector: "h2" })
  ).closest("figure");
  if (!figure) throw new Error("no figure");
  return figure;
}

const SILENT = {
  answered: 8,
  low: 0.48,
  high: 0.71,
  carried: 3,
  oldestPeriod: "2025-Q3",
};

describe("the page of an indicator", () => {
  test("asks its question and says how the figure is made", async () => {
    open("train_coverage");
    expect(
      await screen.findByText("Training coverage (any recorded training)", {
        selector: "h1",
      }),
    ).toBeVisible();
    expect(
      screen.getByText("How many of the workers were trained at all?"),
    ).toBeVisible();
    expect(await screen.findByText("What is counted")).toBeVisible();
    expect(screen.getByText("How sites are added up")).toHaveAttribute(
      "href",
      "/method#adding",
    );
  });

  test("gives the figure with its whole shadow", async () => {
    open("train_coverage", { network: networkAnswer(SILENT) });
    expect(
      await screen.findByText(/8 of 10 sites asked answered · if silent/),
    ).toHaveTextContent("if silent sites were all bad 48 %, all good 71 %");
    expect(screen.getByText(/3 answers are carried/)).toHaveTextContent(
      "the oldest from Q3 2025",
    );
    expect(screen.getByText("2 no answer")).toHaveAttribute(
      "href",
      "/sites?standing=silent&of=train_coverage",
    );
  });

  test("compares tiers, and opens each to its sites", async () => {
    open("train_coverage", { search: "?period=2026-Q2" });
    const chart = await figureOf("How do the tiers compare?");
    expect(within(chart).getAllByText("Tier 1")[0]).toHaveAttribute(
      "href",
      "/sites?period=2026-Q2&tier=1",
    );
    await userEvent.click(within(chart).getByText("Table"));
    expect(within(chart).queryByRole("list", { hidden: true })).toBeNull();
    expect(within(chart).getByText("Answered of asked")).toBeVisible();
  });

  test("marks a quarter that mostly speaks from earlier ones, in the table too", async () => {
    open("train_coverage");
    const chart = await figureOf("How has it moved?");
    await userEvent.click(within(chart).getByText("Table"));
    expect(within(chart).getByText("50 % (mostly carried)")).toBeVisible();
  });

  test("tells sites that answered from those that are carried and those that are silent", async () => {
    open("train_coverage");
    const rowOf = async (name: string) => {
      const row = (
        await screen.findByText(name, { selector: "#sites a" })
      ).closest("tr");
      if (!row) throw new Error("no row");
      return row;
    };
    const carried = await rowOf("Plant s2");
    expect(carried).toHaveTextContent("answered in an earlier quarter");
    expect(carried).toHaveTextContent("Q4 2025");
    const silent = await rowOf("Plant s3");
    expect(silent).toHaveTextContent("no answer");
    expect(silent).toHaveTextContent("–");
  });

  test("calls a target of the demonstration illustrative, and undecided while silence could decide it", async () => {
    open("train_sdpa_coverage", {
      network: networkAnswer({ ...SILENT, low: 0.4, high: 0.7 }),
    });
    const line = (await screen.findByText(/Illustrative target 50/)).closest(
      "p",
    );
    expect(line).toHaveTextContent("undecided");
  });

  test("marks a clause that nobody has checked against its source", async () => {
    open("train_coverage");
    expect(
      (await screen.findAllByText(/^\[B\] from background/))[0],
    ).toBeVisible();
  });

  test("shows levels as parts of a bar with their counts", async () => {
    open("sd_maturity_level");
    const bars = await screen.findAllByLabelText(
      "Level 0: 1, Level 1: 2, Level 2: 3, Level 3: 4, Level 4: 0",
    );
    expect(bars.length).toBeGreaterThan(1);
  });

  test("spells out the filters and keeps them in the figure's name", async () => {
    open("train_coverage", { search: "?province=TH-21" });
    expect(await screen.findByText(/Only sites: Rayong/)).toBeVisible();
    expect(screen.getByText("The sites chosen above, Q2 2026")).toBeVisible();
  });

  test("reads in Thai with the year of the viewer's era", async () => {
    open("train_coverage", { locale: "th" });
    expect(await screen.findByText("ถามใคร และนับอย่างไร")).toBeVisible();
    expect(screen.getByLabelText("ปี")).toHaveDisplayValue("2569");
  });
});

describe("the page of an indicator that is not for everyone", () => {
  test("says why, and shows the own sites only", async () => {
    let filters: unknown;
    open("sd_voice_confidence", {
      network: networkAnswer(
        { sites: 1, asked: 1, answered: 1 },
        {
          sites: ({ filter }: { filter: unknown }) => {
            filters = filter;
            return {
              total: 1,
              pageInfo: { hasNextPage: false, endCursor: "own" },
              edges: [aSiteEdge("own", { indicator: "sd_voice_confidence" })],
            };
          },
        },
      ),
    });
    expect(
      await screen.findByText("Shown for your own sites only"),
    ).toBeVisible();
    expect(screen.getByText("Your own sites")).toBeVisible();
    expect(filters).toMatchObject({
      standing: { indicator: "sd_voice_confidence" },
    });
    expect(screen.queryByText("How do the tiers compare?")).toBeNull();
  });

  test("says whom to ask where the viewer has no site", async () => {
    open("sd_union_status", {
      network: networkAnswer(
        {},
        { boundary: { sites: 9, own: 0, shared: 8, leftOut: 0, unnamed: [] } },
      ),
    });
    expect(await screen.findByText(/ask the site itself/)).toHaveTextContent(
      "You have no sites of your own",
    );
  });

  test("gives the definition to those who read no figures", async () => {
    open("train_coverage", { actions: ["sites:read"] });
    expect(
      await screen.findByText(/Administrators manage people/),
    ).toBeVisible();
    expect(screen.getByText("What is counted")).toBeVisible();
  });
});

describe("the page of an indicator without figures", () => {
  test("teaches what would be here", async () => {
    open("train_coverage", {
      network: networkAnswer(
        {},
        { boundary: { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] } },
      ),
    });
    expect(
      await screen.findByText("Nobody has answered here yet"),
    ).toBeVisible();
    expect(screen.getByText("Go to Data")).toBeVisible();
  });

  test("says that nothing was changed when the server fails", async () => {
    open("train_coverage", {
      network: () => {
        throw new GraphQLError("masked", {
          extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
        });
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was changed",
    );
  });

  test("says of an unknown id what it says of a hidden one", async () => {
    open("no_such_indicator");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This is not here, or not yours to see",
    );
  });
});
