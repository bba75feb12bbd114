import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { UNNAMED, type SupplyArc } from "../graph/dependency.ts";
import { at } from "../testing/at.ts";
import { arc, cycle, diamond, path } from "../testing/graphs.ts";
import {
  greatestHelp,
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
import { arrearsOf, outputOf } from "./run.ts";
import { withUnnamedStopped, type Scenario, type Shock } from "./scenario.ts";
import { runIn, simulate } from "./simulate.ts";
import { openScenarioWorkspace } from "./workspace.ts";

const outputs = (scenario: NaiveScenario): number[][] => {
  const run = simulate(forCore(scenario));
  return Array.from({ length: scenario.order }, (_, row) => [
    ...outputOf(run, row),
  ]);
};

function expectClose(made: number[][], wanted: number[][]): void {
  expect(made.length).toBe(wanted.length);
  made.forEach((days, row) => {
    days.forEach((value, day) => {
      expect(value).toBeCloseTo(at(at(wanted, row), day), 6);
    });
  });
}

/** No site has ever made more in `worse`. */
function expectNoMore(worse: NaiveScenario, better: NaiveScenario): void {
  const less = outputs(worse);
  outputs(better).forEach((days, row) => {
    days.forEach((value, day) => {
      expect(at(at(less, row), day)).toBeLessThanOrEqual(value + 1e-7);
    });
  });
}

const settled = (
  scenario: NaiveScenario,
  settings: Partial<NaiveScenario["settings"]>,
): NaiveScenario => ({
  ...scenario,
  settings: { ...scenario.settings, ...settings },
});
const hitBy = (scenario: NaiveScenario, shock: Partial<Shock>) => ({
  ...scenario,
  shock: { ...scenario.shock, ...shock },
});

describe("the spread of a stop", () => {
  it("is what the equations say, day by day over all sites", () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        expectClose(outputs(scenario), naiveOutput(scenario));
      }),
      { numRuns: 600 },
    );
  });

  it("leaves everybody on plan exactly where nothing is lost", () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        const shock = {
          stops: scenario.shock.stops.map((each) => ({ ...each, left: 1 })),
          families: scenario.shock.families.map((each) => ({
            ...each,
            days: 0,
          })),
          unnamed: undefined,
        };
        const run = simulate(forCore(hitBy(scenario, shock)));
        expect(run.sites.length).toBe(0);
        expect(outputs(hitBy(scenario, shock))).toEqual(
          Array.from({ length: scenario.order }, () =>
            Array.from({ length: scenario.days + 1 }, (_, day) => day),
          ),
        );
      }),
    );
  });

  it("takes no output back", () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        for (const days of outputs(scenario))
          for (let day = 1; day < days.length; day++)
            expect(at(days, day)).toBeGreaterThanOrEqual(
              at(days, day - 1) - 1e-7,
            );
      }),
    );
  });

  const worse: Record<string, (s: NaiveScenario) => NaiveScenario> = {
    "more sites stop": (s) =>
      s.order === 0
        ? s
        : hitBy(s, { stops: [...s.shock.stops, stop(s.order - 1, 3)] }),
    "stops are longer": (s) =>
      hitBy(s, {
        stops: s.shock.stops.map((e) => ({ ...e, days: e.days * 1.5 + 0.4 })),
        families: s.shock.families.map((e) => ({ ...e, days: e.days + 0.7 })),
      }),
    "less is left": (s) =>
      hitBy(s, {
        stops: s.shock.stops.map((e) => ({ ...e, left: e.left / 2 })),
        families: s.shock.families.map((e) => ({ ...e, left: e.left / 2 })),
      }),
    "one more family is stopped": (s) =>
      hitBy(s, {
        families: [
          ...s.shock.families,
          { family: 1, from: 2, days: 2, left: 0.2 },
        ],
      }),
    "stocks are smaller": (s) =>
      settled(s, { stock: (s.settings.stock as number) * 0.6 }),
    "all stocks are smaller by a factor": (s) =>
      settled(s, { stockFactor: s.settings.stockFactor * 0.6 }),
    "there is less overtime": (s) =>
      settled(s, { overtime: s.settings.overtime / 2 }),
    "others add less": (s) => settled(s, { extra: s.settings.extra / 2 }),
    "others add later": (s) =>
      settled(s, { switching: s.settings.switching + 1 }),
    "who is not named stops too": (s) =>
      hitBy(withoutUnnamed(s), withUnnamedStopped(s.shock)),
  };
  const withoutUnnamed = (s: NaiveScenario) => hitBy(s, { unnamed: undefined });
  it.each(Object.entries(worse))(
    "never yields more where %s",
    (title, made) => {
      fc.assert(
        fc.property(anyScenario(), (any) => {
          const scenario =
            title === "who is not named stops too" ? withoutUnnamed(any) : any;
          expectNoMore(made(scenario), scenario);
        }),
      );
    },
  );

  it("does not depend on how the sites are numbered", () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        const { order, arcs, shock } = scenario;
        const turned = (row: number) =>
          row === UNNAMED ? UNNAMED : order - 1 - row;
        const other: NaiveScenario = {
          ...hitBy(scenario, {
            stops: shock.stops.map((e) => ({ ...e, site: turned(e.site) })),
            families: shock.families.map((e) => ({
              ...e,
              customers: e.customers?.slice().reverse(),
            })),
          }),
          arcs: arcs.map((e) => ({
            ...e,
            supplier: turned(e.supplier),
            customer: turned(e.customer),
          })),
        };
        expectClose(outputs(other).reverse(), outputs(scenario));
      }),
    );
  });

  it("is the same in a workspace that was used before", () => {
    fc.assert(
      fc.property(anyScenario(), anyScenario(), (first, second) => {
        const scenario = forCore(first);
        const room = openScenarioWorkspace(scenario.dependency);
        const stops = second.shock.stops.filter(
          ({ site }) => site < first.order,
        );
        runIn(room, {
          ...scenario,
          shock: {
            ...second.shock,
            stops,
            families: [{ family: 0, from: 1, days: 2, left: 0 }],
          },
          settings: {
            ...second.settings,
            remedies: [
              { customer: 0, family: 0, stock: 2, second: 0.5 },
            ].filter(() => first.order > 0),
          },
          days: second.days,
        });
        expect(simulate(scenario, room)).toEqual(simulate(scenario));
      }),
    );
  });

  it("can be sent between threads", () => {
    const run = simulate(scenarioOf(path(3), shockOf(stop(2, 4))));
    expect(structuredClone(run)).toEqual(run);
  });

  it("takes stocks by input", () => {
    const arcs = [arc(1, 0, 0), arc(2, 0, 1)];
    const scenario = scenarioOf(
      { order: 3, arcs },
      shockOf(stop(1, 4), stop(2, 4)),
      { stock: Float64Array.of(3, 1) },
    );
    expect(arrearsOf(simulate(scenario), 0)[20]).toBe(3);
  });
});

describe("a remedy", () => {
  it("is what the equations say, of stock and of a second source", () => {
    fc.assert(
      fc.property(
        anyScenario(),
        fc.constantFrom(0, 1, 2.5),
        fc.constantFrom(0, 0.3, 1),
        fc.nat(2),
        (scenario, stock, second, family) => {
          const remedied = settled(scenario, {
            remedies: [0, scenario.order - 1].flatMap((customer) =>
              customer in outputs(scenario)
                ? [{ customer, family, stock, second }]
                : [],
            ),
          });
          expectClose(outputs(remedied), naiveOutput(remedied));
          expectNoMore(scenario, remedied);
        },
      ),
    );
  });

  it("with a second source is a supplier that nothing hits", () => {
    const before: SupplyArc[] = [arc(1, 0, 0, 0.5), arc(2, 0, 0, 0.5)];
    const after = [arc(1, 0, 0, 0.3), arc(2, 0, 0, 0.3), arc(3, 0, 0, 0.4)];
    const shock = shockOf(stop(1, 9), stop(2, 4, { left: 0.5 }));
    const settings = { stock: 1, overtime: 0.1, extra: 0.4, switching: 2 };
    const remedies = [{ customer: 0, family: 0, second: 0.4 }];
    const prepared = simulate(
      scenarioOf({ order: 4, arcs: before }, shock, { ...settings, remedies }),
    );
    const built = simulate(
      scenarioOf({ order: 4, arcs: after }, shock, settings),
    );
    arrearsOf(prepared, 0).forEach((value, day) => {
      expect(value).toBeCloseTo(at(arrearsOf(built, 0), day), 9);
    });
  });
});

describe("worked by hand", () => {
  const behind = (scenario: Scenario, row = 0) => [
    ...arrearsOf(simulate(scenario), row),
  ];

  it("a chain stops when its stocks are used up and what is on its way has arrived", () => {
    // Three hops with two days of stock each: 3 days on the way, 6 of stock; short first on day 10.
    const scenario = scenarioOf(
      path(4),
      shockOf(stop(3, Infinity)),
      { stock: 2 },
      12,
    );
    expect(behind(scenario)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
  });

  it("a stop no longer than the stocks of a chain is not felt", () => {
    const felt = (days: number) =>
      simulate(scenarioOf(path(4), shockOf(stop(3, days)), { stock: 2 })).sites;
    expect([...felt(6)]).toEqual([1, 2, 3]);
    expect([...felt(7)]).toEqual([0, 1, 2, 3]);
  });

  it("half of two sources makes half, and all where the other doubles", () => {
    const half = scenarioOf(diamond(), shockOf(stop(1, Infinity)), {}, 4);
    expect(behind(half)).toEqual([0, 0, 0.5, 1, 1.5]);
    const full = { ...half, settings: { ...half.settings, extra: 1 } };
    expect(behind(full)).toEqual([0, 0, 0, 0, 0]);
    // From day 3 on: the half day of day 2 and 3 that was missed is not made up for.
    const later = { ...full, settings: { ...full.settings, switching: 2 } };
    expect(behind(later)).toEqual([0, 0, 0.5, 0.5, 0.5]);
  });

  it("a single source adds nothing to what it owes", () => {
    const scenario = scenarioOf(path(2), shockOf(stop(1, 3)), { extra: 1 }, 9);
    expect(behind(scenario)).toEqual([0, 0, 1, 2, 3, 3, 3, 3, 3, 3]);
  });

  it("part of a capacity uses up the stock in proportion", () => {
    // Half a day short each day: three days of stock last six, and a day on the way.
    const scenario = scenarioOf(
      path(2),
      shockOf(stop(1, Infinity, { left: 0.5 })),
      { stock: 3 },
      9,
    );
    expect(behind(scenario)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0.5, 1]);
  });

  it("overtime makes up for what was lost", () => {
    const scenario = scenarioOf(
      path(2),
      shockOf(stop(1, 2)),
      { overtime: 0.5 },
      8,
    );
    expect(behind(scenario, 1)).toEqual([0, 1, 2, 1.5, 1, 0.5, 0, 0, 0]);
    expect(behind(scenario, 0)).toEqual([0, 0, 1, 2, 1.5, 1, 0.5, 0, 0]);
  });

  it("a circle that stops for a while goes on a while behind", () => {
    const scenario = scenarioOf(cycle(3), shockOf(stop(1, 2)), {}, 6);
    expect(behind(scenario, 1)).toEqual([0, 1, 2, 2, 2, 2, 2]);
    expect(behind(scenario, 0)).toEqual([0, 0, 1, 2, 2, 2, 2]);
    expect(behind(scenario, 2)).toEqual([0, 0, 0, 1, 2, 2, 2]);
  });

  it("part of a day is that part, and of two stops the harder counts", () => {
    const shock = shockOf(stop(0, 2.5), stop(0, 4, { left: 0.75 }));
    expect(behind(scenarioOf(path(1), shock, {}, 5))).toEqual([
      0, 1, 2, 2.5, 2.75, 2.75,
    ]);
  });

  it("what waited at a border comes with the overtime's pace", () => {
    const scenario = scenarioOf(
      path(2),
      {
        stops: [],
        families: [{ family: 0, from: 2, days: 3, left: 0 }],
      },
      { overtime: 0.5 },
      9,
    );
    expect(behind(scenario)).toEqual([0, 0, 1, 2, 3, 2.5, 2, 1.5, 1, 0.5]);
  });

  it("a border that some need not cross stops the others only", () => {
    const scenario = scenarioOf(
      { order: 3, arcs: [arc(2, 0), arc(2, 1)] },
      {
        stops: [],
        families: [
          {
            family: 0,
            from: 1,
            days: 2,
            left: 0,
            customers: Uint8Array.of(1, 0, 0),
          },
        ],
      },
    );
    expect([...simulate(scenario).sites]).toEqual([0]);
  });

  it("who is not named delivers, or stops with the event", () => {
    const arcs = [arc(1, 0, 0, 0.5)];
    const best = scenarioOf({ order: 2, arcs }, shockOf(stop(1, 2)), {}, 4);
    expect(behind(best)).toEqual([0, 0, 0.5, 1, 1]);
    const worst = { ...best, shock: withUnnamedStopped(best.shock) };
    expect(behind(worst)).toEqual([0, 0, 1, 2, 2]);
  });
});

it("the greatest help is none for oneself", () => {
  expect(greatestHelp([3], [5])).toBe(0);
  expect(greatestHelp([3, 0], [5, 2])).toBe(2);
  expect(greatestHelp([3, 3], [1, 4])).toBe(4);
  expect(greatestHelp([], [])).toBe(0);
});

describe("what no caller may ask", () => {
  const scenario = scenarioOf(path(2), shockOf());
  const asks: Record<string, Partial<Scenario>> = {
    "days that are no whole number": { days: 1.5 },
    "a site that is not there": { shock: shockOf(stop(2, 1)) },
    "a day before the first": { shock: shockOf(stop(1, 1, { from: 0 })) },
    "more than all left": { shock: shockOf(stop(1, 1, { left: 1.1 })) },
    "a negative length": { shock: shockOf(stop(1, -1)) },
    "less than no stock": { settings: { ...scenario.settings, stock: -1 } },
    "stocks of another network": {
      settings: { ...scenario.settings, stock: new Float64Array(3) },
    },
    "overtime that is no number": {
      settings: { ...scenario.settings, overtime: NaN },
    },
    "more than a whole source": {
      settings: {
        ...scenario.settings,
        remedies: [{ customer: 0, family: 0, second: 2 }],
      },
    },
  };
  it.each(Object.keys(asks))("is %s", (title) => {
    expect(() => simulate({ ...scenario, ...asks[title] })).toThrow(RangeError);
  });
  it("is a room of another network", () => {
    const other = scenarioOf(path(2), shockOf());
    const room = openScenarioWorkspace(other.dependency);
    expect(() => simulate(scenario, room)).toThrow(RangeError);
  });
});
