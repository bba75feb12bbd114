/**
 * How a stop spreads, day by day: the supply side of the firm-level ARIO model with stocks and proportional rationing
 * (F. Henriet, S. Hallegatte and L. Tabourier, J. Economic Dynamics and Control 36 (2012) 150-167; H. Inoue and
 * Y. Todo, Nature Sustainability 2 (2019) 841-847), in cumulative form and without demand: docs/methods.md, "When
 * something stops". It counts arrears, plan less output, so that a site that nothing reaches is on plan exactly, and
 * works out only sites that something reaches.
 */
import { begin, end, noteStops, openAtOnce, runDays } from "./days.ts";
import type { ScenarioRun } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

const nothing = () => {};

/**
 * Runs in `room`, where the arrears stay until the next run. With `watched` (by site row) it ends on the day on which
 * one of these is behind first: `room.lastDay`.
 */
export function runIn(
  room: ScenarioWorkspace,
  scenario: Scenario,
  watched?: Uint8Array,
): void {
  const prepared = begin(room, scenario);
  noteStops(room, scenario.shock.stops, () => true);
  openAtOnce(room, scenario);
  let seen = 0;
  runDays(room, scenario, nothing, () => {
    for (; watched && seen < room.behindCount; seen++)
      if (watched[room.behind[seen]] > 0) return true;
    return false;
  });
  end(room, prepared);
}

/** A copy of the last run, which nothing changes any more. */
export function keepRun(room: ScenarioWorkspace): ScenarioRun {
  const width = room.days + 1;
  const sites = room.behind.slice(0, room.behindCount).sort();
  const arrears = new Float64Array(sites.length * width);
  sites.forEach((row, n) => {
    const at = room.place[row] * width;
    arrears.set(room.history.subarray(at, at + width), n * width);
  });
  return { days: room.days, sites, arrears };
}

/** With a workspace of the same dependency thousands of runs allocate only what they return. */
export function simulate(
  scenario: Scenario,
  room: ScenarioWorkspace = openScenarioWorkspace(scenario.dependency),
): ScenarioRun {
  runIn(room, scenario);
  return keepRun(room);
}
