/** A scenario's days, worked out in a workspace: what `simulate.ts` runs all of, and `rerun.ts` a part. */
import { behindAfter, flowOn, stockOf, stopsFlow } from "./capacity.ts";
import { lateness } from "./late.ts";
import {
  checkScenario,
  LEAST_ARREARS,
  leftOn,
  type Scenario,
  type Shock,
  type SiteStop,
} from "./scenario.ts";
import {
  clearWorkspace,
  inputOf,
  type ScenarioWorkspace,
} from "./workspace.ts";

/** Something can hold the site up from now on. */
export function reach(room: ScenarioWorkspace, row: number): void {
  if (room.isReached[row]) return;
  room.isReached[row] = 1;
  room.reached[room.reachedCount++] = row;
}

/** Some supply of the input can be late from now on. */
export function open(room: ScenarioWorkspace, k: number): void {
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

/** Of the sites that it `concerns`. */
export function noteStops(
  room: ScenarioWorkspace,
  stops: readonly SiteStop[],
  concerns: (site: number) => boolean,
): void {
  if (room.nextStop.length < stops.length)
    room.nextStop = new Int32Array(stops.length * 2);
  stops.forEach(({ site }, n) => {
    if (!concerns(site)) return;
    reach(room, site);
    room.nextStop[n] = room.firstStop[site];
    room.firstStop[site] = n;
  });
}

/** Opens what is late without any supplier being so. */
export function openAtOnce(room: ScenarioWorkspace, { shock }: Scenario): void {
  const { family, unknown } = room.dependency;
  if (shock.families.length === 0 && !shock.unnamed) return;
  for (let k = 0; k < family.length; k++) {
    const isStopped = waits(room, shock, k);
    if (isStopped || (shock.unnamed && unknown[k] > 0)) open(room, k);
    if (isStopped) room.isStopped[k] = 1;
  }
}

/** Whether an input is of a family whose flow is stopped. */
export const waits = (
  { dependency: { family, customer } }: ScenarioWorkspace,
  { families }: Shock,
  k: number,
): boolean => families.some((each) => stopsFlow(each, family[k], customer[k]));

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

/** Begins a run; gives the inputs for which something is prepared. */
export function begin(
  room: ScenarioWorkspace,
  scenario: Scenario,
): readonly number[] {
  checkScenario(scenario);
  if (scenario.dependency !== room.dependency)
    throw new RangeError("the room is for another network");
  clearWorkspace(room);
  room.days = scenario.days;
  const prepared: number[] = [];
  for (const remedy of scenario.settings.remedies) {
    const { customer, family, stock = 0, second = 0 } = remedy;
    const k = inputOf(room.dependency, customer, family);
    if (k < 0) continue;
    prepared.push(k);
    room.moreStock[k] += stock;
    room.second[k] = Math.max(room.second[k], second);
  }
  return prepared;
}

/** Day by day until `isOver`. */
export function runDays(
  room: ScenarioWorkspace,
  scenario: Scenario,
  beginDay: (day: number) => void,
  isOver: () => boolean,
): void {
  const { shock, settings, days } = scenario;
  let unnamed = 0;
  let day = 0;
  while (day < days && !isOver()) {
    day++;
    beginDay(day);
    inputsOfDay(room, scenario, day, unnamed);
    sitesOfDay(room, scenario, day);
    if (shock.unnamed) {
      const left = leftOn(shock.unnamed, day);
      unnamed = Math.max(0, behindAfter(unnamed, left, settings.overtime));
    }
  }
  room.lastDay = day;
}

/** Leaves the room without what was prepared. */
export function end(
  room: ScenarioWorkspace,
  prepared: readonly number[],
): void {
  for (const k of prepared) room.moreStock[k] = room.second[k] = 0;
}
