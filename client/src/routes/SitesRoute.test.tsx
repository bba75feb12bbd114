import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { watchSaved } from "../testing/saved-files.ts";
import { SitesRoute } from "./SitesRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });

const aValue = (indicator: string, changes: Record<string, unknown> = {}) => ({
  indicator,
  standing: "answered",
  value: 0.62,
  choice: null,
  verification: 2,
  period: "2026-Q2",
  conflict: false,
  ...changes,
});

interface Asked {
  readonly columns: readonly string[];
  readonly first: number;
  readonly skip?: number;
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly filter?: Record<string, unknown> | null;
}

const aRow = (
  n: number,
  { columns }: Asked,
  value: Record<string, unknown> = {},
) => ({
  cursor: String(n),
  tier: "1",
  headcount: 120,
  isOwn: false,
  isShared: true,
  coreAnswered: 12,
  coreAsked: 18,
  node: {
    __typename: "Site",
    id: `s${n}`,
    key: `S-${n}`,
    province: "TH-21",
    mainSegment: "plastics",
    name: both(`Plant ${n}`),
  },
  values: columns.map((id) => aValue(id, value)),
});

/** A network of `total` sites; `asked` collects what the table was asked for. */
function aNetwork(
  total: number,
  asked: Asked[] = [],
  changes: Record<string, unknown> = {},
) {
  const measure = {
    notShared: 1,
    notAsked: 0,
    notApplicable: 0,
    asked: 9,
    answered: 7,
  };
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
    periods: ["2026-Q1", "2026-Q2"],
    boundary: {
      sites: total,
      own: 1,
      shared: total - 1,
      leftOut: 0,
      unnamed: [{ tier: "2", about: 15 }],
    },
    facets: [
      {
        dimension: "tier",
        total: 2,
        values: [
          { key: "1", count: 8, group: null },
          { key: "2", count: 2, group: null },
        ],
      },
    ],
    measures: ({ indicators }: { indicators: string[] }) =>
      indicators.map((indicator) => ({ indicator, measure })),
    sites: (request: Asked) => {
      asked.push(request);
      const from = request.skip ?? 0;
      return {
        total,
        edges: Array.from(
          { length: Math.min(total - from, request.first) },
          (_, i) => aRow(from + i, request),
        ),
      };
    },
    ...changes,
  };
}

const open = (
  network: unknown,
  at = "/sites",
  locale: "en" | "th" = "en",
  more: Record<string, unknown> = {},
) =>
  renderRoute(<SitesRoute />, {
    stubs: { network, lenses: [], ...more },
    at,
    locale,
  });

describe("the page of sites", () => {
  test("says how many sites are seen, share, and are known but undisclosed", async () => {
    open(aNetwork(10));
    const counts = await screen.findByText(
      /10 of 10 sites that you see by name/,
    );
    expect(counts).toHaveTextContent("9 of those share their answers");
    expect(counts).toHaveTextContent("About 15 more are known but undisclosed");
  });

  test("draws few of many rows, and says how many there are", async () => {
    open(aNetwork(2400));
    const table = await screen.findByRole("table");
    expect(table).toHaveAttribute("aria-rowcount", "2401");
    expect(within(table).getAllByRole("row").length).toBeLessThan(60);
    expect(
      within(table).getByRole("link", { name: "Plant 0" }),
    ).toHaveAttribute("href", "/sites/s0");
  });

  test.each([
    ["silent", "no answer"],
    ["not_asked", "not asked"],
    ["not_applicable", "not applicable"],
    ["not_shared", "not shared with you"],
  ])(
    "says in words of a cell that is %s that it is “%s”",
    async (standing, words) => {
      const sites = (request: Asked) => ({
        total: 1,
        edges: [aRow(0, request, { standing, value: null, period: null })],
      });
      open(aNetwork(1, [], { sites }), "/sites?cols=train_coverage");
      const table = await screen.findByRole("table");
      expect(within(table).getByRole("img", { name: words })).toBeVisible();
    },
  );

  test("marks what is carried", async () => {
    const sites = (request: Asked) => ({
      total: 1,
      edges: [aRow(0, request, { period: "2025-Q4" })],
    });
    open(aNetwork(1, [], { sites }), "/sites?cols=train_coverage");
    const table = await screen.findByRole("table");
    expect(
      within(table).getByRole("img", {
        name: "answered in an earlier quarter",
      }),
    ).toBeVisible();
  });

  test("asks for filter, columns and order of the address", async () => {
    const asked: Asked[] = [];
    open(
      aNetwork(10, asked),
      "/sites?tier=1,2&q=rayong&cols=train_coverage&sort=-train_coverage&of=train_coverage&standing=silent",
    );
    await screen.findByRole("table");
    expect(asked[0]).toMatchObject({
      columns: ["train_coverage"],
      sort: { by: "train_coverage", descending: true },
      filter: {
        tiers: ["1", "2"],
        text: "rayong",
        standing: { indicator: "train_coverage", in: ["silent"] },
      },
    });
  });

  test("sorts by a column, numbers from the most down", async () => {
    const asked: Asked[] = [];
    open(aNetwork(10, asked));
    fireEvent.click(await screen.findByRole("button", { name: /^People$/ }));
    await waitFor(() =>
      expect(asked.at(-1)?.sort).toEqual({ by: "headcount", descending: true }),
    );
    expect(
      await screen.findByRole("columnheader", { name: /People/ }),
    ).toHaveAttribute("aria-sort", "descending");
  });

  test("a question mark beside a column's title opens what it means, and sorts nothing", async () => {
    const asked: Asked[] = [];
    open(aNetwork(10, asked), "/sites?cols=train_coverage");
    const header = await screen.findByRole("columnheader", { name: /^Tier/ });
    const mark = within(header).getByRole("button", {
      name: "What “Tier” means",
    });
    expect(mark).toHaveTextContent("?");
    const before = asked.length;
    fireEvent.click(mark);
    expect(
      await screen.findByRole("dialog", {
        name: "Tier",
        description: "A site's smallest distance from the origin of the lens.",
      }),
    ).toBeVisible();
    expect(asked).toHaveLength(before);
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(mark).toHaveFocus();
    // What is no word of ours has none.
    const indicator = screen.getByRole("columnheader", { name: /Training/ });
    expect(within(indicator).getAllByRole("button")).toHaveLength(1);
  });

  test("moves between rows by arrow keys", async () => {
    open(aNetwork(10));
    const buttons = await screen.findAllByRole("button", {
      name: "Show more of this row",
    });
    act(() => buttons[0]?.focus());
    fireEvent.keyDown(buttons[0] as HTMLElement, { key: "ArrowDown" });
    await waitFor(() => expect(buttons[1]).toHaveFocus());
  });

  test("opens a row in place, with what is missing there, and closes it by Esc", async () => {
    const site = {
      id: "s0",
      partFamilies: [],
      entity: { id: "e0", name: both("Rayong Press") },
      sight: { reason: "granted" },
      answers: [
        {
          indicator: { id: "train_coverage" },
          hidden: null,
          standing: "silent",
          silence: "no_answer",
          isConflict: false,
        },
      ],
    };
    open(aNetwork(3), "/sites", "en", { site });
    const [toggle] = await screen.findAllByRole("button", {
      name: "Show more of this row",
    });
    if (!toggle) throw new Error("no row");
    fireEvent.click(toggle);
    expect(await screen.findByText("A site of Rayong Press")).toBeVisible();
    expect(
      screen.getByText(/1 core answer is missing: Training coverage/),
    ).toBeVisible();
    fireEvent.keyDown(toggle, { key: "Escape" });
    await waitFor(() =>
      expect(screen.queryByText("A site of Rayong Press")).toBeNull(),
    );
  });

  test("lets filter by a facet that says how many sites each choice leaves", async () => {
    const asked: Asked[] = [];
    open(aNetwork(10, asked));
    const filters = await screen.findByRole("group", { name: "Filters" });
    fireEvent.click(within(filters).getByRole("button", { name: /^Tier/ }));
    fireEvent.click(await screen.findByRole("checkbox", { name: /Tier 2 ?2/ }));
    await waitFor(() =>
      expect(asked.at(-1)?.filter).toMatchObject({ tiers: ["2"] }),
    );
  });

  test("reads in Thai", async () => {
    open(aNetwork(3), "/sites", "th");
    expect(
      await screen.findByRole("link", { name: "Plant 0 (ไทย)" }),
    ).toBeVisible();
    expect(screen.getByText(/แห่งที่ท่านเห็นชื่อ/)).toBeVisible();
  });

  test("says what to do where no site fits, and clears the filters", async () => {
    const sites = ({ filter }: Asked) => ({
      total: filter ? 0 : 4,
      edges: [],
    });
    open(aNetwork(4, [], { sites }), "/sites?q=nowhere");
    fireEvent.click(
      await screen.findByRole("button", { name: "Clear all filters" }),
    );
    expect(await screen.findByRole("table")).toBeVisible();
  });

  test("teaches where no site is seen at all", async () => {
    const boundary = { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] };
    open(aNetwork(0, [], { boundary }));
    expect(
      await screen.findByText("You see no site by name yet"),
    ).toBeVisible();
  });

  test("says that nothing was changed when the server fails", async () => {
    open(() => {
      throw new GraphQLError("masked", {
        extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
      });
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was changed",
    );
  });

  test("shows administrators the registry, and says why there are no answers", async () => {
    const registrySites = {
      total: 1,
      all: 3,
      edges: [
        {
          cursor: "0",
          node: {
            __typename: "Site",
            id: "s0",
            key: "S-0",
            province: "TH-21",
            mainSegment: "plastics",
            opened: null,
            closed: null,
            name: both("Rayong Press Works"),
            entity: { id: "e0", name: both("Rayong Press") },
          },
        },
      ],
    };
    renderRoute(<SitesRoute />, {
      stubs: { registrySites },
      viewer: aViewer({ actions: ["sites:read"] }),
    });
    expect(
      await screen.findByText("1 of 3 sites in the registry"),
    ).toBeVisible();
    expect(screen.getByText(/You manage it and read no answers/)).toBeVisible();
    expect(
      screen.getByRole("link", { name: "Rayong Press Works" }),
    ).toHaveAttribute("href", "/sites/s0");
  });
});

test("the registry is taken along, every row of it", async () => {
  const saved = watchSaved();
  const skips: number[] = [];
  const edge = (id: string) => ({
    cursor: id,
    node: {
      __typename: "Site",
      id,
      key: `KEY-${id}`,
      province: "TH-21",
      mainSegment: "plastics",
      opened: "2001-04-01",
      closed: null,
      name: both(`Plant ${id}`),
      entity: { id: "e0", name: both("Rayong Press") },
    },
  });
  renderRoute(<SitesRoute />, {
    stubs: {
      registrySites: ({ skip }: { skip: number }) => {
        skips.push(skip);
        return { total: 2, all: 2, edges: [edge(`s${skip}`)] };
      },
    },
    viewer: aViewer({ actions: ["sites:read"] }),
  });
  await userEvent.click(await screen.findByRole("button", { name: /Excel/ }));
  await waitFor(() => expect(saved.names()).toEqual(["saphan-registry.xlsx"]));
  const sheet = await saved.sheet(2);
  for (const words of ["KEY-s0", "KEY-s1", "Rayong Press", "2001-04-01"])
    expect(sheet).toContain(words);
  saved.end();
});

describe("the table as a file", () => {
  const kept: Blob[] = [];
  const clicked: string[] = [];
  beforeEach(() => {
    kept.length = 0;
    clicked.length = 0;
    // jsdom has neither.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        kept.push(blob);
        return "blob:table";
      },
      revokeObjectURL: () => undefined,
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, "click")
      .mockImplementation(function (this: HTMLAnchorElement) {
        clicked.push(this.download);
      });
  });
  afterEach(() => {
    Reflect.deleteProperty(URL, "createObjectURL");
    Reflect.deleteProperty(URL, "revokeObjectURL");
    jest.restoreAllMocks();
  });
  const textOf = (blob: Blob | undefined) =>
    new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.readAsText(blob ?? new Blob());
    });

  test("has every row that passes, with what it is of, and runs in no spreadsheet", async () => {
    const asked: Asked[] = [];
    const network = aNetwork(620, asked);
    const { sites } = network;
    open(
      {
        ...network,
        sites: (request: Asked) => {
          const answer = sites(request);
          const [first, second] = answer.edges;
          if (first && !request.skip)
            first.node = { ...first.node, name: both("=1+1") };
          if (second && !request.skip)
            second.values = request.columns.map((id) =>
              aValue(id, {
                standing: "not_shared",
                value: null,
                verification: null,
                period: null,
              }),
            );
          return answer;
        },
      },
      "/sites?cols=train_coverage&sort=-headcount&tier=1",
    );
    const button = await screen.findByRole("button", {
      name: "Download: CSV",
    });
    fireEvent.click(button);
    await waitFor(() =>
      expect(clicked).toEqual(["saphan-sites-2026-Q2-7.csv"]),
    );
    const [header, first, second, ...others] = (await textOf(kept[0]))
      .trimEnd()
      .split("\r\n");
    expect(header).toMatch(/^.?Period,As of,Ledger number,Key,Site,Tier,/);
    expect(first).toBe(
      "2026-Q2,2026-06-30,7,S-0,'=1+1,Tier 1,Rayong,Plastics,120,12,18,0.62,2026-Q2,V2",
    );
    expect(second).toMatch(/,12,18,not shared with you,,$/);
    expect(others).toHaveLength(618);
    expect(asked.slice(1)).toMatchObject([
      { first: 500, skip: 0, filter: { tiers: ["1"] } },
      { first: 500, skip: 500, sort: { by: "headcount", descending: true } },
    ]);
  });

  test("is not begun where the answer fails, and says so", async () => {
    const network = aNetwork(10);
    let fails = false;
    open({
      ...network,
      sites: (request: Asked) => {
        if (fails) throw new GraphQLError("no");
        return network.sites(request);
      },
    });
    const button = await screen.findByRole("button", {
      name: "Download: CSV",
    });
    fails = true;
    fireEvent.click(button);
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    expect(clicked).toEqual([]);
  });
});
