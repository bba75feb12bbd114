/** Days as `YYYY-MM-DD`, by their parts. Pure. */

export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export function partsOfDay(text: string): DayParts {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return { year, month, day };
}

/** Days of the month, in the Gregorian calendar, whose months the Buddhist era shares. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day of these parts; one that the month does not have becomes the month's last. */
export function dayOfParts({ year, month, day }: DayParts): string {
  const last = Math.min(day, daysInMonth(year, month));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(last)}`;
}
