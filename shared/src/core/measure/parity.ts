/** Parity at each site: the share of one group over the share of another, from breakdown rows (rule 6). */
import { Outcome, type EffectiveColumn } from "../answer/effective.ts";
import type { IndicatorMethod, ParityMethod } from "../indicator/method.ts";
import {
  poolMembers,
  type BreakdownRows,
  type PooledRows,
} from "./breakdown.ts";
import { enterMarks } from "./entry.ts";
import {
  createFigureColumn,
  Entry,
  isAnswered,
  type FigureColumn,
} from "./figure-column.ts";

/** A parity also needs what is pooled of the group under: `numerator`/`denominator` hold the group over. */
export interface ParityColumn extends FigureColumn {
  readonly underNumerator: Float64Array;
  readonly underDenominator: Float64Array;
}

export interface ParityInput {
  readonly method: IndicatorMethod;
  readonly parity: ParityMethod;
  /** The indicator whose rows are read. */
  readonly read: IndicatorMethod;
  readonly rows: BreakdownRows;
  /** What is stated on the parity itself; rows go before it. */
  readonly stated: EffectiveColumn;
  readonly minGroup: number;
}

const counts = (pooled: PooledRows): boolean =>
  pooled.present && !pooled.withheld && pooled.denominator > 0;

/** The outcome of a computed figure: a value where both groups have rows, else what is stated on it. */
export function parityOutcome(input: ParityInput): Uint8Array {
  const { stated } = input;
  return stated.outcome.map((outcome, at) =>
    groupsAt(input, at) ? Outcome.value : outcome,
  );
}

/** Both groups of a site, if it has both. */
function groupsAt(
  { parity, read, rows, minGroup }: ParityInput,
  at: number,
): readonly [PooledRows, PooledRows] | undefined {
  const over = poolMembers(rows, parity.over, at, read, minGroup);
  if (!counts(over)) return undefined;
  const under = poolMembers(rows, parity.under, at, read, minGroup);
  return counts(under) ? [over, under] : undefined;
}

/** By position: 1 where some row that the parity is computed from says something. */
export function parityRowsSpeak({ parity, rows }: ParityInput): Uint8Array {
  const speaks = new Uint8Array(rows.rows[0].outcome.length);
  for (const member of [...parity.over, ...parity.under])
    rows.rows[member].outcome.forEach((outcome, at) => {
      if (outcome >= Outcome.notApplicable) speaks[at] = 1;
    });
  return speaks;
}

/** `standing` and `conflict` are those of the parity's own applicability. */
export function parityFigure(
  input: ParityInput,
  standing: Uint8Array,
  conflict: Uint8Array,
): ParityColumn {
  const { stated } = input;
  const length = standing.length;
  const column: ParityColumn = {
    ...createFigureColumn(length),
    standing,
    conflict,
    underNumerator: new Float64Array(length),
    underDenominator: new Float64Array(length),
  };
  for (let at = 0; at < length; at++) {
    if (!isAnswered(standing[at])) continue;
    const groups = groupsAt(input, at);
    if (!groups) {
      enterMarks(column, at, stated.code[at], stated.distance[at]);
      continue;
    }
    const [over, under] = groups;
    column.entry[at] = Entry.pooled;
    column.numerator[at] = over.numerator;
    column.denominator[at] = over.denominator;
    column.underNumerator[at] = under.numerator;
    column.underDenominator[at] = under.denominator;
    column.verification[at] = Math.min(over.verification, under.verification);
    column.unreviewed[at] = over.unreviewed || under.unreviewed ? 1 : 0;
    column.distance[at] = Math.max(over.distance, under.distance);
    const underShare = under.numerator / under.denominator;
    if (underShare === 0) continue;
    column.value[at] = over.numerator / over.denominator / underShare;
    column.hasValue[at] = 1;
  }
  return column;
}
