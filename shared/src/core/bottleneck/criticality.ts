import type { Dependency } from "../graph/dependency.ts";
import { stopper, type Needs } from "./stoppage.ts";

/** A family that an origin loses: no alternative in the known network. */
export interface Loss {
  /** Index of `origins`. */
  readonly origin: number;
  readonly family: number;
  /** Own sites of the origin that lose it, of those that need it. */
  readonly sites: number;
  readonly of: number;
}

/** By site, in the order in which sites were asked for. */
export interface Criticality {
  readonly sites: Uint32Array;
  /** Origins of which an own site loses a family. */
  readonly origins: Uint32Array;
  /** Pairs of an origin and a family that an own site of it loses; and those that all which need it lose. */
  readonly pairs: Uint32Array;
  readonly wholePairs: Uint32Array;
  /** Inputs that own sites of origins lose. */
  readonly inputs: Uint32Array;
  /** Sites that stop because of it, the origins' among them. */
  readonly stopped: Uint32Array;
}

/**
 * Adds up lost inputs, as a `Stoppage` has them, by origin and family, ascending; `origins[i]` are the own sites of
 * origin `i`.
 */
export function lossCounter(
  { order, inputStarts, family, customer }: Dependency,
  origins: readonly (readonly number[])[],
) {
  let families = 0;
  for (const each of family) families = Math.max(families, each + 1);
  const ofSite: (number[] | undefined)[] = new Array<undefined>(order);
  const need = new Uint32Array(origins.length * families);
  origins.forEach((sites, origin) => {
    for (const row of new Set(sites)) {
      (ofSite[row] ??= []).push(origin);
      for (let k = inputStarts[row]; k < inputStarts[row + 1]; k++)
        need[origin * families + family[k]]++;
    }
  });
  const lost = new Uint32Array(need.length);
  return (inputs: readonly number[]): Loss[] => {
    const pairs: number[] = [];
    for (const input of inputs)
      for (const origin of ofSite[customer[input]] ?? []) {
        const pair = origin * families + family[input];
        if (lost[pair]++ === 0) pairs.push(pair);
      }
    return pairs
      .sort((a, b) => a - b)
      .map((pair) => {
        const sites = lost[pair];
        lost[pair] = 0;
        return {
          origin: Math.floor(pair / families),
          family: pair % families,
          sites,
          of: need[pair],
        };
      });
  };
}

export const lossesOf = (
  dependency: Dependency,
  inputs: readonly number[],
  origins: readonly (readonly number[])[],
): Loss[] => lossCounter(dependency, origins)(inputs);

/** What happens when each of `sites` stops alone. */
export const criticalityOf = (
  needs: Needs,
  sites: Iterable<number>,
  origins: readonly (readonly number[])[],
): Criticality => criticalityFinder(needs, origins)(sites);

/** The same for whoever asks again and again on one network. */
export function criticalityFinder(
  needs: Needs,
  origins: readonly (readonly number[])[],
): (sites: Iterable<number>) => Criticality {
  const stop = stopper(needs);
  const count = lossCounter(needs.dependency, origins);
  return (sites) => {
    const asked = Uint32Array.from(sites);
    const found: Criticality = {
      sites: asked,
      origins: new Uint32Array(asked.length),
      pairs: new Uint32Array(asked.length),
      wholePairs: new Uint32Array(asked.length),
      inputs: new Uint32Array(asked.length),
      stopped: new Uint32Array(asked.length),
    };
    asked.forEach((row, i) => {
      const stoppage = stop([row]);
      const losses = count(stoppage.inputs);
      found.stopped[i] = stoppage.sites.length;
      found.pairs[i] = losses.length;
      let last = -1;
      for (const { origin, sites: without, of } of losses) {
        if (origin !== last) found.origins[i]++;
        last = origin;
        if (without === of) found.wholePairs[i]++;
        found.inputs[i] += without;
      }
    });
    return found;
  };
}
