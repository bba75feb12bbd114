/**
 * The effective statement of a viewer at each site of a scope: rule 2 of docs/methods.md (and, for facts, rule 10).
 * Statements are offered one by one in any order; the best offer of the nearest period that has one stays.
 */
import {
  forEachCell,
  type StatementChunk,
  type StatementColumn,
} from "../column/statements.ts";
import type { Scope } from "../column/scope.ts";
import {
  columnKey,
  type EntityRecord,
  type SiteRecord,
  type Statements,
} from "../snapshot/snapshot.ts";
import { NO_DAY, type Day } from "../time/day.ts";
import type { Period } from "../time/period.ts";
import { entersValues, State, stateOf } from "./words.ts";
import { compareSources } from "./sources.ts";

/** In rising order of preference within a period. */
export const Outcome = {
  /** No row: absence, or asked and not collected. */
  none: 0,
  /** A row that gives nothing: declined or expired. */
  silent: 1,
  /** Said to be not applicable, or a value: whichever comes first in the order of sources. */
  notApplicable: 2,
  value: 3,
} as const;

export interface EffectiveColumn {
  /** `Outcome` by position in the scope. */
  readonly outcome: Uint8Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly code: Uint8Array;
  /** Entity row of the source that was chosen, or of the first silent one. */
  readonly source: Int32Array;
  /** Index in `Periods.list` of the period that speaks: above 0 is carried. */
  readonly distance: Uint8Array;
}

/** Which statements a viewer hears. */
export interface Hearing {
  /** By position: whether the common layer may be read there. */
  readonly shared: Uint8Array;
  /** Entity rows whose statements are the viewer's own. */
  readonly own: ReadonlySet<number>;
}

export interface SpeakingPeriod {
  readonly period: Period;
  /** Last day on which a row of the period still speaks. */
  readonly lastDay: Day;
}

export interface EffectiveInput {
  readonly statements: Statements;
  readonly entities: readonly EntityRecord[];
  readonly entityKeys: readonly string[];
  readonly sites: readonly SiteRecord[];
  readonly item: number;
  /** Nearest first. */
  readonly periods: readonly SpeakingPeriod[];
  readonly asOf: Day;
  readonly scope: Scope;
  readonly hearing: Hearing;
  /**
   * The total that a breakdown follows: where it has a row, only the row of the same period and source is heard.
   * It must have been made with the same periods.
   */
  readonly follow?: EffectiveColumn;
}

export function createEffectiveColumn(length: number): EffectiveColumn {
  return {
    outcome: new Uint8Array(length),
    numerator: new Float64Array(length),
    denominator: new Float64Array(length),
    code: new Uint8Array(length),
    source: new Int32Array(length).fill(-1),
    distance: new Uint8Array(length),
  };
}

/** What one row says on the day, whoever speaks: an `Outcome`. */
export function outcomeOf(
  chunk: StatementChunk,
  cell: number,
  lastDay: Day,
  asOf: Day,
): number {
  const state = stateOf(chunk.code[cell]);
  if (state === State.notCollected || state === State.withdrawn)
    return Outcome.none;
  if (state === State.declined) return Outcome.silent;
  const validUntil = chunk.validUntil ? chunk.validUntil[cell] : NO_DAY;
  if (asOf > lastDay || (validUntil !== NO_DAY && asOf > validUntil))
    return Outcome.silent;
  return entersValues(state) ? Outcome.value : Outcome.notApplicable;
}

const speaks = (outcome: number) => outcome >= Outcome.notApplicable;

/** The columns that an effective column is made of, in an order that depends on the viewer alone. */
export function heardColumns(
  { common, customers }: Statements,
  item: number,
  periods: readonly SpeakingPeriod[],
  { own }: Hearing,
): readonly (StatementColumn | undefined)[] {
  const layers = [
    common,
    ...[...own].flatMap((source) => customers.get(source) ?? []),
  ];
  return layers.flatMap((layer) =>
    periods.map(({ period }) => layer.get(columnKey(item, period))),
  );
}

export function effectiveColumn(input: EffectiveInput): EffectiveColumn {
  const { statements, scope, hearing, follow, asOf } = input;
  const { position } = scope;
  const best = createEffectiveColumn(scope.rows.length);
  const seqs = new Uint32Array(scope.rows.length);

  for (let d = 0; d < input.periods.length; d++) {
    const { period, lastDay } = input.periods[d];
    const key = columnKey(input.item, period);
    const offer = (
      at: number,
      row: number,
      chunk: StatementChunk,
      cell: number,
    ): void => {
      const settled = best.outcome[at] !== Outcome.none;
      if (settled && best.distance[at] !== d) return; // by a nearer period
      if (follow && follow.outcome[at] !== Outcome.none) {
        const same =
          follow.distance[at] === d && follow.source[at] === chunk.source[cell];
        if (!same) return;
      }
      const outcome = outcomeOf(chunk, cell, lastDay, asOf);
      if (outcome === Outcome.none) return;
      if (settled) {
        if (speaks(best.outcome[at]) && !speaks(outcome)) return;
        const sameClass = speaks(best.outcome[at]) === speaks(outcome);
        const wins =
          compareSources(
            input,
            input.sites[row].entity,
            chunk.source[cell],
            chunk.seq[cell],
            best.source[at],
            seqs[at],
          ) < 0;
        if (sameClass && !wins) return;
      }
      best.outcome[at] = outcome;
      best.numerator[at] = chunk.numerator[cell];
      best.denominator[at] = chunk.denominator[cell];
      best.code[at] = chunk.code[cell];
      best.source[at] = chunk.source[cell];
      best.distance[at] = d;
      seqs[at] = chunk.seq[cell];
    };
    const common: StatementColumn | undefined = statements.common.get(key);
    if (common)
      forEachCell(
        common,
        (row, chunk, cell) => {
          const at = row < position.length ? position[row] : -1;
          if (at < 0) return;
          // What a programme or association stated itself it hears anywhere.
          if (hearing.shared[at] || hearing.own.has(chunk.source[cell]))
            offer(at, row, chunk, cell);
        },
        scope.rows,
      );
    for (const source of hearing.own) {
      const own = statements.customers.get(source)?.get(key);
      if (own)
        forEachCell(
          own,
          (row, chunk, cell) => {
            const at = row < position.length ? position[row] : -1;
            if (at >= 0) offer(at, row, chunk, cell);
          },
          scope.rows,
        );
    }
  }
  return best;
}
