/** Who comes before whom when several sources speak of one site: rule 2 of docs/methods.md. */
import type { EntityRecord } from "../snapshot/snapshot.ts";

const ASSESSOR = 0;
const OWN_ENTITY = 1;
// An entity above the site's own ranks 1 + its distance; no chain of parents is longer than there are entities.
const PUBLIC_BODY = Number.MAX_SAFE_INTEGER - 1;
const CUSTOMER = Number.MAX_SAFE_INTEGER;

/** Number of steps from `entity` up to `ancestor`; -1 if it is not above it. A circle of parents ends the walk. */
export function stepsUp(
  entities: readonly EntityRecord[],
  entity: number,
  ancestor: number,
): number {
  let steps = 0;
  for (
    let at = entity;
    at >= 0 && steps <= entities.length;
    at = entities[at].parent
  ) {
    if (at === ancestor) return steps;
    steps++;
  }
  return -1;
}

/** Lower is heard first. `entity` is the site's own entity. */
export function rankOfSource(
  entities: readonly EntityRecord[],
  entity: number,
  source: number,
): number {
  const { kind } = entities[source];
  if (kind === "assessor") return ASSESSOR;
  const steps = stepsUp(entities, entity, source);
  if (steps >= 0) return OWN_ENTITY + steps;
  if (kind === "association" || kind === "programme") return PUBLIC_BODY;
  return CUSTOMER;
}

/** Whether what `source` says of a site of `entity` lies in the common layer, which a grant opens. */
export const speaksInCommon = (
  entities: readonly EntityRecord[],
  entity: number,
  source: number,
): boolean => rankOfSource(entities, entity, source) !== CUSTOMER;

/** Negative if the first statement is heard before the second: by rank, then the newer, then the smaller key. */
export function compareSources(
  network: {
    readonly entities: readonly EntityRecord[];
    readonly entityKeys: readonly string[];
  },
  entity: number,
  source: number,
  seq: number,
  otherSource: number,
  otherSeq: number,
): number {
  const { entities, entityKeys } = network;
  const byRank =
    rankOfSource(entities, entity, source) -
    rankOfSource(entities, entity, otherSource);
  if (byRank !== 0) return byRank;
  if (seq !== otherSeq) return otherSeq - seq;
  return entityKeys[source] < entityKeys[otherSource] ? -1 : 1;
}
