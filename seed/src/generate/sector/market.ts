/**
 * Where suppliers find customers: preferential attachment by the logarithm of headcount, three times as likely in the
 * same province, and mostly in segments that buy what they make. Customers lie in buckets of one province and segment,
 * so that a draw costs as much in a sector of 100,000 sites as in a small one.
 */
import { at, type Random } from "../random.ts";
import { RECIPE } from "./recipe.ts";
import type { SitePlan } from "./sector.ts";
import { BOUGHT_BY_ALL, BUYS, USUAL_SUPPLIER_ODDS } from "./segments.data.ts";

export interface Market {
  /** A customer that is not taken; -1 after many vain tries. */
  readonly draw: (
    supplier: SitePlan,
    taken: ReadonlySet<number>,
    random: Random,
  ) => number;
}

interface Bucket {
  readonly place: number;
  readonly segment: string;
  readonly sites: number[];
  /** Running sums of the weights. */
  readonly sums: number[];
}

const TRIES = 30;

/** First place whose running sum is above `value`. */
function placeAbove(sums: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sums, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isUsual = (customer: string, supplier: string): boolean =>
  supplier === BOUGHT_BY_ALL || (BUYS[customer]?.includes(supplier) ?? false);

export function createMarket(customers: readonly SitePlan[]): Market {
  const buckets = new Map<string, Bucket>();
  for (const { index, place, segment, headcount } of customers) {
    const name = `${place} ${segment}`;
    const bucket = buckets.get(name) ?? { place, segment, sites: [], sums: [] };
    buckets.set(name, bucket);
    bucket.sites.push(index);
    bucket.sums.push((bucket.sums.at(-1) ?? 0) + Math.log(headcount + 1));
  }
  const all = [...buckets.values()];
  /** By province and segment of the supplier: running sums over the buckets. */
  const views = new Map<string, readonly number[]>();
  const viewOf = ({ place, segment }: SitePlan): readonly number[] => {
    const name = `${place} ${segment}`;
    let view = views.get(name);
    if (!view) {
      let sum = 0;
      view = all.map((bucket) => {
        const near = bucket.place === place ? RECIPE.sameProvinceOdds : 1;
        const usual = isUsual(bucket.segment, segment)
          ? USUAL_SUPPLIER_ODDS
          : 1;
        return (sum += (bucket.sums.at(-1) ?? 0) * near * usual);
      });
      views.set(name, view);
    }
    return view;
  };
  return {
    draw: (supplier, taken, random) => {
      const view = viewOf(supplier);
      for (let tries = 0; tries < TRIES; tries++) {
        const { sites, sums } = at(
          all,
          placeAbove(view, random.unit() * at(view, view.length - 1)),
        );
        const site = at(
          sites,
          placeAbove(sums, random.unit() * at(sums, sums.length - 1)),
        );
        if (!taken.has(site) && site !== supplier.index) return site;
      }
      return -1;
    },
  };
}
