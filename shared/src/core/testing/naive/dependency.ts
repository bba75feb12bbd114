/** Shares of inputs, looked up arc by arc. */
import { UNNAMED, type SupplyArc } from "../../graph/dependency.ts";

/** Of a customer's need of a family, the part that a named supplier covers. */
export function naiveShare(
  arcs: readonly SupplyArc[],
  { customer, family, supplier }: SupplyArc,
): number {
  const input = arcs.filter(
    (arc) =>
      arc.customer === customer &&
      arc.family === family &&
      arc.supplier !== arc.customer,
  );
  let sum = 0;
  let stated = 0;
  for (const { share } of input)
    if (share !== null) {
      sum += share;
      stated++;
    }
  const silent = input.length - stated;
  const weightOf = (arc: SupplyArc): number => {
    if (arc.share !== null) return arc.share;
    if (sum === 0) return 1 / silent;
    return sum < 1 ? (1 - sum) / silent : sum / stated;
  };
  const total = input.reduce((all, arc) => all + weightOf(arc), 0);
  const own = input.find((arc) => arc.supplier === supplier);
  if (!own || supplier === UNNAMED) return 0;
  return weightOf(own) / Math.max(total, 1);
}

/** The same where every named supplier of an input counts alike. */
export function naiveEvenShare(
  arcs: readonly SupplyArc[],
  { customer, family }: SupplyArc,
): number {
  const named = arcs.filter(
    (arc) =>
      arc.customer === customer &&
      arc.family === family &&
      arc.supplier !== arc.customer &&
      arc.supplier !== UNNAMED,
  );
  const covered = named.reduce((sum, arc) => sum + naiveShare(arcs, arc), 0);
  return covered / named.length;
}
