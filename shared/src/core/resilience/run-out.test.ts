/** What a site has nothing left of. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { path, star } from "../testing/graphs.ts";
import { naiveRunOuts } from "../testing/naive/run-out.ts";
import {
  anyScenario,
  forCore,
  scenarioOf,
  shockOf,
  stop,
} from "../testing/scenarios.ts";
import { runOutsAt } from "./run-out.ts";
import type { Scenario } from "./scenario.ts";
import { simulate } from "./simulate.ts";

const runOuts = (scenario: Scenario, site = 0) =>
  runOutsAt(scenario, simulate(scenario), site);

describe("what runs out", () => {
  it("is what stock and deliveries, less what was made, leave nothing of", () => {
    fc.assert(
      fc.property(anyScenario(), fc.nat(), (scenario, seed) => {
        fc.pre(scenario.order > 0);
        const site = seed % scenario.order;
        const found = runOuts(forCore(scenario), site);
        const wanted = [...naiveRunOuts(scenario, site)]
          .map(([family, days]) => ({
            family,
            first: days.at(0),
            last: days.at(-1),
          }))
          .sort(
            (a, b) => (a.first ?? 0) - (b.first ?? 0) || a.family - b.family,
          );
        expect(found).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it("is told of all that are out on one day, also where one alone decides", () => {
    const scenario = scenarioOf(
      star(2),
      shockOf(stop(1, 4), stop(2, 4)),
      { stock: 1 },
      20,
    );
    expect(runOuts(scenario)).toEqual([
      { family: 0, first: 3, last: 20 },
      { family: 1, first: 3, last: 20 },
    ]);
  });

  it("is nothing where the site is on plan, or stops itself alone", () => {
    expect(runOuts(scenarioOf(path(2), shockOf()))).toEqual([]);
    const itself = scenarioOf(path(2), shockOf(stop(0, 3)), { stock: 1 });
    expect(runOuts(itself)).toEqual([]);
  });

  it("is not told of a run with remedies", () => {
    const remedies = [{ customer: 0, family: 0, stock: 1 }];
    const scenario = scenarioOf(path(2), shockOf(), { remedies });
    expect(() => runOuts(scenario)).toThrow(RangeError);
  });
});
