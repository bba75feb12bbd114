/**
 * Each site lost alone. Time to survive and time to recover as of D. Simchi-Levi et al., "Identifying Risks and
 * Mitigating Disruptions in the Automotive Supply Chain", Interfaces 45 (2015) 375-390.
 */
import type { Scenario } from "./scenario.ts";
import { lossIn, originList, type LossOf } from "./loss.ts";
import type { Progress } from "./progress.ts";
import { runIn } from "./simulate.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

/** A scenario but for what stops. */
export type StressSetting = Omit<Scenario, "shock">;

const losing = (
  setting: StressSetting,
  site: number,
  days: number,
): Scenario => ({
  ...setting,
  shock: { stops: [{ site, from: 1, days, left: 0 }], families: [] },
});

function maskOf(order: number, rows: readonly number[]): Uint8Array {
  const mask = new Uint8Array(order);
  for (const row of rows) mask[row] = 1;
  return mask;
}

export interface Survival {
  /** The first day that some origin ends below plan if the site never comes back. */
  readonly firstDay: number;
  /**
   * Time to survive: the longest stop in whole days that no origin feels. Shorter than `firstDay` by what is on its
   * way: goods in transit put a gap off, but only stocks fill it.
   */
  readonly survive: number;
}

/** Both are Infinity where no origin is below plan on any of the days looked at. */
function survivalIn(
  room: ScenarioWorkspace,
  setting: StressSetting,
  site: number,
  origins: Uint8Array,
): Survival {
  const isFelt = (days: number): boolean => {
    runIn(room, losing(setting, site, days), origins);
    for (let n = 0; n < room.behindCount; n++)
      if (origins[room.behind[n]]) return true;
    return false;
  };
  if (!isFelt(Infinity)) return { firstDay: Infinity, survive: Infinity };
  const firstDay = room.lastDay;
  // A stop of so many days is as good as one for good until then: it is felt.
  let [survive, felt] = [0, firstDay];
  while (felt - survive > 1) {
    const middle = (survive + felt) >> 1;
    if (isFelt(middle)) felt = middle;
    else survive = middle;
  }
  return { firstDay, survive };
}

export function timeToSurvive(
  setting: StressSetting,
  site: number,
  origins: Iterable<number>,
  room: ScenarioWorkspace = openScenarioWorkspace(setting.dependency),
): Survival {
  const { order } = setting.dependency;
  const [row] = originList(order, [site]);
  const rows = originList(order, origins);
  return survivalIn(room, setting, row, maskOf(order, rows));
}

export interface StressedSite extends Survival, LossOf {
  readonly site: number;
  readonly recover: number;
  /** It takes longer to recover than the origins survive. */
  readonly isCritical: boolean;
}

/**
 * Loses each candidate alone for its time to recover (one number of days, or by site row) and says what the origins
 * lose; what costs most first. Yields before each site.
 */
export function* stressEverySite(
  setting: StressSetting,
  candidates: Iterable<number>,
  timeToRecover: number | Float64Array,
  origins: Iterable<number>,
  room: ScenarioWorkspace = openScenarioWorkspace(setting.dependency),
): Generator<Progress, StressedSite[]> {
  const { order } = setting.dependency;
  const sites = originList(order, candidates);
  const rows = originList(order, origins);
  const mask = maskOf(order, rows);
  const found: StressedSite[] = [];
  for (const site of sites) {
    yield { done: found.length, of: sites.length };
    const recover =
      typeof timeToRecover === "number" ? timeToRecover : timeToRecover[site];
    const survival = survivalIn(room, setting, site, mask);
    const isCritical = recover > survival.survive;
    let loss: LossOf = { lost: 0, worst: 0 };
    if (isCritical) {
      runIn(room, losing(setting, site, recover));
      loss = lossIn(room, rows);
    }
    found.push({ site, recover, ...survival, ...loss, isCritical });
  }
  return found.sort(
    (a, b) =>
      b.lost - a.lost ||
      b.worst - a.worst ||
      a.survive - b.survive ||
      a.site - b.site,
  );
}
