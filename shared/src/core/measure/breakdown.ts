/**
 * The rows of one breakdown key at each site: which may be shown in figures (rule 11 of docs/methods.md), and the
 * figures of its values and derived groups (rules 5 and 6).
 */
import { Outcome, type EffectiveColumn } from "../answer/effective.ts";
import {
  State,
  stateOf,
  verificationOf,
  VERIFICATIONS,
  WITHOUT_BASE,
} from "../answer/words.ts";
import { isSmallGroup } from "../fact/withhold.ts";
import type {
  BreakdownMethod,
  DerivedGroup,
  IndicatorMethod,
} from "../indicator/method.ts";
import { enterMarks, enterShare } from "./entry.ts";
import {
  createFigureColumn,
  isAnswered,
  Standing,
  type FigureColumn,
} from "./figure-column.ts";

/** The rows of a key, with what is withheld from every figure. */
export interface BreakdownRows {
  readonly method: BreakdownMethod;
  /** One column for each value of the key. */
  readonly rows: readonly EffectiveColumn[];
  /** By value, then position: 1 where the row stays at its site. */
  readonly withheld: readonly Uint8Array[];
}

const isThere = ({ outcome }: EffectiveColumn, at: number): boolean =>
  outcome[at] === Outcome.value;
const isBare = ({ denominator }: EffectiveColumn, at: number): boolean =>
  denominator[at] === WITHOUT_BASE;

/** Number of people, or whatever is counted, behind the rows that are withheld; a row without base holds none. */
function heldBack(rows: BreakdownRows, at: number): number {
  let held = 0;
  rows.rows.forEach((row, value) => {
    if (rows.withheld[value][at] && !isBare(row, at))
      held += row.denominator[at];
  });
  return held;
}

/** The value with the smallest row that is still shown, the first of equal ones; -1: none. Rows of 0 stay. */
function smallestShown(rows: BreakdownRows, at: number): number {
  let smallest = -1;
  rows.rows.forEach((row, value) => {
    if (!isThere(row, at) || rows.withheld[value][at]) return;
    if (row.denominator[at] === 0) return;
    const isSmaller =
      smallest < 0 || row.denominator[at] < rows.rows[smallest].denominator[at];
    if (isSmaller) smallest = value;
  });
  return smallest;
}

/** Marks the rows that are withheld: small groups, shares without base, and as many others as hide them. */
export function withholdRows(
  method: BreakdownMethod,
  rows: readonly EffectiveColumn[],
  minGroup: number,
): BreakdownRows {
  const length = rows[0]?.outcome.length ?? 0;
  const withheld = rows.map(() => new Uint8Array(length));
  const result: BreakdownRows = { method, rows, withheld };
  for (let at = 0; at < length; at++) {
    let any = false;
    rows.forEach((row, value) => {
      if (!isThere(row, at)) return;
      if (isBare(row, at) || isSmallGroup(row.denominator[at], minGroup)) {
        withheld[value][at] = 1;
        any = true;
      }
    });
    if (!any || !method.addsUp) continue;
    while (heldBack(result, at) < minGroup) {
      const next = smallestShown(result, at);
      if (next < 0) break;
      withheld[next][at] = 1;
    }
  }
  return result;
}

/** A share that is read from one or several rows of one site. */
export interface PooledRows {
  present: boolean;
  withheld: boolean;
  numerator: number;
  denominator: number;
  /** The lowest of the rows. */
  verification: number;
  unreviewed: boolean;
  /** The longest of the rows. */
  distance: number;
}

/**
 * The sum of those of the member rows that are there with a base, withheld ones too. A group of several is withheld if
 * its sum is a small group, or if a row of the key outside it is withheld: the difference would tell that row.
 */
export function poolMembers(
  { method, rows, withheld }: BreakdownRows,
  members: readonly number[],
  at: number,
  indicator: IndicatorMethod,
  minGroup: number,
): PooledRows {
  const pooled: PooledRows = {
    present: false,
    withheld: false,
    numerator: 0,
    denominator: 0,
    verification: VERIFICATIONS.length - 1,
    unreviewed: false,
    distance: 0,
  };
  for (const member of members) {
    const row = rows[member];
    if (!isThere(row, at) || isBare(row, at)) continue;
    const code = row.code[at];
    pooled.present = true;
    pooled.numerator +=
      indicator.valueType === "percent"
        ? Math.min(row.numerator[at], row.denominator[at])
        : row.numerator[at];
    pooled.denominator += row.denominator[at];
    pooled.verification = Math.min(pooled.verification, verificationOf(code));
    pooled.unreviewed ||= stateOf(code) === State.pendingReview;
    pooled.distance = Math.max(pooled.distance, row.distance[at]);
  }
  if (members.length === 1) pooled.withheld = withheld[members[0]][at] === 1;
  else
    pooled.withheld =
      isSmallGroup(pooled.denominator, minGroup) ||
      (method.addsUp &&
        withheld.some(
          (marks, value) => marks[at] === 1 && !members.includes(value),
        ));
  return pooled;
}

/** Where a site stands towards a breakdown: asked where its total is answered; otherwise as its total, or not asked. */
function breakdownStanding(total: number, answered: boolean): number {
  switch (total) {
    case Standing.answered:
      return answered ? Standing.answered : Standing.silent;
    case Standing.answeredUnknown:
      return answered ? Standing.answeredUnknown : Standing.silentUnknown;
    case Standing.silent:
    case Standing.silentUnknown:
      return Standing.notAsked;
    default:
      return total;
  }
}

/** The figure of one value of a breakdown. */
export function breakdownFigure(
  indicator: IndicatorMethod,
  { rows, withheld }: BreakdownRows,
  value: number,
  total: FigureColumn,
): FigureColumn {
  const row = rows[value];
  const column = createFigureColumn(row.outcome.length);
  for (let at = 0; at < row.outcome.length; at++) {
    const answered = isThere(row, at) && !withheld[value][at];
    column.standing[at] = breakdownStanding(total.standing[at], answered);
    if (!isAnswered(column.standing[at])) continue;
    enterMarks(column, at, row.code[at], row.distance[at]);
    enterShare(column, at, indicator, row.numerator[at], row.denominator[at]);
  }
  return column;
}

/** The figure of a derived group of a breakdown, as `contract=nonregular`. */
export function groupFigure(
  indicator: IndicatorMethod,
  breakdown: BreakdownRows,
  { members }: DerivedGroup,
  total: FigureColumn,
  minGroup: number,
): FigureColumn {
  const length = total.standing.length;
  const column = createFigureColumn(length);
  for (let at = 0; at < length; at++) {
    const pooled = poolMembers(breakdown, members, at, indicator, minGroup);
    const answered = pooled.present && !pooled.withheld;
    column.standing[at] = breakdownStanding(total.standing[at], answered);
    if (!isAnswered(column.standing[at])) continue;
    column.verification[at] = pooled.verification;
    column.unreviewed[at] = pooled.unreviewed ? 1 : 0;
    column.distance[at] = pooled.distance;
    enterShare(column, at, indicator, pooled.numerator, pooled.denominator);
  }
  return column;
}
