/** What is found of a lens by its links alone, before any row is told: docs/methods.md, "Bottlenecks". */
import {
  betweennessOf,
  isFullyKnown,
  NO_TIER,
  singleSources,
  type Dependency,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import {
  criticalSites,
  type CriticalSites,
} from "../../access/supply-critical.ts";
import {
  supplyFlowOf,
  supplyMatrixOf,
  type SupplyFlow,
} from "../../access/supply-flow.ts";
import { breathe } from "../../platform/breathe.ts";

/** An input with one known supplier. */
export interface Single {
  readonly input: number;
  readonly position: number;
  readonly customer: number;
  readonly flow: number;
}

export interface Between {
  readonly position: number;
  readonly share: number;
}

export interface BottleneckRows extends Omit<CriticalSites, "lost"> {
  readonly single: readonly Single[];
  /** Inputs in all, and those of which some supplier is not known. */
  readonly inputs: number;
  readonly unknown: number;
  readonly between: readonly Between[];
  readonly pairs: number;
}

function singleIn(
  { lens }: NetworkView,
  { dependency, flow }: SupplyFlow,
): Single[] {
  const { customer, supplier, arcStarts, inputStarts } = dependency;
  const found: Single[] = [];
  for (const input of singleSources(dependency)) {
    const at = customer[input] ?? -1;
    const position = supplier[arcStarts[input] ?? -1] ?? -1;
    const inputs = (inputStarts[at + 1] ?? 0) - (inputStarts[at] ?? 0);
    const isDown = lens.tier[position] === (lens.tier[at] ?? NO_TIER) + 1;
    const carries = isDown ? (flow[at] ?? 0) / inputs : 0;
    found.push({ input, position, customer: at, flow: carries });
  }
  return found.sort((a, b) => b.flow - a.flow || a.input - b.input);
}

const countUnknown = (dependency: Dependency): number => {
  let count = 0;
  for (let input = 0; input < dependency.customer.length; input++)
    if (!isFullyKnown(dependency, input)) count++;
  return count;
};

/** One origin after the other, each weighing by its pairs: the same as all at once. */
async function betweenIn(
  view: NetworkView,
  origins: readonly (readonly number[])[],
): Promise<{ readonly between: Between[]; readonly pairs: number }> {
  const matrix = supplyMatrixOf(view);
  const open = new Uint8Array(matrix.order).fill(1);
  const through = new Float64Array(matrix.order);
  let pairs = 0;
  for (const origin of origins) {
    const one = betweennessOf(matrix, [origin], open);
    one.bySite.forEach((share, at) => {
      through[at] = (through[at] ?? 0) + share * one.pairs;
    });
    pairs += one.pairs;
    await breathe();
  }
  const between = [...through.keys()]
    .filter((at) => (through[at] ?? 0) > 0 && view.lens.tier[at] !== 0)
    .map((position) => ({
      position,
      share: (through[position] ?? 0) / pairs,
    }))
    .sort((a, b) => b.share - a.share || a.position - b.position);
  return { between, pairs };
}

async function make(view: NetworkView): Promise<BottleneckRows> {
  const flows = supplyFlowOf(view);
  const { dependency } = flows;
  const { needs, by, origins, critical } = await criticalSites(view);
  const single = singleIn(view, flows);
  await breathe();
  const { between, pairs } = await betweenIn(view, origins);
  return {
    needs,
    origins,
    by,
    critical,
    single,
    inputs: dependency.customer.length,
    unknown: countUnknown(dependency),
    between,
    pairs,
  };
}

const kept = new WeakMap<Dependency, Promise<BottleneckRows>>();

/** Found once for each lens, however many ask. */
export function bottleneckRows(view: NetworkView): Promise<BottleneckRows> {
  const { dependency } = supplyFlowOf(view);
  const made = kept.get(dependency) ?? make(view);
  kept.set(dependency, made);
  return made;
}
