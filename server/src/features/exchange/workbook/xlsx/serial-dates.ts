/** Dates as spreadsheet programs keep them: days since an epoch, ECMA-376 part 1, 18.17.4. */

import { EPOCH_1900 } from "@saphan/shared/contract";

/** 1970-01-01 in the calendar of old Macintosh programs, which begins with 1904. */
const EPOCH_1904 = 24_107;
/** The calendar of 1900 has a 29 February in that year: days before it are one later than they say. */
const LEAP_SLIP_BEFORE = 60;
const DAY_SECONDS = 86_400;
/** The end of the year 9999. */
const LAST = 2_958_466;

/** `2026-06-30`, with `13:05:00` where there is a time of day; undefined for what no date is. */
export function serialText(
  serial: number,
  is1904: boolean,
): string | undefined {
  if (!(serial >= 0 && serial < LAST)) return undefined;
  const slip = !is1904 && serial < LEAP_SLIP_BEFORE ? 1 : 0;
  const days = serial - (is1904 ? EPOCH_1904 : EPOCH_1900) + slip;
  const seconds = Math.round(days * DAY_SECONDS);
  const [day = "", time = ""] = new Date(seconds * 1_000)
    .toISOString()
    .split(/[T.]/);
  return seconds % DAY_SECONDS === 0 ? day : `${day} ${time}`;
}

/** 1900-03-01: programs do not agree on what is before it. */
export const EARLIEST_SERIAL = LEAP_SLIP_BEFORE + 1;
