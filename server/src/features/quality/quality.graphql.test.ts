import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

/*
 * Twelve plants supply aurora's a0; all but shy share. All are of one product group and size, so that a0's people may
 * compare them. press has been checked, and says that nobody there comes from abroad and how they are paid all the same.
 */
const LIKE = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
const SUPPLIERS = ["press", "shy", "twin", ...LIKE];
const trained = (numerator: number, denominator: number) => ({
  indicator: "train_coverage",
  numerator,
  denominator,
});
const EARLIER = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"];
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("borealis", "assembler"),
  anEntity("checkers", "assessor"),
  aSite("a0", "aurora", { mainSegment: "vehicle_assembly" }),
  ...SUPPLIERS.flatMap((id) => [
    anEntity(`${id}co`),
    aSite(id, `${id}co`, { mainSegment: "plastics" }),
    aLink(id, "a0", `${id}co`),
    someFacts(id, "2025-Q1", `${id}co`, { headcount: 200 }),
  ]),
  ...SUPPLIERS.filter((id) => id !== "shy").map((id) => aGrant(id, "aurora")),
  aLink("press", "a0", "aurora"),
  someFacts("press", "2025-Q1", "pressco", { migrant_headcount: 0 }),
  // Like sites lie between 58 and 62 %; what press says is a fraction of it, and far from what it said before.
  ...LIKE.map((id, i) =>
    someAnswers(id, "2026-Q1", `${id}co`, [trained(116 + i, 200)]),
  ),
  ...EARLIER.map((period, i) =>
    someAnswers("press", period, "pressco", [trained(119 + i, 200)]),
  ),
  someAnswers("press", "2026-Q1", "pressco", [
    trained(1.2, 200),
    { indicator: "fr_contract_language", numerator: 5, denominator: 5 },
  ]),
  someAnswers("press", "2026-Q1", "checkers", [trained(90, 200)], "assessor"),
  someAnswers("press", "2026-Q1", "aurora", [trained(60, 200)]),
  someAnswers("press", "2026-Q1", "borealis", [trained(2, 200)]),
  someAnswers("shy", "2026-Q1", "shyco", [trained(3, 200)]),
  someAnswers("shy", "2026-Q1", "checkers", [trained(190, 200)], "assessor"),
  // Speaks for four quarters more: until the end of the next one.
  someAnswers("twin", "2025-Q2", "twinco", [trained(100, 200)]),
];

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const shy = aViewer("supplier", "shyco");
const admin = aViewer("administrator", REGISTRY);

beforeAll(async () => {
  network = await openTestNetwork("2026-03-31");
  await network.publish(NETWORK);
});
afterAll(() => network.close());

const quality = async (
  fields: string,
  given = "",
  viewer = aurora,
): Promise<Record<string, unknown>> => {
  const answer = await network.read(
    viewer,
    `{ network { id quality${given} { ${fields} } } }`,
  );
  return answer.network.quality;
};

test("sources that differ: between others, and what the viewer says against what counts", async () => {
  const { differences } = await quality(
    `differences { total nodes { site { id } between indicator period first { value } firstSource { id }
       second { value } secondSource { id } severity menders { organisation { id } isOwn } } }`,
  );
  expect(differences).toEqual({
    total: 2,
    nodes: [
      {
        site: { id: "press" },
        between: "others",
        indicator: "train_coverage",
        period: "2026-Q1",
        first: { value: 0.45 },
        firstSource: { id: "checkers" },
        second: { value: 0.006 },
        secondSource: { id: "pressco" },
        severity: "high",
        menders: [
          { organisation: { id: "checkers" }, isOwn: false },
          { organisation: { id: "pressco" }, isOwn: false },
        ],
      },
      {
        site: { id: "press" },
        between: "own_statement",
        indicator: "train_coverage",
        period: "2026-Q1",
        first: { value: 0.3 },
        firstSource: { id: "aurora" },
        second: { value: 0.45 },
        secondSource: { id: "checkers" },
        severity: "middle",
        menders: [
          { organisation: { id: "aurora" }, isOwn: true },
          { organisation: { id: "checkers" }, isOwn: false },
        ],
      },
    ],
  });
});

test("home counts the same differences, without those between others", async () => {
  for (const viewer of [aurora, shy]) {
    const { network: seen } = await network.read(
      viewer,
      `{ network { id differences { total } quality { differences(first: 500) { nodes { between } } } } }`,
    );
    const mine = seen.quality.differences.nodes.filter(
      ({ between }) => between !== "others",
    );
    expect(mine).toHaveLength(seen.differences.total);
  }
});

test("what another customer says, and what a site that shares nothing says, is in no list", async () => {
  const kinds = `differences { nodes { site { id } secondSource { id } } } contradictions { nodes { site { id } } }
    outliers { nodes { site { id } } } expiring { nodes { site { id } } } missingFacts { nodes { site { id } } }
    incomplete { nodes { site { id } } } chase { nodes { site { id } } }`;
  const text = JSON.stringify(await quality(kinds));
  expect(text).not.toContain("borealis");
  expect(text).not.toContain('"shy"');
  // Its own people see what the assessor says of it.
  const own = await quality(`differences { total }`, "", shy);
  expect(own["differences"]).toEqual({ total: 1 });
});

test("a value where the facts say that it does not apply, with the fact that says so", async () => {
  const { contradictions } = await quality(
    `contradictions { total nodes { site { id } kind indicator stated { value } source { id }
       facts { fact value isWithheld } severity } }`,
  );
  expect(contradictions).toMatchObject({
    total: 1,
    nodes: [
      {
        site: { id: "press" },
        kind: "value_where_not_applicable",
        indicator: "fr_contract_language",
        stated: { value: 1 },
        source: { id: "pressco" },
        facts: [{ fact: "migrant_headcount", value: 0, isWithheld: false }],
        severity: "middle",
      },
    ],
  });
});

test("answers that end with the next quarter, and how old all of them are", async () => {
  const { expiring } = await quality(
    `expiring(first: 3) { total ages nodes { site { id } indicator period endsIn severity } }`,
    `(filter: { text: "twin" })`,
  );
  expect(expiring).toEqual({
    total: 1,
    ages: [0, 0, 0, 1],
    nodes: [
      {
        site: { id: "twin" },
        indicator: "train_coverage",
        period: "2025-Q2",
        endsIn: 2,
        severity: "low",
      },
    ],
  });
});

describe("whom to ask first", () => {
  test("says what the answers of the first sites would do", async () => {
    const { chase } = (await quality(
      `chase(first: 1, take: 500) { total nodes { site { id } silent narrows }
         plan { sites asked answered answeredThen indicators { then { coverageSites low high } } } }`,
      `(pillars: ["skills"])`,
    )) as unknown as {
      chase: {
        total: number;
        plan: {
          sites: number;
          asked: number;
          answeredThen: number;
          indicators: { then: { coverageSites: number } }[];
        };
      };
    };
    expect(chase.total).toBe(SUPPLIERS.length); // all but shy, and a0
    expect(chase.plan.sites).toBe(chase.total);
    expect(chase.plan.answeredThen).toBe(chase.plan.asked);
    expect(
      chase.plan.indicators.every(({ then }) => then.coverageSites === 1),
    ).toBe(true);
  });
});

test("counts are those of the lists, under the same filter", async () => {
  for (const given of ["", `(pillars: ["skills"])`, `(severities: [high])`]) {
    const found = await quality(
      `counts { kind total high } differences { total } contradictions { total } outliers { total } expiring { total }
       missingFacts { total } incomplete { total } duplicates { total } chase { total }`,
      given,
    );
    const counts = found["counts"] as { kind: string; total: number }[];
    const { missing_facts: facts, ...rest } = Object.fromEntries(
      counts.map(({ kind, total }) => [kind, { total }]),
    );
    const { counts: _counts, ...lists } = found;
    expect({ ...rest, missingFacts: facts }).toEqual(lists);
  }
});

test("a pillar that there is not is refused", async () => {
  const { errors } = await network.ask(
    aurora,
    `{ network { id quality(pillars: ["luck"]) { counts { total } } } }`,
  );
  expect(errors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
});

describe("the registry", () => {
  const ask = `{ registryQuality { faults(first: 500) { total kinds { kind total } nodes { kind site { id } entity { id } registration } }
    duplicates { total nodes { of sites { id } registrations evidence { field match } } } } }`;

  test("is for administrators", async () => {
    const { errors } = await network.ask(aurora, ask);
    expect(errors).toMatchObject([{ code: "FORBIDDEN" }]);
  });

  test("shows suspected duplicates with their numbers, which a customer is not shown", async () => {
    const number = "0105500000011";
    await network.publish([
      {
        kind: "entity",
        id: "twinco",
        set: { name: { en: "Quiet River", th: "" }, registrationNo: number },
      },
      {
        kind: "entity",
        id: "p1co",
        set: { name: { en: "Loud Hill", th: "" }, registrationNo: number },
      },
    ]);
    const { registryQuality } = await network.read(admin, ask);
    const pair = registryQuality.duplicates.nodes.find(
      ({ of }) => of === "entity",
    );
    expect(there(pair).registrations).toEqual([number, number]);
    const { duplicates } = (await quality(
      `duplicates { nodes { of registrations evidence { field match } } }`,
    )) as { duplicates: { nodes: { of: string; registrations: unknown }[] } };
    const seen = duplicates.nodes.find(({ of }) => of === "entity");
    expect(there(seen).registrations).toEqual([null, null]);
    expect(JSON.stringify(duplicates)).not.toContain(number);
  });
});

test("where most say nobody, and one says most, there are two kinds of sites: it is no number far from the usual", async () => {
  await network.publish(
    LIKE.map((id, i) =>
      someAnswers(id, "2026-Q1", `${id}co`, [
        {
          indicator: "sd_agreement_coverage",
          numerator: i === 0 ? 80 : 0,
          denominator: 100 + 50 * i,
        },
      ]),
    ),
  );
  const { outliers } = await quality(
    `outliers { nodes { indicator } }`,
    `(pillars: ["dialogue"])`,
  );
  expect(outliers).toEqual({ nodes: [] });
});

test("numbers far from the usual, with the slip that may explain them", async () => {
  await network.publish([
    someAnswers("p1", "2026-Q1", "p1co", [trained(1.2, 200)]),
  ]);
  const { outliers } = await quality(
    `outliers { nodes { site { id } against indicator value among slip severity } }`,
  );
  expect(outliers).toEqual({
    nodes: [
      {
        site: { id: "p1" },
        against: "like_sites",
        indicator: "train_coverage",
        value: 0.006,
        among: 10,
        slip: "fraction_for_percent",
        severity: "high",
      },
    ],
  });
});
