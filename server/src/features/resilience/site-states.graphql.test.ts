/** What sites say of their recovery and their people, as each viewer may know it. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Revision } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  anEntity,
  aLink,
  aSite,
  someAnswers,
  someFacts,
  type AnswerParts,
} from "../../testing/revisions.ts";

const NOW = "2026-Q1";
const level = (
  indicator: string,
  value: number,
  verification = 0,
): AnswerParts => ({ indicator, value, verification });
const committee = (option: string): AnswerParts => ({
  indicator: "sd_welfare_committee_status",
  option,
});
const STEPS = [
  "embed",
  "identify",
  "prevent",
  "track",
  "communicate",
  "remedy",
];
const steps = (...levels: readonly number[]): AnswerParts[] =>
  levels.map((value, i) => level(`hrdd_${STEPS[i] ?? ""}_level`, value));
const trained = (
  numerator: number | null,
  rest: Partial<AnswerParts> = {},
) => ({
  indicator: "train_coverage",
  numerator,
  denominator: 200,
  ...rest,
});

interface Said {
  readonly facts?: Readonly<Record<string, number>>;
  readonly answers?: readonly AnswerParts[];
}

/** By site; all supply maker-1, and are its sisters' suppliers too. */
const SAID: Readonly<Record<string, Said>> = {
  told: {
    facts: { headcount: 200, recovery_days: 30, input_stock_days: 0 },
    answers: [
      committee("functioning"),
      trained(50),
      // Without evidence a level above 2 counts as 2; with V2 3 is 3.
      ...steps(4, 3, 2, 1, 0),
      level("hrdd_remedy_level", 3, 2),
    ],
  },
  quiet: { facts: { headcount: 200 } },
  nobody: {},
  small: {
    facts: { headcount: 30 },
    answers: [
      level("sd_maturity_level", 1),
      trained(null, { denominator: null, value: 1.5 }),
      level("hrdd_embed_level", 2),
      level("hrdd_remedy_level", 1),
    ],
  },
  another: {
    facts: { headcount: 200 },
    answers: [committee("absent"), level("sd_maturity_level", 2)],
  },
  asleep: {
    facts: { headcount: 200 },
    answers: [
      committee("formed_inactive"),
      trained(220),
      level("hrdd_embed_level", 2),
    ],
  },
  bare: {
    facts: { headcount: 200 },
    answers: [
      { ...committee("functioning"), state: "declined", option: null },
      trained(null, { denominator: null, value: 0.4 }),
    ],
  },
  hidden: {
    facts: { headcount: 200, recovery_days: 90, input_stock_days: 9 },
    answers: [
      committee("functioning"),
      trained(50),
      ...steps(2, 2, 2, 2, 2, 2),
    ],
  },
};
const SITES = Object.keys(SAID);

const NETWORK: readonly Revision[] = [
  anEntity("maker", "assembler"),
  anEntity("rival", "assembler"),
  anEntity("parts"),
  aSite("maker-1", "maker"),
  aSite("rival-1", "rival"),
  ...SITES.flatMap((site) => [
    aSite(site, "parts"),
    aLink(site, "maker-1", "parts", { disclosure: "name" }),
    aLink(site, "rival-1", "parts", { disclosure: "name" }),
    ...(site === "hidden" ? [] : [aGrant(site, "maker")]),
    someFacts(site, NOW, "parts", SAID[site]?.facts ?? {}),
    someAnswers(site, NOW, "parts", SAID[site]?.answers ?? []),
  ]),
  // A stock of an older quarter speaks until a newer one does.
  someFacts("quiet", "2025-Q1", "parts", { recovery_days: 12 }),
  someFacts("small", "2025-Q1", "parts", { recovery_days: 12 }),
  someFacts("small", "2025-Q4", "parts", { recovery_days: 20 }),
  // What a customer brought itself it hears itself, and nobody else.
  someFacts("hidden", NOW, "rival", { recovery_days: 77 }),
  aGrant("told", "rival"),
];

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-05-20");
  await network.publish(NETWORK);
});
afterAll(() => network.close());

const COLUMNS = [
  "recoveryDays",
  "stockDays",
  "dialogue",
  "trained",
  "diligence",
] as const;
type Column = (typeof COLUMNS)[number];

async function modelOf(viewer: Viewer) {
  const data = await network.read(
    viewer,
    `{ network(period: "${NOW}") { supplyModel { sites ${COLUMNS.join(" ")} } } }`,
  );
  const model = there(data.network).supplyModel;
  return (site: string): Readonly<Record<Column, unknown>> => {
    const at = model.sites.indexOf(site);
    if (at < 0) throw new Error(`${site} is not in the model`);
    const cell = (column: Column): unknown =>
      (model[column] as readonly unknown[])[at];
    return {
      recoveryDays: cell("recoveryDays"),
      stockDays: cell("stockDays"),
      dialogue: cell("dialogue"),
      trained: cell("trained"),
      diligence: cell("diligence"),
    };
  };
}

const maker = aViewer("buyer", "maker");
const UNKNOWN = {
  recoveryDays: null,
  stockDays: null,
  dialogue: null,
  trained: null,
  diligence: null,
};

describe("what a site says of its recovery and its people", () => {
  test("is told to whom it shares its answers with: days as stated, 0 too, and three states from 0 to 1", async () => {
    const at = await modelOf(maker);
    expect(at("told")).toEqual({
      recoveryDays: 30,
      stockDays: 0,
      dialogue: 1,
      trained: 0.25,
      // 2 + 2 + 2 + 1 + 0 + 3 of 24.
      diligence: 10 / 24,
    });
  });

  test("is null where it says nothing, and where it does not share, whatever it says", async () => {
    const at = await modelOf(maker);
    for (const site of ["nobody", "hidden"]) expect(at(site)).toEqual(UNKNOWN);
  });

  test("is what its own people read", async () => {
    const at = await modelOf(aViewer("supplier", "parts"));
    expect(at("hidden")).toEqual({
      recoveryDays: 90,
      stockDays: 9,
      dialogue: 1,
      trained: 0.25,
      diligence: 0.5,
    });
  });

  test("is heard from a customer by that customer alone", async () => {
    const rival = await modelOf(aViewer("buyer", "rival"));
    expect(rival("hidden")).toEqual({ ...UNKNOWN, recoveryDays: 77 });
    expect(rival("told").recoveryDays).toBe(30);
    expect(rival("small")).toEqual(UNKNOWN);
  });

  test("of days is the newest that was stated", async () => {
    const at = await modelOf(maker);
    expect([at("quiet").recoveryDays, at("small").recoveryDays]).toEqual([
      12, 20,
    ]);
  });

  test("of dialogue is any body that meets, a committee or another", async () => {
    const at = await modelOf(maker);
    expect(
      ["told", "another", "asleep", "small", "bare", "quiet"].map(
        (site) => at(site).dialogue,
      ),
    ).toEqual([1, 1, 0, 0, null, null]);
  });

  test("of training is at most all, and a bare percentage as it stands", async () => {
    const at = await modelOf(maker);
    expect(["asleep", "bare", "small"].map((site) => at(site).trained)).toEqual(
      [1, 0.4, 1],
    );
  });

  test("of due diligence needs every step, of a small site those that it is asked", async () => {
    const at = await modelOf(maker);
    expect(
      ["small", "asleep", "quiet"].map((site) => at(site).diligence),
    ).toEqual([3 / 8, null, null]);
  });
});
