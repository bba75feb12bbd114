import { describe, expect, test } from "@jest/globals";
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { useLocation } from "react-router";
import { renderRoute } from "../testing/render.tsx";
import { watchSaved } from "../testing/saved-files.ts";
import { NetworkRoute } from "./NetworkRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });

interface Asked {
  readonly input: Record<string, unknown>;
}

interface Node {
  readonly kind: string;
  readonly tier: string;
  readonly key?: string;
  readonly site?: string;
  readonly sites?: number;
  readonly value?: number | null;
  readonly criticality?: number;
}

const NODES: readonly Node[] = [
  { kind: "group", tier: "0", key: "vehicle_assembly", sites: 2 },
  {
    kind: "group",
    tier: "1",
    key: "plastics",
    sites: 30,
    value: 0.62,
    criticality: 4,
  },
  { kind: "group", tier: "1", key: "chassis", sites: 8, value: null },
  {
    kind: "site",
    tier: "2",
    key: "plastics",
    site: "s7",
    value: 0.4,
    criticality: 0,
  },
  { kind: "undisclosed", tier: "2", sites: 15 },
];

function aPicture(nodes: readonly Node[] = NODES) {
  const column = <Value,>(of: (node: Node, i: number) => Value) =>
    nodes.map(of);
  const zero = column(() => 0);
  const arcs = nodes.length > 4;
  return {
    foldedAway: 3,
    tiers: ["0", "1", "2", "3"],
    originInputs: { total: 62, unknown: 20 },
    nodes: {
      kind: column(({ kind }) => kind),
      tier: column(({ tier }) => tier),
      key: column(({ key = "" }) => key),
      site: column(({ site = null }) => site),
      name: column(({ site }) => (site ? both(`Plant ${site}`) : null)),
      sites: column(({ sites = 1 }) => sites),
      headcount: column(() => 100),
      headcountUnknown: zero,
      flow: column((_node, i) => 1 / (i + 1)),
      criticality: column(({ criticality }) => criticality ?? null),
      within: zero,
      undisclosedSuppliers: zero,
      value: column(({ value = null }) => value),
      low: column(() => null),
      high: column(() => null),
      choice: column(() => null),
      asked: column(() => 10),
      answered: column(() => 6),
      notShared: zero,
    },
    arcs: {
      from: arcs ? [1, 2, 3, 4] : [],
      to: arcs ? [0, 0, 1, 1] : [],
      pairs: arcs ? [30, 8, 1, 0] : [],
      unconfirmed: arcs ? [0, 8, 0, 0] : [],
      flow: arcs ? [0.5, 0.3, 0.2, 0] : [],
    },
  };
}

function aNetwork(asked: Asked[] = [], picture = aPicture()) {
  return {
    id: "network",
    lens: { id: "aurora", name: both("Aurora Motor") },
    period: "2026-Q2",
    asOf: "2026-06-30",
    seq: 7,
    newestSeq: 7,
    publishedAt: "2026-07-01T02:00:00Z",
    catalogueVersion: "2.0",
    methodVersion: 1,
    periods: ["2026-Q2"],
    boundary: {
      sites: 41,
      own: 2,
      shared: 20,
      leftOut: 0,
      unnamed: [{ tier: "2", about: 15 }],
    },
    sharedWithOthers: { sites: 39, about: 15 },
    picture: (request: Asked) => {
      asked.push(request);
      return picture;
    },
    sites: {
      total: 1,
      edges: [
        {
          cursor: "1",
          tier: "2",
          node: {
            id: "s7",
            key: "S-7",
            province: "TH-21",
            name: both("Plant s7"),
          },
        },
      ],
    },
  };
}

const SITE = {
  id: "s7",
  key: "S-7",
  province: "TH-21",
  mainSegment: "plastics",
  name: both("Plant s7"),
  entity: { id: "e7", name: both("Firm seven") },
  customers: [
    {
      id: "l1",
      otherSegment: null,
      otherProvince: null,
      partFamily: "bumper",
      isCurrent: true,
      other: {
        id: "s1",
        province: "TH-21",
        mainSegment: "plastics",
        name: both("Plant one"),
      },
      statements: [0.4, 0.6].map((share, i) => ({
        id: `st${i}`,
        share,
        isSingleSource: null,
        since: null,
        until: null,
        declaredBy: i === 0 ? "customer" : "supplier",
        disclosure: "name",
        source: { id: `e${i}`, name: both(`Source ${i}`) },
      })),
    },
  ],
  suppliers: [],
};

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{decodeURIComponent(search)}</output>;
}

const open = (network: unknown, at = "/network", locale: "en" | "th" = "en") =>
  renderRoute(
    <>
      <NetworkRoute />
      <Address />
    </>,
    { stubs: { network, lenses: [], site: SITE }, at, locale },
  );

const address = () => screen.getByTestId("address").textContent;

describe("the page of the network", () => {
  test("draws groups by tier, with their number, value and what is undisclosed", async () => {
    open(aNetwork());
    const drawing = await screen.findByRole("group", {
      name: /Who supplies whom/,
    });
    const cards = within(drawing).getAllByRole("button");
    const titles = cards.map(
      (card) => card.querySelector("title")?.textContent.split("\n")[0],
    );
    expect(titles).toEqual([
      "Assembler: Vehicle assembly, 2 sites · –",
      "Tier 1: Plastics, 30 sites · 62\u202f%",
      "Tier 1: Suspension, brake and steering, 8 sites · –",
      "Tier 2: Plant s7, 40\u202f%",
      "Tier 2: Undisclosed, about 15 sites",
    ]);
    expect(
      screen.getByText(/41 sites, drawn as 5 boxes. 1 of them stands alone/),
    ).toHaveTextContent("3 more sites are folded away");
    expect(
      screen.getByText(/About 15 of 39 named sites also stand upstream/),
    ).toBeVisible();
  });

  test("dashes what one side alone states, and marks what is not disclosed", async () => {
    open(aNetwork());
    const drawing = await screen.findByRole("group", {
      name: /Who supplies whom/,
    });
    const lines = [...drawing.querySelectorAll("path")];
    const dashOf = (words: RegExp) =>
      lines
        .find((line) => words.test(line.textContent))
        ?.getAttribute("stroke-dasharray");
    expect(dashOf(/Plastics → Vehicle assembly/)).toBeNull();
    expect(dashOf(/Suspension.*8 stated by one side alone/)).toBe("6 4");
    expect(dashOf(/Undisclosed → Plastics · links that are not/)).toBe("1 4");
  });

  test("opens a group from the keyboard, and keeps that in the address", async () => {
    const asked: Asked[] = [];
    const user = userEvent.setup();
    open(aNetwork(asked));
    const card = await screen.findByRole("button", {
      name: /Plastics.*30 sites/,
    });
    card.focus();
    await user.keyboard("{Enter}");
    const panel = await screen.findByRole("complementary");
    expect(panel).toHaveTextContent("6 of 10 answered");
    await user.click(within(panel).getByRole("button", { name: "Open" }));
    expect(address()).toContain("open=1|plastics");
    await waitFor(() =>
      expect(asked.at(-1)?.input).toMatchObject({ open: ["1|plastics"] }),
    );
  });

  test("shows a site's links with what each source says, and where they differ", async () => {
    open(aNetwork(), "/network?at=s7");
    const panel = await screen.findByRole("complementary");
    const link = await within(panel).findByRole("row", { name: /Plant one/ });
    expect(link).toHaveTextContent("Source 0 (as customer)");
    expect(link).toHaveTextContent(/60\s% of the customer's need/);
    expect(link).toHaveTextContent("The sources differ on: share");
  });

  test("finds a site by name and goes there", async () => {
    const asked: Asked[] = [];
    const user = userEvent.setup();
    open(aNetwork(asked));
    await user.type(
      await screen.findByLabelText("Find a site and go there"),
      "plant",
    );
    await user.click(await screen.findByRole("option", { name: /Plant s7/ }));
    expect(address()).toContain("focus=s7");
    await waitFor(() =>
      expect(asked.at(-1)?.input).toMatchObject({ focus: "s7", up: 2 }),
    );
  });

  test("asks for what the address says", async () => {
    const asked: Asked[] = [];
    open(
      aNetwork(asked),
      "/network?by=province&shade=train_coverage&depth=2&detail=2&tier=1",
    );
    await screen.findByText(/drawn as/);
    expect(asked[0]?.input).toMatchObject({
      by: "province",
      indicator: "train_coverage",
      depth: 2,
      mostGroups: 25,
      filter: { tiers: ["1"] },
    });
  });

  test("holds the same as a table that opens", async () => {
    const user = userEvent.setup();
    open(aNetwork(), "/network?view=table");
    const table = await screen.findByRole("table");
    const row = within(table).getByRole("row", { name: /Plastics.*30/ });
    expect(row).toHaveTextContent(/62\s%/);
    expect(within(row).getByRole("cell", { name: "4" })).toBeVisible();
    expect(
      within(table).getByRole("row", { name: /Undisclosed/ }),
    ).toHaveTextContent("about 15 sites");
    await user.click(
      within(row).getByRole("button", { name: "Open Plastics" }),
    );
    expect(address()).toContain("open=1|plastics");
  });

  test("sizes boxes by what the origin would lose without one site, and says what that is", async () => {
    const asked: Asked[] = [];
    open(aNetwork(asked), "/network?scale=criticality&at=1%7Cplastics");
    const drawing = await screen.findByRole("group", {
      name: /Who supplies whom/,
    });
    expect(asked.at(-1)?.input).toMatchObject({ importance: "criticality" });
    const barOf = (name: RegExp) =>
      within(drawing).getByRole("button", { name }).querySelectorAll("rect")[2];
    expect(barOf(/Plastics/)).toHaveAttribute("height", "3");
    expect(barOf(/Plant s7/)).toBeUndefined();
    expect(
      screen.getByText(/Bar in a box: criticality; the longest is 4 inputs/),
    ).toBeVisible();
    expect(
      screen.getByText(/no alternative in the known network when that one/),
    ).toHaveTextContent("the origin's 62 inputs");
    expect(await screen.findByRole("complementary")).toHaveTextContent(
      "If its most critical site stops4 inputs of the origin without an alternative in the known network",
    );
  });

  test("moves sliders by key, and asks once for where they rest", async () => {
    const asked: Asked[] = [];
    const user = userEvent.setup();
    open(aNetwork(asked));
    const depth = await screen.findByRole("slider", { name: "Down to" });
    expect(depth).toHaveAttribute("aria-valuetext", "all tiers");
    // At one go, so that it does not rest in between on a slow machine.
    for (const key of ["ArrowLeft", "ArrowLeft"])
      fireEvent.keyDown(depth, { key });
    expect(depth).toHaveAttribute("aria-valuetext", "Tier 1");
    fireEvent.keyDown(depth, { key: "ArrowRight" });
    await waitFor(() => expect(address()).toContain("depth=2"));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.input).toMatchObject({ depth: 2 });
    const detail = screen.getByRole("slider", {
      name: "Drawn one by one, by share of flow",
    });
    expect(detail).toHaveAttribute(
      "aria-valuetext",
      "12 groups a tier, 60 sites of what is opened",
    );
    act(() => detail.focus());
    await user.keyboard("{End}");
    await waitFor(() => expect(address()).toContain("detail=3"));
  });

  test("says in Thai where a slider stands", async () => {
    open(aNetwork(), "/network?depth=1", "th");
    expect(
      await screen.findByRole("slider", { name: "แสดงถึง" }),
    ).toHaveAttribute("aria-valuetext", "ลำดับชั้นที่ 1");
  });

  test("draws what passes through whom", async () => {
    open(aNetwork(), "/network?view=flow");
    const drawing = await screen.findByRole("img", {
      name: /Through whom/,
    });
    expect(drawing).toHaveTextContent(/Plastics → Vehicle assembly · 50\s%/);
  });

  test("saves the drawing with what it is of", async () => {
    const saved = watchSaved();
    const user = userEvent.setup();
    open(aNetwork());
    await user.click(
      await screen.findByRole("button", { name: "Picture as SVG" }),
    );
    expect(saved.names()).toEqual(["saphan-network-2026-Q2-7.svg"]);
    saved.end();
  });

  test("says so where the site in the middle is not here, and leads back", async () => {
    const user = userEvent.setup();
    open(aNetwork([], aPicture([])), "/network?focus=s9");
    expect(
      await screen.findByText(/not in the network on this day/),
    ).toBeVisible();
    await user.click(
      screen.getByRole("button", { name: "Back to the whole network" }),
    );
    expect(address()).not.toContain("focus");
  });

  test("calls what is drawn what it was asked for as, where nothing newer comes", async () => {
    const user = userEvent.setup();
    open({
      ...aNetwork(),
      picture: ({ input }: Asked) => {
        if (input["shade"] === "verification") throw new GraphQLError("no");
        return aPicture();
      },
    });
    await user.selectOptions(
      await screen.findByLabelText("Shade by"),
      "verification",
    );
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(
      screen.getByText(/as of 30 Jun 2026 · Core questions answered/),
    ).toBeVisible();
  });

  test("teaches where there is nothing yet", async () => {
    const network = aNetwork();
    open({ ...network, boundary: { ...network.boundary, sites: 0 } });
    expect(
      await screen.findByText("No site is in this network yet"),
    ).toBeVisible();
  });

  test("says in Thai what went wrong", async () => {
    open(
      () => {
        throw new GraphQLError("no");
      },
      "/network",
      "th",
    );
    expect(await screen.findByRole("alert")).toHaveTextContent(/ไม่/);
  });
});
