import fc from "fast-check";
import { anyScenario, forCore } from "../testing/scenarios.ts";
import { lossIn } from "./loss.ts";
import { rerunIn } from "./rerun.ts";
import { arrearsOf, placeRun } from "./run.ts";
import type { Remedy } from "./scenario.ts";
import { keepRun, runIn, simulate } from "./simulate.ts";
import { openScenarioWorkspace } from "./workspace.ts";

const aRemedy: fc.Arbitrary<Remedy> = fc.record({
  customer: fc.nat(5),
  family: fc.nat(2),
  stock: fc.constantFrom(0, 0.5, 2, 9),
  second: fc.constantFrom(0, 0.3, 1),
});

/** A network with a scenario, something prepared already, and what is prepared besides. */
const anyCase = anyScenario()
  .filter(({ order }) => order > 0)
  .chain((scenario) =>
    fc.record({
      scenario: fc.constant(forCore(scenario)),
      already: fc.array(aRemedy, { maxLength: 2 }),
      remedy: aRemedy.map((remedy) => ({
        ...remedy,
        customer: remedy.customer % scenario.order,
      })),
    }),
  );

describe("a scenario run again with something prepared", () => {
  it("is to the last bit what running all of it anew is", () => {
    fc.assert(
      fc.property(anyCase, ({ scenario, already, remedy }) => {
        const { order } = scenario.dependency;
        const { settings } = scenario;
        const first = {
          ...scenario,
          settings: { ...settings, remedies: already },
        };
        const then = {
          ...scenario,
          settings: { ...settings, remedies: [...already, remedy] },
        };
        const room = openScenarioWorkspace(scenario.dependency);
        const before = simulate(first, room);
        const placed = placeRun(before, order);
        rerunIn(room, then, placed, remedy.customer);
        const rows = Array.from({ length: order }, (_, row) => row);
        const losses = rows.map((row) => lossIn(room, [row], placed));
        const again = keepRun(room);
        const whole = simulate(then);
        for (const row of rows) {
          const isHere = room.isReached[row] === 1;
          expect(arrearsOf(isHere ? again : before, row)).toEqual(
            arrearsOf(whole, row),
          );
        }
        const all = openScenarioWorkspace(scenario.dependency);
        runIn(all, then);
        expect(losses).toEqual(rows.map((row) => lossIn(all, [row])));
        // Nothing of it stays.
        expect(simulate(first, room)).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });
});
