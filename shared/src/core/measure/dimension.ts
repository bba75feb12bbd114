/** What figures may be grouped by, and the groups of a scope's sites. */
import type { Scope } from "../column/scope.ts";
import { NO_TIER } from "../graph/tiers.ts";
import type { EntityRecord } from "../snapshot/snapshot.ts";
import type { Figures } from "./figures.ts";
import type { Grouping } from "./roll-up.ts";

export const DIMENSIONS = [
  "tier",
  "province",
  "segment",
  "size_band",
  "group",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Key of the sites of a boundary that no path reaches. */
export const OUTSIDE = "outside";

export const tierKey = (tier: number | undefined): string =>
  tier === undefined || tier === NO_TIER ? OUTSIDE : String(tier);

/** A grouping with the keys of its groups: only groups that hold a site, in the order of `compareKeys`. */
export interface DimensionColumn extends Grouping {
  readonly keys: readonly string[];
}

/** Tiers as numbers with `outside` last; other keys as text. */
export function compareKeys(
  dimension: Dimension,
  a: string,
  b: string,
): number {
  if (dimension === "tier") {
    const rank = (key: string) => (key === OUTSIDE ? Infinity : Number(key));
    return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The entity at the top of `entity`'s chain of parents; a circle of parents ends at an entity of it. */
export function ultimateParent(
  entities: readonly EntityRecord[],
  entity: number,
): number {
  let at = entity;
  for (let steps = 0; steps < entities.length; steps++) {
    const { parent } = entities[at];
    if (parent < 0) return at;
    at = parent;
  }
  return at;
}

function keyAt(
  { viewpoint, fact }: Figures,
  dimension: Dimension,
): (at: number) => string {
  const { snapshot, scope, tier, method, entityKeys } = viewpoint;
  const siteAt = (at: number) => snapshot.sites[scope.rows[at]];
  switch (dimension) {
    case "tier":
      return (at) => (tier[at] === NO_TIER ? OUTSIDE : String(tier[at]));
    case "province":
      return (at) => siteAt(at).province;
    case "segment":
      return (at) => siteAt(at).mainSegment;
    case "size_band": {
      const { value, present } = fact("headcount");
      const bandOf = (headcount: number) =>
        method.sizeBands.find(
          ({ from, to }) => from <= headcount && headcount <= to,
        )?.id ?? method.unknownSizeBand;
      return (at) => (present[at] ? bandOf(value[at]) : method.unknownSizeBand);
    }
    case "group":
      return (at) =>
        entityKeys[ultimateParent(snapshot.entities, siteAt(at).entity)];
  }
}

function makeColumn(figures: Figures, dimension: Dimension): DimensionColumn {
  const { length } = figures.viewpoint.scope.rows;
  const key = keyAt(figures, dimension);
  const keyOf = Array.from({ length }, (_, at) => key(at));
  const keys = [...new Set(keyOf)].sort((a, b) => compareKeys(dimension, a, b));
  const groups = new Map(keys.map((text, group) => [text, group]));
  return {
    keys,
    groups: keys.length,
    group: Int32Array.from(keyOf, (text) => groups.get(text) ?? -1),
  };
}

interface KeptColumn {
  readonly of: readonly unknown[];
  readonly column: DimensionColumn;
}

/** Many figures of one scope are grouped alike, and most changes move no site from one group to another. */
const columnsKept = new WeakMap<Scope, Map<Dimension, KeptColumn>>();

/** The same for the same sites: nobody may write to it. */
export function dimensionColumn(
  figures: Figures,
  dimension: Dimension,
): DimensionColumn {
  const { scope, snapshot, tier, entityKeys } = figures.viewpoint;
  const of = [
    snapshot.sites,
    snapshot.entities,
    entityKeys,
    tier,
    dimension === "size_band" ? figures.fact("headcount") : undefined,
  ];
  const kept = columnsKept.get(scope) ?? new Map<Dimension, KeptColumn>();
  columnsKept.set(scope, kept);
  const have = kept.get(dimension);
  if (have?.of.every((input, i) => input === of[i])) return have.column;
  const column = makeColumn(figures, dimension);
  kept.set(dimension, { of, column });
  return column;
}

const wholesKept = new WeakMap<Scope, DimensionColumn>();

/** Every position in one group with an empty key: a grand total. The same for the same scope. */
export function wholeGrouping(scope: Scope): DimensionColumn {
  const have = wholesKept.get(scope);
  if (have) return have;
  const group = new Int32Array(scope.rows.length);
  const whole = { group, groups: 1, keys: [""] };
  wholesKept.set(scope, whole);
  return whole;
}

/** Groups of two dimensions: group `a * second.groups + b`. */
export function crossGrouping(first: Grouping, second: Grouping): Grouping {
  return {
    groups: first.groups * second.groups,
    group: first.group.map((a, at) =>
      a < 0 || second.group[at] < 0 ? -1 : a * second.groups + second.group[at],
    ),
  };
}

/** A grouping of the positions that `mask` keeps. */
export const maskGrouping = (
  { group, groups }: Grouping,
  mask: Uint8Array,
): Grouping => ({
  groups,
  group: group.map((g, at) => (mask[at] ? g : -1)),
});
