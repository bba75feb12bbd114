import { describe, expect, jest, test } from "@jest/globals";
import { fireEvent, screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import { anAnswer } from "../testing/answers.ts";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { SiteRoute } from "./SiteRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });
const anEntity = (id: string, name: string) => ({
  id,
  key: id,
  name: both(name),
});
const PRESS = anEntity("press-co", "press-co Ltd");

const aHistory = (id: string, before: number | null) => ({
  before,
  entries: [
    {
      id,
      at: "2026-07-01T02:00:00Z",
      person: "Somchai",
      isByRegistry: false,
      subject: "",
      isWithdrawn: false,
      total: 1,
      organisation: PRESS,
      items: [
        {
          kind: "answer",
          isNew: false,
          indicator: "train_coverage",
          period: "2026-Q2",
          source: PRESS,
          before: { state: "reported", numerator: 300, denominator: 502 },
          after: { state: "reported", numerator: 311, denominator: 502 },
        },
      ],
    },
  ],
});

const aSite = (changes: Record<string, unknown> = {}) => ({
  __typename: "Site",
  id: "press",
  key: "S-1",
  osId: "",
  country: "TH",
  province: "TH-21",
  mainSegment: "plastics",
  partFamilies: [],
  opened: "2001-04-01",
  closed: null,
  name: both("Rayong Press Works"),
  entity: {
    ...PRESS,
    alsoKnownAs: [],
    successors: [],
    predecessors: [],
  },
  sight: { reason: "granted", isOwn: false, isShared: true },
  viewerMayAnswer: false,
  answers: [
    anAnswer("train_coverage"),
    anAnswer("sd_maturity_level", {
      standing: "silent",
      value: null,
      silence: "no_answer",
      statements: [],
    }),
    anAnswer("hrdd_severe_incidents", {
      hidden: "restricted",
      standing: "not_shared",
      value: null,
      statements: [],
    }),
  ],
  answerSeries: ({ indicators }: { indicators: string[] }) =>
    indicators.map((indicator) => ({
      indicator,
      values: ["2026-Q1", "2026-Q2"].map((period) => ({
        period,
        value: {
          indicator,
          standing: "answered",
          value: 0.5,
          choice: null,
          verification: 1,
          period: "2026-Q1",
          conflict: false,
        },
      })),
    })),
  facts: [
    {
      fact: { id: "headcount" },
      value: 502,
      isWithheld: false,
      isSmall: false,
      isAssumed: false,
      period: "2026-Q2",
      source: PRESS,
      others: [
        {
          value: 480,
          period: "2026-Q2",
          source: anEntity("aurora", "Aurora Motor"),
        },
      ],
    },
    {
      fact: { id: "uses_labour_agency" },
      value: 0,
      isWithheld: false,
      isSmall: false,
      isAssumed: false,
      period: "2026-Q2",
      source: PRESS,
      others: [],
    },
    {
      fact: { id: "occupation_mapped_pct" },
      value: 3.74,
      isWithheld: false,
      isSmall: false,
      isAssumed: false,
      period: null,
      source: null,
      others: [],
    },
    {
      fact: { id: "apprentice" },
      value: null,
      isWithheld: true,
      isSmall: false,
      isAssumed: false,
      period: null,
      source: null,
      others: [],
    },
  ],
  customers: [],
  suppliers: [
    {
      id: "l1",
      other: null,
      otherSegment: "plastics",
      otherProvince: "TH-20",
      partFamily: null,
      isCurrent: true,
      statements: [],
    },
  ],
  alsoKnownAs: [],
  successors: [],
  predecessors: [],
  grants: [
    {
      id: "g1",
      organisation: anEntity("aurora", "Aurora Motor"),
      since: "2025-01-01",
      until: "2026-12-31",
      isOpen: true,
    },
  ],
  enrolments: [],
  history: ({ before }: { before?: number | null }) =>
    before ? aHistory("3", null) : aHistory("7", 7),
  ...changes,
});

const NETWORK = {
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
  boundary: { sites: 3, own: 1, shared: 2, leftOut: 0 },
  tierOf: "1",
};

const open = (
  site: unknown,
  {
    locale = "en",
    viewer,
  }: { locale?: "en" | "th"; viewer?: ReturnType<typeof aViewer> } = {},
) =>
  renderRoute(
    <Routes>
      <Route path="/sites/:id" element={<SiteRoute />} />
    </Routes>,
    {
      stubs: { site, network: NETWORK, lenses: [] },
      at: "/sites/press",
      locale,
      ...(viewer ? { viewer } : {}),
    },
  );

describe("the page of a site", () => {
  test("says who and where in the current lens, and why the viewer sees it", async () => {
    open(aSite());
    expect(
      await screen.findByRole("heading", { name: "Rayong Press Works" }),
    ).toBeVisible();
    expect(screen.getByText(/^Tier 1 · Rayong/)).toBeVisible();
    expect(
      screen.getByText(/shares its answers with your organisation/),
    ).toBeVisible();
  });

  test("says what it was called, what became of it and what it came of, in both languages", async () => {
    const site = aSite({
      alsoKnownAs: [{ id: "old", name: both("Press Rayong") }],
      successors: [
        { how: "moved", on: "2026-03-01", site: { id: "x", name: both("X") } },
      ],
      predecessors: [
        { how: "split", on: "2020-03-01", site: { id: "y", name: both("Y") } },
      ],
      history: {
        before: null,
        entries: [
          {
            ...aHistory("9", null).entries[0],
            person: null,
            isByRegistry: true,
            items: [
              {
                kind: "merged",
                isNew: false,
                field: "from",
                afterText: "Press Rayong",
              },
            ],
          },
        ],
      },
    });
    const page = open(site);
    expect(
      await screen.findByText("Also known as: Press Rayong"),
    ).toBeVisible();
    expect(screen.getByText(/^Moved; last day here/)).toBeVisible();
    expect(screen.getByRole("link", { name: "X" })).toHaveAttribute(
      "href",
      "/sites/x",
    );
    expect(screen.getByRole("link", { name: "Y" })).toBeVisible();
    expect(
      await screen.findByText(/Press Rayong turned out to be this site/),
    ).toBeVisible();
    page.unmount();
    open(site, { locale: "th" });
    expect(
      await screen.findByText("รู้จักในชื่ออื่นว่า: Press Rayong (ไทย)"),
    ).toBeVisible();
    expect(screen.getByText(/^ย้ายแล้ว/)).toBeVisible();
  });

  test("says what became of its firm", async () => {
    const lily = { id: "lily", name: both("Lily") };
    open(
      aSite({
        entity: {
          ...PRESS,
          alsoKnownAs: [{ id: "old", name: both("Presses") }],
          successors: [{ how: "moved", on: "2026-03-01", entity: lily }],
          predecessors: [{ how: "split", on: "2020-03-01", entity: lily }],
        },
      }),
    );
    expect(
      await screen.findByText(/business was taken over by Lily/),
    ).toBeVisible();
    expect(screen.getByText(/came of a split of Lily/)).toBeVisible();
    expect(
      screen.getByText("The firm is also known as: Presses"),
    ).toBeVisible();
  });

  test.each([
    [
      "site",
      "What became of this site",
      /names the parts: east \(K-east\), west/,
    ],
    [
      "entity",
      /^What became of the firm press-co Ltd/,
      /was split into east \(K-east\), west/,
    ],
  ] as const)(
    "lets who keeps the registry say that a %s was split, into parts that are found there",
    async (of, title, effect) => {
      const viewer = aViewer({
        actions: ["sites:read", "registry:merge"],
        membership: {
          id: "m",
          role: "administrator",
          dataRight: true,
          organisation: null,
        },
      });
      const planned = jest.fn<(args: unknown) => void>();
      renderRoute(
        <Routes>
          <Route path="/sites/:id" element={<SiteRoute />} />
        </Routes>,
        {
          stubs: {
            site: aSite({
              sight: { reason: "registry", isOwn: false, isShared: false },
            }),
            registrySites: ({ text }: { text: string }) => ({
              edges: ["east", "west"]
                .filter((id) => id.includes(text))
                .map((id) => ({
                  cursor: id,
                  node: { id, key: `K-${id}`, name: both(id), entity: PRESS },
                })),
            }),
            organisations: ({ text }: { text: string }) => ({
              edges: ["east", "west"]
                .filter((id) => id.includes(text))
                .map((id) => ({
                  cursor: id,
                  node: { id, entity: { id, key: `K-${id}`, name: both(id) } },
                })),
            }),
            successionPlan: (args: unknown) => {
              planned(args);
              return {
                of,
                how: "split",
                refusals: [],
                moves: [],
                both: { total: 0, fromNewer: 0, nodes: [] },
                fills: [],
                differs: [],
                digest: "seen",
              };
            },
          },
          at: "/sites/press",
          viewer,
        },
      );
      const part = within(await screen.findByRole("region", { name: title }));
      fireEvent.change(part.getByLabelText("What happened"), {
        target: { value: "split" },
      });
      for (const name of ["east", "west"]) {
        fireEvent.change(
          part.getByLabelText(/^Find a (site|firm) of the registry/),
          {
            target: { value: name },
          },
        );
        fireEvent.click(
          await part.findByRole("button", { name: new RegExp(`^${name} ·`) }),
        );
      }
      fireEvent.click(part.getByText("See what would change"));
      expect(await part.findByText(effect)).toBeVisible();
      expect(planned).toHaveBeenCalledWith({
        succession: expect.objectContaining({
          of,
          how: "split",
          from: of === "site" ? "press" : PRESS.id,
          into: ["east", "west"],
        }),
      });
    },
  );

  test("says first what is missing", async () => {
    open(aSite());
    expect(await screen.findByText(/1 core answer is missing:/)).toBeVisible();
    expect(
      screen.getAllByRole("link", { name: /maturity/i })[0],
    ).toHaveAttribute("href", "#sd_maturity_level");
  });

  test("opens an answer to what was stated, by whom, and why it counts", async () => {
    open(aSite());
    fireEvent.click(
      await screen.findByRole("button", {
        name: /^Show what was stated on Training coverage/,
      }),
    );
    expect(await screen.findByText("Stated by press-co Ltd")).toBeVisible();
    expect(
      screen.getByText(
        /The site speaks for itself, and no assessor has spoken/,
      ),
    ).toBeVisible();
    expect(screen.getByText("register.pdf")).toBeVisible();
  });

  test("draws answers over quarters, and says which were carried", async () => {
    open(aSite());
    const drawing = await screen.findByRole("img", {
      name: /^Training coverage.* over 2 quarters/,
    });
    expect(drawing).toHaveAccessibleName(
      /Q1 2026: 50.%; Q2 2026: 50.% \(answered in an earlier quarter\)/,
    );
  });

  test("says what is hidden, why, and whom to ask", async () => {
    open(aSite());
    expect(
      await screen.findByText(
        /For the site's own people only: .*incidents.*Ask the site itself/i,
      ),
    ).toBeVisible();
  });

  test("shows facts with who else says what, and withholds small groups", async () => {
    open(aSite());
    const headcount = (await screen.findAllByRole("row", { name: /502/ })).at(
      -1,
    );
    expect(headcount).toHaveTextContent("Aurora Motor: 480");
    for (const [name, value] of [
      ["labour agency", "No"],
      ["occupational map", "3.7\\s%"],
    ] as const)
      expect(
        screen.getByRole("row", {
          name: new RegExp(`${name}\\D*\\s${value}\\s`),
        }),
      ).toBeVisible();
    expect(screen.getByText(/Withheld: groups of 1 to 9 people/)).toBeVisible();
  });

  test("names no supplier that is not disclosed", async () => {
    open(aSite());
    const row = await screen.findByRole("row", { name: /unnamed/ });
    expect(row).toHaveTextContent("Plastics, Chon Buri");
    expect(within(row).queryByRole("link")).toBeNull();
  });

  test("says who may read it until when", async () => {
    open(aSite());
    expect(
      await screen.findByText(
        "Aurora Motor reads its answers, since 1 Jan 2025, until 31 Dec 2026",
      ),
    ).toBeVisible();
  });

  test("tells history as sentences, page by page", async () => {
    open(aSite());
    expect(
      await screen.findByText(
        /press-co Ltd changed Training coverage.*, Q2 2026: 311 of 502 instead of 300 of 502/,
      ),
    ).toBeVisible();
    fireEvent.click(
      screen.getByRole("button", { name: "Show earlier changes" }),
    );
    expect(await screen.findByText(/change 3/)).toBeVisible();
    expect(
      screen.queryByRole("button", { name: "Show earlier changes" }),
    ).toBeNull();
  });

  test("tells every version of one answer, and all of it again", async () => {
    open(
      aSite({
        history: ({ indicator }: { readonly indicator?: string | null }) =>
          aHistory(indicator === "train_coverage" ? "4" : "7", null),
      }),
    );
    fireEvent.click(
      await screen.findByRole("button", {
        name: /^Show what was stated on Training coverage/,
      }),
    );
    fireEvent.click(await screen.findByText("Every version of this answer"));
    const title = screen.getByRole("heading", { name: "What changed" });
    const history = within(title.parentElement!);
    expect(
      await history.findByText(/Only what was said of “Training coverage/),
    ).toBeVisible();
    expect(await history.findByText(/change 4/)).toBeVisible();
    expect(history.queryByText(/change 7/)).toBeNull();
    fireEvent.click(history.getByText("Show everything"));
    expect(await history.findByText(/change 7/)).toBeVisible();
  });

  test("puts severe incidents first for the site's own people", async () => {
    open(
      aSite({
        sight: { reason: "own", isOwn: true, isShared: true },
        answers: [anAnswer("hrdd_severe_incidents", { value: 2 })],
      }),
    );
    expect(
      await screen.findByText(/2 severe incidents are stated/),
    ).toBeVisible();
    expect(screen.queryByText(/What you do not see here/)).toBeNull();
  });

  test("says of a site that shares nothing whom to ask", async () => {
    open(
      aSite({
        sight: { reason: "not_granted", isOwn: false, isShared: false },
        answers: [
          anAnswer("train_coverage", {
            hidden: "not_shared",
            standing: "not_shared",
            value: null,
            statements: [],
          }),
        ],
        facts: [],
      }),
    );
    expect(
      (await screen.findAllByText(/Ask the site for a grant/)).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText("What needs attention")).toBeNull();
  });

  test("shows administrators the profile, and asks for no answers", async () => {
    const refuse = () => {
      throw new GraphQLError("no", { extensions: { code: "FORBIDDEN" } });
    };
    open(
      aSite({
        sight: { reason: "registry", isOwn: false, isShared: false },
        answers: refuse,
        facts: refuse,
        history: refuse,
      }),
      { viewer: aViewer({ actions: ["sites:read"] }) },
    );
    expect(
      await screen.findByText(/You manage the registry and read no answers/),
    ).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("reads in Thai", async () => {
    open(aSite(), { locale: "th" });
    expect(
      await screen.findByRole("heading", { name: "Rayong Press Works (ไทย)" }),
    ).toBeVisible();
    expect(screen.getByText(/ขาดคำตอบชุดหลัก 1 ข้อ/)).toBeVisible();
  });

  test("gives one answer for what is unknown and what is not the viewer's", async () => {
    open(() => {
      throw new GraphQLError("No such site", {
        extensions: { code: "NOT_FOUND" },
      });
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This is not here, or not yours to see",
    );
  });
});

test("counts the sites that it deals with today, not the parts that they deal in", async () => {
  const link = (id: string, other: string | null, isCurrent = true) => ({
    id,
    other: other && {
      __typename: "Site",
      id: other,
      province: "TH-20",
      mainSegment: "plastics",
      name: both(`Plant ${other}`),
    },
    otherSegment: "plastics",
    otherProvince: "TH-20",
    partFamily: null,
    isCurrent,
    statements: [],
  });
  open(
    aSite({
      customers: [link("c1", "x"), link("c2", "x"), link("c3", "y", false)],
      suppliers: [link("s1", "x"), link("s2", null), link("s3", null)],
    }),
  );
  expect(
    await screen.findByRole("heading", { name: "Supplies 1 site" }),
  ).toBeVisible();
  expect(
    screen.getByRole("heading", {
      name: "Supplied by 1 site and 2 links with sites that are not named to you",
    }),
  ).toBeVisible();
});
