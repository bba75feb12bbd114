import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { catalogueAnswer } from "../testing/catalogue-answer.ts";
import { networkAnswer } from "../testing/network-answer.ts";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { IndicatorsRoute } from "./IndicatorsRoute.tsx";

const open = (
  options: {
    readonly network?: unknown;
    readonly catalogue?: unknown;
    readonly at?: string;
    readonly locale?: "en" | "th";
    readonly actions?: string[];
  } = {},
) =>
  renderRoute(<IndicatorsRoute />, {
    stubs: {
      catalogue: options.catalogue ?? catalogueAnswer(),
      network: options.network ?? networkAnswer(),
    },
    at: options.at ?? "/indicators",
    locale: options.locale ?? "en",
    viewer: aViewer(options.actions ? { actions: options.actions } : {}),
  });

const rowOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest("tr");
  if (!row) throw new Error("no row");
  return within(row);
};

describe("the dictionary of indicators", () => {
  test("says of each what is counted, who asks it, and the viewer's figure", async () => {
    open({ at: "/indicators?pillar=skills" });
    expect(await screen.findByText("14 of 69 indicators")).toBeVisible();
    const row = await rowOf("Training coverage (any recorded training)");
    expect(row.getByText(/Distinct workers on site/)).toBeVisible();
    expect(row.getByTitle("GRI Standards: 404-1")).toHaveTextContent("GRI");
    expect(await row.findByText("10/10")).toBeVisible();
    expect(screen.getByText(/Figures: Aurora Motor, Q2 2026/)).toBeVisible();
  });

  test("finds by what is typed, and can be shared as found", async () => {
    open({ at: "/indicators?find=gri+404" });
    expect(
      await screen.findByText("Average training hours per worker"),
    ).toBeVisible();
    expect(screen.queryByText("Workplace social-dialogue maturity")).toBeNull();
    const search = screen.getByLabelText("Find by name, definition or clause");
    fireEvent.change(search, { target: { value: "zzzz" } });
    expect(await screen.findByText("Show all")).toBeVisible();
    fireEvent.change(search, { target: { value: "ltifr" } });
    expect(await screen.findByText("1 of 69 indicators")).toBeVisible();
  });

  test("says where an answer is not for everyone", async () => {
    open({
      at: "/indicators?find=union",
      network: networkAnswer({ sites: 0, asked: 0, answered: 0, value: null }),
    });
    const row = await rowOf("Trade-union situation");
    expect(row.getAllByText("Own site only")[0]).toBeVisible();
    expect(await row.findByText("not shown outside the site")).toBeVisible();
  });

  test("says why nobody is asked, each reason with its sites", async () => {
    const nobody = { asked: 0, answered: 0, value: null, low: null };
    open({
      at: "/indicators?find=ltifr",
      network: networkAnswer({ ...nobody, notShared: 6, notApplicable: 4 }),
    });
    const reasons = await screen.findByText(
      "not shared with you 6 · not applicable 4",
    );
    expect(reasons).toHaveAttribute(
      "title",
      "no site is asked: not shared with you 6 · not applicable 4",
    );
  });

  test("stands without figures for those who read none, and says why", async () => {
    open({ at: "/indicators?find=training", actions: ["sites:read"] });
    expect(
      await screen.findByText(/administrators manage people/),
    ).toBeVisible();
    expect(screen.queryByText("Figure")).toBeNull();
  });

  test("stands while its figures fail", async () => {
    open({
      at: "/indicators?find=training",
      network: () => {
        throw new GraphQLError("masked");
      },
    });
    expect(
      await screen.findByText(/figures could not be loaded/i),
    ).toBeVisible();
    expect(
      screen.getByText("Training coverage (any recorded training)"),
    ).toBeVisible();
  });

  test("says that nothing was changed when the catalogue fails", async () => {
    open({
      catalogue: () => {
        throw new GraphQLError("masked");
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was changed",
    );
  });

  test("reads in Thai", async () => {
    open({ at: "/indicators?pillar=skills", locale: "th" });
    expect(await screen.findByText("สัดส่วนแรงงานที่ได้รับการฝึกอบรม")).toBeVisible();
  });
});
