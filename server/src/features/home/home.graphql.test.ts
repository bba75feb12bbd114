import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseDay, REGISTRY, type Revision } from "@saphan/shared/core";
import type { SiteNotes } from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEnrolment,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

/*
 * Everyone supplies aurora's plant a0; press supplies borealis too. In the second quarter of 2026 press answers anew,
 * late answers for the first time, what tool said a year and a quarter ago speaks no longer, a0's word is carried.
 * Shy has granted nothing; gone's grant has ended, late's has begun, tool's ends soon. Young opened, old closed.
 */
const SUPPLIERS = ["press", "tool", "late", "gone", "shy", "young", "old"];
const day = (text: string) => there(parseDay(text));
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("borealis", "assembler"),
  anEntity("bridge", "programme"),
  anEntity("checkers", "assessor"),
  anEntity("holding"),
  anEntity("pressco", "supplier", "holding"),
  ...SUPPLIERS.slice(1).map((id) => anEntity(`${id}co`)),
  aSite("a0", "aurora", { mainSegment: "vehicle_assembly" }),
  aSite("b0", "borealis", { mainSegment: "vehicle_assembly" }),
  ...SUPPLIERS.map((id) =>
    aSite(id, `${id}co`, {
      ...(id === "young" ? { opened: day("2026-05-10") } : {}),
      ...(id === "old" ? { closed: day("2026-03-31") } : {}),
      ...(id === "shy" ? { province: "" } : {}),
    }),
  ),
  ...SUPPLIERS.map((id) => aLink(id, "a0", `${id}co`)),
  aLink("press", "b0", "pressco"),
  aGrant("press", "aurora"),
  aGrant("tool", "aurora", "2026-08-31"),
  { ...aGrant("late", "aurora"), since: day("2026-05-01") } as Revision,
  aGrant("gone", "aurora", "2026-04-30"),
  {
    ...anEnrolment("bridge", { entity: "holding" }),
    since: day("2026-05-15"),
  } as Revision,
  ...["a0", "press", "tool", "late", "gone", "shy"].map((id) =>
    someFacts(id, "2025-Q1", id === "a0" ? "aurora" : `${id}co`, {
      headcount: 200,
    }),
  ),
];

const trained = (
  numerator: number,
  denominator: number,
  indicator = "train_coverage",
) => ({ indicator, numerator, denominator });
const ANSWERS: readonly Revision[] = [
  someAnswers("press", "2026-Q1", "pressco", [trained(100, 200)]),
  someAnswers("press", "2026-Q2", "pressco", [
    { ...trained(150, 200), verification: 2 },
    trained(101, 200, "train_rights_coverage"),
    { indicator: "hrdd_severe_incidents", value: 2 },
  ]),
  // Speaks for four quarters more: until the end of the second quarter of 2026.
  someAnswers("press", "2025-Q2", "pressco", [
    { indicator: "hrdd_embed_level", value: 3, verification: 2 },
  ]),
  someAnswers("tool", "2025-Q1", "toolco", [trained(50, 100)]),
  someAnswers("late", "2026-Q2", "lateco", [trained(240, 300)]),
  someAnswers("a0", "2025-Q3", "aurora", [trained(500, 1000)]),
  someAnswers("a0", "2025-Q1", "aurora", [
    { indicator: "hrdd_track_level", value: 2 },
  ]),
  someAnswers("shy", "2026-Q2", "shyco", [trained(10, 80)]),
  // Far from what press says; near it; the same; and of an earlier quarter than late's word.
  someAnswers("press", "2026-Q2", "aurora", [
    trained(80, 200),
    trained(100, 200, "train_rights_coverage"),
  ]),
  someAnswers("press", "2025-Q2", "aurora", [
    { indicator: "hrdd_embed_level", value: 3 },
  ]),
  someAnswers("late", "2026-Q1", "aurora", [trained(10, 300)]),
  someAnswers("shy", "2026-Q2", "aurora", [trained(79, 80)]),
  someAnswers("press", "2026-Q2", "borealis", [
    trained(20, 200),
    trained(10, 200, "train_osh_coverage"),
  ]),
  someAnswers(
    "press",
    "2026-Q2",
    "checkers",
    [trained(90, 200, "train_rights_coverage")],
    "assessor",
  ),
];

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const press = aViewer("supplier", "pressco");
const bridge = aViewer("programme", "bridge");
const admin = aViewer("administrator", REGISTRY);

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish([...NETWORK, ...ANSWERS]);
});
afterAll(() => network.close());

const askNetwork = async (
  viewer: Parameters<TestNetwork["read"]>[0],
  fields: string,
  given = "",
) => (await network.read(viewer, `{ network${given} { ${fields} } }`)).network;

const idsOf = ({ total, sites }: SiteNotes) => ({
  total,
  sites: sites.map(({ site, answers }) => [site.id, answers]),
});

describe("how a figure moved", () => {
  const fields = `movements(indicators: ["train_coverage"]) {
    period since matched renewed came left matchedBefore matchedNow
    before { value answered } now { value answered }
  }`;

  test("parts what the same sites did from who answered", async () => {
    const { movements } = await askNetwork(aurora, fields);
    expect(movements).toEqual([
      {
        period: "2026-Q2",
        since: "2026-Q1",
        // press 100/200, tool 50/100, a0 500/1000, and 10/300 that aurora itself said of late
        before: { value: 660 / 1600, answered: 4 },
        // press 150/200, late 240/300, a0 carried, and 79/80 that aurora itself said of shy
        now: { value: 969 / 1580, answered: 4 },
        // press, late and a0 answered both times, and all but a0 anew
        matchedBefore: 610 / 1500,
        matchedNow: 890 / 1500,
        matched: 3,
        renewed: 2,
        came: 1,
        left: 1,
      },
    ]);
  });

  test("is null at the same sites where nobody answered twice", async () => {
    const { movements } = await askNetwork(
      aurora,
      fields,
      `(period: "2025-Q1")`,
    );
    expect(movements[0]).toMatchObject({
      since: "2024-Q4",
      matched: 0,
      matchedBefore: null,
      matchedNow: null,
      before: { value: null, answered: 0 },
      now: { value: 0.5, answered: 1 },
      came: 1,
      left: 0,
    });
  });

  test("never reads what the viewer may not see of others' sites", async () => {
    const { movements } = await askNetwork(
      aurora,
      `movements(indicators: ["hrdd_severe_incidents"]) { matched came now { sites value } }`,
    );
    // Over a0 alone, which has not said.
    expect(movements[0]).toMatchObject({ came: 0, now: { sites: 1 } });
  });

  test("refuses an indicator that there is not", async () => {
    const { errors } = await network.ask(
      aurora,
      `{ network { movements(indicators: ["nothing"]) { since } } }`,
    );
    expect(errors[0]?.code).toBe("BAD_USER_INPUT");
  });
});

describe("who answers", () => {
  const notes = "{ total sites { answers site { id } } }";

  test("is told by who began, fell silent, said less, came and went", async () => {
    const { turnover } = await askNetwork(
      aurora,
      `turnover { since renewed began ${notes} fellSilent ${notes} lost ${notes} entered ${notes} left ${notes} }`,
    );
    expect(turnover.since).toBe("2026-Q1");
    expect(turnover.renewed).toBe(3);
    // By what aurora said itself: shy shares nothing.
    expect(idsOf(turnover.began)).toEqual({ total: 1, sites: [["shy", 1]] });
    expect(idsOf(turnover.fellSilent)).toEqual({
      total: 1,
      sites: [["tool", 1]],
    });
    expect(idsOf(turnover.lost)).toEqual({ total: 1, sites: [["a0", 1]] });
    expect(idsOf(turnover.entered)).toEqual({
      total: 1,
      sites: [["young", 0]],
    });
    expect(idsOf(turnover.left)).toEqual({ total: 1, sites: [["old", 0]] });
  });

  test("leaves open who shares nothing, who is silent, and whose answers end", async () => {
    const { openEnds } = await askNetwork(
      aurora,
      `openEnds { withoutGrant ${notes} silent ${notes} ending ${notes} }`,
    );
    expect(openEnds.withoutGrant.total).toBe(3);
    expect(
      openEnds.withoutGrant.sites.map(({ site }) => site.id).sort(),
    ).toEqual(["gone", "shy", "young"]);
    expect(openEnds.silent.sites.map(({ site }) => site.id)).toEqual(["tool"]);
    expect(idsOf(openEnds.ending)).toEqual({
      total: 1,
      sites: [["press", 1]],
    });
  });

  test("gives as many sites as are asked for, and counts all", async () => {
    const { openEnds } = await askNetwork(
      aurora,
      `openEnds(first: 1) { withoutGrant ${notes} }`,
    );
    expect(openEnds.withoutGrant).toMatchObject({ total: 3 });
    expect(openEnds.withoutGrant.sites).toHaveLength(1);
  });
});

describe("grants", () => {
  const list =
    "{ total grants { day isEnrolment organisation { id } site { id } } }";
  const lists = `{ begun ${list} ended ${list} ending ${list} }`;
  const fields = `grantMoves { from ahead received ${lists} given ${lists} }`;
  const note = (site: string, organisation: string, on: string) => ({
    total: 1,
    grants: [
      {
        day: on,
        isEnrolment: organisation === "bridge",
        organisation: { id: organisation },
        site: { id: site },
      },
    ],
  });
  const none = { total: 0, grants: [] };

  test("to a customer begin, end, and end soon", async () => {
    const { grantMoves } = await askNetwork(aurora, fields);
    expect(grantMoves).toEqual({
      from: "2026-04-01",
      ahead: "2026-09-19",
      received: {
        begun: note("late", "aurora", "2026-05-01"),
        ended: note("gone", "aurora", "2026-04-30"),
        ending: note("tool", "aurora", "2026-08-31"),
      },
      given: { begun: none, ended: none, ending: none },
    });
  });

  test("come with taking part in a programme, for the programme and for the site", async () => {
    const begun = note("press", "bridge", "2026-05-15");
    expect((await askNetwork(bridge, fields)).grantMoves.received).toEqual({
      begun,
      ended: none,
      ending: none,
    });
    expect((await askNetwork(press, fields)).grantMoves.given).toEqual({
      begun,
      ended: none,
      ending: none,
    });
  });

  test("that ended before the period are no news", async () => {
    const { grantMoves } = await askNetwork(
      aurora,
      fields,
      `(period: "2026-Q1")`,
    );
    expect(grantMoves.received).toEqual({
      begun: none,
      ended: none,
      ending: note("gone", "aurora", "2026-04-30"),
    });
  });
});

describe("what is said differently", () => {
  const claim = "{ value choice isNotApplicable }";
  const fields = `differences {
    total sites
    differences { site { id } isOwnSite indicator period source { id } mine ${claim} theirs ${claim} }
    speakers { source { id } statements differing unanswered }
  }`;
  const value = (share: number) => ({
    value: share,
    choice: null,
    isNotApplicable: false,
  });

  test("shows a buyer where the site says otherwise of the same quarter, and no other customer's word", async () => {
    const { differences } = await askNetwork(aurora, fields);
    expect(differences).toEqual({
      total: 2,
      sites: 1,
      differences: [
        {
          site: { id: "press" },
          isOwnSite: false,
          indicator: "train_coverage",
          period: "2026-Q2",
          source: { id: "pressco" },
          mine: value(0.4),
          theirs: value(0.75),
        },
        // The assessor's word goes before press's own.
        {
          site: { id: "press" },
          isOwnSite: false,
          indicator: "train_rights_coverage",
          period: "2026-Q2",
          source: { id: "checkers" },
          mine: value(0.5),
          theirs: value(0.45),
        },
      ],
      speakers: [],
    });
  });

  test("shows a site's people everyone who speaks of it", async () => {
    const { differences } = await askNetwork(press, fields);
    expect(
      differences.differences.map(({ source, indicator, isOwnSite }) => [
        source.id,
        indicator,
        isOwnSite,
      ]),
    ).toEqual([
      ["borealis", "train_coverage", true],
      ["aurora", "train_coverage", true],
      ["checkers", "train_rights_coverage", true],
    ]);
    // Of aurora's three, rights are within the rounding and the level is the same.
    expect(differences.speakers).toEqual([
      { source: { id: "aurora" }, statements: 3, differing: 1, unanswered: 0 },
      {
        source: { id: "borealis" },
        statements: 2,
        differing: 1,
        unanswered: 1,
      },
      {
        source: { id: "checkers" },
        statements: 1,
        differing: 1,
        unanswered: 0,
      },
    ]);
  });
});

describe("own sites", () => {
  const fields = `ownSites {
    total asked answered
    sites { site { id } asked answered carried unanswered ending severeIncidents }
    readers { organisation { id } sites isEnrolment until }
    customersWithoutGrant { id }
  }`;

  test("say what is asked, missing, carried and ends, who reads them and who may not", async () => {
    const { ownSites } = await askNetwork(press, fields);
    const site = there(ownSites.sites[0]);
    expect(ownSites.total).toBe(1);
    expect(site).toMatchObject({
      site: { id: "press" },
      answered: 4,
      carried: 1,
      ending: ["hrdd_embed_level"],
      severeIncidents: 2,
    });
    expect(site.unanswered).toHaveLength(site.asked - site.answered);
    expect(site.unanswered).toContain("train_osh_coverage");
    expect([ownSites.asked, ownSites.answered]).toEqual([
      site.asked,
      site.answered,
    ]);
    expect(ownSites.readers).toEqual([
      {
        organisation: { id: "aurora" },
        sites: 1,
        isEnrolment: false,
        until: null,
      },
      {
        organisation: { id: "bridge" },
        sites: 1,
        isEnrolment: true,
        until: null,
      },
    ]);
    expect(ownSites.customersWithoutGrant).toEqual([{ id: "borealis" }]);
  });

  test("are nobody's for a programme, which sees no severe incident either", async () => {
    const { ownSites } = await askNetwork(bridge, fields);
    expect(ownSites).toMatchObject({ total: 0, asked: 0, sites: [] });
  });

  test("are asked for severe incidents, and have said nothing rather than 0", async () => {
    const { ownSites } = await askNetwork(aurora, fields);
    expect(ownSites.sites).toEqual([
      expect.objectContaining({ site: { id: "a0" }, severeIncidents: null }),
    ]);
  });
});

describe("how sure the viewer can be", () => {
  test("counts core answers, carried ones, verified ones and those that end, in both quarters", async () => {
    const { assurance } = await askNetwork(
      aurora,
      `assurance { since lastDay pillars { pillar ending
        now { asked answered carried verified } before { answered carried } } }`,
    );
    expect(assurance).toMatchObject({
      since: "2026-Q1",
      lastDay: "2026-06-30",
    });
    const of = (id: string) =>
      there(assurance.pillars.find(({ pillar }) => pillar === id));
    // Now: press twice (once verified; the assessor's V0 stands for rights), late, a0 carried, aurora's word of shy.
    expect(of("skills")).toMatchObject({
      now: { answered: 5, carried: 1, verified: 1 },
      before: { answered: 4, carried: 2 },
      ending: 0,
    });
    // a0's track level spoke a quarter ago; press's embed level does so for the last time.
    expect(of("hrdd")).toMatchObject({
      now: { answered: 1, carried: 1, verified: 1 },
      before: { answered: 2, carried: 2 },
      ending: 1,
    });
    expect(of("skills").now.asked).toBeGreaterThan(4);
  });
});

describe("the registry", () => {
  const query = `{ registrySummary {
    sites closed entities links
    problems { kind total sites { id } entities { id } }
  } }`;

  test("tells administrators what profiles and links lack", async () => {
    const { registrySummary } = await network.read(admin, query);
    expect(registrySummary).toMatchObject({
      sites: 9,
      closed: 1,
      entities: 12,
      links: 8,
    });
    const of = (kind: string) =>
      registrySummary.problems.find((problem) => problem.kind === kind);
    expect(of("no_province")).toEqual({
      kind: "no_province",
      total: 1,
      sites: [{ id: "shy" }],
      entities: [],
    });
    expect(of("closed_but_linked")).toMatchObject({ sites: [{ id: "old" }] });
    expect(of("no_registration")).toMatchObject({ total: 10 });
    expect(of("no_link")).toBeUndefined();
    expect(of("same_name")).toBeUndefined();
  });

  test.each([
    ["a buyer", aurora],
    ["a supplier", press],
    ["a programme", bridge],
  ])("is refused to %s", async (_who, viewer) => {
    const { errors } = await network.ask(viewer, query);
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });

  test("is all that an administrator gets: figures are refused", async () => {
    const { errors } = await network.ask(
      admin,
      `{ network { assurance { since } } }`,
    );
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });
});
