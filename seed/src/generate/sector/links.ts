/** Links of each pair: part families, shares of the customer's need, since when, and who told whom. */
import { loadCatalogue } from "@saphan/shared/contract";
import {
  firstDayOf,
  lastDayOf,
  NO_DAY,
  type Period,
} from "@saphan/shared/core";
import { at, createRandom, type Random } from "../random.ts";
import { isCombustion } from "./customers.ts";
import type { EdgeList } from "./edges.ts";
import type { ByLevel } from "./recipe.ts";
import type { LinkPlans, SitePlan } from "./sector.ts";

export const DECLARERS = ["supplier", "both", "customer"] as const;
const DECLARED_BY = [0.55, 0.27, 0.18];

export const DISCLOSED = [
  "contact",
  "name",
  "process",
  "existence",
  "private",
] as const;
/** By level of the supplier: most names of second-tier suppliers are told, few of those behind them. */
const DISCLOSURES: Readonly<Record<number, readonly number[]>> = {
  1: [0.13, 0.62, 0.1, 0.1, 0.05],
  2: [0.06, 0.57, 0.16, 0.12, 0.09],
  3: [0, 0.16, 0.34, 0.26, 0.24],
};

const MORE_FAMILIES = 1.3;
const MOST_FAMILIES = 4;
const SHARE_UNTOLD = 0.15;
/** Chance that the only supplier in the registry is the only one there is, by its level. */
const SINGLE_SOURCE: ByLevel = [0, 0.22, 0.1, 0.12];
/** Chance that the customer too declares what the supplier has declared. */
const DECLARED_TWICE = 0.22;
const ENDED = 0.03;
const ENDING = 0.07;
const NOT_BEGUN = 0.012;

export interface LinksRequest {
  readonly seed: number;
  readonly newest: Period;
  readonly quarters: number;
  readonly sites: readonly SitePlan[];
  readonly edges: EdgeList;
  /** Sites whose links everybody keeps to themselves, and one that is the only source of what it makes. */
  readonly hidden: ReadonlySet<number>;
  readonly bottleneck: number;
  /** Planted sites: their links are there today, and named unless hidden. */
  readonly planted: ReadonlySet<number>;
}

export interface LinkTerms {
  readonly declaredBy: Uint8Array;
  readonly disclosure: Uint8Array;
  /** 1 where the customer has declared the link as well. */
  readonly declaredTwice: Uint8Array;
}

export type PlannedLinks = LinkPlans & LinkTerms;

/** In the catalogue's order. */
export const familyIds = (): readonly string[] =>
  loadCatalogue().lists.part_families.map(({ id }) => id);

function drawSpan(
  { newest, quarters, sites }: LinksRequest,
  supplier: SitePlan,
  customer: number,
  isPlanted: boolean,
  random: Random,
): readonly [since: number, until: number] {
  const isNew = at(sites, customer).cluster === "chinese";
  const age = Math.floor((isNew ? 18 : 70) * random.unit() ** 1.3) + 1;
  const opened = supplier.opened === NO_DAY ? -Infinity : supplier.opened;
  const since = Math.max(firstDayOf(newest - age), opened);
  if (isPlanted) return [since, NO_DAY];
  const fate = random.unit();
  if (fate < NOT_BEGUN)
    return [firstDayOf(newest + 1 + random.below(3)), NO_DAY];
  const ended = lastDayOf(newest - 1 - random.below(quarters - 3));
  if (fate < NOT_BEGUN + ENDED && since < ended) return [since, ended];
  if (fate > 1 - ENDING)
    return [since, lastDayOf(newest + 1 + random.below(8))];
  // Long ago is often not known to the day.
  return [random.chance(0.1) ? NO_DAY : since, NO_DAY];
}

function drawTerms(
  { hidden, planted }: LinksRequest,
  supplier: SitePlan,
  random: Random,
): { declaredBy: number; disclosure: number; twice: number } {
  const { index, level } = supplier;
  if (hidden.has(index))
    return {
      declaredBy: 0,
      disclosure: DISCLOSED.indexOf(level === 2 ? "existence" : "private"),
      twice: 0,
    };
  const declaredBy = planted.has(index) ? 1 : random.weighted(DECLARED_BY);
  const drawn = planted.has(index)
    ? DISCLOSED.indexOf("name")
    : random.weighted(DISCLOSURES[level] ?? []);
  const byCustomer = DECLARERS[declaredBy] === "customer";
  return {
    declaredBy,
    disclosure: byCustomer ? DISCLOSED.indexOf("private") : drawn,
    twice: declaredBy === 0 && random.chance(DECLARED_TWICE) ? 1 : 0,
  };
}

/** Shares of one customer's need of one family: together at most 1, what is left comes from outside the registry. */
function drawShares(
  { sites, bottleneck }: LinksRequest,
  from: ArrayLike<number>,
  needs: ReadonlyMap<number, readonly number[]>,
  random: Random,
): { readonly share: Float64Array; readonly singleSource: Uint8Array } {
  const share = new Float64Array(from.length).fill(NaN);
  const singleSource = new Uint8Array(from.length);
  for (const links of needs.values()) {
    const [only] = links;
    if (links.length === 1 && only !== undefined) {
      const { index, level } = at(sites, at(from, only));
      const isOnly =
        random.chance(SINGLE_SOURCE[level]) || index === bottleneck;
      singleSource[only] = isOnly ? 1 : 0;
      share[only] = isOnly ? 1 : 0.15 + 0.75 * random.unit();
    } else {
      const weights = links.map((link) => {
        const { headcount } = at(sites, at(from, link));
        return Math.sqrt(headcount) * Math.exp(0.5 * random.normal());
      });
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const covered = 0.7 + 0.3 * random.unit();
      links.forEach((link, place) => {
        share[link] = (covered * at(weights, place)) / sum;
      });
    }
    for (const link of links) {
      // Two places, and cut, never rounded up: the sum stays at most 1.
      share[link] = Math.floor(at(share, link) * 100) / 100;
      if (!singleSource[link] && random.chance(SHARE_UNTOLD)) share[link] = NaN;
    }
  }
  return { share, singleSource };
}

export function planLinks(request: LinksRequest): PlannedLinks {
  const { seed, sites, edges, planted, bottleneck } = request;
  const random = createRandom(seed, "links");
  const onlySource = new Set<number>();
  edges.from.forEach((supplier, edge) => {
    if (supplier === bottleneck) onlySource.add(at(edges.to, edge));
  });
  const [plating] = at(sites, bottleneck).families;
  const places = new Map(familyIds().map((id, place) => [id, place]));
  const from: number[] = [];
  const to: number[] = [];
  const family: number[] = [];
  const needs = new Map<number, number[]>();
  edges.from.forEach((supplier, edge) => {
    const customer = at(edges.to, edge);
    const { families } = at(sites, supplier);
    const isElectric = at(sites, customer).cluster === "chinese";
    const sold = families.filter(
      (id) =>
        !(isElectric && isCombustion(id)) &&
        // What the bottleneck makes its customers have from nobody else.
        !(
          id === plating &&
          supplier !== bottleneck &&
          onlySource.has(customer)
        ),
    );
    const count =
      supplier === bottleneck
        ? 1
        : Math.min(1 + random.poisson(MORE_FAMILIES), MOST_FAMILIES);
    for (const id of sold.slice(0, count)) {
      const place = places.get(id) ?? 0;
      const need = customer * places.size + place;
      const link = from.push(supplier) - 1;
      to.push(customer);
      family.push(place);
      const have = needs.get(need);
      if (have) have.push(link);
      else needs.set(need, [link]);
    }
  });

  const { share, singleSource } = drawShares(request, from, needs, random);
  const since = new Int32Array(from.length);
  const until = new Int32Array(from.length);
  const terms = {
    declaredBy: new Uint8Array(from.length),
    disclosure: new Uint8Array(from.length),
    declaredTwice: new Uint8Array(from.length),
  };
  from.forEach((supplier, link) => {
    const site = at(sites, supplier);
    const customer = at(to, link);
    const isPlanted = planted.has(supplier);
    [since[link], until[link]] = drawSpan(
      request,
      site,
      customer,
      isPlanted,
      random,
    );
    const { declaredBy, disclosure, twice } = drawTerms(request, site, random);
    terms.declaredBy[link] = declaredBy;
    terms.disclosure[link] = disclosure;
    terms.declaredTwice[link] = twice;
  });
  return {
    length: from.length,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    family: Uint16Array.from(family),
    share,
    singleSource,
    since,
    until,
    ...terms,
  };
}
