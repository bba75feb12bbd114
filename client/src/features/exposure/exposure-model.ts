/** What the page says of an exposure, worked out of the answer. Pure. */
import type { ExposureParts } from "./exposure-parts.ts";

export type Exposure = ExposureParts;
type Paths = Exposure["paths"];
export type PathGroup = Paths["groups"][number];

/** One place of a way: so many sites of a segment at a tier. */
export interface Place {
  readonly tier: string;
  readonly segment: string;
  readonly sites: number;
}

/** Where a group of paths begins, through whom it comes down; without the origin. */
export interface Way {
  readonly source: Place;
  /** From the source down. */
  readonly through: readonly Place[];
  readonly share: number;
  readonly paths: readonly number[];
}

export function wayOf({
  tiers,
  segments,
  sites,
  paths,
  share,
}: PathGroup): Way | undefined {
  const places = tiers
    .map((tier, i) => ({
      tier,
      segment: segments[i] ?? "",
      sites: sites[i] ?? 0,
    }))
    .slice(1)
    .reverse();
  const [source, ...through] = places;
  return source && { source, through, share, paths: paths.map(Number) };
}

/** A path from its source down to the origin, with the share that each link is of its customer's inputs. */
export interface Descent {
  readonly sites: readonly Paths["sites"][number][];
  readonly tiers: readonly string[];
  /** One fewer than sites: the link that leads down from each but the last. */
  readonly links: readonly number[];
  readonly share: number;
}

export function descentOf(
  { sites, tiers, paths }: Pick<Paths, "paths" | "sites" | "tiers">,
  index: number,
): Descent | undefined {
  const path = paths[index];
  if (!path) return undefined;
  const down = path.sites.map(Number).reverse();
  return {
    sites: down.flatMap((at) => sites[at] ?? []),
    tiers: down.map((at) => tiers[at] ?? ""),
    links: path.links.map(Number).reverse(),
    share: path.share,
  };
}

/** Sites on the paths, once each: what a picture of them draws one by one. */
export const sitesOn = (
  { paths, sites }: Pick<Paths, "paths" | "sites">,
  indices: readonly number[],
): readonly string[] => [
  ...new Set(
    indices.flatMap((i) =>
      (paths[i]?.sites ?? []).flatMap((at) => sites[Number(at)]?.id ?? []),
    ),
  ),
];

export const BASIS = [
  "known",
  "silent",
  "notAsked",
  "notShared",
  "unnamed",
] as const satisfies readonly (keyof Exposure["basis"])[];

/** What is known is one number, not a range. */
export const isCertain = ({ low, high }: Pick<Exposure, "high" | "low">) =>
  low !== null && high !== null && high - low < 5e-4;

/** Tiers upstream, the unnamed last: they add up to the whole. */
export interface TierPart {
  /** Undefined for suppliers that are not named. */
  readonly tier: string | undefined;
  readonly sites: number;
  readonly influence: number;
  readonly low: number;
  readonly high: number;
}

export const tierParts = ({
  tiers,
  basis,
}: Pick<Exposure, "basis" | "tiers">): readonly TierPart[] => [
  ...tiers,
  ...(basis.unnamed > 0
    ? [
        {
          tier: undefined,
          sites: 0,
          influence: basis.unnamed,
          low: 0,
          high: basis.unnamed,
        },
      ]
    : []),
];
