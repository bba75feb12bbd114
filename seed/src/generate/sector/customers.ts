/** Which assemblers a direct supplier sells to: the recipe's clusters and how far suppliers are shared. */
import { loadCatalogue } from "@saphan/shared/contract";
import { at, type Random } from "../random.ts";
import { RECIPE } from "./recipe.ts";
import type { MakerPlan, SitePlan } from "./sector.ts";
import { CLUSTERS, type Cluster } from "./segments.data.ts";

/**
 * Of suppliers in the Japanese cluster with more than one customer, how many have a second Japanese one; chosen with
 * the odds below so that 55 % of all in the cluster are shared within it, 10 % with the Chinese one, and the edges come
 * to 70, 18 and 12 %.
 */
const SHARED_WITHIN = 0.71;

type Odds = Readonly<Record<Cluster, number>>;
const FURTHER: Readonly<Record<Cluster | "unshared", Odds>> = {
  japanese: { japanese: 95, chinese: 2, western: 3 },
  unshared: { japanese: 0, chinese: 22, western: 78 },
  chinese: { japanese: 6, chinese: 88, western: 6 },
  western: { japanese: 50, chinese: 8, western: 42 },
};
/** Chance that a supplier serves a second plant of the same assembler. */
const SECOND_PLANT = 0.3;

const combustion = new Set(
  loadCatalogue()
    .lists.part_families.filter(({ powertrain }) => powertrain === "combustion")
    .map(({ id }) => id),
);
export const isCombustion = (family: string): boolean => combustion.has(family);

/** Makers of a cluster that are not taken yet, by how much they buy; -1 where there is none. */
function pickMaker(
  makers: readonly MakerPlan[],
  cluster: Cluster,
  taken: ReadonlySet<number>,
  random: Random,
): number {
  const weights = makers.map((maker, place) =>
    maker.cluster === cluster && !taken.has(place) ? maker.weight : 0,
  );
  return weights.some((weight) => weight > 0) ? random.weighted(weights) : -1;
}

/** Plants of a maker that a supplier serves: mostly one, the nearer and larger the likelier. */
export function pickPlants(
  { sites: plants }: MakerPlan,
  supplier: SitePlan,
  sites: readonly SitePlan[],
  random: Random,
): readonly number[] {
  const left = [...plants];
  const picked: number[] = [];
  const wanted = random.chance(SECOND_PLANT) ? 2 : 1;
  while (picked.length < wanted && left.length > 0) {
    const weights = left.map((plant) => {
      const { headcount, place } = at(sites, plant);
      const near = place === supplier.place ? RECIPE.sameProvinceOdds : 1;
      return Math.log(headcount + 1) * near;
    });
    picked.push(...left.splice(random.weighted(weights), 1));
  }
  return picked;
}

/** The makers that a supplier of a cluster sells to, as places. Newcomers with electric cars buy no engines. */
function drawMakersOf(
  { cluster = "japanese", families }: SitePlan,
  makers: readonly MakerPlan[],
  random: Random,
): ReadonlySet<number> {
  const wanted = Math.min(
    1 + random.poisson(RECIPE.moreCustomers[1]),
    RECIPE.mostCustomers[1],
  );
  const taken = new Set([pickMaker(makers, cluster, new Set(), random)]);
  const isShared = cluster !== "japanese" || random.chance(SHARED_WITHIN);
  const odds = FURTHER[isShared ? cluster : "unshared"];
  const sellsEngines = families.every(isCombustion);
  const pick = (from: Cluster) =>
    from === "chinese" && sellsEngines
      ? -1
      : pickMaker(makers, from, taken, random);
  while (taken.size < wanted) {
    const isSecond = taken.size === 1 && odds === FURTHER.japanese;
    const first = isSecond
      ? "japanese"
      : at(CLUSTERS, random.weighted(CLUSTERS.map((other) => odds[other])));
    const others = CLUSTERS.filter(
      (other) => other !== first && odds[other] > 0,
    );
    const maker = [first, ...others].map(pick).find((place) => place >= 0);
    if (maker === undefined) break;
    taken.add(maker);
  }
  return taken;
}

export function drawAssemblerEdges(
  sites: readonly SitePlan[],
  makers: readonly MakerPlan[],
  random: Random,
  add: (from: number, to: number) => void,
): void {
  for (const site of sites)
    if (site.level === 1)
      for (const maker of drawMakersOf(site, makers, random))
        for (const plant of pickPlants(at(makers, maker), site, sites, random))
          add(site.index, plant);
}
