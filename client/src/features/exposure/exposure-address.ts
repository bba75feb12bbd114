/** What the page of exposure asks stands in the address: it can be shared, and survives a reload. Pure. */
import type {
  BottleneckInput,
  ExposureConcern,
  ExposureInput,
  ExposureWeights,
} from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";

/** Concerns by name; any other is an indicator's id. */
export const CONCERNS = [
  "dialogue",
  "hrdd",
  "overtime",
  "untrained",
  "silence",
] as const satisfies readonly ExposureConcern[];
export type Concern = (typeof CONCERNS)[number];

/** The six steps of due diligence. */
export const STEPS = [
  "hrdd_embed_level",
  "hrdd_identify_level",
  "hrdd_prevent_level",
  "hrdd_track_level",
  "hrdd_communicate_level",
  "hrdd_remedy_level",
] as const;

export const LEVELS = [1, 2, 3, 4] as const;
const USUAL_LEVEL = 2;
/** In hundredths, so that no rounding shows. */
export const MOST_DAMPING = 95;
export const DAMPING_STEP = 5;
const USUAL_DAMPING = 50;

/** How much each supplier of an input counts. */
export const WEIGHTS = [
  "stated",
  "even",
] as const satisfies readonly ExposureWeights[];

/** Rows of the lists of bottlenecks, at first and with each request for more. */
export const FIRST_ROWS = 10;
const MOST_ROWS = 500;

/** What stands beside every site of a bottleneck: dialogue, training, and the two steps that all are asked about. */
export const CONDITIONS = [
  "sd_maturity_level",
  "train_coverage",
  "hrdd_embed_level",
  "hrdd_remedy_level",
] as const;

/** The page's two questions. */
export const VIEWS = ["exposure", "bottlenecks"] as const;
export type View = (typeof VIEWS)[number];

export interface ExposureAddress {
  readonly view: View;
  readonly concern: Concern | "indicator";
  /** Of `hrdd` the step, of `indicator` the indicator. */
  readonly indicator: string | undefined;
  /** Levels below this one are a concern. */
  readonly below: number;
  /** In hundredths. */
  readonly damping: number;
  readonly weights: ExposureWeights;
  /** The origin, where it is one site. */
  readonly site: string | undefined;
  /** The group of paths that is open, from 1. */
  readonly way: number | undefined;
  /** Tiers of the bottlenecks; empty: all. */
  readonly tiers: readonly string[];
  readonly rows: number;
}

function whole(
  text: string | null,
  least: number,
  most: number,
): number | undefined {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

/** Whether the indicator has an end that is a concern, and may be read of single sites. */
export const canBeConcern = ({
  sensitivity,
  direction,
  valueType,
  bounded,
  options,
}: Pick<
  IndicatorTerm,
  "bounded" | "direction" | "options" | "sensitivity" | "valueType"
>): boolean =>
  sensitivity === "standard" &&
  (direction === "higher_is_better" || direction === "lower_is_better") &&
  (valueType === "ordinal" ||
    valueType === "boolean" ||
    (valueType === "percent" && bounded) ||
    (valueType === "enum" && options.some(({ isOk }) => isOk !== null)));

export function readAddress(
  params: URLSearchParams,
  findIndicator: (id: string) => IndicatorTerm | undefined,
): ExposureAddress {
  const asked = params.get("concern") ?? CONCERNS[0];
  const named = CONCERNS.find((each) => each === asked);
  const term = findIndicator(asked);
  const isOther = !named && term !== undefined && canBeConcern(term);
  const concern = isOther ? "indicator" : (named ?? CONCERNS[0]);
  const step = STEPS.find((each) => each === params.get("step")) ?? STEPS[0];
  return {
    view: VIEWS.find((each) => each === params.get("view")) ?? VIEWS[0],
    concern,
    indicator: isOther ? asked : concern === "hrdd" ? step : undefined,
    below: whole(params.get("below"), 1, 4) ?? USUAL_LEVEL,
    damping: whole(params.get("damping"), 0, MOST_DAMPING) ?? USUAL_DAMPING,
    weights:
      WEIGHTS.find((each) => each === params.get("weights")) ?? WEIGHTS[0],
    site: params.get("site") ?? undefined,
    way: whole(params.get("way"), 1, MOST_ROWS),
    tiers: params.get("of_tier")?.split(",").filter(Boolean) ?? [],
    rows: whole(params.get("rows"), 1, MOST_ROWS) ?? FIRST_ROWS,
  };
}

export const exposureInput = ({
  concern,
  indicator,
  below,
  damping,
  weights,
  site,
}: ExposureAddress): ExposureInput => ({
  concern,
  ...(indicator ? { indicator } : {}),
  below,
  damping: damping / 100,
  ...(weights === WEIGHTS[0] ? {} : { weights }),
  ...(site ? { site } : {}),
});

export const bottleneckInput = ({
  tiers,
  rows,
}: Pick<ExposureAddress, "rows" | "tiers">): BottleneckInput => ({
  ...(tiers.length > 0 ? { tiers: [...tiers] } : {}),
  first: rows,
  columns: [...CONDITIONS],
});

/** More rows than now; undefined where no more are given. */
export const moreRows = (rows: number): number | undefined =>
  rows >= MOST_ROWS ? undefined : Math.min(rows * 5, MOST_ROWS);
