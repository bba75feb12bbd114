/** Scenarios for tests of what stops: by hand, and any. */
import fc from "fast-check";
import { buildDependency } from "../graph/dependency.ts";
import {
  STOP_DEFAULTS,
  type Scenario,
  type Shock,
  type SiteStop,
  type Stop,
  type StopSettings,
} from "../resilience/scenario.ts";
import { anyArcs, type ArcsOf } from "./graphs.ts";
import type { NaiveScenario } from "./naive/resilience.ts";

/** No stocks, no overtime, nobody adds anything: everything arrives, a day later. */
export const BARE: StopSettings = {
  ...STOP_DEFAULTS,
  stock: 0,
  overtime: 0,
  extra: 0,
  switching: 0,
};

export const stop = (
  site: number,
  days: number,
  { from = 1, left = 0 }: Partial<Stop> = {},
): SiteStop => ({ site, from, days, left });

export const shockOf = (...stops: SiteStop[]): Shock => ({
  stops,
  families: [],
});

export const scenarioOf = (
  { order, arcs }: ArcsOf,
  shock: Shock,
  settings: Partial<StopSettings> = {},
  days = 30,
): Scenario => ({
  dependency: buildDependency(order, arcs),
  shock,
  settings: { ...BARE, ...settings },
  days,
});

/** The same for the core and for its twin. */
export const forCore = (scenario: NaiveScenario): Scenario => ({
  ...scenario,
  dependency: buildDependency(scenario.order, scenario.arcs),
});

const anyStop: fc.Arbitrary<Stop> = fc.record({
  from: fc.integer({ min: 1, max: 4 }),
  days: fc.constantFrom(0, 0.5, 1, 2, 3.25, 7, Infinity),
  left: fc.constantFrom(0, 0, 0.3, 0.5, 1),
});

export const anySettings: fc.Arbitrary<StopSettings> = fc.record({
  stock: fc.constantFrom(0, 0.5, 1, 2, 3),
  stockFactor: fc.constantFrom(1, 1, 0.5),
  overtime: fc.constantFrom(0, 0.1, 0.25, 1),
  extra: fc.constantFrom(0, 0.2, 1, 3),
  switching: fc.constantFrom(0, 1, 3, 2.5),
  remedies: fc.constant([]),
});

/** Any small network with any stops, some of the same site, some of nothing. */
export const anyScenario = (
  settings = anySettings,
): fc.Arbitrary<NaiveScenario> =>
  anyArcs(6).chain(({ order, arcs }) =>
    fc.record({
      order: fc.constant(order),
      arcs: fc.constant(arcs),
      shock: fc.record({
        stops:
          order === 0
            ? fc.constant([])
            : fc.array(
                fc
                  .tuple(fc.nat(order - 1), anyStop)
                  .map(([site, each]) => ({ ...each, site })),
                { maxLength: 3 },
              ),
        families: fc.oneof(
          { weight: 2, arbitrary: fc.constant([]) },
          {
            weight: 1,
            arbitrary: fc.array(
              fc
                .tuple(
                  fc.nat(2),
                  anyStop,
                  fc.option(
                    fc
                      .array(fc.nat(1), { minLength: order, maxLength: order })
                      .map((mask) => Uint8Array.from(mask)),
                    { nil: undefined },
                  ),
                )
                .map(([family, each, customers]) => ({
                  ...each,
                  family,
                  customers,
                })),
              { maxLength: 2 },
            ),
          },
        ),
        unnamed: fc.option(anyStop, { nil: undefined, freq: 3 }),
      }),
      settings,
      days: fc.integer({ min: 0, max: 12 }),
    }),
  );
