/** Moments as the days that people pages show: Bangkok's. */
import { formatDay } from "@saphan/shared/core";
import { dayInBangkok } from "../../platform/clock.ts";

export const dayOfMoment = (moment: Date): string =>
  formatDay(dayInBangkok(moment.getTime()));

/** The last day before something ends; null where no end is set. */
export const lastDayOf = (endsAt: Date | null | undefined): string | null =>
  endsAt ? formatDay(dayInBangkok(endsAt.getTime() - 1)) : null;
