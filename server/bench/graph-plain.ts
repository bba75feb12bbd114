/** Questions to a lens, answered as one writes them down first. */
import { isFullyKnown, tiersFrom } from "@saphan/shared/core";
import type { Lens } from "./lens.ts";

/** By site the tier from the first site, by looking at all links again for each tier. */
export function plainTiers({ order, arcs }: Lens): number[] {
  const tier = new Array<number>(order).fill(-1);
  tier[0] = 0;
  for (let at = 0; at < order; at++)
    for (const { customer, supplier } of arcs)
      if (tier[customer] === at && tier[supplier] === -1)
        tier[supplier] = at + 1;
  return tier;
}

/** The sites of each lens, by a search an origin. */
export const plainSets = ({ named, origins, open }: Lens): Set<number>[] =>
  origins.map((sites) => {
    const tier = tiersFrom(named, sites, open);
    return new Set([...tier.keys()].filter((row) => (tier[row] ?? -1) >= 0));
  });

/** Sites in any lens, and in both of each pair of lenses. */
export const overlapOfSets = (
  sets: readonly ReadonlySet<number>[],
): number[] => [
  new Set(sets.flatMap((set) => [...set])).size,
  ...sets.flatMap((a) =>
    sets.map((b) => {
      let both = 0;
      for (const row of a) if (b.has(row)) both++;
      return both;
    }),
  ),
];

/** Sites that stop with `begin`, origins that lose a family, and pairs of the two: all inputs again until none is lost. */
export function plainStops(
  { dependency, order, origins }: Lens,
  begin: number,
): readonly [number, number, number] {
  const { customer, family, arcStarts, supplier } = dependency;
  const stopped = new Uint8Array(order);
  stopped[begin] = 1;
  const isLost = (input: number) => {
    if (!isFullyKnown(dependency, input)) return false;
    const to = arcStarts[input + 1] ?? 0;
    for (let i = arcStarts[input] ?? 0; i < to; i++)
      if (!stopped[supplier[i] ?? 0]) return false;
    return true;
  };
  let sites = 0;
  for (let moved = true; moved;) {
    moved = false;
    customer.forEach((row, input) => {
      if (stopped[row] || !isLost(input)) return;
      stopped[row] = 1;
      sites++;
      moved = true;
    });
  }
  let [losing, pairs] = [0, 0];
  for (const own of origins) {
    const families = new Set<number>();
    for (const row of own)
      for (
        let input = dependency.inputStarts[row] ?? 0;
        input < (dependency.inputStarts[row + 1] ?? 0);
        input++
      )
        if (row !== begin && isLost(input)) families.add(family[input] ?? 0);
    pairs += families.size;
    if (families.size > 0) losing++;
  }
  return [sites, losing, pairs];
}
