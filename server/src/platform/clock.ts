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

/** The moment at which a day in Bangkok is over. */
export const endOfDayInBangkok = (day: Day): number =>
  (day + 1) * 86_400_000 - BANGKOK_OFFSET_MS;

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => dayInBangkok(Date.now()),
};
