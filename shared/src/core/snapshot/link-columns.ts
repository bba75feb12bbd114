import { finishWork } from "../column/finish-work.ts";
import type { Day } from "../time/day.ts";
import { NO_DAY } from "../time/day.ts";
import { DECLARERS, DISCLOSURES, type LinkRecord } from "./snapshot.ts";

/**
 * What is looked at of every link, by link. Half a million records lie far apart in memory: to go through them takes
 * some hundred times as long as to go through columns.
 */
export interface LinkColumns {
  /** Site rows. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Entity row. */
  readonly source: Int32Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
  /** Places in `DECLARERS` and `DISCLOSURES`. */
  readonly declaredBy: Uint8Array;
  readonly disclosure: Uint8Array;
  readonly disclosedUntil: Int32Array;
}

interface Made {
  readonly links: readonly LinkRecord[];
  readonly columns: LinkColumns;
}

const made = new WeakMap<readonly LinkRecord[], LinkColumns>();
/** The last that were made: a change touches few links, and leaves all others in their order. */
let last: Made | undefined;

const blank = (length: number): LinkColumns => ({
  from: new Uint32Array(length),
  to: new Uint32Array(length),
  source: new Int32Array(length),
  since: new Int32Array(length),
  until: new Int32Array(length),
  declaredBy: new Uint8Array(length),
  disclosure: new Uint8Array(length),
  disclosedUntil: new Int32Array(length),
});

const DECLARED = new Map(DECLARERS.map((name, i) => [name, i]));
const DISCLOSED = new Map(DISCLOSURES.map((name, i) => [name, i]));

function read(columns: LinkColumns, i: number, link: LinkRecord): void {
  columns.from[i] = link.from;
  columns.to[i] = link.to;
  columns.source[i] = link.source;
  columns.since[i] = link.since;
  columns.until[i] = link.until;
  columns.declaredBy[i] = DECLARED.get(link.declaredBy)!;
  columns.disclosure[i] = DISCLOSED.get(link.disclosure)!;
  columns.disclosedUntil[i] = link.disclosedUntil;
}

function copy(
  columns: LinkColumns,
  i: number,
  before: LinkColumns,
  at: number,
): void {
  columns.from[i] = before.from[at];
  columns.to[i] = before.to[at];
  columns.source[i] = before.source[at];
  columns.since[i] = before.since[at];
  columns.until[i] = before.until[at];
  columns.declaredBy[i] = before.declaredBy[at];
  columns.disclosure[i] = before.disclosure[at];
  columns.disclosedUntil[i] = before.disclosedUntil[at];
}

/** Links that went since are looked for so far. */
const AHEAD = 8;
/** Links in one go: some 10 ms. */
const STEP = 20_000;

/** Makes the columns in steps, for whoever has time before anybody asks. */
export function* makingLinkColumns(
  links: readonly LinkRecord[],
): Generator<undefined, LinkColumns> {
  const have = made.get(links);
  if (have) return have;
  const before = last;
  const had = before?.links ?? [];
  const columns = blank(links.length);
  for (let i = 0, at = 0; i < links.length; i++, at++) {
    if (i % STEP === STEP - 1) yield;
    let gone = 0;
    while (gone < AHEAD && had[at + gone] !== links[i]) gone++;
    if (before && gone < AHEAD) {
      at += gone;
      copy(columns, i, before.columns, at);
    } else read(columns, i, links[i]);
  }
  last = { links, columns };
  made.set(links, columns);
  return columns;
}

/** The same for the same list: nobody may write to it. */
export const linkColumns = (links: readonly LinkRecord[]): LinkColumns =>
  finishWork(makingLinkColumns(links));

/** By link: 1 where it holds on the day and, if `among` is given, is 1 there. */
export function linksOn(
  { since, until }: LinkColumns,
  asOf: Day,
  among?: Uint8Array,
): Uint8Array {
  const held = new Uint8Array(since.length);
  for (let i = 0; i < held.length; i++)
    if (
      (!among || among[i]) &&
      since[i] <= asOf &&
      (until[i] === NO_DAY || asOf <= until[i])
    )
      held[i] = 1;
  return held;
}
