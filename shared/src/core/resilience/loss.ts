/** What the sites that one looks at have lost in the last run of a workspace. */
import type { PlacedRun } from "./run.ts";
import type { ScenarioWorkspace } from "./workspace.ts";

/** Of the sites looked at, in normal days of output. */
export interface LossOf {
  /** Not made by the last day, added up. */
  readonly lost: number;
  /** The most that each was behind, added up. */
  readonly worst: number;
}

/** Of a run of part of the network, what the others lose is that of the run before. */
export function lossIn(
  room: ScenarioWorkspace,
  origins: readonly number[],
  before?: PlacedRun,
): LossOf {
  const width = room.days + 1;
  let [lost, worst] = [0, 0];
  for (const row of origins) {
    const isHere = !before || room.isReached[row] > 0;
    const arrears = isHere ? room.history : before.run.arrears;
    const place = isHere ? room.place[row] : before.places[row];
    if (place < 0) continue;
    lost += arrears[place * width + room.days];
    let most = 0;
    for (let day = 1; day < width; day++)
      most = Math.max(most, arrears[place * width + day]);
    worst += most;
  }
  return { lost, worst };
}

/** By day 0 to the last: how far they are behind plan, added up, in normal days of output. */
export function arrearsIn(
  room: ScenarioWorkspace,
  origins: readonly number[],
): Float64Array {
  const width = room.days + 1;
  const arrears = new Float64Array(width);
  for (const row of origins) {
    const place = room.place[row];
    if (place < 0) continue;
    for (let day = 0; day < width; day++)
      arrears[day] += room.history[place * width + day];
  }
  return arrears;
}

/** Ascending, each once. Throws `RangeError` where one is no site of the network. */
export function originList(
  order: number,
  origins: Iterable<number>,
): readonly number[] {
  const rows = [...new Set(origins)].sort((a, b) => a - b);
  if (rows.some((row) => !Number.isInteger(row) || row < 0 || row >= order))
    throw new RangeError("an origin is a site of the network");
  return rows;
}
