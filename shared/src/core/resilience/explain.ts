/** Which supply paths carry a loss: from the site that feels it back to those that were stopped. */
import { dayToExplain } from "./outcome.ts";
import { arrearsOf, type ScenarioRun } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { openTracer } from "./trace.ts";

export interface LossPath {
  /** From the site that feels it, against the supply, to the one that was stopped, or that waits for a stopped family. */
  readonly sites: readonly number[];
  /** What each site has from the next; where a family was stopped it is the last, and as many as `sites`. */
  readonly families: readonly number[];
  /** By those sites: the first day that ended below plan. */
  readonly days: readonly number[];
  /** Of the loss, in normal days. */
  readonly amount: number;
}

export interface LossExplained {
  readonly site: number;
  /** The day whose arrears are explained. */
  readonly day: number;
  /** In normal days: what `paths`, `unnamed` and `below` add up to. */
  readonly loss: number;
  /** The greatest, falling. */
  readonly paths: readonly LossPath[];
  /** What suppliers who are not named bring in. */
  readonly unnamed: number;
  /** What further paths carry. */
  readonly below: number;
}

export interface ExplainLimits {
  /** Paths listed. */
  readonly most: number;
  /** Sites that are followed back, the greatest amounts first. */
  readonly steps: number;
}
export const EXPLAIN_LIMITS: ExplainLimits = Object.freeze({
  most: 20,
  steps: 500,
});

/** A path that has been followed to its last site, and what is carried to it. */
interface Open {
  readonly sites: readonly number[];
  readonly families: readonly number[];
  readonly days: Float64Array;
  readonly amount: number;
}

const compareRows = (a: readonly number[], b: readonly number[]): number => {
  for (let n = 0; n < Math.min(a.length, b.length); n++)
    if (a[n] !== b[n]) return a[n] - b[n];
  return a.length - b.length;
};

/** Greater amounts first; equal ones by their rows, so that the list is the same each time. */
const greaterFirst = (
  a: Omit<LossPath, "days">,
  b: Omit<LossPath, "days">,
): number =>
  b.amount - a.amount ||
  compareRows(a.sites, b.sites) ||
  compareRows(a.families, b.families);

const sumOf = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Takes the greatest out of the list. */
function takeGreatest(open: Open[]): Open {
  let best = 0;
  for (let n = 1; n < open.length; n++)
    if (greaterFirst(open[n], open[best]) < 0) best = n;
  const taken = open[best];
  open[best] = open[open.length - 1];
  open.pop();
  return taken;
}

/** Throws `RangeError` for a day that the run does not have. Without `day`: the last, or the worst where nothing is lost by then. */
export function explainLoss(
  scenario: Scenario,
  run: ScenarioRun,
  site: number,
  limits: ExplainLimits = EXPLAIN_LIMITS,
  day = dayToExplain(arrearsOf(run, site)),
): LossExplained {
  if (!Number.isInteger(day) || day < 0 || day > run.days)
    throw new RangeError("the run has no such day");
  const tracer = openTracer(scenario, run);
  const { family } = scenario.dependency;
  const firstDay = (row: number) =>
    arrearsOf(run, row).findIndex((behind) => behind > 0);
  const amounts = new Float64Array(run.days + 1);
  const loss = arrearsOf(run, site)[day];
  amounts[day] = loss;
  const open: Open[] =
    loss > 0
      ? [{ sites: [site], families: [], days: amounts, amount: loss }]
      : [];
  const ends: Omit<LossPath, "days">[] = [];
  let unnamed = 0;
  for (let step = 0; step < limits.steps && open.length > 0; step++) {
    const { sites, families, days } = takeGreatest(open);
    const back = tracer.stepBack(sites[sites.length - 1], days);
    unnamed += back.unnamed;
    if (back.own > 0) ends.push({ sites, families, amount: back.own });
    for (const [k, amount] of back.families)
      ends.push({ sites, families: [...families, family[k]], amount });
    for (const { input, row, days } of back.suppliers.values())
      open.push({
        sites: [...sites, row],
        families: [...families, family[input]],
        days,
        amount: sumOf(days),
      });
  }
  ends.sort(greaterFirst);
  const paths = ends
    .slice(0, limits.most)
    .map((path) => ({ ...path, days: path.sites.map(firstDay) }));
  const below =
    sumOf(ends.slice(limits.most).map(({ amount }) => amount)) +
    sumOf(open.map(({ amount }) => amount));
  return { site, day, loss, paths, unnamed, below };
}
