/** Counts and sums over the positions of each group: what a `Measure` is made of. Rules 5 to 8 of docs/methods.md. */
import { VERIFICATIONS } from "../answer/words.ts";
import { Entry, isAnswered, Standing } from "./figure-column.ts";
import { marksOf, type MarkMeaning, type Marks } from "./marks.ts";
import type { RollUpInput } from "./roll-up.ts";

/** Everything by group. Plain arrays: there are many small ones, and typed ones take longer to make. */
export type Tally = ReturnType<typeof createTally>;

function createTally(groups: number) {
  const zeros = () => new Array<number>(groups).fill(0);
  return {
    notShared: zeros(),
    notAsked: zeros(),
    notApplicable: zeros(),
    silent: zeros(),
    answered: zeros(),
    unknown: zeros(),
    carried: zeros(),
    unreviewed: zeros(),
    pooled: zeros(),
    headcountUnknown: zeros(),
    headcountAsked: zeros(),
    headcountAnswered: zeros(),
    numerator: zeros(),
    denominator: zeros(),
    /** Of a parity, the group under. */
    underNumerator: zeros(),
    underDenominator: zeros(),
    /** Quarters that the oldest answer was carried, -1 without answers. */
    longest: new Array<number>(groups).fill(-1),
    /** Answered sites: `verification[group * VERIFICATIONS.length + level]`. */
    verification: new Array<number>(groups * VERIFICATIONS.length).fill(0),
    /** Silent sites and shares without base. */
    quiet: zeros(),
    /** Of those, the sum of the bases that stand in for their denominators. */
    quietBase: zeros(),
    /** How many of them have no base that is known. */
    leftOut: zeros(),
    /** How many of them have a base that is an upper bound. */
    assumed: zeros(),
  };
}

/** Sums of a cell, that is of the positions of one group with one mark. */
const Sum = {
  positions: 0,
  headcount: 1,
  numerator: 2,
  denominator: 3,
  base: 4,
  /** Positions without headcount, without base, and with one that is an upper bound. */
  headcountUnknown: 5,
  leftOut: 6,
  assumed: 7,
} as const;
const SUMS = 8;

/** Cells of as many groups as fit are added up in one pass; there may be a group for each firm. */
const CELLS = 1 << 17;

/** `[cell * SUMS + Sum.…]`; cells by group, then by mark. */
type Cells = Float64Array;

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
  const isUpper = base?.assumed ?? isKnown;
  const marks = meanings.length;
  const sums = new Float64Array(groups * marks * SUMS);
  for (let at = 0; at < group.length; at++) {
    const g = group[at] - first;
    if (g < 0 || g >= groups) continue;
    const to = (g * marks + mark[at]) * SUMS;
    sums[to]++;
    sums[to + Sum.headcount] += people[at];
    sums[to + Sum.numerator] += numerator[at];
    sums[to + Sum.denominator] += denominator[at];
    sums[to + Sum.base] += value[at];
    if (!isKnown[at]) sums[to + Sum.headcountUnknown]++;
    if (!present[at]) sums[to + Sum.leftOut]++;
    if (isUpper[at]) sums[to + Sum.assumed]++;
  }
  return sums;
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
  cells: Cells,
  from: number,
): void {
  const { standing, entry } = meaning;
  const sites = cells[from + Sum.positions];
  const people = cells[from + Sum.headcount];
  tally.headcountAsked[g] += people;
  tally.headcountUnknown[g] += cells[from + Sum.headcountUnknown];
  if (
    standing === Standing.silentUnknown ||
    standing === Standing.answeredUnknown
  )
    tally.unknown[g] += sites;
  const hasAnswered = isAnswered(standing);
  if (!hasAnswered || entry === Entry.bare) {
    tally.quiet[g] += sites;
    tally.quietBase[g] += cells[from + Sum.base];
    tally.leftOut[g] += cells[from + Sum.leftOut];
    tally.assumed[g] += cells[from + Sum.assumed];
  }
  if (!hasAnswered) {
    tally.silent[g] += sites;
    return;
  }
  tally.headcountAnswered[g] += people;
  tally.numerator[g] += cells[from + Sum.numerator];
  tally.denominator[g] += cells[from + Sum.denominator];
  countAnswered(tally, g, meaning, sites);
}

function enterCell(
  tally: Tally,
  g: number,
  meaning: MarkMeaning,
  cells: Cells,
  from: number,
): void {
  const sites = cells[from + Sum.positions];
  if (sites === 0) return;
  const { standing } = meaning;
  if (standing === Standing.notShared) tally.notShared[g] += sites;
  else if (standing === Standing.notAsked) tally.notAsked[g] += sites;
  else if (standing === Standing.notApplicable) tally.notApplicable[g] += sites;
  else enterAsked(tally, g, meaning, cells, from);
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
    for (let g = 0, from = 0; g < some; g++)
      for (let mark = 0; mark < meanings.length; mark++, from += SUMS)
        enterCell(tally, first + g, meanings[mark], cells, from);
  }
  addUnder(tally, input);
  return tally;
}
