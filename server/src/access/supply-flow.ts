/** How much of what a lens's origin needs passes through each site and pair: docs/methods.md, "Dependency". */
import {
  buildDependency,
  buildSupplyMatrix,
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
  const found = new Float64Array(pairs.length);
  const bySupplier = new Map<number, number>();
  let of = -1;
  pairs.forEach((pair, i) => {
    const { customer } = pair;
    const from = inputStarts[customer] ?? 0;
    const to = inputStarts[customer + 1] ?? 0;
    if (customer !== of) {
      of = customer;
      bySupplier.clear();
      for (let arc = arcStarts[from] ?? 0; arc < (arcStarts[to] ?? 0); arc++) {
        const at = supplier[arc] ?? -1;
        bySupplier.set(at, (bySupplier.get(at) ?? 0) + (share[arc] ?? 0));
      }
    }
    const customerTier = tier[customer] ?? NO_TIER;
    if (customerTier === NO_TIER || tier[pair.supplier] !== customerTier + 1)
      return;
    const depends = (bySupplier.get(pair.supplier) ?? 0) / (to - from);
    found[i] = (flow[customer] ?? 0) * depends;
  });
  return found;
}

const kept = new WeakMap<KnownSupply, SupplyFlow>();

/** The same for the same lens: nobody may write to it. */
export function supplyFlowOf(view: NetworkView): SupplyFlow {
  const supply = supplyOf(view);
  const have = kept.get(supply);
  if (have) return have;
  const { tier, scope } = view.lens;
  const dependency = buildDependency(scope.rows.length, supply.arcs);
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
