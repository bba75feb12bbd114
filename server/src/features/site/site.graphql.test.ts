import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import type {
  SiteAnswer,
  SiteConnection,
} from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aKey,
  aLink,
  anEnrolment,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

/*
 * Aurora (a0) and Borealis (b0) buy from press (owned by pressco, below holding), which buys from
 * tooling (named to all, granted to aurora), process (discloses what it does), existence and secret (private).
 * Shy supplies aurora and has granted nobody. Alone stands by itself.
 */
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("borealis", "assembler"),
  anEntity("bridge", "programme"),
  anEntity("checkers", "assessor"),
  anEntity("holding"),
  anEntity("pressco", "supplier", "holding"),
  ...["tooling", "process", "existence", "secret", "shy", "alone"].map((id) =>
    anEntity(`${id}co`),
  ),
  aSite("a0", "aurora", { mainSegment: "vehicle_assembly" }),
  aSite("b0", "borealis", { mainSegment: "vehicle_assembly" }),
  aSite("press", "pressco", {
    name: { en: "Rayong Press Works", th: "โรงงานปั๊มระยอง" },
    partFamilies: ["stamped_part"],
  }),
  aSite("tooling", "toolingco", { province: "TH-20" }),
  aSite("process", "processco", { province: "TH-20" }),
  aSite("existence", "existenceco"),
  aSite("secret", "secretco"),
  aSite("shy", "shyco", { province: "TH-11" }),
  aSite("alone", "aloneco"),
  aKey(REGISTRY, "site", "press", "R-1"),
  aKey("aurora", "site", "press", "A-1"),
  aKey("borealis", "site", "press", "B-1"),
  aLink("press", "a0", "pressco", { share: 0.4, declaredBy: "both" }),
  aLink("press", "a0", "aurora", { share: 0.6, declaredBy: "customer" }),
  aLink("press", "b0", "pressco", { share: 0.2 }),
  aLink("shy", "a0", "shyco"),
  aLink("tooling", "press", "toolingco", { disclosure: "name", share: 0.3 }),
  aLink("tooling", "press", "toolingco", {
    partFamily: "forging",
    disclosure: "name",
  }),
  aLink("tooling", "shy", "toolingco", { disclosure: "existence" }),
  aLink("process", "press", "processco", { disclosure: "process" }),
  aLink("existence", "press", "existenceco", { disclosure: "existence" }),
  aLink("secret", "press", "secretco"),
  aGrant("press", "aurora"),
  aGrant("press", "borealis", "2026-01-31"),
  aGrant("tooling", "aurora"),
  anEnrolment("bridge", { entity: "holding" }),
];

const people = {
  headcount: 200,
  women_headcount: 5,
  agency: 20,
  apprentice: 12,
};
const trained = (numerator: number, denominator: number, breakdown = "") => ({
  indicator: "train_coverage",
  breakdown,
  numerator,
  denominator,
});

const FACTS: readonly Revision[] = [
  someFacts("press", "2026-Q1", "pressco", people),
  someFacts("press", "2026-Q2", "pressco", { headcount: 210 }),
  someFacts("press", "2026-Q2", "borealis", { headcount: 300 }),
  someFacts("press", "2026-Q2", "checkers", { headcount: 205 }),
  someFacts("tooling", "2026-Q2", "toolingco", { headcount: 30 }),
  someFacts("shy", "2026-Q2", "shyco", { headcount: 80 }),
  someFacts("shy", "2026-Q2", "aurora", { headcount: 90 }),
];

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const borealis = aViewer("buyer", "borealis");
const press = aViewer("supplier", "pressco");
const holding = aViewer("supplier", "holding");
const bridge = aViewer("programme", "bridge");
const admin = aViewer("administrator", REGISTRY);

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  const note = await network.keepText("Ask Noi for the register");
  const evidence = await network.keepText("training register, p. 3");
  await network.publish([
    ...NETWORK,
    ...FACTS,
    someAnswers("press", "2025-Q4", "pressco", [trained(100, 200)]),
    someAnswers("press", "2026-Q2", "pressco", [
      { ...trained(150, 200), verification: 1, note, evidence },
      trained(4, 5, "sex=women"),
      trained(146, 195, "sex=men"),
      trained(90, 120, "role=production"),
      { indicator: "hrdd_severe_incidents", value: 2 },
      { indicator: "fr_workers_paid_fees", numerator: 3, denominator: 60 },
      { indicator: "train_rights_coverage", state: "declined" },
      { indicator: "hrdd_embed_level", value: 3, verification: 0 },
      {
        indicator: "sd_welfare_committee_status",
        option: "absent",
        validUntil: "2026-07-15",
      },
    ]),
    someAnswers("press", "2026-Q2", "borealis", [trained(20, 200)]),
    someAnswers("press", "2026-Q2", "aurora", [trained(80, 200)]),
    someAnswers(
      "press",
      "2026-Q2",
      "pressco",
      [trained(1, 200), { indicator: "hrdd_embed_level", value: 0 }],
      "worker",
    ),
    someAnswers("shy", "2026-Q2", "shyco", [trained(10, 80)]),
    someAnswers("shy", "2026-Q2", "aurora", [trained(30, 90)]),
    someAnswers("tooling", "2026-Q2", "toolingco", [trained(30, 30)]),
  ]);
});
afterAll(() => network.close());

const ANSWERS = /* GraphQL */ `
  query ($id: ID!, $period: Period, $asOf: Day, $seq: Int) {
    site(id: $id, period: $period, asOf: $asOf, seq: $seq) {
      id
      sight {
        reason
        isOwn
        isShared
      }
      answers {
        indicator {
          id
        }
        hidden
        standing
        silence
        value
        numerator
        denominator
        choice
        claimed
        verification
        period
        speaksUntil
        source {
          id
        }
        rows {
          key
          value
          isWithheld
          numerator
          denominator
        }
        statements {
          breakdown
          side
          isSpeaking
          note
          evidence
          source {
            id
          }
          stated {
            state
            numerator
            denominator
            value
          }
        }
      }
    }
  }
`;

async function answerOf(
  viewer: Parameters<TestNetwork["read"]>[0],
  id: string,
  indicator: string,
  variables: Readonly<Record<string, unknown>> = {},
) {
  const { site } = await network.read(viewer, ANSWERS, { id, ...variables });
  return there(site.answers.find((one) => one.indicator.id === indicator));
}
const sourcesOf = (answer: SiteAnswer) =>
  answer.statements
    .filter(({ breakdown }) => breakdown === "")
    .map(({ source }) => source.id)
    .sort();

describe("a site by id", () => {
  test("answers alike for an unknown id and for one that is not named to the viewer", async () => {
    const query = `query ($id: ID!) { site(id: $id) { id } }`;
    const unknown = await network.ask(aurora, query, { id: "nowhere" });
    expect(unknown.errors).toEqual([
      expect.objectContaining({ code: "NOT_FOUND", path: ["site"] }),
    ]);
    for (const id of ["process", "existence", "secret", "alone"])
      expect(await network.ask(aurora, query, { id })).toEqual(unknown);
  });

  test("asks for a session first", async () => {
    const { errors } = await network.ask(null, ANSWERS, { id: "press" });
    expect(errors[0]?.code).toBe("UNAUTHENTICATED");
  });

  test.each([
    ["its own people", press, "own"],
    ["the people of the entity above", holding, "own"],
    ["a customer with a grant", aurora, "granted"],
    ["a customer whose grant has ended", borealis, "not_granted"],
    ["a programme that it takes part in", bridge, "enrolled"],
    ["an administrator", admin, "registry"],
  ])("tells %s why they see what they see", async (_who, viewer, reason) => {
    const { site } = await network.read(
      viewer,
      `{ site(id: "press") { sight { reason } } }`,
    );
    expect(site.sight.reason).toBe(reason);
  });

  test("is known by the keys of the viewer's organisation and of the registry only", async () => {
    const query = `{ site(id: "press") { key } }`;
    expect((await network.read(aurora, query)).site.key).toBe("A-1");
    expect((await network.read(press, query)).site.key).toBe("R-1");
  });

  test("shows the newest period that has answers unless another is asked for", async () => {
    const now = await answerOf(aurora, "press", "train_coverage");
    expect([now.period, now.numerator]).toEqual(["2026-Q2", 150]);
    const then = await answerOf(aurora, "press", "train_coverage", {
      period: "2026-Q1",
    });
    expect([then.period, then.numerator]).toEqual(["2025-Q4", 100]);
  });

  test("refuses a day that is not in the calendar", async () => {
    const { errors } = await network.ask(aurora, ANSWERS, {
      id: "press",
      asOf: "2026-02-30",
    });
    expect(errors[0]?.code).toBe("BAD_USER_INPUT");
  });
});

describe("answers of a site", () => {
  test("read the site's own word first and keep what others say beside it", async () => {
    const answer = await answerOf(press, "press", "train_coverage");
    expect(answer).toMatchObject({
      standing: "answered",
      value: 0.75,
      numerator: 150,
      denominator: 200,
      verification: 1,
      source: { id: "pressco" },
    });
    expect(sourcesOf(answer)).toEqual(["aurora", "borealis", "pressco"]);
    expect(
      answer.statements.filter(({ isSpeaking }) => isSpeaking),
    ).toHaveLength(1);
  });

  test("never tell one customer what another customer says", async () => {
    const answer = await answerOf(aurora, "press", "train_coverage");
    expect(sourcesOf(answer)).toEqual(["aurora", "pressco"]);
  });

  test("are the viewer's own statements alone where the site has granted nothing", async () => {
    const stated = await answerOf(aurora, "shy", "train_coverage");
    expect(stated).toMatchObject({ numerator: 30, source: { id: "aurora" } });
    expect(sourcesOf(stated)).toEqual(["aurora"]);
    expect(await answerOf(aurora, "shy", "hrdd_embed_level")).toMatchObject({
      hidden: "not_shared",
      standing: "not_shared",
      statements: [],
    });
    const gone = await answerOf(borealis, "press", "train_coverage");
    expect(sourcesOf(gone)).toEqual(["borealis"]);
  });

  test.each([
    ["hrdd_severe_incidents", "restricted"],
    ["fr_workers_paid_fees", "aggregate_only"],
  ])("keep %s at the site, with the reason", async (indicator, hidden) => {
    for (const viewer of [aurora, bridge])
      expect(await answerOf(viewer, "press", indicator)).toMatchObject({
        hidden,
        standing: "not_shared",
        value: null,
        numerator: null,
        denominator: null,
        verification: null,
        silence: null,
        speaksUntil: null,
        source: null,
        rows: [],
        statements: [],
      });
    const own = await answerOf(press, "press", indicator);
    expect(own).toMatchObject({ hidden: null, standing: "answered" });
    expect(own.statements).toHaveLength(1);
  });

  test("withhold small groups, and the rows that would tell them, from all but the site's own people", async () => {
    const rows = (answer: SiteAnswer) =>
      answer.rows.map((row) => [
        `${row.key}=${row.value}`,
        row.isWithheld,
        row.denominator,
      ]);
    const seen = await answerOf(aurora, "press", "train_coverage");
    expect(rows(seen)).toEqual([
      ["sex=women", true, null],
      ["sex=men", true, null],
      ["role=production", false, 120],
    ]);
    expect(seen.statements.map(({ breakdown }) => breakdown)).not.toContain(
      "sex=men",
    );
    expect(seen.statements.map(({ breakdown }) => breakdown)).toContain(
      "role=production",
    );
    const own = await answerOf(press, "press", "train_coverage");
    expect(rows(own)).toEqual([
      ["sex=women", true, 5],
      ["sex=men", true, 195],
      ["role=production", false, 120],
    ]);
  });

  test("read declined as no answer to customers, and as declined to the site's own people", async () => {
    const seen = await answerOf(aurora, "press", "train_rights_coverage");
    expect(seen).toMatchObject({ standing: "silent", silence: "no_answer" });
    expect(seen.statements[0]?.stated.state).toBe("not_collected");
    const own = await answerOf(press, "press", "train_rights_coverage");
    expect(own.silence).toBe("declined");
    expect(own.statements[0]?.stated.state).toBe("declined");
  });

  test("show notes to the site's own people only, evidence to who may read the answer", async () => {
    const noteOf = (answer: SiteAnswer) =>
      answer.statements.find(
        ({ source, breakdown }) => source.id === "pressco" && breakdown === "",
      );
    expect(
      noteOf(await answerOf(press, "press", "train_coverage")),
    ).toMatchObject({
      note: "Ask Noi for the register",
      evidence: "training register, p. 3",
    });
    expect(
      noteOf(await answerOf(aurora, "press", "train_coverage")),
    ).toMatchObject({ note: null, evidence: "training register, p. 3" });
  });

  test("never show what the worker side says", async () => {
    for (const viewer of [press, aurora, bridge]) {
      const { site } = await network.read(viewer, ANSWERS, { id: "press" });
      const sides = site.answers.flatMap(({ statements }) =>
        statements.map(({ side }) => side),
      );
      expect(sides).not.toContain("worker");
    }
  });

  test("keep the level that is claimed beside the one that its evidence allows", async () => {
    const answer = await answerOf(aurora, "press", "hrdd_embed_level");
    expect(answer.claimed).toBe(3);
    expect(answer.choice).toBeLessThan(3);
  });

  test("speak until the earlier of their validity and the end of their carrying", async () => {
    const trainedUntil = await answerOf(aurora, "press", "train_coverage");
    expect(trainedUntil.speaksUntil).toBe("2027-06-30");
    const committee = await answerOf(
      aurora,
      "press",
      "sd_welfare_committee_status",
    );
    expect(committee.speaksUntil).toBe("2026-07-15");
    const later = await answerOf(
      aurora,
      "press",
      "sd_welfare_committee_status",
      { asOf: "2026-07-16" },
    );
    expect(later).toMatchObject({ standing: "silent", silence: "expired" });
  });

  test("run over quarters, carried ones marked, sensitive ones for own people only", async () => {
    const query = `query ($of: ID!) {
      site(id: "press") {
        answerSeries(indicators: [$of], quarters: 4) {
          indicator
          values { period value { standing value period } }
        }
      }
    }`;
    const { site } = await network.read(aurora, query, {
      of: "train_coverage",
    });
    expect(
      site.answerSeries[0]?.values.map(({ period, value }) => [
        period,
        value.period,
        value.value,
      ]),
    ).toEqual([
      ["2025-Q3", null, null],
      ["2025-Q4", "2025-Q4", 0.5],
      ["2026-Q1", "2025-Q4", 0.5],
      ["2026-Q2", "2026-Q2", 0.75],
    ]);
    const incidents = async (viewer: typeof aurora) =>
      (
        await network.read(viewer, query, { of: "hrdd_severe_incidents" })
      ).site.answerSeries[0]?.values.at(-1)?.value;
    expect(await incidents(aurora)).toMatchObject({
      standing: "not_shared",
      value: null,
    });
    expect(await incidents(press)).toMatchObject({
      standing: "answered",
      value: 2,
    });
  });
});

describe("facts of a site", () => {
  const FACTS_QUERY = `query ($id: ID!) {
    site(id: $id) {
      facts {
        fact { id }
        value
        isWithheld
        isSmall
        period
        source { id }
        others { value source { id } }
      }
    }
  }`;
  const factOf = async (viewer: typeof aurora, id: string, fact: string) => {
    const { site } = await network.read(viewer, FACTS_QUERY, { id });
    return site.facts.find((one) => one.fact.id === fact);
  };

  test("come from the best source in the nearest period, with what others say beside them", async () => {
    expect(await factOf(press, "press", "headcount")).toEqual({
      fact: { id: "headcount" },
      value: 205,
      isWithheld: false,
      isSmall: false,
      period: "2026-Q2",
      source: { id: "checkers" },
      others: [
        { value: 210, source: { id: "pressco" } },
        { value: 300, source: { id: "borealis" } },
      ],
    });
  });

  test("do not tell a customer what another customer brought", async () => {
    const fact = await factOf(aurora, "press", "headcount");
    expect(fact?.others).toEqual([{ value: 210, source: { id: "pressco" } }]);
  });

  test("withhold a small group and its complement from customers", async () => {
    for (const fact of ["women_headcount", "men_headcount"]) {
      expect(await factOf(aurora, "press", fact)).toMatchObject({
        value: null,
        isWithheld: true,
        source: null,
        others: [],
      });
      expect(await factOf(press, "press", fact)).toMatchObject({
        isWithheld: false,
        isSmall: true,
      });
    }
    expect((await factOf(press, "press", "women_headcount"))?.value).toBe(5);
  });

  test("are a viewer's own where the site has granted nothing", async () => {
    expect(await factOf(aurora, "shy", "headcount")).toMatchObject({
      value: 90,
      source: { id: "aurora" },
      others: [],
    });
  });

  test("do not count links that others kept private", async () => {
    expect(await factOf(aurora, "press", "direct_customer_count")).toBe(
      undefined,
    );
    expect((await factOf(press, "press", "direct_customer_count"))?.value).toBe(
      2,
    );
  });
});

describe("links of a site", () => {
  const LINKS = `query ($id: ID!) {
    site(id: $id) {
      customers { ...Parts }
      suppliers { ...Parts }
    }
  }
  fragment Parts on SiteLink {
    other { id }
    otherSegment
    otherProvince
    partFamily
    statements { source { id } share }
  }`;

  test("show its own people both ends with what each source says", async () => {
    const { site } = await network.read(press, LINKS, { id: "press" });
    expect(
      site.customers.map(({ other, partFamily, statements }) => [
        other?.id,
        partFamily,
        statements.map(({ source, share }) => [source.id, share]),
      ]),
    ).toEqual([
      [
        "a0",
        "stamped_part",
        [
          ["pressco", 0.4],
          ["aurora", 0.6],
        ],
      ],
      ["b0", "stamped_part", [["pressco", 0.2]]],
    ]);
    expect(site.suppliers.map(({ other }) => other?.id).sort()).toEqual([
      "existence",
      "process",
      "secret",
      "tooling",
      "tooling",
    ]);
  });

  test("tell a customer no other customer, and of suppliers as much as each link discloses", async () => {
    const { site } = await network.read(aurora, LINKS, { id: "press" });
    expect(site.customers.map(({ other }) => other?.id)).toEqual(["a0"]);
    const suppliers = site.suppliers.map(
      ({ other, otherSegment, otherProvince }) => [
        other?.id ?? null,
        otherSegment,
        otherProvince,
      ],
    );
    expect(suppliers).toHaveLength(3);
    expect(suppliers).toEqual(
      expect.arrayContaining([
        ["tooling", "body_stamping", "TH-20"],
        [null, "body_stamping", "TH-20"],
        [null, null, null],
      ]),
    );
  });

  test("keep share and part family to the ends of a link", async () => {
    const { site } = await network.read(aurora, LINKS, { id: "press" });
    for (const { partFamily, statements } of site.suppliers)
      expect([partFamily, statements]).toEqual([null, []]);
  });

  test("do not name a supplier by a link that discloses less, though another link names it", async () => {
    const { site } = await network.read(aurora, LINKS, { id: "shy" });
    expect(site.suppliers).toEqual([
      {
        other: null,
        otherSegment: null,
        otherProvince: null,
        partFamily: null,
        statements: [],
      },
    ]);
    const tooling = await network.read(aurora, LINKS, { id: "tooling" });
    expect(tooling.site.customers.map(({ other }) => other?.id)).toEqual([
      "press",
    ]);
  });
});

describe("who may read a site", () => {
  const READERS = `query ($id: ID!) {
    site(id: $id) {
      grants { organisation { id } isOpen }
      enrolments { organisation { id } role }
    }
  }`;

  test("is listed for its own people, with enrolments of the entity above", async () => {
    expect((await network.read(press, READERS, { id: "press" })).site).toEqual({
      grants: [
        { organisation: { id: "aurora" }, isOpen: true },
        { organisation: { id: "borealis" }, isOpen: false },
      ],
      enrolments: [{ organisation: { id: "bridge" }, role: "participant" }],
    });
  });

  test("is told others only as far as it concerns themselves", async () => {
    expect((await network.read(aurora, READERS, { id: "press" })).site).toEqual(
      {
        grants: [{ organisation: { id: "aurora" }, isOpen: true }],
        enrolments: [],
      },
    );
    expect((await network.read(bridge, READERS, { id: "press" })).site).toEqual(
      {
        grants: [],
        enrolments: [{ organisation: { id: "bridge" }, role: "participant" }],
      },
    );
  });
});

describe("administrators", () => {
  const REGISTRY_QUERY = `query ($text: String, $sort: RegistrySort, $skip: Int) {
    registrySites(text: $text, sort: $sort, first: 3, skip: $skip) {
      total
      all
      edges { node { id } }
    }
  }`;

  test("read the registry's profiles, filtered, sorted and paged", async () => {
    const { registrySites } = await network.read(admin, REGISTRY_QUERY, {
      sort: { by: "province", descending: true },
    });
    expect([registrySites.total, registrySites.all]).toEqual([9, 9]);
    expect(registrySites.edges.map(({ node }) => node.id)).toEqual([
      "shy",
      "a0",
      "alone",
    ]);
    const found = await network.read(admin, REGISTRY_QUERY, { text: "ระยอง" });
    expect(found.registrySites).toMatchObject({
      total: 1,
      edges: [{ node: { id: "press" } }],
    });
    const last = await network.read(admin, REGISTRY_QUERY, { skip: 8 });
    expect(last.registrySites.edges).toHaveLength(1);
  });

  test("are the only ones to read it", async () => {
    for (const viewer of [aurora, press, bridge])
      expect((await network.ask(viewer, REGISTRY_QUERY)).errors[0]?.code).toBe(
        "FORBIDDEN",
      );
  });

  test.each([
    "answers { standing }",
    "facts { value }",
    "history { before }",
    `answerSeries(indicators: ["train_coverage"]) { indicator }`,
  ])("are refused %s", async (field) => {
    const { errors } = await network.ask(
      admin,
      `{ site(id: "press") { id ${field} } }`,
    );
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });

  test("are refused the network and its table", async () => {
    const { errors } = await network.ask(
      admin,
      `{ network { id sites { total } } }`,
    );
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });
});

describe("the table of sites", () => {
  const TABLE = `query ($filter: SiteFilter, $sort: SiteSort, $after: String, $skip: Int, $first: Int) {
    network {
      sites(
        filter: $filter
        sort: $sort
        columns: ["train_coverage", "hrdd_severe_incidents"]
        after: $after
        skip: $skip
        first: $first
      ) {
        total
        pageInfo { hasNextPage endCursor }
        edges {
          node { id }
          isOwn
          isShared
          headcount
          values { indicator standing value }
        }
      }
    }
  }`;
  const tableOf = async (
    viewer: typeof aurora,
    variables: Readonly<Record<string, unknown>> = {},
  ) => (await network.read(viewer, TABLE, variables)).network.sites;
  const idsOf = ({ edges }: SiteConnection) => edges.map(({ node }) => node.id);

  test("lists the sites that are named to the viewer, and no other", async () => {
    expect(idsOf(await tableOf(aurora)).sort()).toEqual([
      "a0",
      "press",
      "shy",
      "tooling",
    ]);
  });

  test("is the same whether paged by cursor or by place", async () => {
    const first = await tableOf(aurora, { first: 2 });
    const byCursor = await tableOf(aurora, {
      first: 2,
      after: first.pageInfo.endCursor,
    });
    expect(await tableOf(aurora, { first: 2, skip: 2 })).toEqual(byCursor);
    expect(byCursor.pageInfo.hasNextPage).toBe(false);
    expect([...idsOf(first), ...idsOf(byCursor)]).toEqual(
      idsOf(await tableOf(aurora)),
    );
  });

  test("refuses a column that is asked for twice: a list is no longer than the catalogue", async () => {
    const { errors } = await network.ask(
      aurora,
      `{ network { sites(columns: ["train_coverage", "hrdd_embed_level", "train_coverage"]) { total } } }`,
    );
    expect(errors).toMatchObject([
      {
        code: "BAD_USER_INPUT",
        message: "The indicator train_coverage is asked for twice.",
      },
    ]);
  });

  test.each([{ after: "x" }, { after: "-1" }, { after: "0", skip: 1 }])(
    "refuses a cursor that is none of ours: %p",
    async (page) => {
      const { errors } = await network.ask(aurora, TABLE, page);
      expect(errors[0]?.code).toBe("BAD_USER_INPUT");
    },
  );

  test("sorts what is missing last in either direction", async () => {
    const up = await tableOf(aurora, { sort: { by: "headcount" } });
    const down = await tableOf(aurora, {
      sort: { by: "headcount", descending: true },
    });
    expect(idsOf(up)).toEqual(["tooling", "shy", "press", "a0"]);
    expect(idsOf(down)).toEqual(["press", "shy", "tooling", "a0"]);
  });

  test("sorts provinces by their names, and own before shared before the others", async () => {
    const byProvince = await tableOf(aurora, { sort: { by: "province" } });
    // Chonburi, Rayong, Samut Prakan.
    expect(idsOf(byProvince)).toEqual(["tooling", "a0", "press", "shy"]);
    const bySharing = await tableOf(aurora, { sort: { by: "sharing" } });
    expect(idsOf(bySharing)).toEqual(["a0", "tooling", "press", "shy"]);
  });

  test("shows figures only of what is shared or the viewer's own word", async () => {
    const { edges } = await tableOf(aurora);
    const values = Object.fromEntries(
      edges.map(({ node, headcount, values: [coverage] }) => [
        node.id,
        [headcount, coverage?.standing, coverage?.value],
      ]),
    );
    expect(values["press"]).toEqual([205, "answered", 0.75]);
    expect(values["shy"]).toEqual([90, "answered", 30 / 90]);
  });

  test("cannot be used to find out who answered what it may not show", async () => {
    const filtered = async (viewer: typeof aurora, standing: string) =>
      idsOf(
        await tableOf(viewer, {
          filter: {
            standing: { indicator: "hrdd_severe_incidents", in: [standing] },
          },
        }),
      );
    expect(await filtered(aurora, "answered")).toEqual([]);
    expect(await filtered(aurora, "not_shared")).toContain("press");
    expect(await filtered(press, "answered")).toEqual(["press"]);
    const { edges } = await tableOf(aurora, {
      sort: { by: "hrdd_severe_incidents" },
    });
    const foreign = edges.filter(({ isOwn }) => !isOwn);
    for (const { values } of foreign)
      expect(values[1]?.standing).toBe("not_shared");
  });

  test("counts facets of named sites only, and names groups", async () => {
    const { network: view } = await network.read(
      aurora,
      `{ network { facets { dimension values { key count group { id } } } } }`,
    );
    const facet = (name: string) =>
      there(view.facets.find(({ dimension }) => dimension === name)).values;
    expect(facet("province").reduce((sum, { count }) => sum + count, 0)).toBe(
      4,
    );
    expect(facet("group")).toContainEqual({
      key: "holding",
      count: 1,
      group: { id: "holding" },
    });
    expect(facet("tier")[0]?.group).toBeNull();
  });
});
