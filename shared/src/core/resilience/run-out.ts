/** Which inputs a site has nothing left of, and when: all of them, also those that are out on the same day as another. */
import { stockOf } from "./capacity.ts";
import type { ScenarioRun } from "./run.ts";
import { LEAST_ARREARS, type Scenario } from "./scenario.ts";
import { openTracer } from "./trace.ts";

export interface RunOut {
  readonly family: number;
  /** First and last day at whose end nothing of it is left while the site is behind plan. */
  readonly first: number;
  readonly last: number;
}

/** What is nearer than this is equal: rounding decides nothing. */
const EQUAL = LEAST_ARREARS / 2;

/** Of a scenario without remedies. By first day, then family. */
export function runOutsAt(
  scenario: Scenario,
  run: ScenarioRun,
  site: number,
): RunOut[] {
  if (scenario.settings.remedies.length > 0)
    throw new RangeError("what runs out is asked of a run without remedies");
  const { inputStarts, family } = scenario.dependency;
  const { arrears, late } = openTracer(scenario, run).traceOf(site);
  const found: RunOut[] = [];
  late.forEach((column, n) => {
    const k = inputStarts[site] + n;
    const stock = stockOf(scenario, k);
    let [first, last] = [0, 0];
    for (let day = 1; day <= run.days; day++) {
      // Used up: stock and deliveries, together, are what the site has made.
      if (arrears[day] === 0 || column[day] - stock < arrears[day] - EQUAL)
        continue;
      first ||= day;
      last = day;
    }
    if (first > 0) found.push({ family: family[k], first, last });
  });
  return found.sort((a, b) => a.first - b.first || a.family - b.family);
}
