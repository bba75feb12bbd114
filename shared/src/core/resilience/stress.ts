/**
 * Each site, or the flow of each family, lost alone. Time to survive and time to recover as of D. Simchi-Levi et al., "Identifying Risks and
 * Mitigating Disruptions in the Automotive Supply Chain", Interfaces 45 (2015) 375-390.
 */
import type { Scenario, Shock } from "./scenario.ts";
import { lossIn, originList, type LossOf } from "./loss.ts";
import type { Progress } from "./progress.ts";
import { runIn } from "./simulate.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

/** A scenario but for what stops. */
export type StressSetting = Omit<Scenario, "shock">;

/** What stops for so many days from the first on. */
type Hit = (days: number) => Shock;

const siteHit =
  (site: number): Hit =>
  (days) => ({ stops: [{ site, from: 1, days, left: 0 }], families: [] });

const familyHit =
  (family: number): Hit =>
  (days) => ({ stops: [], families: [{ family, from: 1, days, left: 0 }] });

function maskOf(order: number, rows: readonly number[]): Uint8Array {
  const mask = new Uint8Array(order);
  for (const row of rows) mask[row] = 1;
  return mask;
}

export interface Survival {
  /** The first day that some origin ends below plan if what is lost never comes back. */
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
  hit: Hit,
  origins: Uint8Array,
): Survival {
  const isFelt = (days: number): boolean => {
    runIn(room, { ...setting, shock: hit(days) }, origins);
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
  return survivalIn(room, setting, siteHit(row), maskOf(order, rows));
}

export interface Stressed extends Survival, LossOf {
  readonly recover: number;
  /** It takes longer to recover than the origins survive. */
  readonly isCritical: boolean;
}

export interface StressedSite extends Stressed {
  readonly site: number;
}

export interface StressedFamily extends Stressed {
  readonly family: number;
}

function stressIn(
  room: ScenarioWorkspace,
  setting: StressSetting,
  hit: Hit,
  recover: number,
  rows: readonly number[],
  mask: Uint8Array,
): Stressed {
  const survival = survivalIn(room, setting, hit, mask);
  const isCritical = recover > survival.survive;
  let loss: LossOf = { lost: 0, worst: 0 };
  if (isCritical) {
    runIn(room, { ...setting, shock: hit(recover) });
    loss = lossIn(room, rows);
  }
  return { recover, ...survival, ...loss, isCritical };
}

/** What costs most first. */
const costliestFirst = (a: Stressed, b: Stressed): number =>
  b.lost - a.lost || b.worst - a.worst || a.survive - b.survive;

const daysOf = (recover: number | Float64Array, index: number): number =>
  typeof recover === "number" ? recover : recover[index];

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
    const recover = daysOf(timeToRecover, site);
    const hit = siteHit(site);
    found.push({
      site,
      ...stressIn(room, setting, hit, recover, rows, mask),
    });
  }
  return found.sort((a, b) => costliestFirst(a, b) || a.site - b.site);
}

/** The same of the flow of each family, whoever supplies it and whoever waits for it; time to recover by family. */
export function* stressEveryFamily(
  setting: StressSetting,
  families: Iterable<number>,
  timeToRecover: number | Float64Array,
  origins: Iterable<number>,
  room: ScenarioWorkspace = openScenarioWorkspace(setting.dependency),
): Generator<Progress, StressedFamily[]> {
  const { order } = setting.dependency;
  const rows = originList(order, origins);
  const mask = maskOf(order, rows);
  const each = [...new Set(families)];
  const found: StressedFamily[] = [];
  for (const family of each) {
    yield { done: found.length, of: each.length };
    const recover = daysOf(timeToRecover, family);
    const hit = familyHit(family);
    found.push({
      family,
      ...stressIn(room, setting, hit, recover, rows, mask),
    });
  }
  return found.sort((a, b) => costliestFirst(a, b) || a.family - b.family);
}
