/** Counts and sums over the positions of each group: what a `Measure` is made of. Rules 5 to 8 of docs/methods.md. */
import { VERIFICATIONS } from "../answer/words.ts";
import { Entry, isAnswered, Standing } from "./figure-column.ts";
import { marksOf, type MarkMeaning, type Marks } from "./marks.ts";
import type { RollUpInput } from "./roll-up.ts";

/** Everything by group: one array each, as there may be thousands of groups. */
export type Tally = ReturnType<typeof createTally>;

function createTally(groups: number) {
  const counts = () => new Uint32Array(groups);
  const sums = () => new Float64Array(groups);
  return {
    notShared: counts(),
    notAsked: counts(),
    notApplicable: counts(),
    silent: counts(),
    answered: counts(),
    unknown: counts(),
    carried: counts(),
    unreviewed: counts(),
    pooled: counts(),
    headcountUnknown: counts(),
    headcountAsked: sums(),
    headcountAnswered: sums(),
    numerator: sums(),
    denominator: sums(),
    /** Of a parity, the group under. */
    underNumerator: sums(),
    underDenominator: sums(),
    /** Quarters that the oldest answer was carried, -1 without answers. */
    longest: new Int16Array(groups).fill(-1),
    /** Answered sites: `verification[group * VERIFICATIONS.length + level]`. */
    verification: new Uint32Array(groups * VERIFICATIONS.length),
    /** Silent sites and shares without base. */
    quiet: counts(),
    /** Of those, the sum of the bases that stand in for their denominators. */
    quietBase: sums(),
    /** How many of them have no base that is known. */
    leftOut: counts(),
    /** How many of them have a base that is an upper bound. */
    assumed: counts(),
  };
}

/** Sums of a cell, that is of the positions of one group with one mark. */
const Sum = {
  positions: 0,
  headcount: 1,
  numerator: 2,
  denominator: 3,
  base: 4,
} as const;
const SUMS = 5;

/** Cells of as many groups as fit are added up in one pass; there may be a group for each firm. */
const CELLS = 1 << 18;

interface Cells {
  /** `sums[cell * SUMS + Sum.…]`; cells by group, then by mark. */
  readonly sums: Float64Array;
  /** By cell: positions without headcount, without base, and with one that is an upper bound. */
  readonly headcountUnknown: Uint32Array;
  readonly leftOut: Uint32Array;
  readonly assumed: Uint32Array;
}

/**
 * What W1 to W3 of the bench wait for: one pass over the positions as they lie, since what is read then lies together
 * and what is added to is small, and without asking what a mark means. Groups from `first` to before `first + groups`.
 */
function addUp(
  { column, headcount, base, grouping: { group } }: RollUpInput,
  { mark, meanings }: Marks,
  first: number,
  groups: number,
): Cells {
  const { numerator, denominator } = column;
  const { value: people, present: isKnown } = headcount;
  // Without a base nobody reads what is added up of it.
  const { value, present } = base ?? headcount;
  const isUpper = base?.assumed ?? new Uint8Array(group.length);
  const marks = meanings.length;
  const cells = groups * marks;
  const sums = new Float64Array(cells * SUMS);
  const headcountUnknown = new Uint32Array(cells);
  const leftOut = new Uint32Array(cells);
  const assumed = new Uint32Array(cells);
  for (let at = 0; at < group.length; at++) {
    const g = group[at] - first;
    if (g < 0 || g >= groups) continue;
    const cell = g * marks + mark[at];
    const to = cell * SUMS;
    sums[to]++;
    sums[to + Sum.headcount] += people[at];
    sums[to + Sum.numerator] += numerator[at];
    sums[to + Sum.denominator] += denominator[at];
    sums[to + Sum.base] += value[at];
    if (!isKnown[at]) headcountUnknown[cell]++;
    if (!present[at]) leftOut[cell]++;
    if (isUpper[at]) assumed[cell]++;
  }
  return { sums, headcountUnknown, leftOut, assumed };
}

function countAnswered(
  tally: Tally,
  g: number,
  { entry, verification, unreviewed, distance }: MarkMeaning,
  sites: number,
): void {
  tally.answered[g] += sites;
  tally.verification[g * VERIFICATIONS.length + verification] += sites;
  if (unreviewed) tally.unreviewed[g] += sites;
  if (distance > 0) tally.carried[g] += sites;
  if (distance > tally.longest[g]) tally.longest[g] = distance;
  if (entry === Entry.pooled) tally.pooled[g] += sites;
}

/** Enters a cell of sites that are asked. */
function enterAsked(
  tally: Tally,
  g: number,
  meaning: MarkMeaning,
  { sums, headcountUnknown, leftOut, assumed }: Cells,
  cell: number,
): void {
  const { standing, entry } = meaning;
  const from = cell * SUMS;
  const sites = sums[from];
  const people = sums[from + Sum.headcount];
  tally.headcountAsked[g] += people;
  tally.headcountUnknown[g] += headcountUnknown[cell];
  if (
    standing === Standing.silentUnknown ||
    standing === Standing.answeredUnknown
  )
    tally.unknown[g] += sites;
  const hasAnswered = isAnswered(standing);
  if (!hasAnswered || entry === Entry.bare) {
    tally.quiet[g] += sites;
    tally.quietBase[g] += sums[from + Sum.base];
    tally.leftOut[g] += leftOut[cell];
    tally.assumed[g] += assumed[cell];
  }
  if (!hasAnswered) {
    tally.silent[g] += sites;
    return;
  }
  tally.headcountAnswered[g] += people;
  tally.numerator[g] += sums[from + Sum.numerator];
  tally.denominator[g] += sums[from + Sum.denominator];
  countAnswered(tally, g, meaning, sites);
}

function enterCell(
  tally: Tally,
  g: number,
  meaning: MarkMeaning,
  cells: Cells,
  cell: number,
): void {
  const sites = cells.sums[cell * SUMS];
  if (sites === 0) return;
  const { standing } = meaning;
  if (standing === Standing.notShared) tally.notShared[g] += sites;
  else if (standing === Standing.notAsked) tally.notAsked[g] += sites;
  else if (standing === Standing.notApplicable) tally.notApplicable[g] += sites;
  else enterAsked(tally, g, meaning, cells, cell);
}

function addUnder(
  { underNumerator, underDenominator }: Tally,
  { column, grouping: { group } }: RollUpInput,
): void {
  if (!("underNumerator" in column)) return;
  for (let at = 0; at < group.length; at++) {
    const g = group[at];
    if (g < 0) continue;
    underNumerator[g] += column.underNumerator[at];
    underDenominator[g] += column.underDenominator[at];
  }
}

export function tallyGroups(input: RollUpInput): Tally {
  const { groups } = input.grouping;
  const marks = marksOf(input.column);
  const { meanings } = marks;
  const tally = createTally(groups);
  const most = Math.max(1, Math.floor(CELLS / Math.max(1, meanings.length)));
  for (let first = 0; first < groups; first += most) {
    const some = Math.min(most, groups - first);
    const cells = addUp(input, marks, first, some);
    for (let g = 0, cell = 0; g < some; g++)
      for (let mark = 0; mark < meanings.length; mark++, cell++)
        enterCell(tally, first + g, meanings[mark], cells, cell);
  }
  addUnder(tally, input);
  return tally;
}
