import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { REGISTRY, visibilityAt, type Revision } from "@saphan/shared/core";
import { Conflict } from "../../ledger/publication.ts";
import type { Mutation } from "../../graph/__generated__/resolvers.ts";
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
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

/*
 * Aurora's a0 is supplied by press, and press stands twice in the registry: `old` and `new`, each with a key of aurora's.
 * What pressco said of `old` in 2025-Q4 is newer than what it said of `new`.
 */
const trained = (numerator: number) => ({
  indicator: "train_coverage",
  numerator,
  denominator: 200,
});
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("pressco"),
  anEntity("pressco2"),
  anEntity("pressco2-child", "supplier", "pressco2"),
  aSite("a0", "aurora"),
  aSite("old", "pressco", { osId: "OS-1", province: "TH-20" }),
  aSite("new", "pressco", { osId: "" }),
  aSite("far", "pressco"),
  aSite("other", "pressco2"),
  aKey("aurora", "site", "old", "OLD"),
  aKey("aurora", "site", "new", "NEW"),
  aKey(REGISTRY, "site", "old", "R-OLD"),
  aKey(REGISTRY, "site", "new", "R-NEW"),
  aLink("old", "a0", "pressco"),
  aLink("new", "a0", "pressco"),
  // What lets aurora speak of `old`, and so of both once they are one.
  aLink("old", "a0", "aurora", { declaredBy: "customer" }),
  aGrant("old", "aurora"),
  someFacts("old", "2025-Q1", "pressco", { headcount: 400 }),
  someFacts("new", "2025-Q1", "pressco", { headcount: 200 }),
  someAnswers("new", "2026-Q1", "pressco", [trained(100)]),
];
const LATER: readonly Revision[] = [
  someAnswers("old", "2026-Q1", "pressco", [trained(150)]),
];

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
const admin = aViewer("administrator", REGISTRY);
const registrar = {
  ...admin,
  membership: { ...admin.membership, dataRight: true },
};

beforeEach(async () => {
  network = await openTestNetwork("2026-03-31");
  await network.publish(NETWORK);
  await network.publish(LATER);
});
afterEach(() => network.close());

const PLAN = `refusals moves { kind count } fills differs digest
  both { total fromNewer nodes { indicator breakdown fact period source { id } isFromNewer } }`;

const merge = (from: string, into: string, of = "site") => ({
  of,
  how: "merged",
  from,
  into: [into],
});

async function planOf(succession: object) {
  const { successionPlan } = await network.read(
    registrar,
    `query ($succession: SuccessionInput!) { successionPlan(succession: $succession) { ${PLAN} } }`,
    { succession },
  );
  return successionPlan;
}

let changes = 0;
async function publish(
  succession: object,
  digest?: string,
  change = `merge-${++changes}`,
) {
  const data: unknown = await network.read(
    registrar,
    `mutation ($succession: SuccessionInput!, $digest: String!, $change: ID!) {
       publishSuccession(succession: $succession, reason: "one plant", change: $change, digest: $digest) {
         change { id seq subject counts { kind count } mayWithdraw } moved { refusals digest } } }`,
    { succession, digest: digest ?? (await planOf(succession)).digest, change },
  );
  return (data as Mutation).publishSuccession;
}

const seen = async (id: string, viewer = aurora) =>
  (
    await network.read(
      viewer,
      `{ site(id: "${id}", period: "2026-Q1") {
           id name { en } osId alsoKnownAs { id name { en } }
           successors { how on site { id } } predecessors { how on site { id } }
         } }`,
    )
  ).site;

const trainedIn = async () => {
  const { network: found } = await network.read(
    aurora,
    `{ network(period: "2026-Q1") { id measures(indicators: ["train_coverage"]) { measure { sites answered numerator denominator } } } }`,
  );
  return there(found.measures[0]).measure;
};

describe("two sites that are one", () => {
  test("show beforehand what moves, what both state, and what is taken over, without what it says", async () => {
    const plan = await planOf(merge("old", "new"));
    expect(plan).toMatchObject({
      refusals: [],
      moves: [
        { kind: "alias", count: 2 },
        { kind: "facts", count: 1 },
        { kind: "answers", count: 1 },
        { kind: "link", count: 2 },
        { kind: "grant", count: 1 },
      ],
      both: {
        total: 2,
        fromNewer: 1,
        nodes: [
          { fact: "headcount", period: "2025-Q1", isFromNewer: false },
          {
            indicator: "train_coverage",
            breakdown: null,
            period: "2026-Q1",
            source: { id: "pressco" },
            isFromNewer: true,
          },
        ],
      },
      fills: ["os_id"],
      differs: ["name_en", "name_th", "province"],
    });
  });

  test("count once, with the newer of what was stated, and undoing it brings both back", async () => {
    const before = [await trainedIn(), await seen("old"), await seen("new")];
    expect(before[0]).toMatchObject({ sites: 3, numerator: 150 });
    const { change } = await publish(merge("old", "new"));
    expect(change).toMatchObject({
      subject: "R-OLD → R-NEW",
      counts: [
        { kind: "site", count: 1 },
        { kind: "succession", count: 1 },
      ],
      mayWithdraw: true,
    });
    expect(await trainedIn()).toMatchObject({
      sites: 2,
      answered: 1,
      numerator: 150,
      denominator: 200,
    });
    expect(await seen("old")).toEqual({
      id: "new",
      name: { en: "Plant new" },
      osId: "OS-1",
      alsoKnownAs: [{ id: "old", name: { en: "Plant old" } }],
      successors: [],
      predecessors: [],
    });
    const { withdrawalPlan } = await network.read(
      registrar,
      `{ withdrawalPlan(change: "${there(change).id}") { digest goes { kind count } stays { key } blocked } }`,
    );
    expect(withdrawalPlan).toMatchObject({ stays: [], blocked: [] });
    await network.read(
      registrar,
      `mutation { withdrawChange(change: "${there(change).id}", as: "undo", digest: "${there(withdrawalPlan).digest}") { change { id } } }`,
    );
    expect([await trainedIn(), await seen("old"), await seen("new")]).toEqual(
      before,
    );
  });

  test("say why in the ledger, to who manages the registry", async () => {
    await publish(merge("old", "new"));
    const reasons = async (viewer: typeof admin) => {
      const { changes: found } = await network.read(
        viewer,
        `{ changes(actions: [succession]) { edges { node { reason subject } } } }`,
      );
      return found.edges.map(({ node }) => node);
    };
    expect(await reasons(registrar)).toEqual([
      { reason: "one plant", subject: "R-OLD → R-NEW" },
    ]);
    expect(await reasons(aurora)).toEqual([]);
  });

  test("are reached by both keys of a file, and stand in it once", async () => {
    await publish(merge("old", "new"));
    const { typedRows, snapshots } = network.runtime;
    const rows = (site_key: string, numerator: string) => ({
      Answers: [
        {
          site_key,
          indicator_id: "train_coverage",
          period: "2025-Q4",
          side: "management",
          state: "reported",
          numerator,
          denominator: "200",
        },
      ],
    });
    for (const [key, numerator] of [
      ["OLD", "120"],
      ["NEW", "130"],
    ] as const) {
      const plan = await typedRows.plan(aurora, rows(key, numerator));
      expect(plan.findings.filter(({ kind }) => kind !== "warned")).toEqual([]);
      await typedRows.publish(aurora, plan, {
        change: `typed-${key}`,
        subject: "",
      });
    }
    const said = await network.runtime.revisions.listBy("answers", "site", [
      "old",
      "new",
    ]);
    expect(
      said
        .filter(({ revision }) => revision.source === "aurora")
        .map(({ revision }) => revision.site),
    ).toEqual(["new", "new"]);
    expect(snapshots.current().sites.map(({ id }) => id)).not.toContain("old");
  });

  test("keep what was typed of either and not published", async () => {
    const person = await network.addPerson("Ploy", "supplier", "pressco");
    const DRAFT = `id draft { cells { id base texts { numerator } isConflict } }`;
    const save = async (site: string, numerator: string) => {
      const data: unknown = await network.read(
        person,
        `mutation ($cells: [DraftCellInput!]!) {
           saveDraft(site: "${site}", period: "2025-Q4", cells: $cells) { passedOver sheet { ${DRAFT} } } }`,
        {
          cells: [
            {
              id: "train_coverage",
              base: 0,
              seen: numerator === "10" ? 0 : 1,
              texts: {
                state: "reported",
                numerator,
                denominator: "200",
                value: "",
                verification: "",
                evidence: "",
                note: "",
                validUntil: "",
              },
            },
          ],
        },
      );
      return (data as Mutation).saveDraft;
    };
    const typed = async (site: string) => {
      const { answerSheet } = await network.read(
        person,
        `{ answerSheet(site: "${site}", period: "2025-Q4") { ${DRAFT} } }`,
      );
      return answerSheet.draft.cells.map(({ texts }) => texts?.numerator);
    };
    await save("old", "10");
    await publish(merge("old", "new"));
    expect([await typed("old"), await typed("new")]).toEqual([["10"], ["10"]]);
    // The page that was open goes on under the old address.
    expect((await save("old", "11")).passedOver).toEqual([]);
    expect([await typed("old"), await typed("new")]).toEqual([["11"], ["11"]]);
  });

  test("are found by the name of either", async () => {
    await publish(merge("old", "new"));
    const { search } = await network.read(
      aurora,
      `{ search(text: "plant old") { ... on Site { id } } }`,
    );
    expect(search).toEqual([{ id: "new" }]);
  });

  test("make who planned before look again: the row is about another record now", async () => {
    const { typedRows } = network.runtime;
    const plan = await typedRows.plan(aurora, {
      Answers: [
        {
          site_key: "OLD",
          indicator_id: "train_coverage",
          period: "2025-Q4",
          side: "management",
          state: "reported",
          numerator: "120",
          denominator: "200",
        },
      ],
    });
    await publish(merge("old", "new"));
    await expect(
      typedRows.publish(aurora, plan, { change: "late", subject: "" }),
    ).rejects.toThrow(Conflict);
  });

  test("show others no more than they saw of the one: a customer's words stay its own", async () => {
    await network.publish([
      anEntity("borealis", "assembler"),
      aSite("b0", "borealis"),
      aLink("new", "b0", "pressco"),
      someAnswers("old", "2026-Q1", "aurora", [trained(20)]),
    ]);
    const borealis = aViewer("buyer", "borealis");
    const told = async () => {
      const { site } = await network.read(
        borealis,
        `{ site(id: "new", period: "2026-Q1") { sight { isShared } history { entries { id items { kind } } }
             answers { indicator { id } standing statements { source { id } stated { numerator } } } } }`,
      );
      const answer = there(site).answers.find(
        ({ indicator }) => indicator.id === "train_coverage",
      );
      return { ...there(site), answers: answer };
    };
    const before = await told();
    expect(before).toMatchObject({
      sight: { isShared: false },
      answers: { standing: "not_shared", statements: [] },
    });
    await publish(merge("old", "new"));
    const { history, ...after } = await told();
    expect(after).toEqual({ sight: before.sight, answers: before.answers });
    // That they are one is told; what aurora and pressco said is not.
    expect(history.entries.map(({ items }) => items)).toEqual([
      [{ kind: "merged" }],
    ]);
  });

  test("tell it in their history, to who may see the site", async () => {
    const { change } = await publish(merge("old", "new"));
    const { site } = await network.read(
      aurora,
      `{ site(id: "old") { id history { entries { id isByRegistry items { kind afterText } } } } }`,
    );
    expect(there(site).history.entries[0]).toMatchObject({
      id: String(there(change).seq),
      isByRegistry: true,
      items: [{ kind: "merged", afterText: "Plant old" }],
    });
  });

  test("are refused where they cannot be one, and say why", async () => {
    const refused = async (succession: object) =>
      (await planOf(succession)).refusals;
    expect(await refused(merge("old", "old"))).toEqual(["same_record"]);
    expect(await refused(merge("old", "other"))).toEqual(["other_owner"]);
    expect(await refused(merge("aurora", "pressco", "entity"))).toEqual([
      "kind_differs",
    ]);
    expect(
      await refused(merge("pressco2-child", "pressco2", "entity")),
    ).toEqual(["one_is_above"]);
    await network.addPerson("Ploy", "supplier", "pressco2");
    expect(await refused(merge("pressco2", "pressco", "entity"))).toEqual([
      "has_people",
    ]);
    expect(await refused(merge("pressco", "pressco2", "entity"))).toEqual([]);
    await publish(merge("old", "new"));
    expect(await refused(merge("old", "far"))).toEqual(["already_merged"]);
    expect(await refused(merge("far", "old"))).toEqual(["already_merged"]);
  });

  test("are not merged by a plan that another change has overtaken", async () => {
    const { digest } = await planOf(merge("old", "new"));
    await network.publish([
      someAnswers("old", "2025-Q4", "pressco", [trained(10)]),
    ]);
    const { change, moved } = await publish(merge("old", "new"), digest);
    expect(change).toBeNull();
    expect(there(moved).refusals).toEqual([]);
    expect(there(moved).digest).not.toBe(digest);
    // A plan that a second merge has overtaken is refused.
    const again = await planOf(merge("old", "new"));
    await publish(merge("old", "far"));
    const late = await publish(merge("old", "new"), again.digest);
    expect(late.moved).toMatchObject({ refusals: ["already_merged"] });
  });

  test("become one once, however often that is sent", async () => {
    const { digest } = await planOf(merge("old", "new"));
    const first = await publish(merge("old", "new"), digest, "the-same");
    const second = await publish(merge("old", "new"), digest, "the-same");
    expect(second.change).toEqual(first.change);
  });
});

test("two firms that are one have one another's sites, keys and words", async () => {
  await network.publish([
    aKey(REGISTRY, "entity", "pressco2", "P2"),
    someAnswers("other", "2026-Q1", "pressco2", [trained(20)]),
  ]);
  const plan = await planOf(merge("pressco2", "pressco", "entity"));
  expect(plan.moves).toEqual([
    { kind: "entity", count: 1 },
    { kind: "site", count: 1 },
    { kind: "alias", count: 1 },
    { kind: "answers", count: 1 },
  ]);
  await publish(merge("pressco2", "pressco", "entity"));
  const snapshot = network.runtime.snapshots.current();
  const { sites, entities, siteRows, entityRows } = snapshot;
  const owner = sites[siteRows.get("other") ?? -1]?.entity ?? -1;
  expect(entities[owner]?.id).toBe("pressco");
  expect(entityRows.get("pressco2")).toBe(owner);
  // Now that they have one owner, their sites may be one.
  expect((await planOf(merge("other", "old"))).refusals).toEqual([]);
});

describe("a site that moved or was split", () => {
  const moved = (on: string | null) => ({
    of: "site",
    how: "moved",
    from: "old",
    into: ["new"],
    on,
  });

  test("ends on its last day, and both say what became of it", async () => {
    await publish(moved("2025-12-31"));
    expect(await seen("old")).toMatchObject({
      id: "old",
      successors: [{ how: "moved", on: "2025-12-31", site: { id: "new" } }],
    });
    expect(await seen("new")).toMatchObject({
      alsoKnownAs: [],
      predecessors: [{ how: "moved", on: "2025-12-31", site: { id: "old" } }],
    });
    // Each keeps its own: only the new one is in the network at the end of the quarter.
    expect(await trainedIn()).toMatchObject({ sites: 2, answered: 0 });
  });

  test("names its parts to who may see them", async () => {
    const split = { of: "site", how: "split", from: "old", on: "2025-12-31" };
    expect((await planOf({ ...split, into: ["new"] })).refusals).toEqual([
      "how_many",
    ]);
    await publish({ ...split, into: ["new", "far"] });
    expect(there(await seen("old")).successors).toEqual([
      { how: "split", on: "2025-12-31", site: { id: "new" } },
    ]);
    expect(there(await seen("old", registrar)).successors).toHaveLength(2);
  });

  test("must say its last day, and one that fits", async () => {
    expect((await planOf(moved(null))).refusals).toEqual(["no_day"]);
    await network.publish([
      { kind: "site", id: "old", set: { closed: 20_000 } },
    ]);
    expect((await planOf(moved("2025-12-31"))).refusals).toEqual([
      "other_days",
    ]);
  });

  test("does not come of what it became", async () => {
    await publish(moved("2025-12-31"));
    const back = { ...moved("2026-01-31"), from: "new", into: ["old"] };
    expect((await planOf(back)).refusals).toEqual(["circle"]);
    expect((await planOf(merge("old", "far"))).refusals).toEqual([
      "has_successor",
    ]);
  });
});

describe("a firm that was taken over or split", () => {
  const takenOver = (on: string | null) => ({
    of: "entity",
    how: "moved",
    from: "pressco",
    into: ["pressco2"],
    on,
  });
  const firmOf = async (site: string, viewer = registrar) => {
    const { site: found } = await network.read(
      viewer,
      `{ site(id: "${site}") { entity {
           id successors { how on entity { id } } predecessors { how on entity { id } } } } }`,
    );
    return there(found).entity;
  };

  test("says on which day, and both say what became of it", async () => {
    expect((await planOf(takenOver(null))).refusals).toEqual(["no_day"]);
    await publish(takenOver("2025-12-31"));
    expect(await firmOf("old")).toEqual({
      id: "pressco",
      successors: [
        { how: "moved", on: "2025-12-31", entity: { id: "pressco2" } },
      ],
      predecessors: [],
    });
    expect(await firmOf("other")).toEqual({
      id: "pressco2",
      successors: [],
      predecessors: [
        { how: "moved", on: "2025-12-31", entity: { id: "pressco" } },
      ],
    });
    // It keeps its sites until a file gives them to the other one.
    expect(await trainedIn()).toMatchObject({ sites: 3 });
  });

  test("is told to those alone who may know of the other firm", async () => {
    await publish(takenOver("2025-12-31"));
    expect((await firmOf("old", aurora)).successors).toEqual([]);
  });
});

test("an undone merge does not come back once its record is another one", async () => {
  const { change } = await publish(merge("old", "new"));
  const undo = await network.withdraw(there(change).id);
  await publish(merge("old", "far"));
  const { withdrawalPlan } = await network.read(
    registrar,
    `{ withdrawalPlan(change: "${undo.change}") { restores blocked } }`,
  );
  expect(withdrawalPlan).toEqual({ restores: true, blocked: ["R-OLD"] });
  const { ledger } = network.runtime;
  expect(visibilityAt(ledger.marks(), ledger.seq()).withdrawn.size).toBe(1);
});
