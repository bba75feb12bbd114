import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { at } from "../testing/at.ts";
import { arc, diamond, path, star } from "../testing/graphs.ts";
import { naiveExplained } from "../testing/naive/explained.ts";
import { naiveOutput } from "../testing/naive/resilience.ts";
import {
  anyScenario,
  forCore,
  scenarioOf,
  shockOf,
  stop,
} from "../testing/scenarios.ts";
import { explainLoss, type LossExplained } from "./explain.ts";
import { outcomeAt } from "./outcome.ts";
import { arrearsOf } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { simulate } from "./simulate.ts";

const ALL = { most: 1e9, steps: 1e9 };

const totalOf = ({ paths, unnamed, below }: LossExplained) =>
  paths.reduce((sum, { amount }) => sum + amount, unnamed + below);

/** Sites and families in turn. */
const nameOf = ({ sites, families }: LossExplained["paths"][number]) =>
  sites
    .flatMap((site, n) => [site, families[n]])
    .filter((each) => each !== undefined)
    .join(" ");

const explained = (scenario: Scenario, site = 0) =>
  explainLoss(scenario, simulate(scenario), site);
const outcome = (scenario: Scenario, site = 0) =>
  outcomeAt(scenario, simulate(scenario), [site])[0];

describe("the paths of a loss", () => {
  it("are those that following each amount back by hand finds", () => {
    fc.assert(
      fc.property(anyScenario(), fc.nat(), (scenario, seed) => {
        fc.pre(scenario.order > 0);
        const site = seed % scenario.order;
        const core = forCore(scenario);
        const found = explainLoss(core, simulate(core), site, ALL);
        const wanted = naiveExplained(scenario, site, found.day);
        expect(found.unnamed).toBeCloseTo(wanted.get("?") ?? 0, 6);
        const have = new Map(found.paths.map((p) => [nameOf(p), p.amount]));
        expect(have.size).toBe(found.paths.length);
        wanted.delete("?");
        for (const [name, amount] of wanted)
          expect(have.get(name) ?? 0).toBeCloseTo(amount, 6);
        expect(totalOf(found)).toBeCloseTo(found.loss, 6);
      }),
      { numRuns: 500 },
    );
  });

  it("add up to the loss however many are asked for", () => {
    fc.assert(
      fc.property(
        anyScenario(),
        fc.nat(3),
        fc.nat(12),
        (scenario, most, steps) => {
          const core = forCore(scenario);
          const run = simulate(core);
          for (const site of run.sites) {
            const found = explainLoss(core, run, site, { most, steps });
            expect(found.paths.length).toBeLessThanOrEqual(most);
            expect(totalOf(found)).toBeCloseTo(found.loss, 7);
            expect(found.loss).toBe(arrearsOf(run, site)[found.day]);
            for (const { amount } of found.paths)
              expect(amount).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it("in a chain are one, with the days on which it goes on", () => {
    // 5 days lost, 2 of stock at each of two sites: 1 is missing at the end.
    const scenario = scenarioOf(path(3), shockOf(stop(2, 5)), { stock: 2 });
    expect(explained(scenario)).toEqual({
      site: 0,
      day: 30,
      loss: 1,
      paths: [
        { sites: [0, 1, 2], families: [0, 0], days: [7, 4, 1], amount: 1 },
      ],
      unnamed: 0,
      below: 0,
    });
  });

  it("share a loss as the suppliers' arrears do", () => {
    const shares = [arc(1, 0, 0, 0.75), arc(2, 0, 0, 0.25)];
    const scenario = scenarioOf(
      { order: 3, arcs: shares },
      shockOf(stop(1, 2), stop(2, 6)),
    );
    expect(explained(scenario).paths).toEqual([
      { sites: [0, 1], families: [0], days: [2, 1], amount: 1.5 },
      { sites: [0, 2], families: [0], days: [2, 1], amount: 1.5 },
    ]);
  });

  it("share what stock took off in proportion, and say what is not named", () => {
    const scenario = scenarioOf(
      { order: 2, arcs: [arc(1, 0, 0, 0.5)] },
      { ...shockOf(stop(1, 4)), unnamed: { from: 1, days: 4, left: 0 } },
      { stock: 2 },
    );
    const found = explained(scenario);
    expect([found.loss, at(found.paths, 0).amount, found.unnamed]).toEqual([
      2, 1, 1,
    ]);
  });

  it("join where two ways come from one site", () => {
    const scenario = scenarioOf(diamond(), shockOf(stop(3, 4)));
    expect(explained(scenario).paths.map(({ sites }) => sites)).toEqual([
      [0, 1, 3],
      [0, 2, 3],
    ]);
  });

  it("end at a family that was stopped", () => {
    const scenario = scenarioOf(star(2), {
      ...shockOf(stop(1, 1)),
      families: [{ family: 1, from: 1, days: 3, left: 0 }],
    });
    expect(explained(scenario).paths).toEqual([
      { sites: [0], families: [1], days: [1], amount: 3 },
    ]);
  });

  it("explain the worst day where all is made up for at the end", () => {
    const scenario = scenarioOf(path(2), shockOf(stop(1, 2)), {
      overtime: 0.5,
    });
    expect(explained(scenario)).toMatchObject({ day: 3, loss: 2 });
  });

  it("are none where nothing is lost", () => {
    const scenario = scenarioOf(path(2), shockOf());
    expect(explained(scenario)).toMatchObject({ loss: 0, paths: [], below: 0 });
  });

  it("cannot be those of a day that was not looked at", () => {
    const scenario = scenarioOf(path(2), shockOf());
    expect(() => explainLoss(scenario, simulate(scenario), 0, ALL, 31)).toThrow(
      RangeError,
    );
  });
});

describe("what a scenario means for a site", () => {
  it("is what its output says, day by day", () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        const core = forCore(scenario);
        const Q = naiveOutput(scenario);
        const rows = Array.from({ length: scenario.order }, (_, row) => row);
        for (const each of outcomeAt(core, simulate(core), rows)) {
          const arrears = at(Q, each.site).map((made, day) => day - made);
          const days = arrears.flatMap((value, day) =>
            value > 1e-8 ? [day] : [],
          );
          expect(each.firstDay).toBe(days.at(0) ?? null);
          expect(each.daysBehind).toBe(days.length);
          expect(each.lost).toBeCloseTo(at(arrears, scenario.days), 6);
          expect(each.worst).toBeCloseTo(Math.max(...arrears), 6);
          expect(at(arrears, each.worstDay)).toBeCloseTo(each.worst, 6);
          const parts = each.shortages.map(({ explains }) => explains);
          expect(parts.reduce((a, b) => a + b, each.own)).toBeCloseTo(
            at(arrears, each.explained),
            6,
          );
        }
      }),
    );
  });

  it("says which family runs out when, worked by hand", () => {
    // Family 0 stops for 4 days, family 1 for 8 from day 3 on; a day of stock of each.
    const scenario = scenarioOf(
      star(2),
      shockOf(stop(1, 4), stop(2, 8, { from: 3 })),
      { stock: 1 },
      20,
    );
    expect(outcome(scenario)).toEqual({
      site: 0,
      firstDay: 3,
      daysBehind: 18,
      daysStopped: 7,
      lost: 7,
      worst: 7,
      worstDay: 11,
      explained: 20,
      shortages: [
        { family: 0, first: 3, last: 5, explains: 0 },
        { family: 1, first: 8, last: 11, explains: 7 },
      ],
      own: 0,
    });
  });

  it.each([
    ["nothing where it would have lacked as much anyway", 1, 3, 0],
    ["all where it lacks less", 5, 5, 5],
  ])("puts down to its own stop %s", (_title, days, lost, own) => {
    const scenario = scenarioOf(
      path(2),
      shockOf(stop(0, days), stop(1, 3)),
      {},
      10,
    );
    expect(outcome(scenario)).toMatchObject({ firstDay: 1, lost, own });
  });
});
