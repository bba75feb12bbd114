import { formatDay, sharedBy } from "@saphan/shared/core";
import type { LensOverlapResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  countedIn,
  listSharedSites,
  type OverlapView,
} from "../overlap.service.ts";

const lensOf =
  ({ snapshot }: OverlapView) =>
  ({ row, sites }: { readonly row: number; readonly sites: number }) => ({
    entity: { snapshot, row },
    sites,
  });

const MOST_PATTERNS = 100;

export const LensOverlap: LensOverlapResolvers = {
  asOf: ({ asOf }) => formatDay(asOf),
  seq: ({ snapshot }) => snapshot.seq,
  automakers: (view) => view.automakers.map(lensOf(view)),
  chosen: (view) => view.chosen.map(lensOf(view)),
  sites: countedIn,
  union: ({ overlap }) => overlap.union,
  intersection: ({ overlap, chosen }) => sharedBy(overlap, [...chosen.keys()]),
  shared: ({ overlap }) => overlap.shared.flat(),
  byLenses: ({ overlap, counted }) => {
    const inNone = counted.reduce((sum, is) => sum + is, 0) - overlap.union;
    return [inNone, ...overlap.byLenses.slice(1)];
  },
  patterns: ({ overlap }, { first }) =>
    overlap.patterns
      .slice(0, Math.min(first ?? 12, MOST_PATTERNS))
      .map(({ lenses, sites }) => ({ lenses: [...lenses], sites })),
  sharedSites: (view, { atLeast, first, skip }, context) =>
    listSharedSites(context, view, atLeast ?? 2, {
      first: first ?? 50,
      skip: skip ?? undefined,
    }),
};
