/** What would have helped: the same scenario again, with one thing prepared at a time. */
import { explainLoss, EXPLAIN_LIMITS, type ExplainLimits } from "./explain.ts";
import { lossIn, originList, type LossOf } from "./loss.ts";
import type { Progress } from "./progress.ts";
import { rerunIn } from "./rerun.ts";
import { placeRun } from "./run.ts";
import type { Remedy, Scenario } from "./scenario.ts";
import { keepRun, runIn } from "./simulate.ts";
import { openScenarioWorkspace, type ScenarioWorkspace } from "./workspace.ts";

export interface HelpFound {
  readonly remedy: Remedy;
  /** By how much less is lost by the last day, and missing at worst, at all origins together. */
  readonly saved: LossOf;
}

export interface HelpOptions {
  /** Days of stock that are added. */
  readonly stock: number;
  /** Share of the input that comes from a second source, which nothing hits. */
  readonly second: number;
  readonly limits: ExplainLimits;
}
export const HELP_DEFAULTS: HelpOptions = Object.freeze({
  stock: 5,
  second: 0.3,
  limits: EXPLAIN_LIMITS,
});

/**
 * More stock, and a second source, for each input on the paths that carry the origins' losses; what saves most first.
 * Exact: each is a run of its own, so a remedy that only uncovers the next shortage saves nothing. Each runs only whom
 * it can help.
 */
export function* whatWouldHelp(
  scenario: Scenario,
  origins: Iterable<number>,
  options: HelpOptions = HELP_DEFAULTS,
  room: ScenarioWorkspace = openScenarioWorkspace(scenario.dependency),
): Generator<Progress, HelpFound[]> {
  const rows = originList(scenario.dependency.order, origins);
  runIn(room, scenario);
  const before = lossIn(room, rows);
  const run = keepRun(room);
  const placed = placeRun(run, scenario.dependency.order);
  const inputs = new Map<string, Remedy>();
  for (const row of rows)
    for (const path of explainLoss(scenario, run, row, options.limits).paths)
      path.families.forEach((family, n) => {
        const customer = path.sites[n];
        inputs.set(`${customer} ${family}`, { customer, family });
      });
  const remedies = [...inputs.values()].flatMap((input) => [
    { ...input, stock: options.stock },
    { ...input, second: options.second },
  ]);
  const helps: HelpFound[] = [];
  for (const remedy of remedies) {
    yield { done: helps.length, of: remedies.length };
    const settings = {
      ...scenario.settings,
      remedies: [...scenario.settings.remedies, remedy],
    };
    rerunIn(room, { ...scenario, settings }, placed, remedy.customer);
    const after = lossIn(room, rows, placed);
    const saved = {
      lost: before.lost - after.lost,
      worst: before.worst - after.worst,
    };
    helps.push({ remedy, saved });
  }
  return helps.sort(
    (a, b) =>
      b.saved.lost - a.saved.lost ||
      b.saved.worst - a.saved.worst ||
      a.remedy.customer - b.remedy.customer ||
      a.remedy.family - b.remedy.family ||
      (b.remedy.stock ?? 0) - (a.remedy.stock ?? 0),
  );
}
