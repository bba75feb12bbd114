import { begin, end, noteStops, open, reach, runDays, waits } from "./days.ts";
import type { PlacedRun } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioWorkspace } from "./workspace.ts";

/**
 * The same scenario again with something prepared for `customer` that was not in `before`: only the customer and whom
 * it supplies, directly or not, can fare otherwise. These alone are run, and what others owe is read off `before`.
 */
export function rerunIn(
  room: ScenarioWorkspace,
  scenario: Scenario,
  { run: before, places }: PlacedRun,
  customer: number,
): void {
  const prepared = begin(room, scenario);
  const { dependency, feeds, feedStarts, reached } = room;
  const { inputStarts, arcStarts, supplier } = dependency;
  reach(room, customer);
  for (let n = 0; n < room.reachedCount; n++)
    for (let i = feedStarts[reached[n]]; i < feedStarts[reached[n] + 1]; i++)
      reach(room, dependency.customer[feeds[i]]);
  noteStops(room, scenario.shock.stops, (site) => room.isReached[site] > 0);
  const others = new Set<number>();
  for (let n = 0; n < room.reachedCount; n++)
    for (
      let k = inputStarts[reached[n]];
      k < inputStarts[reached[n] + 1];
      k++
    ) {
      open(room, k);
      if (waits(room, scenario.shock, k)) room.isStopped[k] = 1;
      for (let i = arcStarts[k]; i < arcStarts[k + 1]; i++)
        if (!room.isReached[supplier[i]] && places[supplier[i]] >= 0)
          others.add(supplier[i]);
    }
  const behind = Uint32Array.from(others);
  const width = before.days + 1;
  const owe = (day: number) => {
    for (const row of behind)
      room.arrears[row] = before.arrears[places[row] * width + day];
  };
  runDays(
    room,
    scenario,
    (day) => owe(day - 1),
    () => false,
  );
  for (const row of behind) room.arrears[row] = 0;
  end(room, prepared);
}
