import { CLOSED, type Components } from "./components.ts";
import type { SupplyGraph } from "./supply-graph.ts";

const BITS = 32;

/**
 * Which of many lenses hold a site. Bit `i % 32` of `words[i / 32 | 0][row]` is 1 where lens `i` does.
 * words.length === ceil(lenses / 32); each has one word a site.
 */
export interface Reach {
  readonly order: number;
  readonly lenses: number;
  readonly words: readonly Int32Array[];
}

const emptyReach = (order: number, lenses: number): Reach => ({
  order,
  lenses,
  words: Array.from(
    { length: Math.ceil(lenses / BITS) },
    () => new Int32Array(order),
  ),
});

export const isIn = ({ words }: Reach, lens: number, row: number): boolean =>
  ((words[(lens / BITS) | 0][row] >>> (lens % BITS)) & 1) === 1;

/**
 * `origins[i]` are the sites that lens `i` starts from, its own among them: a site is in the lens where one of them lies
 * downstream of it, or is it (rule 9 of docs/methods.md). One pass upstream for 32 lenses, a circle at once.
 * `components` are those of `graph`, and say which sites are open.
 */
export function reachOf(
  { order, starts, targets }: SupplyGraph,
  components: Components,
  origins: readonly Iterable<number>[],
): Reach {
  const reach = emptyReach(order, origins.length);
  const { of } = components;
  origins.forEach((sites, i) => {
    const bits = reach.words[(i / BITS) | 0];
    for (const row of sites)
      if (of[row] !== CLOSED) bits[row] |= 1 << (i % BITS);
  });
  for (const bits of reach.words)
    for (let c = components.count - 1; c >= 0; c--) {
      const from = components.starts[c];
      const to = components.starts[c + 1];
      let held = 0;
      for (let i = from; i < to; i++) held |= bits[components.sites[i]];
      if (held === 0) continue;
      for (let i = from; i < to; i++) {
        const customer = components.sites[i];
        // In a circle everybody supplies somebody in it, and is given what all hold.
        for (let k = starts[customer]; k < starts[customer + 1]; k++)
          if (of[targets[k]] !== CLOSED) bits[targets[k]] |= held;
      }
    }
  return reach;
}

/** The same of lenses that are there already: `lenses[i][row]` is 1 where the lens holds the site. */
export function reachOfMasks(
  order: number,
  lenses: readonly Uint8Array[],
): Reach {
  const reach = emptyReach(order, lenses.length);
  lenses.forEach((mask, i) => {
    if (mask.length !== order)
      throw new RangeError("a lens of another network");
    const bits = reach.words[(i / BITS) | 0];
    const bit = 1 << (i % BITS);
    for (let row = 0; row < order; row++) if (mask[row]) bits[row] |= bit;
  });
  return reach;
}

/** The same of some of its lenses only: lens `i` is then what `chosen[i]` was. */
export function someLenses(reach: Reach, chosen: readonly number[]): Reach {
  const made = emptyReach(reach.order, chosen.length);
  chosen.forEach((lens, i) => {
    const bits = made.words[(i / BITS) | 0];
    const before = reach.words[(lens / BITS) | 0];
    for (let row = 0; row < reach.order; row++)
      bits[row] |= ((before[row] >>> (lens % BITS)) & 1) << (i % BITS);
  });
  return made;
}
