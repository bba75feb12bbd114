/**
 * What whoever tries scenarios waits for, on any network. Runs are of 60 days, with what the product assumes. The run of
 * one scenario is held against the equations; what is made of many runs against plain loops over single ones.
 */
import {
  arrearsOf,
  finishWork,
  monteCarlo,
  openScenarioWorkspace,
  runIn,
  simulate,
  STOP_DEFAULTS,
  stressEverySite,
  type Dependency,
  type Scenario,
  type ScenarioWorkspace,
  type Shock,
  type SupplyArc,
} from "@saphan/shared/core";
import { naiveOutput } from "../../shared/src/core/testing/naive/resilience.ts";
import { drawing } from "./network.ts";

const DAYS = 60;
const RECOVER = 20;
/** One site in so many is lost: 5 %. */
const EVERY = 20;
/** The first of them: of a small lens a direct supplier too, whose loss is felt. */
const FIRST = 9;
export const STRESSED = 1_000;
/** Draws of one scenario. */
export const DRAWS = 20;
const SPREADS = { length: 0.4, stock: 0.3 };

const FREE: Shock = { stops: [], families: [] };

const rooms = new WeakMap<Dependency, ScenarioWorkspace>();
/** As a page does: opened once for a network, and used for every run. */
function roomOf(dependency: Dependency): ScenarioWorkspace {
  const room = rooms.get(dependency) ?? openScenarioWorkspace(dependency);
  rooms.set(dependency, room);
  return room;
}

const losing = (order: number, origins: readonly number[]): Shock => ({
  ...FREE,
  stops: Array.from({ length: order }, (_, site) => site)
    .filter((site) => site % EVERY === FIRST && !origins.includes(site))
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
): number[] {
  const room = roomOf(dependency);
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

function stressed({ order }: Dependency): number[] {
  const step = Math.max(1, Math.floor(order / STRESSED));
  return Array.from({ length: order }, (_, site) => site)
    .filter((site) => site % step === 0)
    .slice(0, STRESSED);
}

/** How far behind each origin is, by day: a run of its own. */
function behindOf(scenario: Scenario, origins: readonly number[]): number[][] {
  const run = simulate(scenario);
  return origins.map((row) => [...arrearsOf(run, row)]);
}

/**
 * Losing each of 1,000 sites (evenly among all) alone: for each, by row, what the origins lose and its time to survive
 * (-1: for ever).
 */
export function stressSites(
  dependency: Dependency,
  origins: readonly number[],
): number[] {
  const setting = { dependency, settings: STOP_DEFAULTS, days: DAYS };
  const found = finishWork(
    stressEverySite(
      setting,
      stressed(dependency),
      RECOVER,
      origins,
      roomOf(dependency),
    ),
  );
  return found
    .sort((a, b) => a.site - b.site)
    .flatMap(({ worst, survive }) => [
      worst,
      Number.isFinite(survive) ? survive : -1,
    ]);
}

/** The same, trying every length of a stop from one day on, and then a stop for good. */
export function stressSitesPlainly(
  dependency: Dependency,
  origins: readonly number[],
): number[] {
  const lost = (site: number, days: number) =>
    behindOf(
      scenarioOf(dependency, {
        ...FREE,
        stops: [{ site, from: 1, days, left: 0 }],
      }),
      origins,
    );
  const isFelt = (site: number, days: number) =>
    lost(site, days)
      .flat()
      .some((behind) => behind > 0);
  return stressed(dependency).flatMap((site) => {
    const worst = lost(site, RECOVER).reduce(
      (sum, behind) => sum + Math.max(...behind),
      0,
    );
    let days = 1;
    while (days <= DAYS && !isFelt(site, days)) days++;
    const isForEver = days > DAYS && !isFelt(site, Infinity);
    return [worst, isForEver ? -1 : days - 1];
  });
}

/** So many draws of losing one site in twenty: the band of the most that origins are behind on one day. */
export function drawScenario(
  dependency: Dependency,
  origins: readonly number[],
): number[] {
  const scenario = scenarioOf(dependency, losing(dependency.order, origins));
  const room = roomOf(dependency);
  const { worst } = finishWork(
    monteCarlo(scenario, origins, SPREADS, DRAWS, drawing(3), room),
  );
  return [worst.low, worst.median, worst.high];
}

/** The same, each draw a run of its own. */
export function drawScenarioPlainly(
  dependency: Dependency,
  origins: readonly number[],
): number[] {
  const random = drawing(3);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const shock = losing(dependency.order, origins);
  const worst = Array.from({ length: DRAWS }, () => {
    // First the stocks' factor, then the stops' lengths.
    const stockFactor = 1 + SPREADS.stock * (2 * random() - 1);
    const stops = shock.stops.map((stop) => ({
      ...stop,
      days: stop.days * Math.exp(SPREADS.length * normal()),
    }));
    const behind = behindOf(
      {
        ...scenarioOf(dependency, { ...shock, stops }),
        settings: { ...STOP_DEFAULTS, stockFactor },
      },
      origins,
    );
    const mean = (day: number) =>
      behind.reduce((sum, days) => sum + (days[day] ?? 0), 0) / origins.length;
    return Math.max(...Array.from({ length: DAYS + 1 }, (_, day) => mean(day)));
  }).sort((a, b) => a - b);
  // Between the two nearest, as rule 8 has it.
  return [0.05, 0.5, 0.95].map((share) => {
    const place = share * (DRAWS - 1);
    const [low = 0, high = low] = worst.slice(Math.floor(place));
    return low + (place % 1) * (high - low);
  });
}
