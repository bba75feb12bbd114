import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { useLocation } from "react-router";
import { aViewer, renderRoute } from "../testing/render.tsx";
import {
  anExposedSite,
  anExposure,
  someBottlenecks,
} from "../testing/exposure-answer.ts";
import { watchSaved } from "../testing/saved-files.ts";
import { ExposureRoute } from "./ExposureRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });

interface Asked {
  readonly input: Record<string, unknown>;
}

function aNetwork(
  asked: Asked[] = [],
  exposure: Readonly<Record<string, unknown>> = anExposure(),
  bottlenecks: Readonly<Record<string, unknown>> = someBottlenecks(),
) {
  const answer = (found: unknown) => (request: Asked) => {
    asked.push(request);
    return found;
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
    periods: ["2026-Q2"],
    boundary: { sites: 41, own: 2, shared: 20, leftOut: 0, unnamed: [] },
    exposure: answer(exposure),
    bottlenecks: answer(bottlenecks),
  };
}

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{decodeURIComponent(search)}</output>;
}

const open = (
  network: unknown,
  at = "/exposure",
  locale: "en" | "th" = "en",
  viewer = aViewer({ locale }),
) =>
  renderRoute(
    <>
      <ExposureRoute />
      <Address />
    </>,
    { stubs: { network, lenses: [] }, at, locale, viewer },
  );

const address = () => screen.getByTestId("address").textContent;

describe("where exposure comes from", () => {
  test("is said in a sentence with its range, and how much of it is known", async () => {
    open(aNetwork());
    expect(
      await screen.findByText(
        /Of what Aurora Motor depends on upstream, at least 12\s% and at most 71\s% is without a functioning dialogue body/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/41\s% of it is known, and of that 30\s%/),
    ).toBeVisible();
    expect(
      screen.getByRole("img", { name: /at least 12\s%, at most 71\s%/ }),
    ).toBeVisible();
  });

  test("is a list of paths, told from the source, which open to sites", async () => {
    const user = userEvent.setup();
    open(aNetwork());
    expect(
      await screen.findByText(
        /rises from 2 tier-2 sites in .*, through 3 tier-1 sites in /,
      ),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show the paths" }));
    expect(address()).toContain("way=1");
    const paths = await screen.findByRole("list", { name: "Paths" });
    expect(
      within(paths)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Plant plater", "Plant shop", "Plant own"]);
    expect(paths).toHaveTextContent(/38\s%.*— 100\s% →.*— 40\s% →/);
    expect(
      screen.getByRole("link", { name: "Draw them in the network" }),
    ).toHaveAttribute("href", "/network?path=own%2Cshop%2Cplater");
  });

  test("asks for what the address says", async () => {
    const asked: Asked[] = [];
    open(
      aNetwork(asked),
      "/exposure?concern=hrdd&step=hrdd_remedy_level&below=3&damping=85",
    );
    await screen.findByText(/is below level 3 on/);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.input).toMatchObject({
      concern: "hrdd",
      indicator: "hrdd_remedy_level",
      below: 3,
      damping: 0.85,
    });
  });

  test("follows the concern that is chosen", async () => {
    const asked: Asked[] = [];
    const user = userEvent.setup();
    open(aNetwork(asked));
    await user.selectOptions(
      await screen.findByLabelText("Concern"),
      "Workers without training",
    );
    expect(address()).toContain("concern=untrained");
    await waitFor(() =>
      expect(asked.at(-1)?.input).toMatchObject({ concern: "untrained" }),
    );
  });

  test("says what further tiers count while it is moved, and asks when it is let go", async () => {
    const asked: Asked[] = [];
    open(aNetwork(asked));
    const slider = await screen.findByRole("slider");
    expect(slider).toHaveAttribute(
      "aria-valuetext",
      expect.stringMatching(/tier 2: 50\s%, tier 3: 25\s%/),
    );
    fireEvent.change(slider, { target: { value: "0" } });
    expect(screen.getByText(/Direct suppliers only/)).toBeVisible();
    expect(asked).toHaveLength(1);
    fireEvent.pointerUp(slider);
    expect(address()).toContain("damping=0");
    await waitFor(() =>
      expect(asked.at(-1)?.input).toMatchObject({ damping: 0 }),
    );
  });

  test("is shown by tier with what is not named, also as a table", async () => {
    const user = userEvent.setup();
    open(aNetwork());
    const figure = await screen.findByRole("figure", {
      name: /From which tier/,
    });
    expect(figure).toHaveTextContent(/Tier 1.*Tier 2.*Not named/);
    await user.click(within(figure).getByRole("radio", { name: "Table" }));
    const row = within(figure).getByRole("row", { name: /Not named/ });
    expect(row).toHaveTextContent(/20\s%0\s%20\s%/);
  });

  test("says whose answer would tell most, and why it is not known", async () => {
    open(aNetwork());
    const row = await screen.findByRole("row", {
      name: /not shared.*20 points/i,
    });
    expect(row).toHaveTextContent("Plant shop");
  });

  test("says what it assumes and how exactly it was worked out", async () => {
    open(aNetwork());
    expect(
      await screen.findByText(/43\s% of what named sites weigh rests on equal/),
    ).toBeVisible();
    expect(screen.getByText(/worked out exactly/)).toBeVisible();
  });

  test("warns where circles did not settle", async () => {
    open(
      aNetwork(
        [],
        anExposure({ converged: false, sweeps: 1000, residual: 2e-5 }),
      ),
    );
    expect(
      await screen.findByText(/Not settled: after 1,000 rounds/),
    ).toBeVisible();
  });

  test("can be that of one site, and leads back to all", async () => {
    const user = userEvent.setup();
    open(
      aNetwork([], anExposure({ site: anExposedSite("shop"), origins: 1 })),
      "/exposure?site=shop",
    );
    expect(
      await screen.findByText("The exposure of one site: Plant shop"),
    ).toBeVisible();
    await user.click(
      screen.getByRole("button", { name: "Back to all of tier 0" }),
    );
    expect(address()).not.toContain("site");
  });

  test("names the assemblers as origin for a programme", async () => {
    const viewer = aViewer();
    open(aNetwork(), "/exposure", "en", {
      ...viewer,
      membership: { ...viewer.membership, role: "programme" },
    });
    expect(
      await screen.findByText(/Of what the assemblers in Aurora Motor depends/),
    ).toBeVisible();
  });

  test("says so where nothing upstream is known, and where the site is not here", async () => {
    const nothing = { low: null, high: null, value: null, origins: 0 };
    const { unmount } = open(aNetwork([], anExposure(nothing)));
    expect(
      await screen.findByText(/Nothing upstream of Aurora Motor is known/),
    ).toBeVisible();
    unmount();
    open(aNetwork([], anExposure(nothing)), "/exposure?site=gone");
    expect(
      await screen.findByText(/not in the network on this day/),
    ).toBeVisible();
  });

  test("makes a file of the answer, its paths and the bottlenecks", async () => {
    const saved = watchSaved();
    const user = userEvent.setup();
    open(aNetwork());
    await user.click(await screen.findByRole("button", { name: "Excel file" }));
    await waitFor(() =>
      expect(saved.names()).toEqual(["saphan-exposure-2026-Q2-7.xlsx"]),
    );
    saved.end();
  });
});

describe("who would stop us", () => {
  test("is told with what is lost, who is tied to it, and its people's conditions", async () => {
    const asked: Asked[] = [];
    open(aNetwork(asked), "/exposure?view=bottlenecks&of_tier=3");
    expect(
      await screen.findByText(/4 of 12 sites reach your sites/),
    ).toBeVisible();
    expect(asked.map(({ input }) => input)).toMatchObject([
      { tiers: ["3"], first: 10 },
    ]);
    const [critical, single] = screen.getAllByRole("row", {
      name: /Plant plater/,
    });
    expect(critical).toHaveTextContent(/at 1 of 2 sites/);
    expect(critical).toHaveTextContent("no alternative in the known network");
    expect(critical).toHaveTextContent("Plant shopand 3 more");
    expect(critical).toHaveTextContent("Level 1");
    expect(single).toHaveTextContent(/not told.*no alternative in the known/);
    expect(document.body).not.toHaveTextContent(
      /no alternative(?! in the known)/,
    );
  });

  test("asks for a tier, and for more rows", async () => {
    const user = userEvent.setup();
    open(aNetwork(), "/exposure?view=bottlenecks");
    await user.selectOptions(
      await screen.findByLabelText("Sites of"),
      "Tier 3",
    );
    expect(address()).toContain("of_tier=3");
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(address()).toContain("rows=50");
  });

  test("does not take an empty list for a finding", async () => {
    const none = { total: 0, reaching: 0, nodes: [] };
    const { singleSources } = someBottlenecks();
    open(
      aNetwork([], anExposure(), {
        ...someBottlenecks({ critical: none }),
        singleSources: { ...singleSources, total: 0, nodes: [] },
      }),
      "/exposure?view=bottlenecks",
    );
    expect(
      await screen.findByText(
        /That is no finding: of 20 known inputs 9 have suppliers that are not known/,
      ),
    ).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });
});

describe("the page of exposure", () => {
  test("goes from one question to the other", async () => {
    const user = userEvent.setup();
    open(aNetwork());
    await user.click(
      await screen.findByRole("radio", { name: "Who would stop us" }),
    );
    expect(address()).toContain("view=bottlenecks");
    expect(
      await screen.findByRole("heading", { name: "Who would stop us?" }),
    ).toBeVisible();
  });

  test("says nothing of a new question with the figure of the one before, where no answer comes", async () => {
    const user = userEvent.setup();
    open({
      ...aNetwork(),
      exposure: ({ input }: Asked) => {
        if (input["concern"] === "silence") throw new GraphQLError("no");
        return anExposure();
      },
    });
    await user.selectOptions(
      await screen.findByLabelText("Concern"),
      "silence",
    );
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(screen.getByLabelText("Concern")).toHaveValue("silence");
    expect(
      screen.getByText(/depends on upstream, at least .* functioning dialogue/),
    ).toBeVisible();
    expect(
      screen.queryByText(/is silent on what it was asked/),
    ).not.toBeInTheDocument();
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
      "/exposure",
      "th",
    );
    expect(await screen.findByRole("alert")).toHaveTextContent(/ไม่/);
  });
});
