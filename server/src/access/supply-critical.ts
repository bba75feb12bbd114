/** Whose stop stops others, and what tier 0 loses by it, found of a lens by its links alone: docs/methods.md, "Bottlenecks". */
import {
  buildNeeds,
  criticalityFinder,
  isFullyKnown,
  NO_TIER,
  ultimateParent,
  type Dependency,
  type Needs,
} from "@saphan/shared/core";
import { breathe } from "../platform/breathe.ts";
import type { NetworkView } from "./network-view.ts";
import { supplyFlowOf } from "./supply-flow.ts";

/** A site whose stop stops another one, or takes a family from an origin. */
export interface Critical {
  readonly position: number;
  readonly origins: number;
  readonly pairs: number;
  readonly wholePairs: number;
  /** Inputs of tier 0 that are lost. */
  readonly inputs: number;
  readonly stopped: number;
}

export interface CriticalSites {
  readonly needs: Needs;
  /** Positions of tier 0 by origin. */
  readonly origins: readonly (readonly number[])[];
  readonly by: "group" | "site";
  /** Those first that take most. */
  readonly critical: readonly Critical[];
  /** Inputs of tier 0 that are lost by position; NaN in tier 0 itself, and where no path leads there. */
  readonly lost: Float64Array;
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

async function make(view: NetworkView): Promise<CriticalSites> {
  const { dependency } = supplyFlowOf(view);
  const { tier } = view.lens;
  const { by, origins } = originsOf(view);
  const needs = buildNeeds(dependency);
  await breathe();
  const asked = [...tier.keys()].filter(
    (at) => tier[at] !== 0 && tier[at] !== NO_TIER,
  );
  const criticalityOf = criticalityFinder(needs, origins);
  const critical: Critical[] = [];
  const lost = new Float64Array(tier.length).fill(NaN);
  for (let from = 0; from < asked.length; from += SLICE) {
    const slice = asked.slice(from, from + SLICE);
    const part = criticalityOf(slice);
    slice.forEach((position, i) => {
      lost[position] = part.inputs[i] ?? 0;
      if (!part.origins[i] && !part.stopped[i]) return;
      critical.push({
        position,
        origins: part.origins[i] ?? 0,
        pairs: part.pairs[i] ?? 0,
        wholePairs: part.wholePairs[i] ?? 0,
        inputs: part.inputs[i] ?? 0,
        stopped: part.stopped[i] ?? 0,
      });
    });
    await breathe();
  }
  critical.sort(
    (a, b) =>
      b.origins - a.origins ||
      b.wholePairs - a.wholePairs ||
      b.stopped - a.stopped ||
      b.pairs - a.pairs ||
      a.position - b.position,
  );
  return { needs, by, origins, critical, lost };
}

const kept = new WeakMap<Dependency, Promise<CriticalSites>>();

/** Found once for each lens, however many ask, in parts between which other requests have their turn. */
export function criticalSites(view: NetworkView): Promise<CriticalSites> {
  const { dependency } = supplyFlowOf(view);
  const made = kept.get(dependency) ?? make(view);
  kept.set(dependency, made);
  return made;
}

/** Inputs of the sites of tier 0, and those of them of which some supplier is not known: they are never told to be lost. */
export function originInputs(view: NetworkView) {
  const { dependency } = supplyFlowOf(view);
  const { tier } = view.lens;
  let [total, unknown] = [0, 0];
  dependency.customer.forEach((at, input) => {
    if (tier[at] !== 0) return;
    total++;
    if (!isFullyKnown(dependency, input)) unknown++;
  });
  return { total, unknown };
}
