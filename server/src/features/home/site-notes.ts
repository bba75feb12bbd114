/** Lists of sites that something can be said of: how many in all, and the first few. */
import type { Figures } from "@saphan/shared/core";
import { tierWord } from "./two-quarters.ts";

interface Note {
  readonly figures: Figures;
  readonly at: number;
  readonly answers: number;
}

export interface SiteNotesBuilder {
  readonly add: (figures: Figures, at: number, answers: number) => void;
  /** Those with most answers first, then by tier and size. */
  readonly first: (count: number) => ReturnType<typeof viewNotes>;
}

const MOST_NOTES = 50;

const headcountOf = ({ figures, at }: Note): number => {
  const { present, value } = figures.fact("headcount");
  return present[at] ? (value[at] ?? 0) : -1;
};
const tierOf = ({ figures, at }: Note): number => {
  const tier = figures.viewpoint.tier[at] ?? -1;
  return tier < 0 ? Infinity : tier;
};
const rowOf = ({ figures, at }: Note): number =>
  figures.viewpoint.scope.rows[at] ?? -1;

function compare(a: Note, b: Note): number {
  const byTier = tierOf(a) < tierOf(b) ? -1 : tierOf(a) > tierOf(b) ? 1 : 0;
  return (
    b.answers - a.answers ||
    byTier ||
    headcountOf(b) - headcountOf(a) ||
    rowOf(a) - rowOf(b)
  );
}

function viewNotes(notes: readonly Note[], count: number) {
  return {
    total: notes.length,
    sites: [...notes]
      .sort(compare)
      .slice(0, atMost(count))
      .map((note) => ({
        site: { snapshot: note.figures.viewpoint.snapshot, row: rowOf(note) },
        tier: tierWord(note.figures, note.at),
        answers: note.answers,
      })),
  };
}

/** How many of a list are given where `count` are asked for. */
export const atMost = (count: number): number =>
  Math.min(Math.max(count, 0), MOST_NOTES);

export function createSiteNotes(): SiteNotesBuilder {
  const notes: Note[] = [];
  return {
    add: (figures, at, answers) => notes.push({ figures, at, answers }),
    first: (count) => viewNotes(notes, count),
  };
}
