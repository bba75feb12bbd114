import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { useLocation } from "react-router";
import { renderRoute } from "../testing/render.tsx";
import { aSupplyModel } from "../testing/supply-model.ts";
import { ResilienceRoute } from "./ResilienceRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });

const EXPOSURE = "tr_workers_declining_share";

const value = (indicator: string, number: number, changes = {}) => ({
  indicator,
  standing: "answered",
  value: number,
  choice: number,
  verification: 2,
  period: "2026-Q2",
  conflict: false,
  ...changes,
});

const edge = (
  id: string,
  exposure: number,
  level: number,
  verification = 2,
) => ({
  cursor: id,
  tier: "1",
  node: {
    id,
    province: "TH-14",
    mainSegment: "plastics",
    name: both(`Plant ${id}`),
  },
  values: [
    value(EXPOSURE, exposure, { choice: null, verification }),
    value("tr_plan_level", level),
    value("tr_reskill_coverage", 0, {
      standing: "silent",
      value: null,
      choice: null,
    }),
    value("tr_continuity_level", level),
    value("sd_maturity_level", 0, { standing: "not_shared", choice: null }),
  ],
});

const network = (
  model = {},
  changes: Readonly<Record<string, unknown>> = {},
) => ({
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
  boundary: { sites: 6, own: 1, shared: 6, leftOut: 0, unnamed: [] },
  supplyModel: aSupplyModel(model),
  namedSites: ({ ids }: { ids: string[] }) =>
    ids.map((id) => ({
      id,
      province: "TH-14",
      mainSegment: "plastics",
      name: both(`Plant ${id}`),
    })),
  sites: {
    total: 3,
    edges: [edge("s1", 0.1, 2), edge("s2", 0.3, 4), edge("s3", 0.8, 1, 0)],
  },
  ...changes,
});

const DIGEST = {
  v: 1,
  origins: 1,
  days: 90,
  stopped: 2,
  waiting: 0,
  firstDay: 7,
  lost: 12.5,
  worst: 39,
  worseFirstDay: 7,
  worseLost: 31.2,
  family: "part_family:seat",
  familyDay: 7,
  familiesToo: 0,
};

const FLOOD = JSON.stringify({
  v: 1,
  lost: [{ kind: "provinces", keys: ["TH-14"], from: 1, days: 45, left: 0 }],
  horizon: 90,
});

const kept = (changes = {}) => ({
  id: "k1",
  name: "Our flood",
  definition: FLOOD,
  lens: "aurora",
  seq: 5,
  outcome: JSON.stringify(DIGEST),
  isShared: false,
  isOwn: true,
  mayRemove: true,
  savedBy: "Somchai",
  savedAt: "2026-07-01T02:00:00Z",
  ...changes,
});

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{decodeURIComponent(search)}</output>;
}
const address = () => screen.getByTestId("address").textContent ?? "";

const open = (
  at: string,
  {
    stubs = {},
    locale = "en",
  }: { stubs?: Record<string, unknown>; locale?: "en" | "th" } = {},
) =>
  renderRoute(
    <>
      <ResilienceRoute />
      <Address />
    </>,
    {
      stubs: { network: network(), lenses: [], scenarios: [], ...stubs },
      at: `/resilience${at}`,
      locale,
    },
  );

const sentence = () =>
  screen.findByText(/In the known network tier 0 output/, { selector: "p" });

describe("a scenario of the library", () => {
  test("says first what falls when, how much is lost and what runs out", async () => {
    open("?scenario=floods2011");
    expect(await sentence()).toHaveTextContent(
      /falls behind plan from day 7\. .* normal days are lost by day 90.* First to run out: .* day 7\./,
    );
    expect(
      screen.getByText(/If the suppliers who are not named stop as well/),
    ).toBeVisible();
  });

  test("is told in words, with what it is in this network and what is assumed", async () => {
    open("?scenario=floods2011");
    expect(
      await screen.findByText(
        /All sites in .*Ayutthaya, Pathum Thani .* 45 days from day 1 · 3 sites in the known network/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/Assumed where nobody states it/),
    ).toHaveTextContent(
      /stocks of inputs last 5 days; overtime makes up 20.%.*\[M\]/,
    );
  });

  test("shows the paths and what would have helped, by name", async () => {
    open("?scenario=floods2011");
    const paths = await screen.findByRole("heading", {
      name: "Which paths carry the loss?",
    });
    const list = within(paths.parentElement ?? document.body);
    expect((await list.findAllByRole("listitem"))[0]).toHaveTextContent(
      /Plant s0.*←.*←.*Plant s\d/,
    );
    expect(
      await screen.findByRole("heading", { name: "What would have helped?" }),
    ).toBeVisible();
    expect(
      await screen.findByRole("heading", {
        name: /If lengths and stocks are other than assumed/,
      }),
    ).toBeVisible();
    expect(
      await screen.findByText("Worked out in your browser."),
    ).toBeVisible();
  });

  test("holds the chart as a table", async () => {
    const user = userEvent.setup();
    open("?scenario=floods2011");
    const figure = await screen.findByRole("figure", {
      name: "How much is made each day?",
    });
    await user.click(within(figure).getByText("Table"));
    const row = within(figure).getByRole("row", { name: /^10 / });
    expect(row).toHaveTextContent(/^100.%0.%$/);
  });

  test("says so where none of it is in the known network", async () => {
    open("?scenario=chips");
    expect(
      await screen.findByText(/None of this is in the known network/),
    ).toBeVisible();
    expect(
      screen.queryByRole("figure", { name: /How much/ }),
    ).not.toBeInTheDocument();
  });

  test("is laid beside another", async () => {
    const user = userEvent.setup();
    open("?scenario=floods2011");
    await sentence();
    await user.selectOptions(screen.getByLabelText("Lay beside"), "pandemic");
    expect(address()).toContain("beside=pandemic");
    expect(
      await screen.findByRole("heading", { name: /Pandemic/ }),
    ).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getAllByRole("figure", { name: "How much is made each day?" }),
      ).toHaveLength(2),
    );
  });

  test("is read in Thai", async () => {
    open("?scenario=floods2011", { locale: "th" });
    expect(
      await screen.findByText(/ในเครือข่ายเท่าที่ทราบ ผลผลิตของลำดับชั้นที่ 0/),
    ).toBeVisible();
  });
});

describe("an own scenario", () => {
  test("is put together in fields, and stands in the address", async () => {
    const user = userEvent.setup();
    open("");
    await user.click(
      await screen.findByRole("link", { name: "Build your own" }),
    );
    await user.click(
      await screen.findByRole("button", { name: "Add what is lost" }),
    );
    await user.selectOptions(
      await screen.findByLabelText("What stops"),
      "workforce",
    );
    const left = screen.getByLabelText("What is left meanwhile");
    await user.clear(left);
    await user.type(left, "40");
    await waitFor(() =>
      expect(address()).toMatch(/"kind":"workforce".*"left":0.4/),
    );
    expect(await sentence()).toHaveTextContent(/falls behind plan from day 1/);
  });

  test("of an address that cannot be read is refused in words", async () => {
    open('?scenario={"v":9}');
    expect(await screen.findByRole("alert")).toHaveTextContent(
      /cannot be read by this version/,
    );
  });

  test("changes with what is assumed, and goes back to the model's numbers", async () => {
    const user = userEvent.setup();
    open("?scenario=floods2011");
    await sentence();
    await user.click(screen.getByText("Change what is assumed"));
    const stock = screen.getByLabelText(/Stock of inputs/);
    await user.clear(stock);
    await user.type(stock, "30");
    await waitFor(() => expect(address()).toContain('"stock":30'));
    expect(
      await screen.findByRole("heading", {
        name: "The floods of 2011, changed",
      }),
    ).toBeVisible();
    await waitFor(async () =>
      expect(await sentence()).toHaveTextContent(/from day 32/),
    );
    await user.click(
      screen.getByRole("button", { name: "Back to our model's numbers" }),
    );
    expect(address()).toContain("scenario=floods2011");
  });
});

describe("the hypothesis", () => {
  test("is off, says that it is one, and stands beside the run without it", async () => {
    const user = userEvent.setup();
    open("?scenario=floods2011", {
      stubs: { network: network({ dialogue: [null, 1, null, 1, null, null] }) },
    });
    await sentence();
    const name = "Hypothesis: people make stops shorter";
    const toggle = screen.getByRole("switch", { name });
    expect(toggle).not.toBeChecked();
    await user.click(toggle);
    expect(address()).toContain('"social":0.3');
    const figure = await screen.findByRole("figure", {
      name: /^Hypothesis: [\d.]+ normal days lost with what people do, [\d.]+ without/,
    });
    expect(figure).toHaveTextContent(/strength 15\s% to 60\s%: not measured/);
    expect(figure).toHaveTextContent("Without the hypothesis");
    expect(figure).toHaveTextContent(/known for 2 of the 3 sites/);
    expect(screen.getByRole("row", { name: /^none/ })).toBeVisible();
    expect(screen.getByRole("row", { name: /^60.%/ })).toBeVisible();
  });
});

describe("the work", () => {
  test("is left off when one cancels, and done when one asks again", async () => {
    const user = userEvent.setup();
    // Enough stops and days that draws take their time.
    open(
      '?scenario={"v":1,"lost":[{"kind":"workforce","from":1,"days":300,"left":0.1}],"horizon":365}',
    );
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(await screen.findByText(/Left off\./)).toBeVisible();
    expect(
      screen.queryByRole("heading", { name: /If lengths and stocks/ }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Work it out again" }));
    expect(
      await screen.findByRole("heading", { name: /If lengths and stocks/ }),
    ).toBeVisible();
  });
});

describe("a kept scenario", () => {
  test("is run again, and what moved is told", async () => {
    open("?scenario=saved:k1", {
      stubs: { scenarios: [kept()], scenario: kept() },
    });
    expect(
      await screen.findByRole("heading", { name: "Our flood" }),
    ).toBeVisible();
    const moved = await screen.findByRole("row", {
      name: /^Lost by the last day, normal days 12\.5/,
    });
    expect(moved).not.toHaveTextContent(/12\.5\s*12\.5/);
    expect(
      screen.queryByRole("row", { name: /^Sites that stop/ }),
    ).not.toBeInTheDocument();
  });

  test("is kept with what came of it, under a name", async () => {
    const user = userEvent.setup();
    const saved: Record<string, unknown>[] = [];
    open("?scenario=floods2011", {
      stubs: {
        saveScenario: ({ scenario }: { scenario: Record<string, unknown> }) => {
          saved.push(scenario);
          return kept({ id: "k2", name: scenario["name"] });
        },
        scenario: kept({ id: "k2", name: "Wet year" }),
      },
    });
    await user.type(await screen.findByLabelText("Name"), "Wet year");
    await user.click(screen.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(address()).toContain("scenario=saved:k2"));
    expect(saved[0]).toMatchObject({
      name: "Wet year",
      lens: "aurora",
      seq: 7,
      isShared: false,
    });
    expect(JSON.parse(String(saved[0]?.["outcome"]))).toMatchObject({
      v: 1,
      stopped: 3,
      firstDay: 7,
    });
  });

  test("of another view of the network is not compared", async () => {
    const elsewhere = kept({ lens: "borealis" });
    open("?scenario=saved:k1", {
      stubs: { scenarios: [elsewhere], scenario: elsewhere },
    });
    expect(
      await screen.findByText(/kept for another view of the network/),
    ).toBeVisible();
    await sentence();
    expect(screen.queryByText("What moved")).not.toBeInTheDocument();
  });

  test("of a colleague can be opened, and not deleted", async () => {
    const theirs = kept({ isOwn: false, mayRemove: false });
    open("?scenario=saved:k1", {
      stubs: { scenarios: [theirs], scenario: theirs },
    });
    expect(await screen.findByText(/by Somchai/)).toBeVisible();
    await sentence();
    expect(
      screen.queryByRole("button", { name: "Delete this scenario" }),
    ).not.toBeInTheDocument();
  });
});

describe("every site in turn", () => {
  test("ranks what would hurt, and marks what is estimated", async () => {
    open("?view=stress", {
      stubs: {
        network: network({ recoveryDays: [null, null, null, 4, null, null] }),
      },
    });
    expect(
      await screen.findByText(/take longer to recover than tier 0 survives/),
    ).toBeVisible();
    const rows = await screen.findAllByRole("row", { name: /Plant s\d/ });
    expect(rows[0]).toHaveTextContent(/Plant s4.*30estimated.*act/);
    const stated = rows.find((row) => /Plant s3/.test(row.textContent));
    expect(stated).toHaveTextContent(/4.*holds/);
    expect(stated).not.toHaveTextContent("estimated");
    expect(screen.getByRole("row", { name: /^Seats/ })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText("Sites of"), "2");
    const ofSecond = await screen.findAllByRole("row", { name: /Plant s\d/ });
    expect(ofSecond.length).toBeLessThan(rows.length);
    for (const row of ofSecond) expect(row).toHaveTextContent("Tier 2");
    expect(address()).toContain("of_tier=2");
    expect(
      screen.getByRole("link", { name: /conditions of their people/ }),
    ).toHaveAttribute("href", expect.stringContaining("of_tier=2"));
  });
});

describe("exposure against capacity", () => {
  test("places sites, says what is left out, and why a site stands where it stands", async () => {
    const user = userEvent.setup();
    open("?view=axes");
    expect(
      await screen.findByText(
        /1 of 3 sites that can be placed is more exposed/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/At single sites only their own people see them/),
    ).toBeVisible();
    await user.click(screen.getByText("Table"));
    const row = screen.getByRole("row", { name: /^Plant s3/ });
    expect(row).toHaveTextContent(
      /80.%25.%2 of 4partly only statedmore exposed, less prepared/,
    );
    await user.click(within(row).getByRole("link", { name: "Plant s3" }));
    expect(address()).toContain("at=s3");
    const panel = await screen.findByRole("complementary", {
      name: "Why it stands there",
    });
    expect(panel).toHaveTextContent(/V0/);
    expect(panel).toHaveTextContent(/not shared with you/);
    expect(panel).toHaveTextContent(/no answer/);
  });

  test("says so where no site can be placed", async () => {
    open("?view=axes", {
      stubs: { network: network({}, { sites: { total: 0, edges: [] } }) },
    });
    expect(await screen.findByText(/No site can be placed/)).toBeVisible();
  });
});

describe("where there is nothing to try", () => {
  test("the page teaches what would be here", async () => {
    const none = network(
      {},
      { boundary: { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] } },
    );
    open("", { stubs: { network: none } });
    expect(
      await screen.findByText("No site is in this network yet"),
    ).toBeVisible();
  });

  test("it says that nobody could feel a stop where there is no origin", async () => {
    open("", { stubs: { network: network({ tier: [1, 1, 1, 1, 2, -1] }) } });
    expect(await screen.findByText(/nobody who could feel/)).toBeVisible();
  });

  test("it says in Thai what went wrong", async () => {
    open("", {
      locale: "th",
      stubs: {
        network: () => {
          throw new GraphQLError("no");
        },
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(/ไม่/);
  });
});
