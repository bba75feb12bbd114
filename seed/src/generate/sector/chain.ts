/** A story's chain of only sources. It is laid over what was drawn, so that chance decides all else as without it. */
import { firstDayOf, NO_DAY, type Period } from "@saphan/shared/core";
import { at } from "../random.ts";
import { DECLARERS, DISCLOSED, familyIds, type PlannedLinks } from "./links.ts";
import type { SitePlan } from "./sector.ts";

export interface ChainLink {
  /** Places among the sites. */
  readonly from: number;
  readonly to: number;
  /** Id of a part family. */
  readonly family: string;
}

/** Since how many quarters the chain has been there. */
const AGE = 18;

/**
 * Each site of the chain has what it buys from the one before from nobody else, as its customers may tell: who buys
 * sees part families, who looks from further down product groups.
 */
export function layChain(
  links: PlannedLinks,
  sites: readonly SitePlan[],
  chain: readonly ChainLink[],
  newest: Period,
): PlannedLinks {
  const families = familyIds();
  const byCustomer = new Map(chain.map((each) => [each.to, each]));
  const isReplaced = (link: number): boolean => {
    const customer = at(links.to, link);
    const each = byCustomer.get(customer);
    if (!each) return false;
    const supplier = at(links.from, link);
    if (at(families, at(links.family, link)) === each.family) return true;
    return (
      supplier !== each.from &&
      at(sites, customer).level > 0 &&
      at(sites, supplier).segment === at(sites, each.from).segment
    );
  };
  const left = Array.from({ length: links.length }, (_, link) => link).filter(
    (link) => !isReplaced(link),
  );
  const all = (
    column: ArrayLike<number>,
    ofChain: (each: ChainLink) => number,
  ): number[] => [
    ...left.map((link) => at(column, link)),
    ...chain.map(ofChain),
  ];
  return {
    length: left.length + chain.length,
    from: Uint32Array.from(all(links.from, ({ from }) => from)),
    to: Uint32Array.from(all(links.to, ({ to }) => to)),
    family: Uint16Array.from(
      all(links.family, ({ family }) => families.indexOf(family)),
    ),
    share: Float64Array.from(all(links.share, () => 1)),
    singleSource: Uint8Array.from(all(links.singleSource, () => 1)),
    since: Int32Array.from(all(links.since, () => firstDayOf(newest - AGE))),
    until: Int32Array.from(all(links.until, () => NO_DAY)),
    declaredBy: Uint8Array.from(
      all(links.declaredBy, () => DECLARERS.indexOf("both")),
    ),
    disclosure: Uint8Array.from(
      all(links.disclosure, () => DISCLOSED.indexOf("name")),
    ),
    declaredTwice: Uint8Array.from(all(links.declaredTwice, () => 0)),
  };
}
