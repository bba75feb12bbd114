import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type {
  DraftPublished,
  Mutation,
} from "../../graph/__generated__/resolvers.ts";
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
import type { Viewer } from "../../access/viewer.ts";

/* Aurora buys at a0 from press, which pressco owns, below holding; shy stands by itself; tiny has 30 people. */
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("holding"),
  anEntity("pressco", "supplier", "holding"),
  anEntity("shyco"),
  aSite("a0", "aurora", { mainSegment: "vehicle_assembly" }),
  aSite("press", "pressco"),
  aSite("tiny", "pressco"),
  aSite("shy", "shyco"),
  aLink("press", "a0", "aurora", { declaredBy: "customer" }),
  aLink("shy", "a0", "shyco"),
  aGrant("press", "aurora"),
  someFacts("press", "2026-Q1", "pressco", { headcount: 200 }),
  someFacts("tiny", "2026-Q1", "pressco", { headcount: 30 }),
  someAnswers("press", "2026-Q1", "pressco", [
    { indicator: "train_coverage", numerator: 100, denominator: 200 },
    {
      indicator: "train_coverage",
      breakdown: "sex=women",
      numerator: 40,
      denominator: 90,
    },
  ]),
];

let network: TestNetwork;
let anna: Viewer;
let boon: Viewer;
const aurora = aViewer("buyer", "aurora");
const shy = aViewer("supplier", "shyco");
const holding = aViewer("supplier", "holding");
const admin = aViewer("administrator", REGISTRY);
let changes = 0;
const aChange = () => `typed-${++changes}`;

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish(NETWORK);
  anna = await network.addPerson("Anna", "supplier", "pressco");
  boon = await network.addPerson("Boon", "supplier", "pressco");
});
afterAll(() => network.close());

const VERSION = `{ seq person period isWithdrawn texts { state numerator denominator value note evidence } }`;
const DRAFT = `draft { savedAt keptUntil cells { id base rev isUnchanged isConflict
  texts { state numerator denominator value note } before ${VERSION} theirs ${VERSION}
  findings { kind field code reason { en } } } }`;
const SHEET = `query ($site: ID!, $period: Period) { answerSheet(site: $site, period: $period) {
  id isOwn headcount highestVerification source { id } period
  entries { indicator demand carriedFrom cells { id base stated ${VERSION} last ${VERSION} } }
  facts { fact { id } cell { id base stated ${VERSION} last ${VERSION} } }
  ${DRAFT} } }`;
const SAVE = `mutation ($site: ID!, $period: Period!, $cells: [DraftCellInput!]!) {
  saveDraft(site: $site, period: $period, cells: $cells) { passedOver sheet { id ${DRAFT} } } }`;
const PUBLISH = `mutation ($site: ID!, $period: Period!, $change: ID!, $cells: [ID!]!) {
  publishDraft(site: $site, period: $period, change: $change, cells: $cells) {
    __typename
    ... on DraftPublished { change { seq action subject counts { kind count } } sheet { id ${DRAFT} } }
    ... on DraftHeld { cells sheet { id ${DRAFT} } } } }`;

interface Texts {
  state?: string;
  numerator?: string;
  denominator?: string;
  value?: string;
  note?: string;
  evidence?: string;
  verification?: string;
}
interface Typed {
  id: string;
  base?: number;
  seen?: number;
  texts: Texts | null;
}
const sheetOf = async (viewer: Viewer, site = "press", period = "2026-Q2") =>
  (await network.read(viewer, SHEET, { site, period })).answerSheet;
const save = async (
  viewer: Viewer,
  cells: readonly Typed[],
  site = "press",
  period = "2026-Q2",
) =>
  (
    (await network.read(viewer, SAVE, {
      site,
      period,
      cells: cells.map((cell) => ({ base: 0, seen: 0, ...cell })),
    })) as unknown as Mutation
  ).saveDraft;
const publish = async (
  viewer: Viewer,
  cells: readonly string[],
  change = aChange(),
  site = "press",
  period = "2026-Q2",
) =>
  (
    (await network.read(viewer, PUBLISH, {
      site,
      period,
      change,
      cells,
    })) as unknown as Mutation
  ).publishDraft;
const cellOf = async (viewer: Viewer, id: string, site = "press") => {
  const { entries, facts } = await sheetOf(viewer, site);
  const all = [
    ...entries.flatMap(({ cells }) => cells),
    ...facts.map(({ cell }) => cell),
  ];
  return there(all.find((cell) => cell.id === id));
};
const valueOf = async (viewer: Viewer, indicator: string) => {
  const { site } = await network.read(
    viewer,
    `{ site(id: "press", period: "2026-Q2") { id answers { indicator { id } standing numerator denominator } } }`,
  );
  return site.answers.find((answer) => answer.indicator.id === indicator);
};

describe("the form of a site", () => {
  test("shows what stands, what stood in the last period, and speaks in the name of the site's entity", async () => {
    const sheet = await sheetOf(holding);
    expect(sheet).toMatchObject({
      isOwn: true,
      headcount: 200,
      highestVerification: 1,
      source: { id: "pressco" },
    });
    const entry = there(sheet.entries[0]);
    expect(entry).toMatchObject({
      indicator: "train_coverage",
      demand: "asked",
      carriedFrom: "2026-Q1",
    });
    expect(entry.cells).toMatchObject([
      {
        id: "train_coverage",
        base: 0,
        stated: null,
        last: {
          period: "2026-Q1",
          texts: { numerator: "100", denominator: "200" },
        },
      },
      { id: "train_coverage sex=women", last: { texts: { numerator: "40" } } },
    ]);
  });

  test("asks a site of fewer than 50 people for the short form only", async () => {
    const { entries } = await sheetOf(anna, "tiny");
    const asked = entries.filter(({ demand }) => demand === "asked");
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(15);
    expect(entries.some(({ demand }) => demand === "free")).toBe(true);
  });

  test.each([
    ["a foreign site that is named", () => aurora, "shy"],
    ["another supplier's site", () => anna, "shy"],
    ["an unknown id", () => anna, "no-such-site"],
  ])("is refused for %s as for what there is not", async (_, who, site) => {
    for (const [query, more] of [
      [SHEET, {}],
      [SAVE, { cells: [] }],
      [PUBLISH, { change: aChange(), cells: [] }],
    ] as const) {
      const { errors } = await network.ask(who(), query, {
        site,
        period: "2026-Q2",
        ...more,
      });
      expect(errors).toEqual([
        expect.objectContaining({
          code: "NOT_FOUND",
          message: expect.not.stringMatching(/shy|press/i),
        }),
      ]);
    }
  });

  test("is nothing for an administrator, who neither reads nor enters answers", async () => {
    const { errors } = await network.ask(admin, SHEET, { site: "press" });
    expect(errors).toMatchObject([{ code: "FORBIDDEN" }]);
  });

  test("lists what may be spoken of: own sites, and for a buyer those it has declared", async () => {
    const list = async (viewer: Viewer) =>
      (
        await network.read(
          viewer,
          `{ answerableSites { total edges { isOwn drafted site { id } } } }`,
        )
      ).answerableSites.edges.map(({ site }) => site.id);
    expect(await list(anna)).toEqual(["press", "tiny"]);
    expect(await list(aurora)).toEqual(["a0", "press"]);
    expect(await list(shy)).toEqual(["shy"]);
  });
});

describe("an answer that is typed", () => {
  test("is kept as it was typed, said what is wrong with it, and published as one change with its person", async () => {
    const id = "train_hours_avg";
    const first = await save(anna, [
      { id, texts: { numerator: "12o", denominator: "200" } },
      {
        id: "train_coverage",
        texts: { numerator: "210", denominator: "200", note: "see HR" },
      },
    ]);
    expect(first.passedOver).toEqual([]);
    expect(first.sheet.draft.cells).toMatchObject([
      {
        id,
        texts: { numerator: "12o" },
        findings: [
          { kind: "refused", field: "numerator", code: "number_unclear" },
        ],
      },
      {
        id: "train_coverage",
        findings: [{ kind: "warned", code: "numerator_above_denominator" }],
      },
    ]);
    const seen = there(first.sheet.draft.cells[0]).rev;
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftHeld",
      cells: [id],
    });
    await save(anna, [
      { id, seen, texts: { numerator: "120", denominator: "200" } },
      {
        id: "train_coverage",
        seen,
        texts: { numerator: "150", denominator: "200", note: "see HR" },
      },
    ]);
    const change = aChange();
    const published = (await publish(
      anna,
      [id, "train_coverage"],
      change,
    )) as DraftPublished;
    expect(published).toMatchObject({
      __typename: "DraftPublished",
      change: {
        action: "entry",
        subject: "press 2026-Q2",
        counts: [{ kind: "answers", count: 2 }],
      },
      sheet: { draft: { cells: [], savedAt: null } },
    });
    // Sent twice, it is one change.
    expect(await publish(anna, [id, "train_coverage"], change)).toMatchObject({
      change: { seq: there(published.change).seq },
    });
    expect(await cellOf(boon, "train_coverage")).toMatchObject({
      base: there(published.change).seq,
      stated: {
        person: "Anna",
        texts: { numerator: "150", note: "see HR" },
      },
    });
    expect(await valueOf(aurora, "train_coverage")).toMatchObject({
      standing: "answered",
      numerator: 150,
    });
  });

  test("that can be read in two ways has to be written so that it cannot", async () => {
    const id = "train_rights_coverage";
    const { sheet } = await save(anna, [{ id, texts: { value: "0.5" } }]);
    const cell = there(sheet.draft.cells[0]);
    expect(cell.findings).toMatchObject([
      { kind: "asked", field: "value", code: "ask_percent" },
    ]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftHeld",
    });
    await save(anna, [{ id, seen: cell.rev, texts: { value: "50%" } }]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftPublished",
    });
    expect(await cellOf(anna, id)).toMatchObject({
      stated: { texts: { value: "50%" } },
    });
  });

  test("equal to what stands is no change", async () => {
    const { base } = await cellOf(anna, "train_coverage");
    const texts = { numerator: "150", denominator: "200", note: "see HR" };
    const { sheet } = await save(anna, [{ id: "train_coverage", base, texts }]);
    expect(sheet.draft.cells).toMatchObject([{ isUnchanged: true }]);
    expect(await publish(anna, ["train_coverage"])).toMatchObject({
      __typename: "DraftPublished",
      change: null,
    });
  });

  test("goes no further than its source may verify", async () => {
    const id = "hrdd_embed_level";
    const { sheet } = await save(anna, [
      { id, texts: { value: "3", verification: "V2", evidence: "a file" } },
    ]);
    const cell = there(sheet.draft.cells[0]);
    expect(cell.findings).toMatchObject([{ code: "verification_too_high" }]);
    await save(anna, [{ id, seen: cell.rev, texts: null }]);
    expect((await sheetOf(anna)).draft.cells).toEqual([]);
  });

  test("of a customer's is its own statement beside the site's", async () => {
    await save(aurora, [
      { id: "train_coverage", texts: { numerator: "90", denominator: "200" } },
    ]);
    await publish(aurora, ["train_coverage"]);
    expect(await valueOf(anna, "train_coverage")).toMatchObject({
      numerator: 150,
    });
    expect(await cellOf(aurora, "train_coverage")).toMatchObject({
      stated: { texts: { numerator: "90" } },
    });
  });
});

describe("two people on one answer", () => {
  const id = "train_osh_coverage";
  const texts = (numerator: string, note = "") => ({
    numerator,
    denominator: "200",
    note,
  });

  test("meet field by field, and lose nothing", async () => {
    await save(anna, [{ id, texts: texts("20") }]);
    await publish(anna, [id]);
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: texts("22", "with agency") }]);
    await save(boon, [{ id, base, texts: texts("25") }]);
    await publish(boon, [id]);

    const held = await publish(anna, [id]);
    expect(held).toMatchObject({ __typename: "DraftHeld", cells: [id] });
    const cell = there(held.sheet.draft.cells[0]);
    expect(cell).toMatchObject({
      isConflict: true,
      before: { seq: base, texts: { numerator: "20" } },
      theirs: { person: "Boon", texts: { numerator: "25" } },
      texts: { numerator: "22", note: "with agency" },
    });
    // Theirs for the number, mine for the note.
    await save(anna, [
      {
        id,
        base: there(cell.theirs).seq,
        seen: cell.rev,
        texts: texts("25", "with agency"),
      },
    ]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftPublished",
    });
    expect(await cellOf(boon, id)).toMatchObject({
      stated: { texts: { numerator: "25", note: "with agency" } },
    });
  });

  test("who typed the same do not collide", async () => {
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: texts("30") }]);
    await save(boon, [{ id, base, texts: texts("30") }]);
    await publish(boon, [id]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftPublished",
      change: null,
    });
  });

  test("publishing at the same moment, one is held and one is published", async () => {
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: texts("31") }]);
    await save(boon, [{ id, base, texts: texts("32") }]);
    const results = await Promise.all([
      publish(anna, [id]),
      publish(boon, [id]),
    ]);
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      "DraftHeld",
      "DraftPublished",
    ]);
    const loser = results[0]?.__typename === "DraftHeld" ? anna : boon;
    const cell = there((await sheetOf(loser)).draft.cells[0]);
    await save(loser, [{ id, base: cell.base, seen: cell.rev, texts: null }]);
  });

  test("in two windows, what one typed is not typed over by the other", async () => {
    const { base } = await cellOf(anna, id);
    const first = await save(anna, [{ id, base, texts: texts("40") }]);
    const late = await save(anna, [{ id, base, texts: texts("41") }]);
    expect(late.passedOver).toEqual([id]);
    const cell = there(late.sheet.draft.cells[0]);
    expect(cell).toMatchObject({
      rev: first.sheet.draft.cells[0]?.rev,
      texts: { numerator: "40" },
    });
    await save(anna, [{ id, base, seen: cell.rev, texts: null }]);
  });

  test("keep drafts of their own", async () => {
    await save(anna, [{ id, texts: texts("77") }]);
    expect((await sheetOf(boon)).draft.cells).toEqual([]);
    const cell = there((await sheetOf(anna)).draft.cells[0]);
    await save(anna, [{ id, seen: cell.rev, texts: null }]);
  });
});

describe("an answer that is withdrawn", () => {
  const id = "train_coverage";
  const VERSIONS = `{ site(id: "press", period: "2026-Q2") { id history(indicator: "${id}") { entries { person subject items { isNew before { state numerator } after { state numerator } } } } } }`;

  test("reads as no row, stays in the history, and can be given again", async () => {
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: { state: "withdrawn" } }]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftPublished",
      change: { counts: [{ kind: "answers", count: 1 }] },
    });
    // The last period's answer speaks again; to a customer, what it stated itself.
    expect(await valueOf(aurora, id)).toMatchObject({ numerator: 90 });
    expect(await valueOf(anna, id)).toMatchObject({ numerator: 100 });
    const cell = await cellOf(anna, id);
    expect(cell).toMatchObject({ stated: null });
    expect(cell.base).toBeGreaterThan(base);
    const { site } = await network.read(anna, VERSIONS);
    expect(site.history.entries[0]).toMatchObject({
      person: "Anna",
      subject: "",
      items: [
        {
          before: { state: "reported", numerator: 150 },
          after: { state: "withdrawn", numerator: null },
        },
      ],
    });
    await save(anna, [
      {
        id,
        base: cell.base,
        texts: { numerator: "151", denominator: "200" },
      },
    ]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftPublished",
    });
    expect(await valueOf(anna, id)).toMatchObject({ numerator: 151 });
  });

  test("collides with who corrected it in between", async () => {
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: { state: "withdrawn" } }]);
    await save(boon, [
      { id, base, texts: { numerator: "160", denominator: "200" } },
    ]);
    await publish(boon, [id]);
    expect(await publish(anna, [id])).toMatchObject({
      __typename: "DraftHeld",
    });
    const cell = there((await sheetOf(anna)).draft.cells[0]);
    await save(anna, [{ id, base, seen: cell.rev, texts: null }]);
  });
});

describe("facts of an own site", () => {
  const id = "fact:headcount";
  test("are typed, corrected and withdrawn the same way, beside answers", async () => {
    await save(anna, [
      { id, texts: { value: "210" } },
      { id: "fact:uses_labour_agency", texts: { value: "maybe" } },
    ]);
    const { draft } = await sheetOf(anna);
    expect(
      draft.cells.find((cell) => cell.id === "fact:uses_labour_agency"),
    ).toMatchObject({ findings: [{ kind: "refused", field: "value" }] });
    expect(await publish(anna, [id])).toMatchObject({
      change: { counts: [{ kind: "facts", count: 1 }] },
    });
    expect((await sheetOf(anna)).headcount).toBe(210);
    const { base } = await cellOf(anna, id);
    await save(anna, [{ id, base, texts: { state: "withdrawn" } }]);
    await publish(anna, [id]);
    expect(await sheetOf(anna)).toMatchObject({ headcount: 200 });
    expect(await cellOf(anna, id)).toMatchObject({
      stated: null,
      last: { period: "2026-Q1", texts: { value: "200" } },
    });
  });
});

describe("days of recovery and of stock", () => {
  const [days, stock] = ["fact:recovery_days", "fact:input_stock_days"];
  test("are asked of a site, typed within their limits, and stand on its page", async () => {
    const { facts } = await sheetOf(anna);
    const asked = facts.map(({ fact }) => `fact:${fact.id}`);
    expect(asked).toEqual(expect.arrayContaining([days, stock]));
    await save(anna, [
      { id: days, texts: { value: "730" } },
      { id: stock, texts: { value: "366" } },
    ]);
    const { draft } = await sheetOf(anna);
    const findings = Object.fromEntries(
      draft.cells.map((cell) => [cell.id, cell.findings]),
    );
    expect(findings[days]).toEqual([]);
    expect(findings[stock]).toMatchObject([
      { kind: "refused", field: "value", code: "fact_too_large" },
    ]);
    await publish(anna, [days]);
    const data = await network.read(
      anna,
      `{ site(id: "press", period: "2026-Q2") { facts { fact { id unit { id } } value } } }`,
    );
    expect(
      there(data.site).facts.filter(({ fact }) => fact.unit.id === "days"),
    ).toMatchObject([
      { fact: { id: "recovery_days" }, value: 730 },
      { fact: { id: "input_stock_days" }, value: null },
    ]);
    const { base } = await cellOf(anna, days);
    await save(anna, [
      { id: days, base, texts: { state: "withdrawn" } },
      { id: stock, texts: null },
    ]);
    await publish(anna, [days]);
  });
});

test("a quarter that has not begun cannot be answered, nor what the catalogue does not have", async () => {
  const ahead = await network.ask(anna, SHEET, {
    site: "press",
    period: "2026-Q3",
  });
  expect(ahead.errors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  for (const id of ["no_such", "fact:men_headcount", "train_coverage sex=x"]) {
    const { errors } = await network.ask(anna, SAVE, {
      site: "press",
      period: "2026-Q2",
      cells: [{ id, base: 0, seen: 0, texts: { value: "1" } }],
    });
    expect(errors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  }
});
