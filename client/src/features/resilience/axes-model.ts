/**
 * How exposed sites are against how prepared: two axes, never one number. Made only of indicators that the viewer may
 * see at a site; which ones, the catalogue says (`resilience_view`). Pure.
 */
import type { LabSitesQuery } from "../../__generated__/operations.ts";

export type AxesEdge = LabSitesQuery["network"]["sites"]["edges"][number];
type SiteValue = AxesEdge["values"][number];

export const EXPOSURE = "tr_workers_declining_share";
/** Of the view's other two exposure indicators answers are shown as releases only (`aggregate_only`). */
export const LEFT_OUT = ["tr_ice_revenue_share", "tr_top_customer_share"];
export const CAPACITY = [
  "tr_plan_level",
  "tr_reskill_coverage",
  "tr_continuity_level",
  "sd_maturity_level",
];
export const AXES_COLUMNS = [EXPOSURE, ...CAPACITY];

/** Highest level of an ordinal. */
const TOP_LEVEL = 4;
/** The share of reskilled workers that counts as full, by the catalogue's score of `tr_reskill_coverage`; [M]. */
const FULL_RESKILLING = 0.8;
/** Answers to the four questions that a place on the axis needs; [M]. */
const LEAST_ANSWERS = 2;
/** From this verification on an answer is checked. */
const CHECKED = 2;

export interface AxesPoint {
  readonly id: string;
  /** 0 to 1: share of workers in declining occupations. */
  readonly exposure: number;
  /** 0 to 1: mean of what the answers are of their full scale. */
  readonly capacity: number;
  /** Of the four. */
  readonly answers: number;
  /** Everything that it rests on was checked (V2 or higher). */
  readonly isChecked: boolean;
  readonly edge: AxesEdge;
}

export interface Axes {
  readonly points: readonly AxesPoint[];
  /** Middle of those drawn; null where there are none. */
  readonly middle: {
    readonly exposure: number;
    readonly capacity: number;
  } | null;
  /** Sites without a place, by what is missing first. */
  readonly missing: {
    readonly notShared: number;
    /** Small sites, and those with too few of their jobs mapped. */
    readonly notAsked: number;
    readonly exposure: number;
    readonly capacity: number;
  };
}

/** 0 to 1 of the full scale; null where there is no answer. */
export function partOfScale({
  indicator,
  standing,
  value,
  choice,
}: SiteValue): number | null {
  if (standing !== "answered") return null;
  if (indicator === "tr_reskill_coverage")
    return value === null ? null : Math.min(1, value / FULL_RESKILLING);
  return choice === null ? null : choice / TOP_LEVEL;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const high = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? (high + (sorted[half - 1] ?? 0)) / 2 : high;
}

export function axesOf(edges: readonly AxesEdge[]): Axes {
  const points: AxesPoint[] = [];
  const missing = { notShared: 0, notAsked: 0, exposure: 0, capacity: 0 };
  for (const edge of edges) {
    const valueOf = (id: string) =>
      edge.values.find(({ indicator }) => indicator === id);
    const exposed = valueOf(EXPOSURE);
    const prepared = CAPACITY.map(valueOf)
      .filter((value) => value !== undefined)
      .map((value) => ({ ...value, part: partOfScale(value) }))
      .filter(({ part }) => part !== null);
    if (exposed?.standing === "not_shared") missing.notShared++;
    else if (
      exposed?.standing === "not_applicable" ||
      exposed?.standing === "not_asked"
    )
      missing.notAsked++;
    else if (exposed?.standing !== "answered" || exposed.value === null)
      missing.exposure++;
    else if (prepared.length < LEAST_ANSWERS) missing.capacity++;
    else
      points.push({
        id: edge.node.id,
        exposure: exposed.value,
        capacity:
          prepared.reduce((sum, { part }) => sum + (part ?? 0), 0) /
          prepared.length,
        answers: prepared.length,
        isChecked: [exposed, ...prepared].every(
          ({ verification }) => (verification ?? 0) >= CHECKED,
        ),
        edge,
      });
  }
  return {
    points,
    missing,
    middle:
      points.length === 0
        ? null
        : {
            exposure: median(points.map(({ exposure }) => exposure)),
            capacity: median(points.map(({ capacity }) => capacity)),
          },
  };
}

export const QUADRANTS = [
  "exposedUnprepared",
  "exposedPrepared",
  "safeUnprepared",
  "safePrepared",
] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** On a line counts as the milder side. */
export const quadrantOf = (
  { exposure, capacity }: Pick<AxesPoint, "capacity" | "exposure">,
  middle: NonNullable<Axes["middle"]>,
): Quadrant =>
  exposure > middle.exposure
    ? capacity < middle.capacity
      ? "exposedUnprepared"
      : "exposedPrepared"
    : capacity < middle.capacity
      ? "safeUnprepared"
      : "safePrepared";
