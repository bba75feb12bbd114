/** What stops, worked out from scratch over plain arcs; and every shortest path, walked. */
import type { SupplyGraph } from "../../graph/supply-graph.ts";
import { UNNAMED } from "../../graph/dependency.ts";
import type { ArcsOf } from "../graphs.ts";
import { naiveShare } from "./dependency.ts";

export interface NaiveInput {
  readonly customer: number;
  readonly family: number;
  readonly suppliers: readonly number[];
  readonly isFullyKnown: boolean;
}

/** By customer and family, ascending. */
export function naiveInputs({ arcs }: ArcsOf): NaiveInput[] {
  const foreign = arcs.filter((arc) => arc.supplier !== arc.customer);
  const keys = new Set(foreign.map((arc) => arc.customer * 100 + arc.family));
  return [...keys]
    .sort((a, b) => a - b)
    .map((key) => {
      const own = foreign.filter(
        (arc) => arc.customer * 100 + arc.family === key,
      );
      const named = own.filter((arc) => arc.supplier !== UNNAMED);
      const covered = named.reduce(
        (sum, arc) => sum + naiveShare(arcs, arc),
        0,
      );
      return {
        customer: Math.floor(key / 100),
        family: key % 100,
        suppliers: named.map((arc) => arc.supplier).sort((a, b) => a - b),
        isFullyKnown: covered > 1 - 1e-9,
      };
    });
}

const isLost = (
  { suppliers, isFullyKnown }: NaiveInput,
  runs: ReadonlySet<number>,
) => isFullyKnown && !suppliers.some((row) => runs.has(row));

/** Without `begin`, everything runs at first; what lost an input stops, until nobody else does. */
export function naiveStoppage(
  network: ArcsOf,
  begin: readonly number[],
): { readonly sites: number[]; readonly inputs: NaiveInput[] } {
  const inputs = naiveInputs(network);
  const rows = Array.from({ length: network.order }, (_, row) => row);
  const others = rows.filter((row) => !begin.includes(row));
  let runs = new Set(others);
  for (;;) {
    const now = runs;
    const next = [...now].filter(
      (row) =>
        !inputs.some((each) => each.customer === row && isLost(each, now)),
    );
    if (next.length === now.size) break;
    runs = new Set(next);
  }
  return {
    sites: others.filter((row) => !runs.has(row)),
    inputs: inputs.filter(
      (each) => !begin.includes(each.customer) && isLost(each, runs),
    ),
  };
}

/** By site the paths through it; of each pair of a site and an origin the shortest count 1 together. */
export function naiveBetweenness(
  { order, starts, targets }: SupplyGraph,
  origins: readonly (readonly number[])[],
  open: Uint8Array,
): { readonly bySite: number[]; readonly pairs: number } {
  const bySite = Array.from({ length: order }, () => 0);
  let pairs = 0;
  for (const sites of origins) {
    const own = new Set(sites.filter((row) => open[row]));
    const shortest = new Map<number, (readonly number[])[]>();
    const walk = (path: readonly number[]) => {
      const last = path.at(-1) ?? UNNAMED;
      if (path.length > 1) {
        const known = shortest.get(last);
        const length = known?.[0]?.length ?? Infinity;
        if (path.length < length) shortest.set(last, [path]);
        else if (path.length === length) known?.push(path);
      }
      for (const next of targets.slice(starts[last], starts[last + 1]))
        if (open[next] && !path.includes(next) && !own.has(next))
          walk([...path, next]);
    };
    for (const row of own) walk([row]);
    pairs += shortest.size;
    for (const paths of shortest.values())
      for (const path of paths)
        for (const between of path.slice(1, -1))
          bySite[between] = (bySite[between] ?? NaN) + 1 / paths.length;
  }
  return { bySite: bySite.map((sum) => (pairs ? sum / pairs : 0)), pairs };
}
