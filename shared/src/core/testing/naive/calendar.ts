/** Days and quarters as text: "2026-06-30" and "2026-Q2". Days compare as text. */

/** Quarters counted from year 0, so that they can be subtracted. */
export function quarterNumber(period: string): number {
  const [year, quarter] = period.split("-Q");
  return Number(year) * 4 + Number(quarter) - 1;
}

export function periodOfNumber(number: number): string {
  return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
}

export function periodPlus(period: string, quarters: number): string {
  return periodOfNumber(quarterNumber(period) + quarters);
}

export function lastDayOf(period: string): string {
  const [year, quarter] = period.split("-Q");
  const ends: Record<string, string> = {
    "1": "03-31",
    "2": "06-30",
    "3": "09-30",
    "4": "12-31",
  };
  return `${year ?? ""}-${ends[quarter ?? ""] ?? ""}`;
}

/** Rule 1: days are inclusive at both ends; without a day that end is open. */
export function isWithin(
  day: string,
  first: string | null,
  last: string | null,
): boolean {
  if (first !== null && day < first) return false;
  if (last !== null && day > last) return false;
  return true;
}
