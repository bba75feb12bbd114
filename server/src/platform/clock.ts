import { dayOf, type Day } from "@saphan/shared/core";

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Today in Bangkok, the product's day. */
  readonly today: () => Day;
}

/** Bangkok has no daylight saving time. */
const BANGKOK_OFFSET_MS = 7 * 3_600_000;

export const dayInBangkok = (now: number): Day => {
  const shifted = new Date(now + BANGKOK_OFFSET_MS);
  return dayOf({
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
  });
};

/** A step of the clock that is no mere correction. */
export const JUMP_MS = 60_000;

/** The moment at which a day in Bangkok is over. */
export const endOfDayInBangkok = (day: Day): number =>
  (day + 1) * 86_400_000 - BANGKOK_OFFSET_MS;

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => dayInBangkok(Date.now()),
};

/**
 * Whether what was given for at most so long still lasts. What would last longer than anything was ever given comes
 * from a clock that was wrong, and is over: it would outlive its owner's trust in it.
 */
export function lasts(until: Date, longestMs: number, now: number): boolean {
  const left = until.getTime() - now;
  return left > 0 && left <= longestMs + JUMP_MS;
}
