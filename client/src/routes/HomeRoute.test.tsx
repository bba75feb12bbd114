import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { HEADLINES } from "../lib/headlines.ts";
import type { Viewer } from "../lib/viewer.ts";
import { aMeasure } from "../testing/measures.ts";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { HomeRoute } from "./HomeRoute.tsx";

const aSite = (id: string) => ({
  id,
  province: "TH-21",
  name: { en: `Plant ${id}`, th: `โรงงาน ${id}` },
});
const anOrganisation = (id: string) => ({
  id,
  key: id,
  name: { en: `Company ${id}`, th: `บริษัท ${id}` },
});
const notes = (...ids: string[]) => ({
  total: ids.length,
  sites: ids.map((id) => ({ site: aSite(id), tier: "1", answers: 2 })),
});
const grants = (...ids: string[]) => ({
  total: ids.length,
  grants: ids.map((id) => ({
    site: aSite(id),
    organisation: anOrganisation("aurora"),
    isEnrolment: false,
    day: "2026-08-31",
  })),
});
const lists = (changes: Record<string, unknown> = {}) => ({
  begun: grants(),
  ended: grants(),
  ending: grants(),
  ...changes,
});
const claim = (value: number | null, choice: number | null = null) => ({
  isNotApplicable: false,
  value,
  choice,
});

const noOwnSites = {
  total: 0,
  asked: 0,
  answered: 0,
  sites: [],
  readers: [],
  customersWithoutGrant: [],
};
const noTurnover = {
  since: "2026-Q1",
  renewed: 0,
  began: notes(),
  fellSilent: notes(),
  lost: notes(),
  entered: notes(),
  left: notes(),
};
const noOpenEnds = { withoutGrant: notes(), silent: notes(), ending: notes() };
const noDifferences = { total: 0, sites: 0, differences: [], speakers: [] };

const aNetwork = (changes: Record<string, unknown> = {}) => ({
  id: "network",
  lens: anOrganisation("aurora"),
  period: "2026-Q2",
  asOf: "2026-06-30",
  seq: 7,
  newestSeq: 7,
  publishedAt: "2026-07-01T02:00:00Z",
  catalogueVersion: "2.0",
  methodVersion: 1,
  periods: ["2026-Q1", "2026-Q2"],
  boundary: { sites: 10, own: 1, shared: 8, leftOut: 0, unnamed: [] },
  movements: ({ indicators }: { indicators: string[] }) =>
    indicators.map((indicator) => ({
      indicator,
      period: "2026-Q2",
      since: "2026-Q1",
      before: aMeasure({ value: 0.5 }),
      now: aMeasure({ value: 0.6 }),
      matchedBefore: 0.5,
      matchedNow: 0.52,
      matched: 8,
      renewed: 3,
      came: 2,
      left: 1,
    })),
  turnover: noTurnover,
  grantMoves: {
    from: "2026-04-01",
    ahead: "2026-09-29",
    received: lists(),
    given: lists(),
  },
  openEnds: noOpenEnds,
  differences: noDifferences,
  ownSites: noOwnSites,
  assurance: {
    since: "2026-Q1",
    lastDay: "2026-06-30",
    pillars: Object.keys(HEADLINES).map((pillar, i) => ({
      pillar,
      ending: i,
      now: {
        asked: 10,
        answered: 8,
        carried: 4,
        verified: 2,
        unreviewed: 0,
        conflicts: 0,
      },
      before: { asked: 10, answered: 7, carried: 0 },
    })),
  },
  ...changes,
});

const noLedger = {
  imports: { edges: [], pageInfo: { hasNextPage: false } },
  changes: { edges: [], pageInfo: { hasNextPage: false } },
};
const edges = (...nodes: unknown[]) => ({
  edges: nodes.map((node, i) => ({ cursor: String(i), node })),
  pageInfo: { hasNextPage: false },
});

const open = (
  network: unknown,
  options: {
    readonly locale?: "en" | "th";
    readonly at?: string;
    readonly viewer?: Viewer;
    readonly stubs?: Record<string, unknown>;
  } = {},
) => {
  const { stubs, ...rest } = options;
  return renderRoute(<HomeRoute />, {
    stubs: {
      network,
      lenses: [anOrganisation("aurora")],
      ...noLedger,
      ...stubs,
    },
    ...rest,
  });
};
const withRole = (role: "administrator" | "programme" | "supplier") => {
  const viewer = aViewer();
  return aViewer({
    membership: {
      ...viewer.membership,
      role,
      organisation:
        role === "administrator" ? null : viewer.membership.organisation,
    },
    actions:
      role === "administrator" ? ["sites:read", "ledger:read"] : viewer.actions,
  });
};

const itemOf = async (text: RegExp | string) => {
  const item = (await screen.findByText(text)).closest("li");
  if (!item) throw new Error("no item");
  return item;
};

describe("the home of somebody who reads figures", () => {
  test("answers three questions in their order", async () => {
    open(aNetwork());
    await screen.findByText(/moved by/);
    expect(
      screen
        .getAllByRole("heading", { level: 2 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      "What changed since Q1 2026",
      "What needs you",
      "How sure we are",
      "What this view holds",
    ]);
  });

  test("names who would stop it alone, and leads to the conditions of their people", async () => {
    const critical = {
      reaching: 1,
      nodes: [
        { tier: "3", origins: 1, site: aSite("plater") },
        { tier: "2", origins: 0, site: aSite("other") },
      ],
    };
    open(aNetwork({ bottlenecks: { critical } }));
    const item = within(await itemOf(/would stop an input of tier 0 alone/));
    expect(item.getByRole("link", { name: "Plant plater" })).toBeVisible();
    expect(item.getByText(/\(Tier 3\)/)).toBeVisible();
    expect(item.queryByText(/Plant other/)).toBeNull();
    expect(
      item.getByRole("link", { name: /conditions of their people/ }),
    ).toHaveAttribute("href", "/exposure?view=bottlenecks");
  });

  test("parts a move into what the same sites did and what others changed", async () => {
    open(aNetwork(), { at: "/?period=2026-Q2" });
    const row = (
      await screen.findByRole("rowheader", { name: /Training coverage/ })
    ).parentElement;
    if (!row) throw new Error("no row");
    const cells = within(row).getAllByRole("cell");
    expect(cells[0]).toHaveTextContent("50 % → 60 %▲ +10");
    expect(cells[1]).toHaveTextContent("+28 sites, 3 anew");
    expect(cells[2]).toHaveTextContent("+82 came, 1 went");
    expect(within(row).getByRole("link")).toHaveAttribute(
      "href",
      "/indicators/train_coverage?period=2026-Q2",
    );
  });

  test("says where no site answered both times, and shows no 0", async () => {
    open(
      aNetwork({
        movements: [
          {
            ...aNetwork().movements({ indicators: ["train_coverage"] })[0],
            before: aMeasure({ value: null }),
            matchedBefore: null,
            matchedNow: null,
            matched: 0,
          },
        ],
      }),
    );
    expect(
      await screen.findByText(/there was no figure in Q1 2026/),
    ).toBeVisible();
    expect(screen.getByText("no site answered both times")).toBeVisible();
  });

  test("names who fell silent, three at first and all on demand", async () => {
    open(
      aNetwork({
        turnover: { ...noTurnover, fellSilent: notes("a", "b", "c", "d", "e") },
      }),
      { at: "/?lens=aurora" },
    );
    const item = await itemOf("sites fell silent");
    expect(item).toHaveTextContent(/^5/);
    expect(within(item).getByRole("link", { name: "Plant a" })).toHaveAttribute(
      "href",
      "/sites/a?lens=aurora",
    );
    expect(within(item).queryByText("Plant e")).toBeNull();
    fireEvent.click(within(item).getByRole("button", { name: "and 2 more" }));
    expect(within(item).getByText("Plant e")).toBeVisible();
  });

  test("says that nothing changed and that nothing waits", async () => {
    open(aNetwork());
    expect(await screen.findByText(/No site began or ceased/)).toBeVisible();
    expect(screen.getByText("Nothing needs you now.")).toBeVisible();
  });

  test("leads to the sites that share nothing, and says how they open", async () => {
    open(
      aNetwork({ openEnds: { ...noOpenEnds, withoutGrant: notes("shy") } }),
      { at: "/?period=2026-Q2" },
    );
    const item = await itemOf("site shares nothing with you");
    expect(
      within(item).getByRole("link", { name: "See them all" }),
    ).toHaveAttribute(
      "href",
      "/sites?period=2026-Q2&standing=not_shared&of=train_coverage",
    );
    expect(item).toHaveTextContent("open only when they grant them");
  });

  test("puts two statements side by side", async () => {
    open(
      aNetwork({
        differences: {
          ...noDifferences,
          total: 3,
          sites: 1,
          differences: [
            ["train_coverage", claim(0.4), claim(0.75)],
            ["hrdd_embed_level", claim(null, 4), claim(null, 2)],
            [
              "wc_age_verification",
              claim(null, 1),
              { ...claim(null), isNotApplicable: true },
            ],
          ].map(([indicator, mine, theirs]) => ({
            site: aSite("press"),
            isOwnSite: false,
            indicator,
            period: "2026-Q2",
            mine,
            theirs,
            source: anOrganisation("press"),
          })),
        },
      }),
    );
    const item = await itemOf("answers are stated differently by two sides");
    expect(item).toHaveTextContent(
      "Q2 2026: you say 40 %, Company press says 75 %",
    );
    expect(item).toHaveTextContent(
      "you say level 4, Company press says level 2",
    );
    expect(item).toHaveTextContent(
      "you say yes, Company press says not applicable",
    );
  });

  test("adds core answers up and tells what is carried and taken on trust", async () => {
    open(aNetwork());
    expect(
      await screen.findByText(
        /48 of 60 core answers are there \(80 %; 70 % in Q1 2026\)\. 50 % of them are carried from earlier quarters, and 75 % rest/,
      ),
    ).toBeVisible();
  });

  test("reads in Thai with Buddhist years", async () => {
    open(aNetwork(), {
      locale: "th",
      viewer: aViewer({ locale: "th", era: "buddhist" }),
    });
    expect(
      await screen.findByRole("heading", {
        name: "สิ่งที่เปลี่ยนไปจากไตรมาส 1/2569",
      }),
    ).toBeVisible();
  });
});

describe("the home of a supplier", () => {
  const ownSites = {
    ...noOwnSites,
    total: 1,
    asked: 28,
    answered: 20,
    sites: [
      {
        site: aSite("own"),
        asked: 28,
        answered: 20,
        carried: 3,
        unanswered: Array.from({ length: 8 }, () => "train_coverage"),
        ending: ["hrdd_embed_level"],
        severeIncidents: 2,
      },
    ],
    readers: [
      {
        organisation: anOrganisation("aurora"),
        sites: 1,
        isEnrolment: false,
        until: "2026-12-31",
      },
    ],
    customersWithoutGrant: [anOrganisation("borealis")],
  };

  test("begins with what its own sites owe, severe incidents first", async () => {
    open(aNetwork({ ownSites }), { viewer: withRole("supplier") });
    const severe = await itemOf("of your sites reports severe incidents");
    expect(severe).toHaveTextContent("Only your own people see this");
    const missing = await itemOf("core answers of your own sites are missing");
    expect(missing).toHaveTextContent("8core answers");
    expect(missing).toHaveTextContent("of 28 asked");
    expect(
      severe.compareDocumentPosition(missing) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    expect(
      await itemOf("answer of your own sites stops counting after 30 Jun 2026"),
    ).toBeVisible();
  });

  test("tells who reads its answers, who may not, and who speaks of it", async () => {
    open(
      aNetwork({
        ownSites,
        differences: {
          ...noDifferences,
          speakers: [
            {
              source: anOrganisation("checkers"),
              statements: 5,
              differing: 1,
              unanswered: 2,
            },
          ],
        },
      }),
      { viewer: withRole("supplier") },
    );
    const reader = (
      await screen.findByRole("rowheader", { name: "Company aurora" })
    ).parentElement;
    expect(reader).toHaveTextContent("31 Dec 2026");
    expect(
      await itemOf("customer may not read your answers"),
    ).toHaveTextContent("Company borealis");
    expect(
      screen.getByRole("rowheader", { name: "Company checkers" }).parentElement,
    ).toHaveTextContent("512");
    expect(
      screen.getByText(/How other plants answer is not shown/),
    ).toBeVisible();
  });
});

describe("the home of an administrator", () => {
  const registrySummary = {
    sites: 2410,
    closed: 3,
    entities: 1200,
    links: 3500,
    problems: [
      {
        kind: "no_province",
        total: 2,
        sites: [aSite("lost"), aSite("found")],
        entities: [],
      },
      {
        kind: "no_registration",
        total: 1,
        sites: [],
        entities: [anOrganisation("nameless")],
      },
    ],
  };

  test("shows gaps, the ledger and waiting files, and says why there are no figures", async () => {
    open(
      () => {
        throw new Error("an administrator asks for no network");
      },
      {
        viewer: withRole("administrator"),
        stubs: {
          registrySummary,
          imports: edges(
            {
              id: "i1",
              fileName: "plants.zip",
              createdAt: "2026-07-01T02:00:00Z",
              state: "planned",
              acts: ["answer"],
              plan: { id: "p1", openQuestions: 2, totals: { refused: 0 } },
            },
            {
              id: "i2",
              fileName: "done.zip",
              createdAt: "2026-07-01T02:00:00Z",
              state: "published",
              acts: [],
              plan: null,
            },
          ),
          changes: edges({
            id: "c7",
            seq: 7,
            at: "2026-07-01T02:00:00Z",
            action: "import",
            subject: "answers.zip",
            person: null,
            isWithdrawn: true,
            organisation: anOrganisation("aurora"),
            counts: [{ kind: "answers", count: 1200 }],
          }),
        },
      },
    );
    const gap = await itemOf("sites have no province");
    expect(
      within(gap).getByRole("link", { name: "Plant lost" }),
    ).toHaveAttribute("href", "/sites/lost");
    expect(
      await itemOf("company has no registration number"),
    ).toHaveTextContent("Company nameless");
    const files = await itemOf("file of yours waits for you");
    expect(files).toHaveTextContent("plants.zip: 2 questions to answer first");
    expect(files).not.toHaveTextContent("done.zip");
    expect(
      screen.getByText(
        /Company aurora · imported “answers\.zip” · 1,200 records · undone since/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/Figures and answers are not shown here/),
    ).toBeVisible();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      "Registry",
    );
  });
});

describe("the home of a new membership", () => {
  test.each([
    ["supplier", /search for its name above/],
    ["programme", /Enrol your participants/],
  ] as const)("teaches a %s what to do first", async (role, step) => {
    open(
      aNetwork({
        boundary: { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] },
      }),
      { viewer: withRole(role) },
    );
    expect(await screen.findByText(step)).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Data" })).toHaveAttribute(
      "href",
      "/data",
    );
    expect(screen.queryByText("What changed")).toBeNull();
  });

  test("offers the other organisations that the person works for", async () => {
    const viewer = aViewer();
    open(aNetwork(), {
      viewer: {
        ...viewer,
        memberships: [
          viewer.membership,
          {
            id: "membership-2",
            role: "supplier",
            organisation: anOrganisation("press"),
          },
        ],
      },
    });
    expect(
      await screen.findByRole("button", { name: "Company press · Supplier" }),
    ).toBeVisible();
  });
});

describe("when the server fails", () => {
  test("says that nothing was changed", async () => {
    open(() => {
      throw new GraphQLError("masked", {
        extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
      });
    });
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Nothing was changed");
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
