/** Each family lost alone, against stopping it for each length by hand. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { at } from "../testing/at.ts";
import { arc, path } from "../testing/graphs.ts";
import {
  naiveOutput,
  type NaiveScenario,
} from "../testing/naive/resilience.ts";
import {
  anyScenario,
  forCore,
  scenarioOf,
  shockOf,
} from "../testing/scenarios.ts";
import { finishWork } from "../column/finish-work.ts";
import type { Shock } from "./scenario.ts";
import { stressEveryFamily } from "./stress.ts";

const losing = (family: number, days: number): Shock => ({
  stops: [],
  families: [{ family, from: 1, days, left: 0 }],
});

/** Arrears of site 0, by day. */
function behind(scenario: NaiveScenario, shock: Shock): readonly number[] {
  const made = at(naiveOutput({ ...scenario, shock }), 0);
  return made.map((output, day) => day - output);
}

const isFelt = (scenario: NaiveScenario, family: number, days: number) =>
  behind(scenario, losing(family, days)).some((late) => late > 1e-8);

describe("stress of families", () => {
  it("finds what stopping each family for each length by hand finds", () => {
    fc.assert(
      fc.property(
        anyScenario().filter(({ order }) => order > 0),
        fc.nat(9),
        (scenario, recover) => {
          const families = [0, 1, 2];
          const found = finishWork(
            stressEveryFamily(forCore(scenario), families, recover, [0]),
          );
          expect(found.map(({ family }) => family).sort()).toEqual(families);
          for (const each of found) {
            const { family } = each;
            const felt = Array.from(
              { length: scenario.days + 1 },
              (_, length) => length,
            ).find((length) => isFelt(scenario, family, length));
            expect(each.survive).toBe(felt === undefined ? Infinity : felt - 1);
            const first = behind(scenario, losing(family, Infinity)).findIndex(
              (late) => late > 1e-8,
            );
            expect(each.firstDay).toBe(first < 0 ? Infinity : first);
            expect(each.isCritical).toBe(isFelt(scenario, family, recover));
            const late = behind(scenario, losing(family, recover));
            expect(each.lost).toBeCloseTo(at(late, scenario.days), 6);
            expect(each.worst).toBeCloseTo(Math.max(...late), 6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("puts what costs most first, with recovery by family", () => {
    const setting = scenarioOf(
      { order: 3, arcs: [arc(1, 0, 0), arc(2, 0, 1)] },
      shockOf(),
      { stock: 2 },
    );
    const found = finishWork(
      stressEveryFamily(setting, [0, 1, 1], Float64Array.of(3, 6), [0]),
    );
    expect(found).toEqual([
      {
        family: 1,
        recover: 6,
        firstDay: 3,
        survive: 2,
        lost: 4,
        worst: 4,
        isCritical: true,
      },
      {
        family: 0,
        recover: 3,
        firstDay: 3,
        survive: 2,
        lost: 1,
        worst: 1,
        isCritical: true,
      },
    ]);
  });

  it("survives a family that nobody needs for ever", () => {
    const [found] = finishWork(
      stressEveryFamily(scenarioOf(path(2), shockOf()), [7], 30, [0]),
    );
    expect(found).toMatchObject({ survive: Infinity, isCritical: false });
  });
});
