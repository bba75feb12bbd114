/** Whose conditions the origins of a lens depend on, before any concern is asked about. */
import {
  influenceOn,
  statedMatrix,
  type Influence,
  type SupplyMatrix,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import {
  weighedSupplyOf,
  type WeighedSupply,
} from "../../access/supply-flow.ts";
import { breathe } from "../../platform/breathe.ts";

export interface KeptInfluence {
  readonly matrix: SupplyMatrix;
  /** By position; they add up to 1, or to 0 where there is no origin. */
  readonly origins: Float64Array;
  readonly count: number;
  readonly influence: Influence;
  /** Of named influence, what rests on equal shares that nobody states; null where there is none. */
  readonly assumed: number | null;
}

/** Position of the site in the lens; -1 for an unknown id, and for one that the lens does not name. */
export const positionOf = ({ snapshot, lens }: NetworkView, id: string) =>
  lens.scope.position[snapshot.siteRows.get(id) ?? -1] ?? -1;

function originsOf(view: NetworkView, site: string | null | undefined) {
  const { tier } = view.lens;
  const origins = new Float64Array(tier.length);
  const found = site
    ? [positionOf(view, site)].filter((at) => at >= 0)
    : [...tier.keys()].filter((at) => tier[at] === 0);
  for (const at of found) origins[at] = 1 / found.length;
  return { origins, count: found.length };
}

async function make(
  view: NetworkView,
  { matrix, dependency }: WeighedSupply,
  site: string | null | undefined,
  damping: number,
): Promise<KeptInfluence> {
  const { origins, count } = originsOf(view, site);
  await breathe();
  const influence = influenceOn(matrix, origins, { damping });
  await breathe();
  const { totalNamed } = influence;
  const stated = statedMatrix(dependency);
  await breathe();
  const onStated = influenceOn(stated, origins, { damping }).totalNamed;
  const assumed =
    totalNamed === 0 ? null : Math.max(0, 1 - onStated / totalNamed);
  return { matrix, origins, count, influence, assumed };
}

const kept = new WeakMap<SupplyMatrix, Map<string, Promise<KeptInfluence>>>();
/** A slider that is moved asks for some; each holds a few columns of the lens. */
const MOST_KEPT = 8;

/** The same for the same lens, origin, damping and weights: nobody may write to it. */
export function influenceFor(
  view: NetworkView,
  site: string | null | undefined,
  damping: number,
  weights: "even" | "stated" = "stated",
): Promise<KeptInfluence> {
  const supply = weighedSupplyOf(view, weights);
  const { matrix } = supply;
  const byQuestion =
    kept.get(matrix) ?? new Map<string, Promise<KeptInfluence>>();
  kept.set(matrix, byQuestion);
  const key = `${damping} ${site ?? ""}`;
  const have = byQuestion.get(key);
  if (have) return have;
  const [oldest] = byQuestion.keys();
  if (byQuestion.size >= MOST_KEPT && oldest !== undefined)
    byQuestion.delete(oldest);
  const made = make(view, supply, site, damping);
  byQuestion.set(key, made);
  return made;
}
