/** One scenario many times, with the lengths of the stops and the stocks drawn anew: how sure its outcome is. */
import { quantile } from "../measure/quartiles.ts";
import { originList } from "./loss.ts";
import type { Progress } from "./progress.ts";
import type { Scenario, Stop } from "./scenario.ts";
import { runIn } from "./simulate.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

export interface Spreads {
  /**
   * Standard deviation of the logarithm of the factor on each stop's length, drawn for each on its own. The factor's
   * median is 1.
   */
  readonly length: number;
  /** The factor on all stocks is drawn evenly from 1 - `stock` to 1 + `stock`, 0 to 1. One factor: they are one guess. */
  readonly stock: number;
}

export interface DrawnBand<T> {
  /** 5 % of the runs are below. */
  readonly low: T;
  readonly median: T;
  /** 95 % of the runs are below. */
  readonly high: T;
}

export interface MonteCarlo {
  readonly runs: number;
  /** By day 0 .. days: what the origins have made by its end, in normal days, on average. */
  readonly output: DrawnBand<Float64Array>;
  /** What they have not made by the last day, on average. */
  readonly lost: DrawnBand<number>;
  /** The most that they were behind on average on one day. */
  readonly worst: DrawnBand<number>;
}

const LOW = 0.05;
const HIGH = 0.95;

/** A standard normal number (G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29 (1958) 610-611). */
const drawNormal = (rng: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());

function drawn(
  scenario: Scenario,
  spreads: Spreads,
  rng: () => number,
): Scenario {
  const { shock, settings } = scenario;
  const longer = <T extends Stop>(stop: T): T => ({
    ...stop,
    days: stop.days * Math.exp(spreads.length * drawNormal(rng)),
  });
  const factor = 1 + spreads.stock * (2 * rng() - 1);
  return {
    ...scenario,
    shock: {
      stops: shock.stops.map(longer),
      families: shock.families.map(longer),
      ...(shock.unnamed && { unnamed: longer(shock.unnamed) }),
    },
    settings: { ...settings, stockFactor: settings.stockFactor * factor },
  };
}

function bandOf(values: Float64Array): DrawnBand<number> {
  const sorted = values.slice().sort();
  return {
    low: quantile(sorted, LOW),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, HIGH),
  };
}

/** `rng` gives numbers from 0 to below 1. Yields before each run; the same draws give the same bands. */
export function* monteCarlo(
  scenario: Scenario,
  origins: Iterable<number>,
  spreads: Spreads,
  runs: number,
  rng: () => number,
  room: ScenarioWorkspace = openScenarioWorkspace(scenario.dependency),
): Generator<Progress, MonteCarlo> {
  if (!Number.isInteger(runs) || runs < 1)
    throw new RangeError("there is at least one run");
  const { length, stock } = spreads;
  if (!(length >= 0 && length < Infinity && stock >= 0 && stock <= 1))
    throw new RangeError("a spread is out of range");
  const rows = originList(scenario.dependency.order, origins);
  const width = scenario.days + 1;
  const behind = Array.from({ length: width }, () => new Float64Array(runs));
  const worst = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    yield { done: run, of: runs };
    runIn(room, drawn(scenario, spreads, rng));
    for (const row of rows) {
      const place = room.place[row];
      if (place < 0) continue;
      for (let day = 1; day < width; day++)
        behind[day][run] += room.history[place * width + day] / rows.length;
    }
    for (const day of behind) worst[run] = Math.max(worst[run], day[run]);
  }
  const bands = behind.map(bandOf);
  const output = (of: (band: DrawnBand<number>) => number) =>
    Float64Array.from(bands, (band, day) => day - of(band));
  return {
    runs,
    // Who is behind least has made most.
    output: {
      low: output(({ high }) => high),
      median: output(({ median }) => median),
      high: output(({ low }) => low),
    },
    lost: bands[scenario.days],
    worst: bandOf(worst),
  };
}
