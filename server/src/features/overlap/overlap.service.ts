/** How lenses of automakers overlap: each site is counted once, and the overlap is spelled out (design law 2). */
import {
  componentsOf,
  isIn,
  nameRanks,
  openSites,
  overlapOf,
  reachOf,
  type Day,
  type LensOverlap,
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
  /** Of the counted sites in the chosen lenses. */
  readonly reach: Reach;
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

const rowsOf = (mask: Uint8Array): number[] =>
  [...mask.keys()].filter((row) => mask[row] === 1);

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
  readonly entities: readonly number[];
  readonly reach: Reach;
}

const kept = new WeakMap<Sight, Map<Day, AllLenses>>();
const KEPT = 12;

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
  const made = { counted, entities, reach };
  if (byDay.size >= KEPT) byDay.clear();
  byDay.set(asOf, made);
  return made;
}

/** The same reach with some of its lenses only. */
function someLenses(reach: Reach, lenses: readonly number[]): Reach {
  const words = Array.from(
    { length: Math.ceil(lenses.length / 32) },
    () => new Int32Array(reach.order),
  );
  lenses.forEach((lens, i) => {
    const bits = words[Math.floor(i / 32)];
    if (!bits) return;
    for (let row = 0; row < reach.order; row++)
      if (isIn(reach, lens, row))
        bits[row] = (bits[row] ?? 0) | (1 << (i % 32));
  });
  return { order: reach.order, lenses: lenses.length, words };
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
  const { counted, entities, reach } = allLenses(
    snapshot,
    context.sight(),
    day,
  );
  const { sizes } = overlapOf(reach);
  const order = [...entities.keys()].sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b,
  );
  const lensAt = (i: number) => ({
    row: entities[i] ?? -1,
    sites: sizes[i] ?? 0,
  });
  const ids = wanted ? new Set(wanted) : undefined;
  const chosen = order.filter(
    (i) => !ids || ids.has(snapshot.entities[entities[i] ?? -1]?.id ?? ""),
  );
  const laid = someLenses(reach, chosen);
  return {
    snapshot,
    asOf: day,
    automakers: order.map(lensAt),
    chosen: chosen.map(lensAt),
    counted,
    reach: laid,
    overlap: overlapOf(laid),
  };
}

export const countedIn = ({ counted }: OverlapView): number =>
  counted.reduce((sum, is) => sum + is, 0);

const lensesOf = ({ reach }: OverlapView, row: number): number[] =>
  Array.from({ length: reach.lenses }, (_, i) => i).filter((lens) =>
    isIn(reach, lens, row),
  );

/** By the number of lenses, the most first; then by name in the viewer's language. */
export function listSharedSites(
  { viewer }: Context,
  view: OverlapView,
  atLeast: number,
  page: PageRequest,
) {
  const { snapshot, counted } = view;
  const ranks = nameRanks(snapshot, viewer?.account.locale ?? "en");
  const rows = rowsOf(counted)
    .map((row) => ({ row, lenses: lensesOf(view, row) }))
    .filter(({ lenses }) => lenses.length >= Math.max(atLeast, 1))
    .sort(
      (a, b) =>
        b.lenses.length - a.lenses.length ||
        (ranks[a.row] ?? 0) - (ranks[b.row] ?? 0),
    );
  const { from, to, ...connection } = pageOf(page, rows.length);
  return {
    ...connection,
    edges: rows.slice(from, to).map(({ row, lenses }, i) => ({
      cursor: String(from + i),
      node: { snapshot, row },
      lenses,
    })),
  };
}
