/** What a page on data quality shows, as its address says it. Pure. */
import type { QualityKind, Severity } from "../../__generated__/operations.ts";

export const KINDS: readonly QualityKind[] = [
  "differences",
  "contradictions",
  "outliers",
  "expiring",
  "missing_facts",
  "incomplete",
  "duplicates",
  "chase",
];
export const SEVERITIES: readonly Severity[] = ["high", "middle", "low"];

/** Rows at first; an address may ask for more, up to what a request gives. */
const FIRST = 50;
const MOST = 500;

export const readKind = (params: URLSearchParams): QualityKind | undefined =>
  KINDS.find((kind) => kind === params.get("kind"));

export const readSeverity = (params: URLSearchParams): Severity | undefined =>
  SEVERITIES.find((severity) => severity === params.get("severity"));

export function readRows(params: URLSearchParams): number {
  const rows = Number(params.get("rows") ?? NaN);
  return Number.isInteger(rows) ? Math.min(Math.max(rows, FIRST), MOST) : FIRST;
}

/** More rows than `rows`; undefined where no more can be shown on a page. */
export const moreRows = (rows: number): number | undefined =>
  rows >= MOST ? undefined : Math.min(rows * 2, MOST);

/** The same page with other parts; rows begin anew. */
export function qualityAddress(
  params: URLSearchParams,
  changes: Readonly<Record<string, string>>,
): string {
  const next = new URLSearchParams(params);
  next.delete("rows");
  for (const [key, value] of Object.entries(changes)) next.set(key, value);
  return `?${next.toString()}`;
}

/** How many sites the plan reckons with. */
export const TAKES: readonly number[] = [5, 10, 25, 50];
const USUAL_TAKE = 10;

export const readTake = (params: URLSearchParams): number =>
  TAKES.find((take) => String(take) === params.get("take")) ?? USUAL_TAKE;
