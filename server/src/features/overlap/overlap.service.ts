/** How lenses of automakers overlap: each site is counted once, and the overlap is spelled out (design law 2). */
import {
  componentsOf,
  lensesOf,
  nameRanks,
  openSites,
  overlapOfPatterns,
  patternsAmong,
  patternsIn,
  reachOf,
  rowsByLenses,
  type Day,
  type LensOverlap,
  type LensPatterns,
  type Reach,
  type Snapshot,
} from "@saphan/shared/core";
import { graphOfLinks } from "../../access/lens.ts";
import { Detail, participants, type Sight } from "../../access/sight.ts";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { pageOf, type PageRequest } from "../../platform/page.ts";

export interface OverlapView {
  readonly snapshot: Snapshot;
  readonly asOf: Day;
  /** Entity rows, the largest lens first. */
  readonly automakers: readonly {
    readonly row: number;
    readonly sites: number;
  }[];
  readonly chosen: readonly { readonly row: number; readonly sites: number }[];
  /** By site row: 1 for those that are counted. */
  readonly counted: Uint8Array;
  /** Which of the chosen lenses hold a site; none hold one that is not counted. */
  readonly patterns: LensPatterns;
  readonly overlap: LensOverlap;
}

/** By entity row: the uppermost automaker above it, or itself; -1 where there is none. A lens is of all sites below one. */
function topAssemblers({ entities }: Snapshot): Int32Array {
  return Int32Array.from(entities, (_entity, row) => {
    let top = -1;
    // A circle of parents ends the walk.
    for (
      let at = row, steps = 0;
      at >= 0 && steps <= entities.length;
      at = entities[at]?.parent ?? -1, steps++
    )
      if (entities[at]?.kind === "assembler") top = at;
    return top;
  });
}

/** By site row: 1 for sites that are there on the day, are named to the viewer, and of a programme take part. */
function countedSites(snapshot: Snapshot, sight: Sight, asOf: Day): Uint8Array {
  const open = openSites(snapshot.sites, asOf);
  const members =
    sight.role === "programme"
      ? participants(snapshot, sight.organisation, asOf)
      : undefined;
  return open.map((is, row) =>
    is === 1 && sight.detail[row] === Detail.named && members?.[row] !== 0
      ? 1
      : 0,
  );
}

/** Bits of sites that are not counted are taken away. */
const onlyCounted = (
  { words, ...rest }: Reach,
  counted: Uint8Array,
): Reach => ({
  ...rest,
  words: words.map((bits) =>
    bits.map((word, row) => (counted[row] === 1 ? word : 0)),
  ),
});

const ascending = (a: number, b: number) => a - b;

interface AllLenses {
  readonly counted: Uint8Array;
  /** Entity rows, one a lens. */
  readonly entities: readonly number[];
  readonly patterns: LensPatterns;
  /** Sites by lens. */
  readonly sizes: readonly number[];
  /** Lenses, the largest first. */
  readonly order: readonly number[];
  /** By the lenses that are laid over each other: the last ones that were asked for. */
  readonly laid: Map<string, Laid>;
}

interface Laid {
  readonly patterns: LensPatterns;
  readonly overlap: LensOverlap;
}

const kept = new WeakMap<Sight, Map<Day, AllLenses>>();
const KEPT = 4;

function allLenses(snapshot: Snapshot, sight: Sight, asOf: Day): AllLenses {
  const byDay = kept.get(sight) ?? new Map<Day, AllLenses>();
  kept.set(sight, byDay);
  const have = byDay.get(asOf);
  if (have) return have;
  const top = topAssemblers(snapshot);
  const entities = [...new Set(top)].filter((row) => row >= 0).sort(ascending);
  const origins = new Map(entities.map((row): [number, number[]] => [row, []]));
  snapshot.sites.forEach(({ entity }, row) =>
    origins.get(top[entity] ?? -1)?.push(row),
  );
  const graph = graphOfLinks(snapshot, sight.knownLink, asOf);
  const components = componentsOf(graph, openSites(snapshot.sites, asOf));
  const counted = countedSites(snapshot, sight, asOf);
  const reach = onlyCounted(
    reachOf(graph, components, [...origins.values()]),
    counted,
  );
  const patterns = patternsIn(reach);
  const { sizes } = overlapOfPatterns(patterns);
  const order = [...entities.keys()].sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b,
  );
  const made: AllLenses = {
    counted,
    entities,
    patterns,
    sizes,
    order,
    laid: new Map(),
  };
  if (byDay.size >= KEPT) byDay.clear();
  byDay.set(asOf, made);
  return made;
}

const KEPT_LAID = 2;

/** At 100,000 sites there are tens of thousands of patterns, and a page asks for the same lenses again. */
function layOver({ patterns, laid }: AllLenses, chosen: readonly number[]) {
  const name = chosen.join();
  const have = laid.get(name);
  if (have) return have;
  const among = patternsAmong(patterns, chosen);
  const made = { patterns: among, overlap: overlapOfPatterns(among) };
  const [oldest] = laid.keys();
  if (laid.size >= KEPT_LAID && oldest !== undefined) laid.delete(oldest);
  laid.set(name, made);
  return made;
}

/** Throws `FORBIDDEN` for all who may not know of other customers. */
export function openOverlap(
  context: Context,
  asOf: Day | undefined,
  wanted: readonly string[] | null | undefined,
): OverlapView {
  allowed(context.viewer, "customers:read");
  const { snapshot } = context;
  const day = asOf ?? context.clock.today();
  const all = allLenses(snapshot, context.sight(), day);
  const { counted, entities, sizes, order } = all;
  const lensAt = (i: number) => ({
    row: entities[i] ?? -1,
    sites: sizes[i] ?? 0,
  });
  const ids = wanted ? new Set(wanted) : undefined;
  const chosen = order.filter(
    (i) => !ids || ids.has(snapshot.entities[entities[i] ?? -1]?.id ?? ""),
  );
  return {
    snapshot,
    asOf: day,
    automakers: order.map(lensAt),
    chosen: chosen.map(lensAt),
    counted,
    ...layOver(all, chosen),
  };
}

export const countedIn = ({ counted }: OverlapView): number =>
  counted.reduce((sum, is) => sum + is, 0);

/** By the number of lenses, the most first; then by name in the viewer's language. */
export function listSharedSites(
  { viewer }: Context,
  { snapshot, patterns }: OverlapView,
  atLeast: number,
  page: PageRequest,
) {
  const rows = rowsByLenses(
    patterns,
    Math.max(atLeast, 1),
    nameRanks(snapshot, viewer?.account.locale ?? "en"),
  );
  const { from, to, ...connection } = pageOf(page, rows.length);
  return {
    ...connection,
    edges: [...rows.subarray(from, to)].map((row, i) => ({
      cursor: String(from + i),
      node: { snapshot, row },
      lenses: lensesOf(patterns, patterns.of[row] ?? -1),
    })),
  };
}
