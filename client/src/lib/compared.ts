/**
 * What is compared with what, as the address has it: the left cell like every page's, the right one by the same words
 * with `vs_` before them. What the right one does not say it shares with the left one; `all` takes a filter away. Pure.
 */
import type { OtherCell } from "../__generated__/operations.ts";
import { FILTER_KEYS, readFilter, readScope, type FilterKey } from "./scope.ts";

export const OTHER = "vs_";
/** Of the right cell: not filtered by this. */
export const ALL = "all";

type Part = FilterKey | "period" | "q";
const FILTERS: readonly Part[] = [...FILTER_KEYS, "q"];

/** The right cell's own words as an address of one cell has them. */
export function otherParams(params: URLSearchParams): URLSearchParams {
  const other = new URLSearchParams();
  for (const key of ["period", ...FILTERS]) {
    const value = params.get(`${OTHER}${key}`) ?? params.get(key);
    if (value && value !== ALL) other.set(key, value);
  }
  return other;
}

/** Undefined where nothing is compared yet. */
export function readOther(params: URLSearchParams): OtherCell | undefined {
  const isAsked = ["period", ...FILTERS].some((key) =>
    params.has(`${OTHER}${key}`),
  );
  if (!isAsked) return undefined;
  const other = otherParams(params);
  const { period } = readScope(other);
  const filter = readFilter(other);
  return { ...(period ? { period } : {}), ...(filter ? { filter } : {}) };
}

/** What to set in the address so that the right cell has this value; absent: no filter, whatever the left one has. */
export const otherValue = (
  params: URLSearchParams,
  key: Part,
  value: string | undefined,
): string | undefined =>
  (value ?? "") === (params.get(key) ?? "") ? undefined : (value ?? ALL);

/** The quarter that lies so many before; `2026-Q2` less 4 is `2025-Q2`. */
export function quartersBefore(period: string, count: number): string {
  const [year = 0, quarter = 1] = period.split("-Q").map(Number);
  const at = year * 4 + quarter - 1 - count;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
}
