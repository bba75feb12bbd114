/** The sub-network upstream of an origin, as a viewer knows it: rule 9 of docs/methods.md. */
import {
  NO_TIER,
  openSites,
  scopeOf,
  supplyGraphOn,
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
  /** By site row, whether it is named or not: for the ends of links, never to be told of one site. */
  readonly tierOfRow: Int32Array;
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

const LENSES_KEPT = 48;

function rowsOf(mask: Uint8Array): number[] {
  return Array.from(mask.keys()).filter((row) => mask[row]);
}

/** Who supplies whom by the links of `taking` (by link: 1) that hold on the day. Nobody may write to it. */
export const graphOfLinks = (
  { links, sites }: Snapshot,
  taking: Uint8Array,
  asOf: Day,
): SupplyGraph => supplyGraphOn(sites.length, links, asOf, taking);

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

/** What a lens is made of, but for the day. */
interface LensParts {
  readonly graph: SupplyGraph;
  readonly starts: readonly number[];
  /** By site row: 1 where the site is in the network. */
  readonly open: Uint8Array;
  /** By site row: 1 where it takes part in the programme; absent: whoever a path reaches is in the boundary. */
  readonly members: Uint8Array | undefined;
}

interface KeptLens {
  readonly parts: LensParts;
  readonly lens: Lens;
}

interface LensesKept {
  /** By origin and day. */
  readonly byDay: Map<string, Lens>;
  /** On most days the same sites and links hold: then the figures of many quarters are of one scope. */
  readonly alike: KeptLens[];
}

/** A sight is made of the whole network, so that its lenses hold as long as it does. */
const lensesKept = new WeakMap<Sight, LensesKept>();
const ALIKE_KEPT = 12;

/** `origin` must be one that the viewer may look from. The same lens for the same sight: nobody may write to it. */
export function lensOf(
  snapshot: Snapshot,
  sight: Sight,
  origin: number,
  asOf: Day,
): Lens {
  const kept: LensesKept = lensesKept.get(sight) ?? {
    byDay: new Map<string, Lens>(),
    alike: [],
  };
  lensesKept.set(sight, kept);
  const { byDay, alike } = kept;
  const name = `${origin} ${asOf}`;
  const have = byDay.get(name);
  if (have) return have;
  const parts: LensParts = {
    graph: graphOfLinks(snapshot, sight.knownLink, asOf),
    starts: startsOf(snapshot, sight, origin),
    open: openSites(snapshot.sites, asOf),
    members:
      sight.role === "programme"
        ? participants(snapshot, origin, asOf)
        : undefined,
  };
  const twin = alike.find((each) => areSame(each.parts, parts));
  const lens = twin
    ? { ...twin.lens, origin, asOf }
    : { ...makeLens(snapshot, sight, parts), origin, asOf };
  if (!twin) {
    alike.push({ parts, lens });
    if (alike.length > ALIKE_KEPT) alike.shift();
  }
  if (byDay.size >= LENSES_KEPT) byDay.clear();
  byDay.set(name, lens);
  return lens;
}

const NOBODY = new Uint8Array(0);

const areSame = (a: LensParts, b: LensParts): boolean =>
  a.graph === b.graph &&
  a.starts === b.starts &&
  Buffer.compare(a.open, b.open) === 0 &&
  Buffer.compare(a.members ?? NOBODY, b.members ?? NOBODY) === 0;

function makeLens(
  snapshot: Snapshot,
  sight: Sight,
  { graph, starts, open, members }: LensParts,
): Omit<Lens, "origin" | "asOf"> {
  const tier = tiersFrom(graph, starts, open);
  const tierAt = (row: number) => tier[row] ?? NO_TIER;
  const isInside = (row: number) =>
    members ? members[row] === 1 : tierAt(row) !== NO_TIER;
  const unnamed = new Map<number, number>();
  const named: number[] = [];
  for (let row = 0; row < open.length; row++) {
    if (!open[row] || !isInside(row)) continue;
    if (sight.detail[row] === Detail.named) named.push(row);
    else unnamed.set(tierAt(row), (unnamed.get(tierAt(row)) ?? 0) + 1);
  }
  const scope = scopeOf(named, snapshot.sites.length);
  return {
    scope,
    tier: Int32Array.from(named, tierAt),
    tierOfRow: tier,
    unnamed,
  };
}
