import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Mutation } from "../../graph/__generated__/resolvers.ts";
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

const mutate = async (
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Mutation> =>
  (await network.read(press, query, variables)) as unknown as Mutation;
const give = async (grant: Record<string, unknown>, change = aChange()) =>
  (
    await mutate(
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
    )
  ).enterGrant;
const withdraw = async (grant: string) =>
  (
    await mutate(
      `mutation ($grant: ID!, $change: ID!) { withdrawGrant(site: "press", grant: $grant, change: $change) { __typename } }`,
      { grant, change: aChange() },
    )
  ).withdrawGrant;
const grants = async () =>
  (
    await network.read(
      press,
      `{ site(id: "press") { id grants { id until isOpen organisation { id } } } }`,
    )
  ).site.grants;
const PICTURE = `isNamed isShared answered factsWithheld facts { fact { id } value } pillars { pillar { id } answered hidden }`;
const seenBy = async (organisation: string) =>
  (
    await network.read(
      press,
      `{ site(id: "press") { id seenBy(organisation: "${organisation}") { ${PICTURE} } } }`,
    )
  ).site.seenBy;
const readsCoverage = async (): Promise<boolean> => {
  const { site } = await network.read(
    aurora,
    `{ site(id: "press", period: "2026-Q2") { id answers { indicator { id } standing } } }`,
  );
  return (
    there(
      site.answers.find(({ indicator }) => indicator.id === "train_coverage"),
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
    const grant = there((await grants())[0]);
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

  test("that was withdrawn on its first day is given anew, and one that stands is not set over", async () => {
    await give({ since: "2026-06-19" });
    expect(await give({ since: "2026-06-19", until: "2026-07-31" })).toEqual({
      __typename: "RecordMoved",
    });
    await give({ since: "2026-06-20" });
    const today = there((await grants()).find(({ isOpen }) => isOpen));
    await withdraw(today.id);
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
    const picture = there(await seenBy("aurora"));
    expect(picture).toMatchObject({
      isShared: true,
      answered: ["train_coverage"],
    });
    const { site } = await network.read(
      aurora,
      `{ site(id: "press", period: "2026-Q2") { id facts { fact { id } value source { id } } answers { indicator { id } hidden standing } } }`,
    );
    expect(picture.facts).toEqual(
      site.facts
        .filter(({ value, source }) => value !== null && source)
        .map(({ fact, value }) => ({ fact, value })),
    );
    expect(picture.answered).toEqual(
      site.answers
        .filter(({ hidden, standing }) => !hidden && standing === "answered")
        .map(({ indicator }) => indicator.id),
    );
    expect(JSON.stringify(picture.facts)).not.toMatch(/women/);
  });

  test("tells nothing of who has nothing to do with the site, nor to others than its own people", async () => {
    expect(await seenBy("stranger")).toBeNull();
    expect(await seenBy("no-such")).toBeNull();
    const { site } = await network.read(
      aurora,
      `{ site(id: "press") { id seenBy(organisation: "aurora") { isNamed } } }`,
    );
    expect(site.seenBy).toBeNull();
  });

  test("is offered to those whom the site may know", async () => {
    const { grantees } = await network.read(
      press,
      `{ grantees(site: "press") { id } }`,
    );
    expect(grantees).toEqual([{ id: "aurora" }]);
  });
});
