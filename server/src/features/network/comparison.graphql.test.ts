import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Revision } from "@saphan/shared/core";
import {
  aViewer,
  openTestNetwork,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEntity,
  aSite,
  someAnswers,
} from "../../testing/revisions.ts";

/*
 * Aurora's plant a0 with press and tool in Rayong, late in Chonburi; shy grants nothing. Press answers in both quarters,
 * tool in the first only, late in the second only.
 */
const SUPPLIERS = ["press", "tool", "late", "shy"];
const NETWORK: readonly Revision[] = [
  anEntity("aurora", "assembler"),
  anEntity("stranger", "assembler"),
  ...SUPPLIERS.map((id) => anEntity(`${id}co`)),
  aSite("a0", "aurora", { province: "TH-20" }),
  aSite("x0", "stranger"),
  ...SUPPLIERS.map((id) =>
    aSite(id, `${id}co`, { province: id === "late" ? "TH-20" : "TH-21" }),
  ),
  ...SUPPLIERS.map((id) => aLink(id, "a0", `${id}co`)),
  ...["press", "tool", "late"].map((id) => aGrant(id, "aurora")),
];
const trained = (numerator: number, denominator: number) => ({
  indicator: "train_coverage",
  numerator,
  denominator,
});
const ANSWERS: readonly Revision[] = [
  someAnswers("press", "2025-Q1", "pressco", [trained(100, 200)]),
  someAnswers("tool", "2025-Q1", "toolco", [trained(30, 100)]),
  someAnswers("press", "2026-Q2", "pressco", [
    trained(150, 200),
    { indicator: "hrdd_severe_incidents", value: 7 },
  ]),
  someAnswers("late", "2026-Q2", "lateco", [trained(90, 300)]),
  someAnswers("shy", "2026-Q2", "shyco", [trained(79, 80)]),
];

let network: TestNetwork;
const aurora = aViewer("buyer", "aurora");
beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish([...NETWORK, ...ANSWERS]);
});
afterAll(() => network.close());

const FIELDS = `
  left { period asOf sites } right { period asOf sites } shared
  figures {
    indicator matched renewed leftOnly rightOnly matchedLeft matchedRight
    left { value answered notShared } right { value answered notShared }
  }`;
const compare = async (
  given: string,
  indicators = `["train_coverage"]`,
  at = "",
) =>
  (
    await network.read(
      aurora,
      `{ network${at} { comparison(indicators: ${indicators}, ${given}) { ${FIELDS} } } }`,
    )
  ).network.comparison;

describe("two cells side by side", () => {
  test("of two periods: the figures, and what the same sites did", async () => {
    const { left, right, shared, figures } = await compare(
      `with: { period: "2025-Q1" }`,
    );
    expect(left).toEqual({ period: "2026-Q2", asOf: "2026-06-20", sites: 5 });
    expect(right).toEqual({ period: "2025-Q1", asOf: "2025-03-31", sites: 5 });
    expect(shared).toBe(5);
    expect(figures).toEqual([
      {
        indicator: "train_coverage",
        left: { value: 240 / 500, answered: 2, notShared: 1 },
        right: { value: 130 / 300, answered: 2, notShared: 1 },
        // Press, in both.
        matched: 1,
        renewed: 1,
        leftOnly: 1,
        rightOnly: 1,
        matchedLeft: 0.75,
        matchedRight: 0.5,
      },
    ]);
  });

  test("of two groups of sites: each is the figure that its own filter gives", async () => {
    const { left, right, shared, figures } = await compare(
      `filter: { provinces: ["TH-21"] }, with: { filter: { provinces: ["TH-20"] } }`,
    );
    const { network: apart } = await network.read(
      aurora,
      `{ network {
        rayong: measures(indicators: ["train_coverage"], filter: { provinces: ["TH-21"] }) { measure { value answered notShared } }
        chonburi: measures(indicators: ["train_coverage"], filter: { provinces: ["TH-20"] }) { measure { value answered notShared } }
      } }`,
    );
    const { rayong, chonburi } = apart as unknown as Record<
      string,
      { measure: unknown }[]
    >;
    expect([left.sites, right.sites, shared]).toEqual([3, 2, 0]);
    expect(figures[0]).toMatchObject({
      left: rayong?.[0]?.measure,
      right: chonburi?.[0]?.measure,
      matched: 0,
      matchedLeft: null,
      matchedRight: null,
    });
  });

  test("says how many sites stand in both", async () => {
    const { shared } = await compare(
      `filter: { provinces: ["TH-21"] }, with: { filter: { tiers: ["1"] } }`,
    );
    expect(shared).toBe(3);
  });

  test("leaves out on either side what is not shared, and what is never for others", async () => {
    const { figures } = await compare(
      `filter: { text: "shy" }, with: { filter: { text: "press" } }`,
      `["train_coverage", "hrdd_severe_incidents"]`,
    );
    expect(figures[0]?.left).toEqual({
      value: null,
      answered: 0,
      notShared: 1,
    });
    // Press has answered; severe incidents are its own people's to see.
    expect(figures[1]).toMatchObject({
      right: { value: null, answered: 0 },
      matched: 0,
      rightOnly: 0,
    });
  });

  test("reads both sides at an older seq", async () => {
    const before = (await network.read(aurora, "{ network { seq } }")).network
      .seq;
    await network.publish([
      someAnswers("press", "2025-Q1", "pressco", [trained(0, 200)]),
    ]);
    const then = await compare(
      `with: { period: "2025-Q1" }`,
      `["train_coverage"]`,
      `(seq: ${before})`,
    );
    const now = await compare(`with: { period: "2025-Q1" }`);
    expect(then.figures[0]?.matchedRight).toBe(0.5);
    expect(now.figures[0]?.matchedRight).toBe(0);
  });

  test("refuses who reads no figures, and an indicator that there is not", async () => {
    const query = (id: string) =>
      `{ network { comparison(indicators: ["${id}"], with: {}) { shared } } }`;
    const [refused, unknown] = [
      await network.ask(aViewer("administrator", "aurora"), query("x")),
      await network.ask(aurora, query("nothing")),
    ];
    expect(refused.errors[0]?.code).toBe("FORBIDDEN");
    expect(unknown.errors[0]?.code).toBe("BAD_USER_INPUT");
  });
});
