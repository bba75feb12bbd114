import { describe, expect, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { catalogueAnswer } from "../testing/catalogue-answer.ts";
import { renderRoute } from "../testing/render.tsx";
import { MethodRoute } from "./MethodRoute.tsx";

const open = (locale: "en" | "th" = "en", catalogue: unknown = undefined) =>
  renderRoute(<MethodRoute />, {
    stubs: { catalogue: catalogue ?? catalogueAnswer() },
    at: "/method",
    locale,
  });

describe("how figures are made", () => {
  test("has a rule behind every entry of its contents", async () => {
    open();
    const contents = await screen.findByRole("navigation");
    const links = within(contents).getAllByRole("link");
    expect(links.length).toBeGreaterThan(10);
    for (const link of links)
      expect(
        document.getElementById(
          link.getAttribute("href")?.replace("#", "") ?? "",
        ),
      ).toHaveAccessibleName(expect.stringContaining(link.textContent));
  });

  test("puts the numbers of the catalogue and the periods of its example in", async () => {
    open();
    expect(
      await screen.findByText(/the short form of 14 indicators/),
    ).toBeVisible();
    expect(screen.getByText(/Q2 2025 still speaks in Q2 2026/)).toBeVisible();
    expect(document.body).not.toHaveTextContent("{{");
  });

  test("leads to the words, in Thai too", async () => {
    open("th");
    expect(
      await screen.findByRole("link", { name: "เปิดอภิธานศัพท์" }),
    ).toHaveAttribute("href", "/glossary");
    expect(document.body).not.toHaveTextContent("{{");
  });

  test("says that nothing was changed when the server fails", async () => {
    open("en", () => {
      throw new GraphQLError("masked");
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was changed",
    );
  });
});
