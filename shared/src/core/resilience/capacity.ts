/** What sites can make and what can arrive on a day, as far as stops alone decide. */
import {
  leftOn,
  rateOn,
  type FamilyStop,
  type Scenario,
  type Stop,
} from "./scenario.ts";

/** Whether an input waits for a stopped family. */
export const stopsFlow = (
  { family, customers }: FamilyStop,
  inputFamily: number,
  customer: number,
): boolean => family === inputFamily && (!customers || customers[customer] > 0);

/** Capacity of a site on a day, 0 to 1. */
export function capacityOn(stops: Iterable<Stop>, day: number): number {
  let left = 1;
  for (const stop of stops) left = Math.min(left, leftOn(stop, day));
  return left;
}

/** What the flow of an input can be on a day: Infinity where none of its stops has begun. */
export function flowOn(
  { dependency, shock, settings }: Scenario,
  k: number,
  day: number,
): number {
  let rate = Infinity;
  for (const stop of shock.families)
    if (stopsFlow(stop, dependency.family[k], dependency.customer[k]))
      rate = Math.min(rate, rateOn(stop, settings.overtime, day));
  return rate;
}

/** Days' stock of an input without remedies. */
export const stockOf = (
  { settings: { stock, stockFactor } }: Scenario,
  k: number,
): number => (typeof stock === "number" ? stock : stock[k]) * stockFactor;

/** How far a site is behind a day later by its own capacity alone; below 0 where it could have made more than planned. */
export const behindAfter = (
  before: number,
  capacity: number,
  overtime: number,
): number => before + 1 - capacity * (1 + overtime);
