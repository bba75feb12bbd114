/** Who supplies whom, pair by pair: assemblers' suppliers, then the tiers behind them, then what stories need. */
import { at, createRandom } from "../random.ts";
import { drawAssemblerEdges, pickPlants } from "./customers.ts";
import { createMarket, type Market } from "./market.ts";
import { RECIPE, type ByLevel, type Level } from "./recipe.ts";
import type { MakerPlan, SitePlan } from "./sector.ts";
import { HIDDEN_SECOND, HIDDEN_THIRD } from "./stories.data.ts";

/** Pairs as columns, each once. */
export interface EdgeList {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Further edges that a site with two roles has past its next tier: with `moreCustomers` about 10 % of all edges. */
const MORE_SKIPPING = 1.5;

export interface EdgesRequest {
  readonly seed: number;
  readonly counts: ByLevel;
  readonly starts: readonly number[];
  readonly sites: readonly SitePlan[];
  readonly makers: readonly MakerPlan[];
}

/** The demo buyers: the largest Japanese maker and the largest Chinese one. */
export const buyerMakers = (
  makers: readonly MakerPlan[],
): readonly [number, number] => [
  0,
  makers.findIndex(({ cluster }) => cluster === "chinese"),
];

export function drawEdges(request: EdgesRequest): EdgeList {
  const { seed, counts, starts, sites, makers } = request;
  const from: number[] = [];
  const to: number[] = [];
  const customers = new Map<number, Set<number>>();
  const customersOf = (site: number) => {
    let found = customers.get(site);
    if (!found) customers.set(site, (found = new Set()));
    return found;
  };
  const add = (supplier: number, customer: number) => {
    const taken = customersOf(supplier);
    if (taken.has(customer) || supplier === customer) return;
    taken.add(customer);
    from.push(supplier);
    to.push(customer);
  };
  drawAssemblerEdges(sites, makers, createRandom(seed, "assemblers"), add);

  const slot = (level: Level, number: number) => at(starts, level) + number;
  const planted = new Set([
    slot(2, 0),
    slot(3, 0),
    ...HIDDEN_SECOND.map((number) => slot(2, number)),
    ...HIDDEN_THIRD.map((number) => slot(3, number)),
  ]);
  const random = createRandom(seed, "suppliers");
  const markets = ([1, 2] as const).map((level) =>
    createMarket(
      sites.filter((site) => site.level === level && !planted.has(site.index)),
    ),
  );
  const marketFor = (level: Level): Market => at(markets, level - 2);
  const total = sites.length;
  const twoRoles = (RECIPE.twoRoleSites * total) / (counts[2] + counts[3]);
  const makerWeights = makers.map(({ weight }) => weight);

  for (const site of sites) {
    const { level, index } = site;
    if (level < 2 || planted.has(index)) continue;
    const skips = random.chance(twoRoles)
      ? 1 + random.poisson(MORE_SKIPPING)
      : 0;
    const wanted = Math.min(
      1 + random.poisson(RECIPE.moreCustomers[level]),
      RECIPE.mostCustomers[level],
    );
    for (let left = wanted; left > 0; left--) {
      const customer = marketFor(level).draw(site, customersOf(index), random);
      if (customer >= 0) add(index, customer);
    }
    for (let left = skips; left > 0; left--)
      if (level === 3) {
        const customer = marketFor(2).draw(site, customersOf(index), random);
        if (customer >= 0) add(index, customer);
      } else {
        const maker = at(makers, random.weighted(makerWeights));
        for (const plant of pickPlants(maker, site, sites, random).slice(0, 1))
          add(index, plant);
      }
  }
  addStoryEdges(request, customersOf, add);
  return { from, to };
}

/** What the planted sites supply, and whom. */
function addStoryEdges(
  { starts, sites, makers }: EdgesRequest,
  customersOf: (site: number) => ReadonlySet<number>,
  add: (supplier: number, customer: number) => void,
): void {
  const slot = (level: Level, number: number) => at(starts, level) + number;
  const [buyer, second] = buyerMakers(makers).map((maker) =>
    at(makers, maker),
  ) as [MakerPlan, MakerPlan];
  const plantOf = ({ sites: plants }: MakerPlan) => at(plants, 0);
  for (let number = 0; number < 8; number++)
    add(slot(1, number), plantOf(buyer));
  for (const number of [3, 5, 8]) add(slot(1, number), plantOf(second));

  const supplies = (site: number, maker: MakerPlan) =>
    maker.sites.some((plant) => customersOf(site).has(plant));
  /** Direct suppliers of one maker and not of the other, the largest first. */
  const only = (maker: MakerPlan, other: MakerPlan) =>
    sites
      .filter(
        ({ level, index }) =>
          level === 1 && supplies(index, maker) && !supplies(index, other),
      )
      .sort((a, b) => b.headcount - a.headcount || a.index - b.index);
  const ofBuyer = only(buyer, second);
  const ofSecond = only(second, buyer);

  const shared = slot(2, 0);
  for (const { index } of [...ofBuyer.slice(0, 3), ...ofSecond.slice(0, 2)])
    add(shared, index);

  const bottleneck = slot(3, 0);
  const behind = (firsts: readonly SitePlan[]) =>
    sites.filter(
      ({ level, index }) =>
        level === 2 &&
        index > slot(2, HIDDEN_SECOND.length + 10) &&
        firsts.some((first) => customersOf(index).has(first.index)),
    );
  const ofOne = behind(ofBuyer.slice(0, 40)).slice(0, 4);
  const ofOther = behind(ofSecond.slice(0, 40)).filter(
    (site) => !ofOne.includes(site),
  );
  for (const { index } of [...ofOne, ...ofOther].slice(0, 7))
    add(bottleneck, index);
  add(bottleneck, shared);

  // Two toolmakers that work for each other: paths may run in a circle.
  add(slot(2, 4), slot(2, 5));
  add(slot(2, 5), slot(2, 4));

  HIDDEN_SECOND.forEach((number, place) => {
    const first = at(ofBuyer, place % ofBuyer.length);
    add(slot(2, number), first.index);
    const third = HIDDEN_THIRD[place % HIDDEN_THIRD.length];
    if (third !== undefined) add(slot(3, third), slot(2, number));
  });
}
