/** The numbers of domain.md 4.5 that the sector is made by [M]; levels are places in the recipe, never kept on a site. */
import type { Cluster } from "./segments.data.ts";

/** 0 assembler, 1 direct supplier, 2 and 3 further up. A plant's tier is derived by the product, from links. */
export type Level = 0 | 1 | 2 | 3;
export const LEVELS: readonly Level[] = [0, 1, 2, 3];
export type ByLevel = readonly [number, number, number, number];

export const RECIPE = {
  sites: [20, 690, 1150, 550] as ByLevel,
  /** Thousands of people, as the weighted means of the table take them. */
  people: [100_000, 250_000, 230_000, 110_000] as ByLevel,
  headcountMedians: [4_000, 210, 120, 45] as ByLevel,
  headcountCap: 20_000,
  /** Means within size bands (Labour Protection department, 2020). */
  headcountBands: [
    { from: 1, to: 4, mean: 2.2 },
    { from: 5, to: 9, mean: 7 },
    { from: 10, to: 19, mean: 13.3 },
    { from: 20, to: 49, mean: 31.6 },
    { from: 50, to: 99, mean: 70.3 },
    { from: 100, to: 299, mean: 170 },
    { from: 300, to: 499, mean: 380 },
    { from: 500, to: 999, mean: 705 },
    { from: 1000, to: 20_000, mean: 1769 },
  ],
  /** Customers beyond the first: means of a Poisson, and the most there may be. */
  moreCustomers: [0, 1.6, 1.3, 0.8] as ByLevel,
  mostCustomers: [0, 8, 6, 4] as ByLevel,
  skippingEdges: 0.1,
  twoRoleSites: 0.06,
  /** Of the edges to assemblers. */
  clusterEdges: { japanese: 0.7, chinese: 0.18, western: 0.12 } as Readonly<
    Record<Cluster, number>
  >,
  sharedWithinJapanese: 0.55,
  sharedJapaneseChinese: 0.1,
  sameProvinceOdds: 3,
} as const;

/** The table "Indicator means by tier", in per cent; people-weighted where the last column is. */
export const TIER_TABLE = {
  train_coverage: { byLevel: [80, 65, 48, 32] as ByLevel, weighted: 56 },
  migrants: { byLevel: [1, 6, 13, 25] as ByLevel, weighted: 11 },
  nonregular: { byLevel: [42, 36, 27, 15] as ByLevel, weighted: 31 },
  women: { byLevel: [22, 38, 48, 45] as ByLevel, weighted: 40 },
  wc_social_security_coverage: {
    byLevel: [100, 96, 88, 74] as ByLevel,
    weighted: 90,
  },
  /** Share of sites with 100 employees or more that reach 50 %. */
  sdpaMet: { byLevel: [95, 82, 66, 50] as ByLevel, weighted: null },
  /** Share of sites with 50 employees or more. */
  welfareCommittee: { byLevel: [98, 80, 58, 38] as ByLevel, weighted: null },
  anyUnion: { byLevel: [75, 18, 6, 1] as ByLevel, weighted: null },
  /** Mean of the derived level, not in per cent. */
  hrddOverall: { byLevel: [2.8, 1.9, 1.1, 0.6] as ByLevel, weighted: null },
  /** Of what was asked. */
  missing: { byLevel: [2, 8, 22, 45] as ByLevel, weighted: null },
  /** Of answers. */
  verified: { byLevel: [70, 45, 20, 8] as ByLevel, weighted: null },
} as const;

/** Scales the recipe to a number of sites; the smallest sector still has every place of the chain. */
export const LEAST_SITES = 120;
export function sitesByLevel(sites: number): ByLevel {
  if (!Number.isInteger(sites) || sites < LEAST_SITES)
    throw new RangeError(`a sector has at least ${LEAST_SITES} sites`);
  const total = RECIPE.sites.reduce((sum, count) => sum + count, 0);
  const [assemblers, first, , third] = RECIPE.sites.map((count) =>
    Math.round((count * sites) / total),
  ) as unknown as ByLevel;
  const makers = Math.max(8, assemblers);
  return [makers, first, sites - makers - first - third, third];
}
