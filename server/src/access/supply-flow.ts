/** How much of what a lens's origin needs passes through each site and pair: docs/methods.md, "Dependency". */
import {
  buildSupplyMatrix,
  dependencyOf,
  evenDependency,
  layeredFlow,
  NO_TIER,
  type Dependency,
  type KnownSupply,
  type SupplyMatrix,
} from "@saphan/shared/core";
import type { NetworkView } from "./network-view.ts";
import { supplyOf } from "./supply-view.ts";

export interface SupplyFlow {
  readonly supply: KnownSupply;
  readonly dependency: Dependency;
  /** By position. */
  readonly flow: Float64Array;
  /** By pair of `supply.pairs`. */
  readonly pairFlow: Float64Array;
}

/** Sums over the families of a pair; pairs and inputs both ascend by customer, so one walk does. */
function flowOfPairs(
  { pairs }: KnownSupply,
  dependency: Dependency,
  tier: Int32Array,
  flow: Float64Array,
): Float64Array {
  const { inputStarts, arcStarts, supplier, share } = dependency;
  const found = new Float64Array(pairs.count);
  /** By supplier, of the customer that the walk is at. */
  const part = new Float64Array(dependency.order);
  for (let start = 0, end = 0; start < pairs.count; start = end) {
    const customer = pairs.customer[start] ?? 0;
    while (end < pairs.count && pairs.customer[end] === customer) end++;
    const from = inputStarts[customer] ?? 0;
    const to = inputStarts[customer + 1] ?? 0;
    const [first = 0, last = 0] = [arcStarts[from], arcStarts[to]];
    for (let arc = first; arc < last; arc++) {
      const at = supplier[arc] ?? 0;
      part[at] = (part[at] ?? 0) + (share[arc] ?? 0);
    }
    const customerTier = tier[customer] ?? NO_TIER;
    if (customerTier !== NO_TIER)
      for (let i = start; i < end; i++) {
        const at = pairs.supplier[i] ?? 0;
        if (tier[at] !== customerTier + 1) continue;
        found[i] = (flow[customer] ?? 0) * ((part[at] ?? 0) / (to - from));
      }
    for (let arc = first; arc < last; arc++) part[supplier[arc] ?? 0] = 0;
  }
  return found;
}

const kept = new WeakMap<KnownSupply, SupplyFlow>();

/** The same for the same lens: nobody may write to it. */
export function supplyFlowOf(view: NetworkView): SupplyFlow {
  const supply = supplyOf(view);
  const have = kept.get(supply);
  if (have) return have;
  const { tier, scope } = view.lens;
  const dependency = dependencyOf(scope.rows.length, supply.arcs);
  const flow = layeredFlow(dependency, tier);
  const pairFlow = flowOfPairs(supply, dependency, tier, flow);
  const made = { supply, dependency, flow, pairFlow };
  kept.set(supply, made);
  return made;
}

export interface WeighedSupply {
  readonly dependency: Dependency;
  readonly matrix: SupplyMatrix;
}

const weighedKept = {
  stated: new WeakMap<KnownSupply, WeighedSupply>(),
  even: new WeakMap<KnownSupply, WeighedSupply>(),
};

/**
 * How much each site depends on each of its suppliers: as shares are stated, or as if all suppliers of an input had the
 * same. The same for the same lens: nobody may write to it.
 */
export function weighedSupplyOf(
  view: NetworkView,
  weights: keyof typeof weighedKept,
): WeighedSupply {
  const { supply, dependency: stated } = supplyFlowOf(view);
  const have = weighedKept[weights].get(supply);
  if (have) return have;
  const dependency = weights === "even" ? evenDependency(stated) : stated;
  const made = { dependency, matrix: buildSupplyMatrix(dependency) };
  weighedKept[weights].set(supply, made);
  return made;
}

export const supplyMatrixOf = (view: NetworkView): SupplyMatrix =>
  weighedSupplyOf(view, "stated").matrix;
