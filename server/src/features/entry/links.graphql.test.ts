import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type {
  LinkInput,
  LinkTermsInput,
  Mutation,
  MutationEnterLinkArgs,
} from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import { aLink, anEntity, aSite } from "../../testing/revisions.ts";

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const press = aViewer("supplier", "pressco");
let changes = 0;
const aChange = () => `link-${++changes}`;

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
});
afterAll(() => network.close());

/** Each test has a pair of sites of its own: what one states does not reach the others. */
let pairs = 0;
async function aPair() {
  const id = ++pairs;
  const [owner, customer, foreign] = [`own${id}`, `cust${id}`, `foreign${id}`];
  await network.publish([
    anEntity("aurora", "assembler"),
    anEntity("pressco"),
    anEntity("stranger", "assembler"),
    aSite(owner, "pressco"),
    aSite(customer, "aurora", { mainSegment: "vehicle_assembly" }),
    aSite(foreign, "stranger"),
    aLink(owner, customer, "aurora", { declaredBy: "customer", share: 0.4 }),
  ]);
  return { owner, customer, foreign };
}

const MOVED = `... on RecordMoved { link { id isWithdrawn share until isSingleSource disclosure disclosedUntil person organisation { id } } }`;
const RESULT = `__typename ... on RecordEntered { change { seq } } ... on RecordRefused { reasons { en } } ${MOVED}`;
const ENTER = `mutation ($link: LinkInput!, $change: ID!) { enterLink(link: $link, change: $change) { ${RESULT} } }`;
const WITHDRAW = `mutation ($site: ID!, $link: ID!, $seen: LinkTermsInput!, $change: ID!) {
  withdrawLink(site: $site, link: $link, seen: $seen, change: $change) { ${RESULT} } }`;

const PRIVATE = { disclosure: "private" } as const;
const enter = async (
  link: Partial<LinkInput> & Pick<LinkInput, "other" | "site">,
  { change = aChange(), by = press } = {},
) => {
  const variables: MutationEnterLinkArgs = {
    change,
    link: {
      supplies: true,
      partFamily: "stamped_part",
      since: "2026-01-01",
      share: "",
      ...PRIVATE,
      ...link,
    },
  };
  const data = await network.read(by, ENTER, { ...variables });
  return (data as unknown as Mutation).enterLink;
};
const withdraw = async (
  site: string,
  link: string,
  seen: LinkTermsInput,
  change = aChange(),
) =>
  (
    (await network.read(press, WITHDRAW, {
      site,
      link,
      seen,
      change,
    })) as unknown as Mutation
  ).withdrawLink;

const STATEMENTS = `partFamily other { id } statements { id isOwn source { id } since until share isSingleSource disclosure disclosedUntil declaredBy }`;
const linksOf = async (site: string, viewer = press) =>
  (
    await network.read(
      viewer,
      `{ site(id: "${site}") { id customers { ${STATEMENTS} } suppliers { ${STATEMENTS} } } }`,
    )
  ).site;
const mine = async (site: string) =>
  (await linksOf(site)).customers
    .flatMap(({ statements }) => statements)
    .filter(({ isOwn }) => isOwn);
const onlyMine = async (site: string) => there((await mine(site))[0]);

describe("a link of an own site", () => {
  test("is declared beside what the customer says, corrected and ended", async () => {
    const { owner, customer } = await aPair();
    const change = aChange();
    const given = { site: owner, other: customer, share: "30%" };
    const first = await enter(given, { change });
    expect(first).toMatchObject({ __typename: "RecordEntered" });
    // Sent twice, it is one change.
    expect(await enter(given, { change })).toEqual(first);
    const [link] = (await linksOf(owner)).customers;
    expect(link).toMatchObject({ other: { id: customer } });
    expect(link?.statements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          isOwn: false,
          source: { id: "aurora" },
          share: 0.4,
        }),
        expect.objectContaining({
          isOwn: true,
          source: { id: "pressco" },
          share: 0.3,
          declaredBy: "supplier",
        }),
      ]),
    );
    const { id } = await onlyMine(owner);
    await enter({
      site: owner,
      link: id,
      other: customer,
      share: "0.25",
      isSingleSource: true,
      disclosure: "name",
      disclosedUntil: "2026-03-31",
      until: "2026-06-30",
      seen: { share: 0.3, ...PRIVATE },
    });
    const said = {
      share: 0.25,
      until: "2026-06-30",
      disclosure: "name" as const,
      disclosedUntil: "2026-03-31",
    };
    expect(await mine(owner)).toMatchObject([{ id, ...said }]);
    // Whoever has not seen up to when it is disclosed has seen something else.
    const { disclosedUntil: _unseen, ...seen } = said;
    const late = await enter({
      site: owner,
      link: id,
      other: customer,
      share: "0.25",
      disclosure: "name",
      seen: { ...seen, isSingleSource: true },
    });
    expect(late).toMatchObject({
      link: { id, disclosedUntil: "2026-03-31" },
    });
  });

  test("is known by part family and first day: corrected in those it is one statement still", async () => {
    const { owner, customer } = await aPair();
    await enter({ site: owner, other: customer, share: "0.5" });
    const { id } = await onlyMine(owner);
    await enter({
      site: owner,
      link: id,
      other: customer,
      share: "0.5",
      partFamily: "wire_harness",
      since: "2025-06-01",
      seen: { share: 0.5, ...PRIVATE },
    });
    expect(await mine(owner)).toMatchObject([
      { since: "2025-06-01", share: 0.5 },
    ]);
    expect(
      (await linksOf(owner)).customers.map(({ partFamily }) => partFamily),
    ).toEqual(["stamped_part", "wire_harness"]);
  });

  test("is not moved onto another one of one's own", async () => {
    const { owner, customer } = await aPair();
    await enter({ site: owner, other: customer, since: "2025-01-01" });
    const { id } = await onlyMine(owner);
    await enter({ site: owner, other: customer, since: "2026-01-01" });
    expect(
      await enter({
        site: owner,
        link: id,
        other: customer,
        since: "2026-01-01",
        seen: PRIVATE,
      }),
    ).toEqual({
      __typename: "RecordRefused",
      reasons: [{ en: expect.stringMatching(/already: correct that one/) }],
    });
    expect(await mine(owner)).toHaveLength(2);
  });

  test("is taken back: the customer's statement stays, and it may be stated anew", async () => {
    const { owner, customer } = await aPair();
    await enter({ site: owner, other: customer, share: "0.5" });
    const { id } = await onlyMine(owner);
    const change = aChange();
    const seen = { share: 0.5, ...PRIVATE };
    const done = await withdraw(owner, id, seen, change);
    expect(done).toMatchObject({ __typename: "RecordEntered" });
    expect(await withdraw(owner, id, seen, change)).toEqual(done);
    expect(await mine(owner)).toEqual([]);
    expect((await linksOf(owner)).customers).toMatchObject([
      { statements: [{ source: { id: "aurora" }, share: 0.4 }] },
    ]);
    await enter({ site: owner, other: customer, share: "0.1" });
    expect(await mine(owner)).toMatchObject([{ id, share: 0.1 }]);
    const { site } = await network.read(
      press,
      `{ site(id: "${owner}") { id history { entries { items { kind isNew field } } } } }`,
    );
    expect(
      site.history.entries
        .flatMap(({ items }) => items)
        .filter(({ kind }) => kind === "link")
        .map(({ isNew, field }) => (isNew ? "new" : field)),
    ).toEqual(["new", "taken_back", "new", "new"]);
  });

  test("comes back when the change that took it back is undone", async () => {
    const { owner, customer } = await aPair();
    await enter({ site: owner, other: customer, share: "0.5" });
    const { id } = await onlyMine(owner);
    const change = aChange();
    await withdraw(owner, id, { share: 0.5, ...PRIVATE }, change);
    await network.withdraw(change);
    expect(await mine(owner)).toMatchObject([{ id, share: 0.5 }]);
  });

  test("that a colleague has changed or taken back meanwhile is not set over: what stands is told", async () => {
    const { owner, customer } = await aPair();
    await enter({ site: owner, other: customer, share: "0.5" });
    const { id } = await onlyMine(owner);
    const old = { share: 0.5, ...PRIVATE };
    const again = { site: owner, link: id, other: customer, seen: old };
    await enter({ ...again, share: "0.6", disclosure: "process" });
    const stands = {
      __typename: "RecordMoved",
      link: {
        id,
        isWithdrawn: false,
        share: 0.6,
        disclosure: "process",
        organisation: { id: "pressco" },
      },
    };
    expect(await enter({ ...again, share: "0.9" })).toMatchObject(stands);
    expect(
      await enter({ ...again, share: "0.5", since: "2025-01-01" }),
    ).toMatchObject(stands);
    expect(await withdraw(owner, id, old)).toMatchObject(stands);
    expect(await mine(owner)).toMatchObject([{ share: 0.6 }]);
    // Stating it a second time as if it were new does not set it over either.
    expect(
      await enter({ site: owner, other: customer, share: "0.9" }),
    ).toMatchObject(stands);
    await withdraw(owner, id, { share: 0.6, disclosure: "process" });
    expect(await enter({ ...again, share: "0.9" })).toMatchObject({
      __typename: "RecordMoved",
      link: { id, isWithdrawn: true, share: 0.6 },
    });
    expect(await mine(owner)).toEqual([]);
  });

  test("from a supplier is the customer's to state, and private whatever it says", async () => {
    const { owner, customer } = await aPair();
    await enter(
      {
        site: customer,
        other: owner,
        supplies: false,
        share: "0.2",
        partFamily: "wire_harness",
        disclosure: "name",
      },
      { by: aurora },
    );
    const { suppliers } = await linksOf(customer, aurora);
    expect(
      suppliers
        .flatMap(({ statements }) => statements)
        .find(({ share }) => share === 0.2),
    ).toMatchObject({ declaredBy: "customer", source: { id: "aurora" } });
  });

  test("with what cannot be read is refused in words, and nothing is kept", async () => {
    const { owner, customer } = await aPair();
    for (const wrong of [
      { share: "a third" },
      { share: "-0.2" },
      { since: "2026-05-01", until: "2026-04-01" },
      { other: owner },
      { partFamily: "no such family" },
    ])
      expect(
        await enter({ site: owner, other: customer, ...wrong }),
      ).toMatchObject({ __typename: "RecordRefused" });
    expect(await mine(owner)).toEqual([]);
  });

  test("with a site that may not be seen is refused as one with no site at all", async () => {
    const { owner, foreign } = await aPair();
    const refused = await enter({ site: owner, other: foreign });
    expect(refused).toMatchObject({ __typename: "RecordRefused" });
    expect(refused).toEqual(await enter({ site: owner, other: "no-such" }));
  });

  test("is corrected and taken back by who states it alone, and at its own ends", async () => {
    const { owner, customer, foreign } = await aPair();
    await enter({ site: owner, other: customer });
    const { id } = await onlyMine(owner);
    const theirs = there(
      (await linksOf(owner)).customers
        .flatMap(({ statements }) => statements)
        .find(({ isOwn }) => !isOwn),
    );
    const other = await aPair();
    for (const [viewer, site, link] of [
      [press, owner, theirs.id],
      [press, other.owner, id],
      [press, owner, "no-such-link"],
      [aurora, customer, id],
      [aurora, owner, id],
      [press, foreign, id],
    ] as const)
      for (const [query, more] of [
        [WITHDRAW, { site, link, seen: PRIVATE }],
        [
          ENTER,
          {
            link: {
              site,
              link,
              other: customer,
              supplies: true,
              partFamily: "",
              share: "",
              seen: PRIVATE,
              ...PRIVATE,
            },
          },
        ],
      ] as const) {
        const { errors } = await network.ask(viewer, query, {
          change: aChange(),
          ...more,
        });
        expect(errors).toMatchObject([{ code: "NOT_FOUND" }]);
      }
    expect(await mine(owner)).toHaveLength(1);
  });
});
