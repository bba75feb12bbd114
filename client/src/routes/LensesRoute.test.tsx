import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { renderRoute } from "../testing/render.tsx";
import { LensesRoute } from "./LensesRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });
const lens = (id: string, sites: number) => ({
  sites,
  entity: { id, name: both(`Maker ${id}`) },
});

interface Asked {
  readonly lenses?: readonly string[] | null;
}

/** Makers a and b, of which `lenses` are chosen. */
function anOverlap(asked: Asked[] = []) {
  return (request: Asked) => {
    asked.push(request);
    const all = [lens("a", 410), lens("b", 388)];
    const chosen = all.filter(
      ({ entity }) => request.lenses?.includes(entity.id) ?? true,
    );
    return {
      asOf: "2026-06-30",
      seq: 7,
      automakers: all,
      chosen,
      sites: 900,
      union: chosen.length === 2 ? 625 : 410,
      intersection: chosen.length === 2 ? 173 : 410,
      shared: chosen.length === 2 ? [410, 173, 173, 388] : [410],
      byLenses: chosen.length === 2 ? [275, 452, 173] : [490, 410],
      patterns: [
        { lenses: [0], sites: 237 },
        { lenses: [1], sites: 215 },
        { lenses: [0, 1], sites: 173 },
      ].slice(0, chosen.length === 2 ? 3 : 1),
      sharedSites: {
        total: 1,
        edges: [
          {
            cursor: "0",
            lenses: [0, 1],
            node: {
              __typename: "Site",
              id: "s1",
              key: "S-1",
              province: "TH-21",
              mainSegment: "plastics",
              name: both("Plant one"),
            },
          },
        ],
      },
    };
  };
}

const open = (lensOverlap: unknown, at = "/lenses", locale?: "th") =>
  renderRoute(<LensesRoute />, {
    stubs: { lensOverlap },
    at,
    ...(locale ? { locale } : {}),
  });

describe("the page of automakers' lenses", () => {
  test("spells the overlap out", async () => {
    open(anOverlap());
    const sum = await screen.findByText(/shared by Maker a · Maker b/);
    expect(sum.closest("p")).toHaveTextContent(
      "Maker a 410+ Maker b 388− shared by Maker a · Maker b 173= 625 sites",
    );
    expect(
      screen.getByText(/Together they hold 625 of 900 sites/),
    ).toHaveTextContent(/173 of them \(28\s%\) stand in more than one/);
  });

  test("asks for the lenses that are chosen, and keeps them in the address", async () => {
    const asked: Asked[] = [];
    const user = userEvent.setup();
    open(anOverlap(asked));
    await user.click(await screen.findByLabelText("Maker b · 388"));
    await waitFor(() => expect(asked.at(-1)?.lenses).toEqual(["a"]));
    expect(await screen.findByText(/These 1 lenses hold 410/)).toBeVisible();
  });

  test("lists who is shared by whom", async () => {
    open(anOverlap());
    const row = await screen.findByRole("row", { name: /Plant one/ });
    expect(row).toHaveTextContent("2Maker a, Maker b");
    expect(within(row).getByRole("link")).toHaveAttribute("href", "/sites/s1");
  });

  test("says in Thai that it is not for everybody", async () => {
    open(
      () => {
        throw new GraphQLError("no", { extensions: { code: "FORBIDDEN" } });
      },
      "/lenses",
      "th",
    );
    expect(await screen.findByRole("alert")).toHaveTextContent(/[ก-๙]/);
  });
});
