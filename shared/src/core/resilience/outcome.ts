/** What a scenario means for the sites that one looks at. */
import { outputOf, type ScenarioRun } from "./run.ts";
import { LEAST_ARREARS, type Scenario } from "./scenario.ts";
import { openTracer } from "./trace.ts";

/** A family that a site runs out of. */
export interface Shortage {
  readonly family: number;
  /** First and last day on which it decides how much the site has made. */
  readonly first: number;
  readonly last: number;
  /** Of the arrears explained, in normal days. */
  readonly explains: number;
}

export interface SiteOutcome {
  readonly site: number;
  /** First day that ends below plan; null: none among those looked at. Until then the site survives. */
  readonly firstDay: number | null;
  /** Days that end below plan. */
  readonly daysBehind: number;
  /** Days on which nothing was made. */
  readonly daysStopped: number;
  /** Output not made by the last day, in normal days. */
  readonly lost: number;
  /** The most that was missing at the end of a day, and the first such day (0: never behind). */
  readonly worst: number;
  readonly worstDay: number;
  /** The day whose arrears `shortages` and `own` explain: the last, or where nothing is missing then the worst. */
  readonly explained: number;
  /** By family; with `own` their `explains` add up to the arrears of that day. */
  readonly shortages: readonly Shortage[];
  readonly own: number;
}

/** The last day, or where all is made up for by then the day on which most was missing. */
export function dayToExplain(arrears: Float64Array): number {
  const last = arrears.length - 1;
  return arrears[last] > 0 ? last : worstDayOf(arrears);
}

/** The first day on which most was missing. */
function worstDayOf(arrears: Float64Array): number {
  let worst = 0;
  for (let day = 1; day < arrears.length; day++)
    if (arrears[day] > arrears[worst]) worst = day;
  return worst;
}

export function outcomeAt(
  scenario: Scenario,
  run: ScenarioRun,
  origins: Iterable<number>,
): SiteOutcome[] {
  const tracer = openTracer(scenario, run);
  const { days } = scenario;
  const { family } = scenario.dependency;
  return [...origins].map((site) => {
    const { arrears, limit } = tracer.traceOf(site);
    const output = outputOf(run, site);
    let [firstDay, daysBehind, daysStopped] = [0, 0, 0];
    const spans = new Map<number, { first: number; last: number }>();
    for (let day = 1; day <= days; day++) {
      if (output[day] - output[day - 1] < LEAST_ARREARS) daysStopped++;
      if (arrears[day] === 0) continue;
      daysBehind++;
      firstDay ||= day;
      const k = limit[day];
      if (k < 0) continue;
      const span = spans.get(k);
      if (span) span.last = day;
      else spans.set(k, { first: day, last: day });
    }
    const explained = dayToExplain(arrears);
    const amounts = new Float64Array(days + 1);
    amounts[explained] = arrears[explained];
    const { own, inputs } = tracer.stepBack(site, amounts);
    const worstDay = worstDayOf(arrears);
    return {
      site,
      firstDay: firstDay || null,
      daysBehind,
      daysStopped,
      lost: arrears[days],
      worst: arrears[worstDay],
      worstDay,
      explained,
      shortages: [...spans]
        .map(([k, span]) => ({
          family: family[k],
          ...span,
          explains: inputs.get(k) ?? 0,
        }))
        .sort((a, b) => a.first - b.first || a.family - b.family),
      own,
    };
  });
}
