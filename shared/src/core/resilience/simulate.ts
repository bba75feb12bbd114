/**
 * How a stop spreads, day by day: the supply side of the firm-level ARIO model with stocks and proportional rationing
 * (F. Henriet, S. Hallegatte and L. Tabourier, J. Economic Dynamics and Control 36 (2012) 150-167; H. Inoue and
 * Y. Todo, Nature Sustainability 2 (2019) 841-847), in cumulative form and without demand: docs/methods.md, "When
 * something stops". It counts arrears, plan less output, so that a site that nothing reaches is on plan exactly, and
 * works out only sites that something reaches.
 */
import { behindAfter, flowOn, stockOf, stopsFlow } from "./capacity.ts";
import { lateness } from "./late.ts";
import type { ScenarioRun } from "./run.ts";
import {
  checkScenario,
  LEAST_ARREARS,
  leftOn,
  type Scenario,
  type SiteStop,
} from "./scenario.ts";
import {
  clearWorkspace,
  inputOf,
  openScenarioWorkspace,
  type ScenarioWorkspace,
} from "./workspace.ts";

function reach(room: ScenarioWorkspace, row: number): void {
  if (room.isReached[row]) return;
  room.isReached[row] = 1;
  room.reached[room.reachedCount++] = row;
}

function open(room: ScenarioWorkspace, k: number): void {
  if (room.isOpen[k]) return;
  room.isOpen[k] = 1;
  room.inputs[room.inputCount++] = k;
  reach(room, room.dependency.customer[k]);
}

/** A site is behind for the first time: it gets a row, and from tomorrow its customers feel it. */
function fallBehind(room: ScenarioWorkspace, row: number): void {
  const width = room.days + 1;
  const place = room.behindCount++;
  room.place[row] = place;
  room.behind[place] = row;
  const end = (place + 1) * width;
  if (end > room.history.length) {
    const most = room.dependency.order * width;
    const wider = new Float64Array(Math.min(most, Math.max(end * 2, 1024)));
    wider.set(room.history.subarray(0, place * width));
    room.history = wider;
  }
  room.history.fill(0, place * width, end);
  const { feeds, feedStarts } = room;
  for (let i = feedStarts[row]; i < feedStarts[row + 1]; i++)
    open(room, feeds[i]);
}

function noteStops(room: ScenarioWorkspace, stops: readonly SiteStop[]): void {
  if (room.nextStop.length < stops.length)
    room.nextStop = new Int32Array(stops.length * 2);
  stops.forEach(({ site }, n) => {
    reach(room, site);
    room.nextStop[n] = room.firstStop[site];
    room.firstStop[site] = n;
  });
}

/** Opens what is late without any supplier being so. */
function openAtOnce(room: ScenarioWorkspace, { shock }: Scenario): void {
  const { family, customer, unknown } = room.dependency;
  if (shock.families.length === 0 && !shock.unnamed) return;
  for (let k = 0; k < family.length; k++) {
    const isStopped = shock.families.some((each) =>
      stopsFlow(each, family[k], customer[k]),
    );
    if (isStopped || (shock.unnamed && unknown[k] > 0)) open(room, k);
    if (isStopped) room.isStopped[k] = 1;
  }
}

/** From so many on memory that is read in its order pays for sorting. */
const MANY = 1000;

/** Deliveries fall behind by a day a day at most, so an input is left alone until its stock could be used up. */
function inputsOfDay(
  room: ScenarioWorkspace,
  scenario: Scenario,
  day: number,
  unnamed: number,
): void {
  const { extra, switching } = scenario.settings;
  const { inputs, isStopped, due, late: lateBefore, moreStock, short } = room;
  const { customer } = room.dependency;
  if (room.inputCount > MANY && room.inputCount > room.sortedCount * 1.5) {
    inputs.subarray(0, room.inputCount).sort();
    room.sortedCount = room.inputCount;
  }
  for (let n = 0; n < room.inputCount; n++) {
    const k = inputs[n];
    if (due[k] > day) continue;
    let late = lateness(room, k, unnamed, extra, day - switching);
    if (isStopped[k]) {
      late = Math.max(late, lateBefore[k] + 1 - flowOn(scenario, k, day));
      lateBefore[k] = late;
    }
    const beyond = late - stockOf(scenario, k) - moreStock[k];
    if (beyond > short[customer[k]]) short[customer[k]] = beyond;
    // A day less than it takes: sums are rounded. The flow of a stopped family goes on from its day before.
    else if (beyond < -1 && !isStopped[k]) due[k] = day + Math.floor(-beyond);
  }
}

function capacityOf(
  room: ScenarioWorkspace,
  stops: readonly SiteStop[],
  row: number,
  day: number,
): number {
  let left = 1;
  for (let n = room.firstStop[row]; n >= 0; n = room.nextStop[n])
    left = Math.min(left, leftOn(stops[n], day));
  return left;
}

function sitesOfDay(
  room: ScenarioWorkspace,
  { shock, settings }: Scenario,
  day: number,
): void {
  const width = room.days + 1;
  const count = room.reachedCount;
  for (let n = 0; n < count; n++) {
    const row = room.reached[n];
    const capacity =
      room.firstStop[row] < 0 ? 1 : capacityOf(room, shock.stops, row, day);
    let behind = Math.max(
      behindAfter(room.arrears[row], capacity, settings.overtime),
      room.short[row],
    );
    room.short[row] = 0;
    if (behind < LEAST_ARREARS) behind = 0;
    room.arrears[row] = behind;
    if (behind === 0) continue;
    if (room.place[row] < 0) fallBehind(room, row);
    room.history[room.place[row] * width + day] = behind;
  }
}

/**
 * Runs in `room`, where the arrears stay until the next run. With `watched` (by site row) it ends on the day on which
 * one of these is behind first: `room.lastDay`.
 */
export function runIn(
  room: ScenarioWorkspace,
  scenario: Scenario,
  watched?: Uint8Array,
): void {
  checkScenario(scenario);
  if (scenario.dependency !== room.dependency)
    throw new RangeError("the room is for another network");
  clearWorkspace(room);
  const { dependency, shock, settings, days } = scenario;
  room.days = days;
  const prepared: number[] = [];
  for (const { customer, family, stock = 0, second = 0 } of settings.remedies) {
    const k = inputOf(dependency, customer, family);
    if (k < 0) continue;
    prepared.push(k);
    room.moreStock[k] += stock;
    room.second[k] = Math.max(room.second[k], second);
  }
  noteStops(room, shock.stops);
  openAtOnce(room, scenario);
  let unnamed = 0;
  let day = 0;
  let seen = 0;
  let isOver = false;
  while (day < days && !isOver) {
    day++;
    inputsOfDay(room, scenario, day, unnamed);
    sitesOfDay(room, scenario, day);
    if (shock.unnamed) {
      const left = leftOn(shock.unnamed, day);
      unnamed = Math.max(0, behindAfter(unnamed, left, settings.overtime));
    }
    for (; watched && seen < room.behindCount; seen++)
      isOver ||= watched[room.behind[seen]] > 0;
  }
  for (const k of prepared) room.moreStock[k] = room.second[k] = 0;
  room.lastDay = day;
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
