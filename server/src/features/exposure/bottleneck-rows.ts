/** What is found of a lens by its links alone, before any row is told: docs/methods.md, "Bottlenecks". */
import {
  betweennessOf,
  buildNeeds,
  criticalityFinder,
  isFullyKnown,
  NO_TIER,
  singleSources,
  ultimateParent,
  type Dependency,
  type Needs,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import {
  supplyFlowOf,
  supplyMatrixOf,
  type SupplyFlow,
} from "../../access/supply-flow.ts";
import { breathe } from "../../platform/breathe.ts";

/** A site whose stop stops another one, or takes a family from an origin. */
export interface Critical {
  readonly position: number;
  readonly origins: number;
  readonly pairs: number;
  readonly wholePairs: number;
  readonly stopped: number;
}

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

export interface BottleneckRows {
  readonly needs: Needs;
  /** Positions of tier 0 by origin. */
  readonly origins: readonly (readonly number[])[];
  readonly by: "group" | "site";
  readonly critical: readonly Critical[];
  readonly single: readonly Single[];
  /** Inputs in all, and those of which some supplier is not known. */
  readonly inputs: number;
  readonly unknown: number;
  readonly between: readonly Between[];
  readonly pairs: number;
}

function originsOf({ snapshot, sight, lens }: NetworkView) {
  const own = [...lens.tier.keys()].filter((at) => lens.tier[at] === 0);
  if (sight.role !== "programme")
    return { by: "site" as const, origins: own.map((at) => [at]) };
  const groups = new Map<number, number[]>();
  for (const at of own) {
    const entity = snapshot.sites[lens.scope.rows[at] ?? -1]?.entity ?? -1;
    const parent = ultimateParent(snapshot.entities, entity);
    groups.set(parent, [...(groups.get(parent) ?? []), at]);
  }
  return { by: "group" as const, origins: [...groups.values()] };
}

/** Sites asked about in one go: some 10 ms. */
const SLICE = 2_000;

async function criticalIn(
  { lens }: NetworkView,
  needs: Needs,
  origins: readonly (readonly number[])[],
): Promise<Critical[]> {
  const asked = [...lens.tier.keys()].filter(
    (at) => lens.tier[at] !== 0 && lens.tier[at] !== NO_TIER,
  );
  const criticalityOf = criticalityFinder(needs, origins);
  const found: Critical[] = [];
  for (let from = 0; from < asked.length; from += SLICE) {
    const slice = asked.slice(from, from + SLICE);
    const part = criticalityOf(slice);
    slice.forEach((position, i) => {
      if (!part.origins[i] && !part.stopped[i]) return;
      found.push({
        position,
        origins: part.origins[i] ?? 0,
        pairs: part.pairs[i] ?? 0,
        wholePairs: part.wholePairs[i] ?? 0,
        stopped: part.stopped[i] ?? 0,
      });
    });
    await breathe();
  }
  return found.sort(
    (a, b) =>
      b.origins - a.origins ||
      b.wholePairs - a.wholePairs ||
      b.stopped - a.stopped ||
      b.pairs - a.pairs ||
      a.position - b.position,
  );
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
  const { by, origins } = originsOf(view);
  const needs = buildNeeds(dependency);
  await breathe();
  const critical = await criticalIn(view, needs, origins);
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
