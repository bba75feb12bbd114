/**
 * A hypothesis, and off unless asked for: where people are heard and trained, a stop is over sooner. Its strength is
 * not measured, so it never stands alone: beside it is the run without it, and a band over other strengths.
 */
import { arrearsIn, lossIn, originList, type LossOf } from "./loss.ts";
import type { Scenario, Shock } from "./scenario.ts";
import { keepRun, runIn } from "./simulate.ts";
import type { ScenarioRun } from "./run.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

/**
 * Length of a site's stop × (1 - strength × state). `state` by site row, 0 to 1, NaN where it is not known: no effect.
 * `strength` 0 to 1.
 */
export function socialShock(
  shock: Shock,
  state: Float64Array,
  strength: number,
): Shock {
  if (!(strength >= 0 && strength <= 1))
    throw new RangeError("a strength is from 0 to 1");
  return {
    ...shock,
    stops: shock.stops.map((stop) => {
      const here = state[stop.site];
      if (here < 0 || here > 1) throw new RangeError("a state is from 0 to 1");
      if (strength === 0 || Number.isNaN(here)) return stop;
      const rest = 1 - strength * here;
      return { ...stop, days: rest === 0 ? 0 : stop.days * rest };
    }),
  };
}

export interface SocialComparison {
  readonly without: ScenarioRun;
  readonly with: ScenarioRun;
  /** What the origins lose, by strength: none, half, the one asked for, and twice (1 at most). */
  readonly band: readonly (LossOf & {
    readonly strength: number;
    /** By day 0 .. `days`, of all origins together, in normal days. */
    readonly arrears: Float64Array;
  })[];
}

export function compareSocial(
  scenario: Scenario,
  origins: Iterable<number>,
  state: Float64Array,
  strength: number,
  room: ScenarioWorkspace = openScenarioWorkspace(scenario.dependency),
): SocialComparison {
  const { order } = scenario.dependency;
  if (state.length !== order) throw new RangeError("a state is by site");
  const rows = originList(order, origins);
  const run = (at: number) => {
    const shock = socialShock(scenario.shock, state, at);
    runIn(room, { ...scenario, shock });
    return { ...lossIn(room, rows), arrears: arrearsIn(room, rows) };
  };
  const losses = [0, strength / 2, strength, Math.min(1, 2 * strength)].map(
    (at) => ({ strength: at, ...run(at) }),
  );
  run(0);
  const without = keepRun(room);
  run(strength);
  return { without, with: keepRun(room), band: losses };
}
