import { describe, expect, test } from "@jest/globals";
import { aSupplyModel } from "../../testing/supply-model.ts";
import { readNetwork, type SupplyColumns } from "./lab-network.ts";
import { workOn, type LabJob, type LabPart, type LabStep } from "./lab-work.ts";
import {
  digestOf,
  encodeDigest,
  maybeDigest,
  whatMoved,
} from "./outcome-digest.ts";
import { arrearsFor, between, drawnOf, tableDays } from "./output-model.ts";
import { scenarioOf, type Loss } from "./scenario-definition.ts";

const network = (changes = {}) =>
  readNetwork(aSupplyModel(changes) as unknown as SupplyColumns);

/** The one behind both families of the origin stands still. */
const BEHIND: Loss = {
  kind: "sites",
  keys: ["s4"],
  from: 1,
  days: 30,
  left: 0,
};

const steps = (job: Partial<LabJob> = {}): readonly LabStep[] => [
  ...workOn({
    kind: "scenario",
    network: network(),
    definition: scenarioOf([BEHIND]),
    ...job,
  }),
];

function part<Kind extends LabPart["kind"]>(
  kind: Kind,
  all: readonly LabStep[] = steps(),
): Extract<LabPart, { readonly kind: Kind }> {
  const found = all.find((step) => step.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found as Extract<LabPart, { readonly kind: Kind }>;
}

describe("a scenario worked out", () => {
  test("gives the outcome first, then what would help, then the draws, with progress", () => {
    const kinds = steps().map((step) =>
      step.kind === "progress" ? step.step : step.kind,
    );
    expect(kinds.filter((kind, i) => kind !== kinds[i - 1])).toEqual([
      "outcome",
      "helps",
      "draws",
    ]);
    expect(kinds.filter((kind) => kind === "draws")).toHaveLength(501);
  });

  test("tells what runs out, and by which paths, worked by hand", () => {
    const { outcome } = part("outcome");
    // 5 days of stock at 1 and 3 and again at 0, and a day on the way twice: nothing left at the end of day 13 of
    // seats, all of which come from 3. Of the 30 days 10 are covered.
    expect(outcome.origins[0]).toMatchObject({ site: 0, firstDay: 13 });
    expect(outcome.origins[0]?.runOuts[0]).toMatchObject({
      family: 2,
      first: 13,
    });
    expect(outcome.paths[0]).toMatchObject({
      origin: 0,
      sites: [0, 3, 4],
      families: [2, 3],
    });
    expect(outcome.explained.loss).toBeCloseTo(
      outcome.paths.reduce((sum, { amount }) => sum + amount, 0) +
        outcome.explained.below +
        outcome.explained.unnamed,
      9,
    );
  });

  test("runs the worse case beside it", () => {
    // Without 1, 0.6 of the brakes is missing: more than 5 days of stock on day 10. A tenth is not named: with it on day 9.
    const definition = scenarioOf([{ ...BEHIND, keys: ["s1"] }]);
    const { outcome } = part("outcome", steps({ definition }));
    expect(outcome.origins[0]?.firstDay).toBe(10);
    expect(outcome.worse[0]?.firstDay).toBe(9);
  });

  test("leaves off after the outcome where nobody feels it, or nothing further is asked", () => {
    const alone = scenarioOf([{ ...BEHIND, keys: ["s5"] }]);
    expect(steps({ definition: alone }).map(({ kind }) => kind)).toEqual([
      "outcome",
    ]);
    expect(steps({ isBrief: true }).map(({ kind }) => kind)).toEqual([
      "outcome",
    ]);
  });

  test("is the same each time, draws too: a link shows everybody the same", () => {
    expect(steps().at(-1)).toEqual(steps().at(-1));
  });

  test("has the hypothesis only where it is asked for, and always with the run without it", () => {
    expect(part("outcome").outcome.social).toBeNull();
    const { outcome } = part(
      "outcome",
      steps({
        network: network({ dialogue: [null, null, null, null, 1, null] }),
        definition: scenarioOf([BEHIND], { social: 0.4 }),
      }),
    );
    const { social } = outcome;
    expect(social?.known).toBe(1);
    expect(social?.band.map(({ strength }) => strength)).toEqual([
      0, 0.2, 0.4, 0.8,
    ]);
    expect(social?.without).toEqual(outcome.origins[0]?.arrears);
    expect(social?.with.at(-1)).toBeLessThan(social?.without.at(-1) ?? 0);
    const last = [social?.without, social?.half, social?.with, social?.twice];
    expect(last.map((arrears) => arrears?.at(-1))).toEqual(
      social?.band.map(({ lost }) => lost),
    );
  });
});

describe("every site in turn", () => {
  test("leaves the origins out, and says by what recovery is known", () => {
    const { stress } = part(
      "stress",
      steps({
        kind: "stress",
        network: network({ recoveryDays: [null, 3, null, null, 40, null] }),
      }),
    );
    expect(stress.sites.map(({ site }) => site).sort()).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const of = (site: number) =>
      stress.sites.find((each) => each.site === site);
    expect(of(1)).toMatchObject({
      recover: 3,
      basis: "stated",
      isCritical: false,
    });
    expect(of(4)).toMatchObject({ recover: 40, isCritical: true });
    expect(of(5)).toMatchObject({ basis: "assumed", survive: Infinity });
  });

  test("tells families with the slowest of their suppliers", () => {
    const { stress } = part(
      "stress",
      steps({
        kind: "stress",
        network: network({ recoveryDays: [null, 3, 50, null, 40, null] }),
      }),
    );
    const of = (family: number) =>
      stress.families.find((each) => each.family === family);
    expect(of(0)).toBeUndefined();
    expect(of(1)).toMatchObject({ recover: 50, isEstimated: false });
    expect(of(2)).toMatchObject({ recover: 30, isEstimated: true });
  });
});

describe("a run in a few numbers", () => {
  const digest = digestOf(part("outcome").outcome, network());

  test("says what falls when, and what runs out first", () => {
    expect(digest).toMatchObject({
      origins: 1,
      days: 60,
      stopped: 1,
      waiting: 0,
      firstDay: 13,
      family: "part_family:seat",
      familyDay: 13,
      familiesToo: 0,
    });
    expect(digest.lost).toBe(Math.round(digest.lost * 10) / 10);
  });

  test("reads back as it was kept, and not from another version", () => {
    expect(maybeDigest(encodeDigest(digest))).toEqual(digest);
    const text = encodeDigest(digest);
    for (const wrong of [
      "",
      "{}",
      "null",
      text.replace('"v":1', '"v":2'),
      text.replace('"lost":', '"gone":'),
      text.replace('"firstDay":13', '"firstDay":"soon"'),
    ])
      expect(maybeDigest(wrong)).toBeUndefined();
  });

  test("is laid beside a later one", () => {
    expect(whatMoved(digest, digest)).toEqual([]);
    expect(
      whatMoved(digest, { ...digest, stopped: 2, firstDay: null }),
    ).toEqual([
      { what: "firstDay", before: 13, now: null },
      { what: "stopped", before: 1, now: 2 },
    ]);
  });
});

describe("lines of a chart", () => {
  test("are days behind, or what a day makes, of one origin or of all", () => {
    const { origins, days } = part("outcome").outcome;
    const arrears = arrearsFor(origins, undefined, days);
    expect(arrears).toEqual(origins[0]?.arrears);
    const made = drawnOf(arrears, "output");
    expect(made).toHaveLength(60);
    expect([made[11], made[12]]).toEqual([1, 0]);
    expect(drawnOf(arrears, "behind")[12]).toBe(1);
  });

  test("have a band between them, whichever is above", () => {
    expect(between([1, 2], [2, 0])).toEqual({ low: [1, 0], high: [2, 2] });
  });

  test("are told every fifth day, and on those that matter", () => {
    expect(tableDays(12, [7, null])).toEqual([1, 5, 7, 10, 12]);
    expect(tableDays(1)).toEqual([1]);
  });
});
