/** The sub-network upstream of an origin, as a viewer knows it: rule 9 of docs/methods.md. */
import {
  buildSupplyGraph,
  holds,
  NO_TIER,
  openSites,
  scopeOf,
  tiersFrom,
  type Day,
  type Scope,
  type Snapshot,
  type SupplyGraph,
} from "@saphan/shared/core";
import {
  Detail,
  entitiesBelow,
  participants,
  sitesOf,
  type Sight,
} from "./sight.ts";

export interface Lens {
  /** Entity row of the origin, or of the programme. */
  readonly origin: number;
  readonly asOf: Day;
  /** The sites that are named to the viewer: all that figures are made of. */
  readonly scope: Scope;
  /** By position in the scope; `NO_TIER` for a site of the boundary that no path reaches. */
  readonly tier: Int32Array;
  /** By tier: sites that are known to be there, and not named. */
  readonly unnamed: ReadonlyMap<number, number>;
}

/** Whether a viewer may look from an entity: its own organisation and all below it; a programme only as itself. */
export function mayLookFrom(
  { role, organisation, ownEntities }: Sight,
  origin: number,
): boolean {
  if (role === "administrator") return false;
  return role === "programme"
    ? origin === organisation
    : ownEntities.has(origin);
}

/** What is worth offering: the viewer's organisation, and entities below it that have sites. */
export function lensOrigins(
  { sites }: Snapshot,
  sight: Sight,
): readonly number[] {
  const withSites = new Set(sites.map(({ entity }) => entity));
  return [...sight.ownEntities]
    .filter((row) => mayLookFrom(sight, row))
    .filter((row) => row === sight.organisation || withSites.has(row))
    .sort(
      (a, b) =>
        Number(b === sight.organisation) - Number(a === sight.organisation) ||
        a - b,
    );
}

function rowsOf(mask: Uint8Array): number[] {
  return Array.from(mask.keys()).filter((row) => mask[row]);
}

/** A graph of known links with what it was made of. */
interface KeptGraph {
  readonly links: Snapshot["links"];
  readonly order: number;
  readonly knownLink: Uint8Array;
  readonly asOf: Day;
  readonly graph: SupplyGraph;
}

/** Most of what a lens costs is its graph, and most changes leave the links as they are. The last ones are kept. */
const KEPT = 48;
const kept: KeptGraph[] = [];

function knownGraph(
  { links, sites }: Snapshot,
  { knownLink }: Sight,
  asOf: Day,
): SupplyGraph {
  const have = kept.find(
    (each) =>
      each.links === links &&
      each.order === sites.length &&
      each.asOf === asOf &&
      Buffer.compare(each.knownLink, knownLink) === 0,
  );
  if (have) return have.graph;
  const known = links.filter(
    (link, i) => knownLink[i] && holds(link.since, link.until, asOf),
  );
  const graph = buildSupplyGraph(sites.length, known);
  kept.push({ links, order: sites.length, knownLink, asOf, graph });
  if (kept.length > KEPT) kept.shift();
  return graph;
}

/** Entity rows that tier 0 belongs to. */
function tierZero(
  { entities }: Snapshot,
  { role }: Sight,
  origin: number,
): ReadonlySet<number> {
  if (role !== "programme") return new Set([origin]);
  return new Set(
    [...entities.keys()].filter((row) => entities[row]?.kind === "assembler"),
  );
}

/** A request asks for one lens in many quarters: who stands at tier 0 is the same in all of them. */
const startsKept = new WeakMap<Snapshot, Map<string, readonly number[]>>();

/** Site rows of tier 0, open or not. */
function startsOf(
  snapshot: Snapshot,
  sight: Sight,
  origin: number,
): readonly number[] {
  const key = sight.role === "programme" ? "assemblers" : String(origin);
  const byOrigin =
    startsKept.get(snapshot) ?? new Map<string, readonly number[]>();
  startsKept.set(snapshot, byOrigin);
  const have = byOrigin.get(key);
  if (have) return have;
  const owners = entitiesBelow(snapshot, tierZero(snapshot, sight, origin));
  const starts = rowsOf(sitesOf(snapshot, owners));
  byOrigin.set(key, starts);
  return starts;
}

/** `origin` must be one that the viewer may look from. */
export function lensOf(
  snapshot: Snapshot,
  sight: Sight,
  origin: number,
  asOf: Day,
): Lens {
  const open = openSites(snapshot.sites, asOf);
  const starts = startsOf(snapshot, sight, origin);
  const tier = tiersFrom(knownGraph(snapshot, sight, asOf), starts, open);
  const tierAt = (row: number) => tier[row] ?? NO_TIER;
  const boundary =
    sight.role === "programme"
      ? participants(snapshot, origin, asOf)
      : tier.map((distance) => (distance === NO_TIER ? 0 : 1));
  const unnamed = new Map<number, number>();
  const named: number[] = [];
  open.forEach((isOpen, row) => {
    if (!isOpen || !boundary[row]) return;
    if (sight.detail[row] === Detail.named) named.push(row);
    else unnamed.set(tierAt(row), (unnamed.get(tierAt(row)) ?? 0) + 1);
  });
  const scope = scopeOf(named, snapshot.sites.length);
  return {
    origin,
    asOf,
    scope,
    tier: Int32Array.from(scope.rows, tierAt),
    unnamed,
  };
}
