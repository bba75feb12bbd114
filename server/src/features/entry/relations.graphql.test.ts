import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aLink,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const press = aViewer("supplier", "pressco");
let changes = 0;
const aChange = () => `relation-${++changes}`;

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish([
    anEntity("aurora", "assembler"),
    anEntity("pressco"),
    anEntity("stranger", "assembler"),
    aSite("a0", "aurora", { mainSegment: "vehicle_assembly" }),
    aSite("press", "pressco"),
    aSite("far", "stranger"),
    aLink("press", "a0", "aurora", { declaredBy: "customer", share: 0.4 }),
    someFacts("press", "2026-Q2", "pressco", {
      headcount: 200,
      women_headcount: 5,
    }),
    someAnswers("press", "2026-Q2", "pressco", [
      { indicator: "train_coverage", numerator: 100, denominator: 200 },
      { indicator: "hrdd_severe_incidents", value: 1 },
    ]),
  ]);
});
afterAll(() => network.close());

/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- answers are looked into, not typed */
const give = async (
  grant: Record<string, unknown>,
  change = aChange(),
): Promise<any> =>
  (
    (await network.read(
      press,
      `mutation ($grant: GrantInput!, $change: ID!) { enterGrant(grant: $grant, change: $change) {
        __typename ... on RecordEntered { change { seq } } ... on RecordRefused { reasons { en } } } }`,
      {
        grant: {
          site: "press",
          organisation: "aurora",
          since: "2026-06-01",
          isChange: false,
          ...grant,
        },
        change,
      },
    )) as any
  ).enterGrant;
const withdraw = async (grant: string): Promise<any> =>
  (
    (await network.read(
      press,
      `mutation ($grant: ID!, $change: ID!) { withdrawGrant(site: "press", grant: $grant, change: $change) { __typename } }`,
      { grant, change: aChange() },
    )) as any
  ).withdrawGrant;
const grants = async (): Promise<any[]> =>
  (
    (await network.read(
      press,
      `{ site(id: "press") { id grants { id until isOpen organisation { id } } } }`,
    )) as any
  ).site.grants;
const PICTURE = `isNamed isShared answered factsWithheld facts { fact { id } value } pillars { pillar { id } answered hidden }`;
const seenBy = async (organisation: string): Promise<any> =>
  (
    (await network.read(
      press,
      `{ site(id: "press") { id seenBy(organisation: "${organisation}") { ${PICTURE} } } }`,
    )) as any
  ).site.seenBy;
const readsCoverage = async (): Promise<boolean> => {
  const { site } = (await network.read(
    aurora,
    `{ site(id: "press", period: "2026-Q2") { id answers { indicator { id } standing } } }`,
  )) as any;
  return (
    there(
      site.answers.find((one: any) => one.indicator.id === "train_coverage"),
    ).standing === "answered"
  );
};

describe("a grant of an own site", () => {
  test("opens it, is narrowed, and is withdrawn at once, also on its first day", async () => {
    expect(await seenBy("aurora")).toMatchObject({
      isNamed: true,
      isShared: false,
      answered: [],
      facts: [],
    });
    const change = aChange();
    const given = await give({}, change);
    expect(given).toMatchObject({ __typename: "RecordEntered" });
    // Sent twice, it is one change.
    expect(await give({}, change)).toEqual(given);
    expect(await readsCoverage()).toBe(true);
    const [grant] = await grants();
    expect(grant).toMatchObject({ isOpen: true, until: null });
    expect(
      await give({ until: "2026-06-30", isChange: true, seenUntil: null }),
    ).toMatchObject({ __typename: "RecordEntered" });
    expect(await grants()).toMatchObject([{ until: "2026-06-30" }]);
    await withdraw(grant.id);
    expect(await grants()).toMatchObject([{ isOpen: false }]);
    expect(await readsCoverage()).toBe(false);
    await give({ since: "2026-06-20" });
    const today = there((await grants()).find(({ isOpen }) => isOpen));
    await withdraw(today.id);
    expect(await readsCoverage()).toBe(false);
  });

  test("that another person has changed since is not set over", async () => {
    await give({ since: "2026-05-01", until: "2026-12-31" });
    expect(
      await give({
        since: "2026-05-01",
        until: "2026-07-31",
        isChange: true,
        seenUntil: null,
      }),
    ).toEqual({ __typename: "RecordMoved" });
  });

  test.each(["stranger", "no-such-organisation"])(
    "to %s, whom the site may not know of, is refused in the same words",
    async (organisation) => {
      expect(await give({ organisation })).toEqual({
        __typename: "RecordRefused",
        reasons: [{ en: expect.not.stringMatching(/stranger/) as unknown }],
      });
    },
  );

  test("shows what the customer sees by the customer's own sight: no small group, nothing sensitive", async () => {
    await give({ since: "2026-06-02" });
    const picture = await seenBy("aurora");
    expect(picture).toMatchObject({
      isShared: true,
      answered: ["train_coverage"],
    });
    const { site } = (await network.read(
      aurora,
      `{ site(id: "press", period: "2026-Q2") { id facts { fact { id } value source { id } } answers { indicator { id } hidden standing } } }`,
    )) as any;
    expect(picture.facts).toEqual(
      site.facts
        .filter((one: any) => one.value !== null && one.source)
        .map(({ fact, value }: any) => ({ fact, value })),
    );
    expect(picture.answered).toEqual(
      site.answers
        .filter((one: any) => !one.hidden && one.standing === "answered")
        .map((one: any) => one.indicator.id),
    );
    expect(JSON.stringify(picture.facts)).not.toMatch(/women/);
  });

  test("tells nothing of who has nothing to do with the site, nor to others than its own people", async () => {
    expect(await seenBy("stranger")).toBeNull();
    expect(await seenBy("no-such")).toBeNull();
    const { site } = (await network.read(
      aurora,
      `{ site(id: "press") { id seenBy(organisation: "aurora") { isNamed } } }`,
    )) as any;
    expect(site.seenBy).toBeNull();
  });

  test("is offered to those whom the site may know", async () => {
    const { grantees } = (await network.read(
      press,
      `{ grantees(site: "press") { id } }`,
    )) as any;
    expect(grantees).toEqual([{ id: "aurora" }]);
  });
});

describe("a link of an own site", () => {
  const declare = async (link: Record<string, unknown>): Promise<any> =>
    (
      (await network.read(
        press,
        `mutation ($link: LinkInput!, $change: ID!) { enterLink(link: $link, change: $change) {
          __typename ... on RecordEntered { change { seq } } ... on RecordRefused { reasons { en } } } }`,
        {
          link: {
            site: "press",
            other: "a0",
            supplies: true,
            partFamily: "",
            since: "2026-01-01",
            share: "",
            disclosure: "private",
            seen: 1_000,
            ...link,
          },
          change: aChange(),
        },
      )) as any
    ).enterLink;
  const links = async (): Promise<any[]> =>
    (
      (await network.read(
        press,
        `{ site(id: "press") { id customers { statements { source { id } share until disclosure } } } }`,
      )) as any
    ).site.customers.flatMap((link: any) => link.statements);

  test("is declared beside what the customer says, corrected and closed", async () => {
    const first = await declare({ share: "30%", disclosure: "name" });
    expect(first).toMatchObject({ __typename: "RecordEntered" });
    expect(await links()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: { id: "aurora" }, share: 0.4 }),
        {
          source: { id: "pressco" },
          share: 0.3,
          until: null,
          disclosure: "name",
        },
      ]),
    );
    await declare({ share: "0.25", disclosure: "name", until: "2026-06-30" });
    expect(await links()).toContainEqual({
      source: { id: "pressco" },
      share: 0.25,
      until: "2026-06-30",
      disclosure: "name",
    });
    // Who looked before that does not set it over.
    expect(await declare({ share: "0.9", seen: first.change.seq })).toEqual({
      __typename: "RecordMoved",
    });
  });

  test("with what cannot be read is refused in words", async () => {
    expect(await declare({ share: "a third" })).toMatchObject({
      __typename: "RecordRefused",
    });
    expect(
      await declare({ since: "2026-05-01", until: "2026-04-01" }),
    ).toMatchObject({ __typename: "RecordRefused" });
  });
});
