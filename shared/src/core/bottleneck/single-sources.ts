import type { Dependency } from "../graph/dependency.ts";
import { isFullyKnown } from "./stoppage.ts";

/** Inputs with one known supplier and nothing unknown, ascending. */
export function singleSources(dependency: Dependency): Uint32Array {
  const { arcStarts, customer } = dependency;
  const found: number[] = [];
  for (let input = 0; input < customer.length; input++)
    if (
      arcStarts[input + 1] - arcStarts[input] === 1 &&
      isFullyKnown(dependency, input)
    )
      found.push(input);
  return Uint32Array.from(found);
}

/** Inputs of one family among the customers of a lens. */
export interface SourceCount {
  readonly lens: number;
  readonly family: number;
  readonly inputs: number;
  /** With suppliers that are not known. */
  readonly unknown: number;
  /** With a single known supplier, and how many distinct suppliers these are. */
  readonly single: number;
  readonly suppliers: number;
}

/**
 * `lenses[i][row]` is 1 for the customers that lens `i` asks about: the own sites of an origin, or all upstream of it.
 * Ascending by lens and family; families that nobody in a lens needs are left out.
 */
export function countSources(
  dependency: Dependency,
  lenses: readonly Uint8Array[],
): SourceCount[] {
  const { customer, family, arcStarts, supplier } = dependency;
  const isSingle = new Uint8Array(customer.length);
  for (const input of singleSources(dependency)) isSingle[input] = 1;
  return lenses.flatMap((mask, lens) => {
    if (mask.length !== dependency.order)
      throw new RangeError("a lens of another network");
    const inputs: number[] = [];
    const unknown: number[] = [];
    const single: number[] = [];
    const suppliers: (Set<number> | undefined)[] = [];
    for (let k = 0; k < customer.length; k++) {
      if (!mask[customer[k]]) continue;
      const f = family[k];
      inputs[f] = (inputs[f] ?? 0) + 1;
      if (!isFullyKnown(dependency, k)) unknown[f] = (unknown[f] ?? 0) + 1;
      if (!isSingle[k]) continue;
      single[f] = (single[f] ?? 0) + 1;
      (suppliers[f] ??= new Set()).add(supplier[arcStarts[k]]);
    }
    // Families that are not there are holes, which `flatMap` leaves out.
    return inputs.flatMap((count, f) => [
      {
        lens,
        family: f,
        inputs: count,
        unknown: unknown[f] ?? 0,
        single: single[f] ?? 0,
        suppliers: suppliers[f]?.size ?? 0,
      },
    ]);
  });
}
