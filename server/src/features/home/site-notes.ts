/** Lists of sites that something can be said of: how many in all, and the first few. */
import type { Figures } from "@saphan/shared/core";
import { tierWord } from "./two-quarters.ts";

interface Note {
  readonly figures: Figures;
  readonly at: number;
  readonly row: number;
  readonly answers: number;
  readonly tier: number;
  readonly headcount: number;
}

export interface SiteNotesBuilder {
  readonly add: (figures: Figures, at: number, answers: number) => void;
  /** Those with most answers first, then by tier and size. */
  readonly first: (count: number) => ReturnType<typeof viewNotes>;
}

const MOST_NOTES = 50;

const compare = (a: Note, b: Note): number =>
  b.answers - a.answers ||
  a.tier - b.tier ||
  b.headcount - a.headcount ||
  a.row - b.row;

function noteOf(figures: Figures, at: number, answers: number): Note {
  const { tier, scope } = figures.viewpoint;
  const { present, value } = figures.fact("headcount");
  const known = tier[at] ?? -1;
  return {
    figures,
    at,
    row: scope.rows[at] ?? -1,
    answers,
    tier: known < 0 ? Number.MAX_SAFE_INTEGER : known,
    headcount: present[at] ? (value[at] ?? 0) : -1,
  };
}

function viewNotes(total: number, notes: readonly Note[]) {
  return {
    total,
    sites: notes.map((note) => ({
      site: { snapshot: note.figures.viewpoint.snapshot, row: note.row },
      tier: tierWord(note.figures, note.at),
      answers: note.answers,
    })),
  };
}

/** How many of a list are given where `count` are asked for. */
export const atMost = (count: number): number =>
  Math.min(Math.max(count, 0), MOST_NOTES);

/** Of a large network nearly every site may be noted: only as many are kept as may be given. */
export function createSiteNotes(): SiteNotesBuilder {
  const best: Note[] = [];
  let total = 0;
  const enter = (note: Note): void => {
    const last = best[MOST_NOTES - 1];
    if (last && compare(note, last) > 0) return;
    const place = best.findIndex((each) => compare(note, each) < 0);
    best.splice(place < 0 ? best.length : place, 0, note);
    if (best.length > MOST_NOTES) best.pop();
  };
  return {
    add: (figures, at, answers) => {
      total++;
      const last = best[MOST_NOTES - 1];
      if (!last || answers >= last.answers) enter(noteOf(figures, at, answers));
    },
    first: (count) => viewNotes(total, best.slice(0, atMost(count))),
  };
}
