/** Which sites of a scope a page or export is about. */
import { canonicalId } from "../snapshot/identity.ts";
import {
  dimensionColumn,
  OUTSIDE,
  ultimateParent,
  type Dimension,
} from "../measure/dimension.ts";
import { Standing } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { NO_TIER } from "../graph/tiers.ts";
import { isFree } from "../measure/sensitivity.ts";
import { siteMatcher } from "./site-index.ts";

export const STANDING_WORDS = [
  "not_shared",
  "not_asked",
  "not_applicable",
  "silent",
  "answered",
] as const;
export type StandingWord = (typeof STANDING_WORDS)[number];

/** In words: unknown applicability is counted apart, not listed apart. */
export function standingWord(standing: number): StandingWord {
  switch (standing) {
    case Standing.notShared:
      return "not_shared";
    case Standing.notAsked:
      return "not_asked";
    case Standing.notApplicable:
      return "not_applicable";
    case Standing.silent:
    case Standing.silentUnknown:
      return "silent";
    default:
      return "answered";
  }
}

/** Sites that pass every part that is given. */
export interface SiteFilter {
  /** Whole numbers as text, or `outside`. */
  readonly tiers?: readonly string[] | null;
  readonly provinces?: readonly string[] | null;
  readonly segments?: readonly string[] | null;
  readonly sizeBands?: readonly string[] | null;
  /** Ids of ultimate parents. */
  readonly groups?: readonly string[] | null;
  readonly text?: string | null;
  readonly standing?: {
    /** Index of the indicator. */
    readonly indicator: number;
    readonly in: readonly StandingWord[];
  } | null;
}

const PART: Readonly<Record<Dimension, keyof SiteFilter>> = {
  tier: "tiers",
  province: "provinces",
  segment: "segments",
  size_band: "sizeBands",
  group: "groups",
};

/** The values of a dimension that a filter names. */
export const namedIn = (
  filter: SiteFilter,
  dimension: Dimension,
): readonly string[] =>
  (filter[PART[dimension]] as readonly string[] | null | undefined) ?? [];

/** The key of each position as a filter names it: of a group the id of the ultimate parent. */
export function filterKeys(
  figures: Figures,
  dimension: Dimension,
): (at: number) => string {
  const { snapshot, scope, tier } = figures.viewpoint;
  const siteAt = (at: number) => snapshot.sites[scope.rows[at]];
  switch (dimension) {
    case "tier":
      return (at) => (tier[at] === NO_TIER ? OUTSIDE : String(tier[at]));
    case "province":
      return (at) => siteAt(at).province;
    case "segment":
      return (at) => siteAt(at).mainSegment;
    case "group":
      return (at) =>
        snapshot.entities[ultimateParent(snapshot.entities, siteAt(at).entity)]
          .id;
    case "size_band": {
      const { keys, group } = dimensionColumn(figures, "size_band");
      return (at) => keys[group[at]];
    }
  }
}

/**
 * By position: 1 where the site passes. `keysOf` gives the keys by which the viewer may find a site. `except` leaves
 * out one part: a facet counts what each of its values would leave.
 */
export function filterSites(
  figures: Figures,
  filter: SiteFilter,
  keysOf: (row: number) => readonly string[],
  except?: Dimension,
): Uint8Array {
  const { snapshot, scope, method } = figures.viewpoint;
  const passes = new Uint8Array(scope.rows.length).fill(1);
  const keep = (test: (at: number) => boolean) => {
    for (let at = 0; at < passes.length; at++)
      if (passes[at] && !test(at)) passes[at] = 0;
  };
  for (const dimension of Object.keys(PART) as Dimension[]) {
    const wanted = namedIn(filter, dimension);
    if (wanted.length === 0 || dimension === except) continue;
    const keyAt = filterKeys(figures, dimension);
    // Addresses that were kept name a group by the id that it had.
    const set = new Set(
      dimension === "group"
        ? wanted.map((id) => canonicalId(snapshot.identity, "entity", id))
        : wanted,
    );
    keep((at) => set.has(keyAt(at)));
  }
  if (filter.text) {
    const matches = siteMatcher(snapshot, filter.text);
    keep((at) => matches(scope.rows[at], keysOf(scope.rows[at])));
  }
  if (filter.standing) {
    const indicator = method.indicators[filter.standing.indicator];
    const { standing } = figures.total(indicator);
    const words = new Set(filter.standing.in);
    // Whether a site has answered what it shares with nobody is not told either.
    keep((at) =>
      words.has(
        isFree(figures, indicator, at)
          ? standingWord(standing[at])
          : "not_shared",
      ),
    );
  }
  return passes;
}
