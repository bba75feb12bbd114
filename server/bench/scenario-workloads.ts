/** What whoever tries scenarios waits for, on any network. Runs are of 60 days, with what the product assumes. */
import {
  finishWork,
  monteCarlo,
  openScenarioWorkspace,
  runIn,
  STOP_DEFAULTS,
  stressEverySite,
  type Dependency,
  type Scenario,
  type Shock,
  type SupplyArc,
} from "@saphan/shared/core";
import { naiveOutput } from "../../shared/src/core/testing/naive/resilience.ts";
import { drawing } from "./network.ts";

const DAYS = 60;
const RECOVER = 20;
/** One site in so many is lost: 5 %. */
const EVERY = 20;
const STRESSED = 1_000;
const SPREADS = { length: 0.4, stock: 0.3 };

const FREE: Shock = { stops: [], families: [] };

const losing = (order: number, origins: readonly number[]): Shock => ({
  ...FREE,
  stops: Array.from({ length: order }, (_, site) => site)
    .filter((site) => site % EVERY === EVERY - 1 && !origins.includes(site))
    .map((site) => ({ site, from: 1, days: RECOVER, left: 0 })),
});

const scenarioOf = (dependency: Dependency, shock: Shock): Scenario => ({
  dependency,
  shock,
  settings: STOP_DEFAULTS,
  days: DAYS,
});

/**
 * Losing one site in twenty for 20 days: how far behind each origin and all sites together are after 60, and how
 * many ever were. */
export function loseSites(
  dependency: Dependency,
  origins: readonly number[],
  room = openScenarioWorkspace(dependency),
): number[] {
  runIn(room, scenarioOf(dependency, losing(dependency.order, origins)));
  return [
    ...origins.map((row) => room.arrears[row] ?? 0),
    room.arrears.reduce((sum, behind) => sum + behind, 0),
    room.behindCount,
  ];
}

/** The same by the slow twin; for small networks. */
export function loseSitesSlowly(
  order: number,
  arcs: readonly SupplyArc[],
  origins: readonly number[],
): number[] {
  const output = naiveOutput({
    order,
    arcs,
    shock: losing(order, origins),
    settings: STOP_DEFAULTS,
    days: DAYS,
  });
  const behind = (row: number, day: number) => day - (output[row]?.[day] ?? 0);
  const ever = output.filter((_, row) =>
    Array.from({ length: DAYS + 1 }, (_day, day) => behind(row, day)).some(
      (value) => value > 1e-8,
    ),
  );
  const rows = output.map((_, row) => behind(row, DAYS));
  return [
    ...origins.map((row) => rows[row] ?? 0),
    rows.reduce((sum, value) => sum + value, 0),
    ever.length,
  ];
}

/**
 * Losing each of 1,000 sites (evenly among all) alone: for each, by row, what the origins lose and its time to survive
 * (-1: for ever).
 */
export function stressSites(
  dependency: Dependency,
  origins: readonly number[],
  room = openScenarioWorkspace(dependency),
): number[] {
  const { order } = dependency;
  const step = Math.max(1, Math.floor(order / STRESSED));
  const sites = Array.from({ length: order }, (_, site) => site)
    .filter((site) => site % step === 0)
    .slice(0, STRESSED);
  const setting = { dependency, settings: STOP_DEFAULTS, days: DAYS };
  const found = finishWork(
    stressEverySite(setting, sites, RECOVER, origins, room),
  );
  return found
    .sort((a, b) => a.site - b.site)
    .flatMap(({ worst, survive }) => [
      worst,
      Number.isFinite(survive) ? survive : -1,
    ]);
}

/** So many draws of losing one site in twenty: the band of what the origins lose. Runs a minute = runs / minutes. */
export function drawScenario(
  dependency: Dependency,
  origins: readonly number[],
  runs: number,
  room = openScenarioWorkspace(dependency),
): number[] {
  const scenario = scenarioOf(dependency, losing(dependency.order, origins));
  const { worst } = finishWork(
    monteCarlo(scenario, origins, SPREADS, runs, drawing(3), room),
  );
  return [worst.low, worst.median, worst.high];
}
