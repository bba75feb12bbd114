/** Which periods there is something to see of. */
import {
  itemOfKey,
  periodOfDay,
  periodOfKey,
  type Day,
  type Period,
  type Snapshot,
} from "@saphan/shared/core";

const periodsKept = new WeakMap<Snapshot["answers"], readonly Period[]>();

/** Periods that have answers, the newest first; the current quarter where there is none. */
export function answeredPeriods(
  { answers }: Snapshot,
  current: Period,
): readonly Period[] {
  let periods = periodsKept.get(answers);
  if (!periods) {
    const found = new Set<Period>();
    for (const layer of [answers.common, ...answers.customers.values()])
      for (const key of layer.keys())
        if (itemOfKey(key) >= 0) found.add(periodOfKey(key));
    periods = [...found].sort((a, b) => b - a);
    periodsKept.set(answers, periods);
  }
  return periods.length > 0 ? periods : [current];
}

/** What is shown where no period is asked for: the newest that has answers, and no later than today. */
export function defaultPeriod(snapshot: Snapshot, today: Day): Period {
  const current = periodOfDay(today);
  const [newest = current] = answeredPeriods(snapshot, current);
  return Math.min(newest, current);
}
