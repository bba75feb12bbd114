import type { Day } from "./day.ts";

/** Gives what was made of a table for a day, or makes it. */
export type DayCache<Table extends object, Result> = (
  table: Table,
  day: Day,
  make: () => Result,
) => Result;

const DAYS = 24;

/** Results for the last days asked for, kept as long as their table: every quarter of a series asks for its own day. */
export function createDayCache<Table extends object, Result>(): DayCache<
  Table,
  Result
> {
  const kept = new WeakMap<Table, Map<Day, Result>>();
  return (table, day, make) => {
    let byDay = kept.get(table);
    if (!byDay) kept.set(table, (byDay = new Map<Day, Result>()));
    const have = byDay.get(day);
    if (have !== undefined) return have;
    const made = make();
    if (byDay.size >= DAYS) byDay.clear();
    byDay.set(day, made);
    return made;
  };
}
