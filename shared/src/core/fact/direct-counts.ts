/** Direct suppliers and customers of every site in the whole registry, whoever looks: rule 10 of docs/methods.md. */
import { supplyGraphOn } from "../graph/link-graph.ts";
import type { SupplyGraph } from "../graph/supply-graph.ts";
import { holdSame } from "../measure/keeper.ts";
import type { LinkRecord, SiteRecord } from "../snapshot/snapshot.ts";
import { createDayCache, type DayCache } from "../time/day-cache.ts";
import { holds, type Day } from "../time/day.ts";

/** Made of links that others may have kept private: shown to the site's own people only. */
export const OF_ALL_LINKS: readonly string[] = [
  "direct_supplier_count",
  "direct_customer_count",
];

export interface DirectCounts {
  /** By site row: distinct sites that supply it. */
  readonly suppliers: Uint32Array;
  /** By site row: distinct sites that it supplies. */
  readonly customers: Uint32Array;
}

const openKept = createDayCache<readonly SiteRecord[], Uint8Array>();

/** By site row: 1 where the site is in the network on the day (rule 9, last sentence). Not to be written to. */
export const openSites = (
  sites: readonly SiteRecord[],
  asOf: Day,
): Uint8Array =>
  openKept(sites, asOf, () => {
    const open = new Uint8Array(sites.length);
    // Not `Uint8Array.from`, which takes several times as long.
    sites.forEach(({ opened, closed }, row) => {
      if (holds(opened, closed, asOf)) open[row] = 1;
    });
    return open;
  });

interface KeptCounts {
  readonly open: Uint8Array;
  readonly counts: DirectCounts;
}

/** On most days the same links hold, and the same sites are there. */
const alikeKept = new WeakMap<SupplyGraph, KeptCounts[]>();
const ALIKE_KEPT = 12;

function countsOn(
  sites: readonly SiteRecord[],
  links: readonly LinkRecord[],
  asOf: Day,
): DirectCounts {
  const open = openSites(sites, asOf);
  const graph = supplyGraphOn(sites.length, links, asOf);
  const kept = alikeKept.get(graph) ?? [];
  alikeKept.set(graph, kept);
  const have = kept.find((each) => holdSame(each.open, open));
  if (have) return have.counts;
  const counts = countDirect(graph, open);
  kept.push({ open, counts });
  if (kept.length > ALIKE_KEPT) kept.shift();
  return counts;
}

function countDirect(
  { order, starts, targets }: SupplyGraph,
  open: Uint8Array,
): DirectCounts {
  const suppliers = new Uint32Array(order);
  const customers = new Uint32Array(order);
  for (let customer = 0; customer < order; customer++)
    for (let i = starts[customer]; i < starts[customer + 1]; i++) {
      if (open[targets[i]]) suppliers[customer]++;
      if (open[customer]) customers[targets[i]]++;
    }
  return { suppliers, customers };
}

const countsKept = new WeakMap<
  readonly SiteRecord[],
  DayCache<readonly LinkRecord[], DirectCounts>
>();

/** The counts on a day. Not to be written to: most changes leave sites and links as they are. */
export function directCounts(
  sites: readonly SiteRecord[],
  links: readonly LinkRecord[],
  asOf: Day,
): DirectCounts {
  const cache = countsKept.get(sites) ?? createDayCache();
  countsKept.set(sites, cache);
  return cache(links, asOf, () => countsOn(sites, links, asOf));
}
