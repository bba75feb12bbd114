/** Remedies, stress, draws and the hypothesis: many runs of one network. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { at } from "../testing/at.ts";
import { arc, cycle, path, star } from "../testing/graphs.ts";
import {
  naiveOutput,
  type NaiveScenario,
} from "../testing/naive/resilience.ts";
import {
  anyScenario,
  forCore,
  scenarioOf,
  shockOf,
  stop,
} from "../testing/scenarios.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { finishWork } from "../column/finish-work.ts";
import { whatWouldHelp } from "./remedies.ts";
import { arrearsOf, outputOf } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { simulate } from "./simulate.ts";
import { compareSocial, socialShock } from "./social.ts";
import { stressEverySite, timeToSurvive } from "./stress.ts";
import { openScenarioWorkspace } from "./workspace.ts";

/** A site of a network that has one, and its scenario. */
const anyHit = anyScenario().filter(({ order }) => order > 0);

const naiveLoss = (scenario: NaiveScenario, rows: readonly number[]) => {
  const Q = naiveOutput(scenario);
  const behind = rows.map((row) => at(Q, row).map((made, day) => day - made));
  return {
    lost: behind.reduce((sum, days) => sum + at(days, scenario.days), 0),
    worst: behind.reduce((sum, days) => sum + Math.max(...days), 0),
  };
};

/** Park and Miller's generator. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe("what would help", () => {
  const options = {
    stock: 2,
    second: 0.5,
    limits: { most: 20, steps: 100 },
  };

  it("saves what running without and with it says, for each", () => {
    fc.assert(
      fc.property(anyHit, (scenario) => {
        const before = naiveLoss(scenario, [0]);
        const helps = finishWork(
          whatWouldHelp(forCore(scenario), [0], options),
        );
        for (const { remedy, saved } of helps) {
          const after = naiveLoss(
            {
              ...scenario,
              settings: { ...scenario.settings, remedies: [remedy] },
            },
            [0],
          );
          expect(saved.lost).toBeCloseTo(before.lost - after.lost, 6);
          expect(saved.worst).toBeCloseTo(before.worst - after.worst, 6);
          expect(saved.worst).toBeGreaterThanOrEqual(-1e-7);
        }
        const order = helps.map(({ saved }) => saved.lost);
        expect(order).toEqual([...order].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it("is stock anywhere on a chain, and a second source only as far as it supplies", () => {
    const scenario = scenarioOf(path(3), shockOf(stop(2, 4)));
    const helps = finishWork(whatWouldHelp(scenario, [0], options));
    const found = helps.map(({ remedy, saved }) => [
      remedy.customer,
      remedy.stock ?? 0,
      saved.lost,
    ]);
    expect(found).toEqual([
      [0, 2, 2],
      [0, 0, 2],
      [1, 2, 2],
      [1, 0, 2],
    ]);
  });

  it("is nothing of two families that are equally short", () => {
    const scenario = scenarioOf(star(2), shockOf(stop(1, 4), stop(2, 4)));
    const helps = finishWork(whatWouldHelp(scenario, [0], options));
    expect(helps.map(({ saved }) => saved.lost)).toEqual([0, 0]);
  });

  it("leaves what was prepared already in place", () => {
    const remedies = [{ customer: 0, family: 0, stock: 1 }];
    const scenario = scenarioOf(path(2), shockOf(stop(1, 4)), { remedies });
    const [first] = finishWork(whatWouldHelp(scenario, [0], options));
    expect(first).toEqual({
      remedy: { customer: 0, family: 0, stock: 2 },
      saved: { lost: 2, worst: 2 },
    });
  });
});

describe("stress", () => {
  const isFelt = (scenario: NaiveScenario, site: number, days: number) =>
    naiveLoss({ ...scenario, shock: shockOf(stop(site, days)) }, [0]).worst >
    1e-8;

  it("finds what stopping each site for each length by hand finds", () => {
    fc.assert(
      fc.property(anyHit, fc.nat(9), (scenario, recover) => {
        const { order, days } = scenario;
        const rows = Array.from({ length: order }, (_, row) => row);
        const found = finishWork(
          stressEverySite(forCore(scenario), rows, recover, [0]),
        );
        expect(found.map(({ site }) => site).sort((a, b) => a - b)).toEqual(
          rows,
        );
        for (const each of found) {
          const { site } = each;
          const lengths = Array.from({ length: days + 1 }, (_, n) => n);
          const felt = lengths.find((length) => isFelt(scenario, site, length));
          expect(each.survive).toBe(felt === undefined ? Infinity : felt - 1);
          const hit = { ...scenario, shock: shockOf(stop(site, Infinity)) };
          const Q = at(naiveOutput(hit), 0);
          const first = Q.findIndex((made, day) => day - made > 1e-8);
          expect(each.firstDay).toBe(first < 0 ? Infinity : first);
          expect(each.isCritical).toBe(isFelt(scenario, site, recover));
          const lost = naiveLoss(
            { ...scenario, shock: shockOf(stop(site, recover)) },
            [0],
          );
          expect(each.lost).toBeCloseTo(lost.lost, 6);
          expect(each.worst).toBeCloseTo(lost.worst, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("puts what costs most first, with recovery by site", () => {
    const setting = scenarioOf(path(3), shockOf(), { stock: 1 });
    const recover = Float64Array.of(1, 9, 9);
    const found = finishWork(stressEverySite(setting, [0, 1, 2], recover, [0]));
    expect(found).toEqual([
      {
        site: 1,
        recover: 9,
        firstDay: 3,
        survive: 1,
        lost: 8,
        worst: 8,
        isCritical: true,
      },
      {
        site: 2,
        recover: 9,
        firstDay: 5,
        survive: 2,
        lost: 7,
        worst: 7,
        isCritical: true,
      },
      {
        site: 0,
        recover: 1,
        firstDay: 1,
        survive: 0,
        lost: 1,
        worst: 1,
        isCritical: true,
      },
    ]);
  });

  it("survives by stocks: what is on its way puts a gap off and does not fill it", () => {
    const setting = scenarioOf(path(4), shockOf(), { stock: 2 });
    expect(timeToSurvive(setting, 3, [0])).toEqual({
      firstDay: 10,
      survive: 6,
    });
  });

  it("survives for ever whom the origins do not depend on", () => {
    const setting = scenarioOf(path(2), shockOf());
    expect(timeToSurvive(setting, 0, [1])).toEqual({
      firstDay: Infinity,
      survive: Infinity,
    });
  });

  it("can be left off, and says how far it is", () => {
    const setting = scenarioOf(cycle(3), shockOf());
    const work = stressEverySite(setting, [0, 1, 2], 5, [0]);
    expect(work.next().value).toEqual({ done: 0, of: 3 });
    expect(work.next().value).toEqual({ done: 1, of: 3 });
    expect(work.return([]).done).toBe(true);
  });

  it("is only of sites of the network", () => {
    const setting = scenarioOf(path(2), shockOf());
    expect(() => timeToSurvive(setting, 2, [0])).toThrow(RangeError);
  });
});

describe("many draws", () => {
  const STILL = { length: 0, stock: 0 };
  const draw = (
    scenario: Scenario,
    spreads = STILL,
    runs = 3,
    rng = drawing(5),
    origins = [0],
  ) => finishWork(monteCarlo(scenario, origins, spreads, runs, rng));

  it("are the one run where nothing is spread", () => {
    fc.assert(
      fc.property(anyHit, (scenario) => {
        const core = forCore(scenario);
        const made = draw(core);
        const output = outputOf(simulate(core), 0);
        for (const band of [
          made.output.low,
          made.output.median,
          made.output.high,
        ])
          expect(band).toEqual(output);
        expect(made.lost.low).toBe(arrearsOf(simulate(core), 0)[core.days]);
      }),
    );
  });

  it("are the same from the same numbers, and in order", () => {
    fc.assert(
      fc.property(
        anyHit,
        fc.integer({ min: 1, max: 9999 }),
        (scenario, seed) => {
          const core = forCore(scenario);
          const spreads = { length: 0.5, stock: 0.4 };
          const made = draw(core, spreads, 7, drawing(seed));
          expect(draw(core, spreads, 7, drawing(seed))).toEqual(made);
          made.output.low.forEach((low, day) => {
            expect(low).toBeLessThanOrEqual(at(made.output.median, day));
            expect(at(made.output.median, day)).toBeLessThanOrEqual(
              at(made.output.high, day),
            );
          });
        },
      ),
    );
  });

  it("spread a length as the logarithm of a normal number", () => {
    // One site that stops itself: what is lost is the length drawn. 90 % lie within 1.645 standard deviations.
    const scenario = scenarioOf(path(1), shockOf(stop(0, 10)), {}, 60);
    const { lost } = draw(scenario, { length: 0.3, stock: 0 }, 4000);
    expect(Math.log(lost.median / 10)).toBeCloseTo(0, 1);
    expect(Math.log(lost.low / 10) / 0.3).toBeCloseTo(-1.645, 0);
    expect(Math.log(lost.high / 10) / 0.3).toBeCloseTo(1.645, 0);
  });

  it("spread all stocks evenly, together", () => {
    const scenario = scenarioOf(
      path(2),
      shockOf(stop(1, 20)),
      { stock: 10 },
      60,
    );
    const { lost } = draw(scenario, { length: 0, stock: 0.5 }, 4000);
    // Stocks from 5 to 15: 5 % are below 5.5.
    expect(lost.median).toBeCloseTo(10, 0);
    expect(Math.abs(lost.high - 14.5)).toBeLessThan(0.2);
    expect(Math.abs(lost.low - 5.5)).toBeLessThan(0.2);
  });

  it("average over the origins, and are nothing without any", () => {
    const scenario = scenarioOf(path(3), shockOf(stop(1, 4)), {}, 10);
    expect(
      draw(scenario, STILL, 1, drawing(1), [0, 1, 2]).lost.median,
    ).toBeCloseTo(8 / 3, 12);
    expect(draw(scenario, STILL, 1, drawing(1), []).lost.high).toBe(0);
  });

  it.each([
    ["no run", 0, STILL],
    ["a negative spread", 1, { length: -1, stock: 0 }],
    ["stocks below nothing", 1, { length: 0, stock: 1.5 }],
  ])("are not made of %s", (_title, runs, spreads) => {
    const scenario = scenarioOf(path(2), shockOf());
    expect(() => draw(scenario, spreads, runs)).toThrow(RangeError);
  });
});

describe("the hypothesis that people make stops shorter", () => {
  const scenario = scenarioOf(path(2), shockOf(stop(1, 10)), {}, 40);

  it("shortens a stop by strength and state, and not where the state is unknown", () => {
    const shock = shockOf(
      stop(0, 10),
      stop(1, 10),
      stop(2, 10),
      stop(2, Infinity),
    );
    const shorter = socialShock(shock, Float64Array.of(0.5, NaN, 1), 0.4);
    expect(shorter.stops.map(({ days }) => days)).toEqual([8, 10, 6, Infinity]);
    expect(socialShock(shock, Float64Array.of(1, 1, 1), 0)).toEqual(shock);
  });

  it("always stands beside the run without it, and a band", () => {
    const found = compareSocial(scenario, [0], Float64Array.of(1, 0.5), 0.6);
    expect(arrearsOf(found.without, 0)[40]).toBe(10);
    expect(arrearsOf(found.with, 0)[40]).toBe(7);
    expect(found.without).toEqual(simulate(scenario));
    expect(found.band.map(({ strength, lost }) => [strength, lost])).toEqual([
      [0, 10],
      [0.3, 8.5],
      [0.6, 7],
      [1, 5],
    ]);
    expect(found.band[0]?.arrears).toEqual(arrearsOf(found.without, 0));
    expect(found.band[2]?.arrears).toEqual(arrearsOf(found.with, 0));
  });

  it("never makes a loss greater, and less with strength", () => {
    fc.assert(
      fc.property(
        anyHit,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (any, h) => {
          const core = forCore(any);
          const state = new Float64Array(any.order).fill(0.7);
          const { band } = compareSocial(core, [0], state, h);
          const losses = band.map(({ lost }) => lost);
          for (const { lost, arrears } of band)
            expect(arrears.at(-1)).toBeCloseTo(lost, 9);
          losses.slice(1).forEach((lost, n) => {
            expect(lost).toBeLessThanOrEqual(at(losses, n) + 1e-7);
          });
        },
      ),
    );
  });

  it.each([
    ["a strength above 1", 1.1, Float64Array.of(1, 1)],
    ["a state above 1", 0.5, Float64Array.of(1, 2)],
    ["states of another network", 0.5, Float64Array.of(1)],
  ])("does not take %s", (_title, strength, state) => {
    expect(() => compareSocial(scenario, [0], state, strength)).toThrow(
      RangeError,
    );
  });
});

it("one workspace serves all of it", () => {
  const arcs = [arc(1, 0), arc(2, 0), arc(3, 1), arc(3, 2)];
  const scenario = scenarioOf({ order: 4, arcs }, shockOf(stop(3, 9)), {
    stock: 1,
  });
  const room = openScenarioWorkspace(scenario.dependency);
  const before = simulate(scenario, room);
  finishWork(stressEverySite(scenario, [1, 2, 3], 9, [0], room));
  finishWork(whatWouldHelp(scenario, [0], undefined, room));
  compareSocial(scenario, [0], new Float64Array(4), 0.5, room);
  expect(simulate(scenario, room)).toEqual(before);
});
