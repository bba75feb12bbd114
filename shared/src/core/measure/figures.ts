/**
 * Every column that figures of one viewpoint are made of, each made when first asked for and then kept. The one way
 * from statements to figures; `roll-up.ts` adds up what it gives.
 */
import {
  effectiveColumn,
  heardColumns,
  type EffectiveColumn,
  type SpeakingPeriod,
} from "../answer/effective.ts";
import { evaluateAll, factsOf } from "../expression/expression.ts";
import { directCounts } from "../fact/direct-counts.ts";
import {
  derivation,
  factColumns,
  statedFact,
  type FactColumn,
} from "../fact/facts.ts";
import { withheldFact, withholding } from "../fact/withhold.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { baseColumn, type BaseColumn } from "./base.ts";
import {
  breakdownFigure,
  groupFigure,
  withholdRows,
  type BreakdownRows,
} from "./breakdown.ts";
import { enterMarks, enterValue } from "./entry.ts";
import {
  createFigureColumn,
  isAnswered,
  type FigureColumn,
} from "./figure-column.ts";
import {
  parityFigure,
  parityOutcome,
  parityRowsSpeak,
  type ParityColumn,
} from "./parity.ts";
import {
  createKeeper,
  holdSame,
  type Inheritance,
  type Kept,
} from "./keeper.ts";
import { fillStanding, smallSites } from "./standing.ts";
import { speakingPeriods, type Viewpoint } from "./viewpoint.ts";

export interface Figures {
  readonly viewpoint: Viewpoint;
  /** A fact with its stored values, by id; throws `RangeError` for an unknown one. */
  readonly fact: (id: string) => FactColumn;
  /** By position: 1 where the fact may not be shown or used as a base. */
  readonly withheld: (id: string) => Uint8Array;
  /** The base of an indicator, undefined where each site weighs one. */
  readonly base: (indicator: IndicatorMethod) => BaseColumn | undefined;
  /** What is stated on an indicator's total. */
  readonly stated: (indicator: IndicatorMethod) => EffectiveColumn;
  /** The rows of one of the indicator's breakdowns, by position in `breakdowns`. */
  readonly rows: (indicator: IndicatorMethod, key: number) => BreakdownRows;
  readonly applies: (indicator: IndicatorMethod) => Uint8Array;
  readonly total: (indicator: IndicatorMethod) => FigureColumn | ParityColumn;
  /** One value of a breakdown: positions in `breakdowns` and in `items`. */
  readonly breakdown: (
    indicator: IndicatorMethod,
    key: number,
    value: number,
  ) => FigureColumn;
  /** One derived group of a breakdown: positions in `breakdowns` and in `groups`. */
  readonly group: (
    indicator: IndicatorMethod,
    key: number,
    group: number,
  ) => FigureColumn;
  /** What figures of a newer snapshot may take over. */
  readonly inheritance: () => Inheritance;
}

/** Whether figures of two viewpoints differ only by what is stated: then columns may be taken over. */
function isAlike(a: Viewpoint, b: Viewpoint): boolean {
  return (
    a.method === b.method &&
    a.period === b.period &&
    a.asOf === b.asOf &&
    a.scope === b.scope &&
    a.tier === b.tier &&
    a.hearing === b.hearing &&
    a.own === b.own &&
    a.entityKeys === b.entityKeys &&
    a.snapshot.sites === b.snapshot.sites &&
    a.snapshot.entities === b.snapshot.entities &&
    a.snapshot.links === b.snapshot.links
  );
}

const isSameFact = (a: FactColumn, b: FactColumn): boolean =>
  holdSame(a.value, b.value) &&
  holdSame(a.present, b.present) &&
  holdSame(a.assumed ?? NO_BYTES, b.assumed ?? NO_BYTES);
const NO_BYTES = new Uint8Array(0);

/** Parts seldom change with the total that they follow. */
const isSameStatement = (a: EffectiveColumn, b: EffectiveColumn): boolean =>
  holdSame(a.outcome, b.outcome) &&
  holdSame(a.source, b.source) &&
  holdSame(a.distance, b.distance) &&
  holdSame(a.numerator, b.numerator) &&
  holdSame(a.denominator, b.denominator) &&
  holdSame(a.code, b.code);

/** Whether the same positions have answered. */
function answerAlike(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = 0; at < a.length; at++)
    if (isAnswered(a[at]) !== isAnswered(b[at])) return false;
  return true;
}

/** `before`: figures of the same viewpoint in an older snapshot, whose columns are taken over where they still hold. */
export function createFigures(viewpoint: Viewpoint, before?: Figures): Figures {
  const { snapshot, method, period, scope, hearing } = viewpoint;
  const { minGroup, smallBelow } = method;
  const length = scope.rows.length;
  const { keep, inheritance } = createKeeper(
    before && isAlike(viewpoint, before.viewpoint)
      ? before.inheritance()
      : new Map<string, Kept>(),
  );

  const direct = () =>
    directCounts(snapshot.sites, snapshot.links, viewpoint.asOf);

  const periods = new Map<number, readonly SpeakingPeriod[]>();
  const periodsOf = ({ carryQuarters }: IndicatorMethod) => {
    const made =
      periods.get(carryQuarters) ?? speakingPeriods({ carryQuarters }, period);
    periods.set(carryQuarters, made);
    return made;
  };
  const effective = (
    indicator: IndicatorMethod,
    item: number,
    follow?: EffectiveColumn,
  ) => {
    const periods = periodsOf(indicator);
    return keep(
      `said ${item}`,
      () => [...heardColumns(snapshot.answers, item, periods, hearing), follow],
      () =>
        effectiveColumn({
          ...viewpoint,
          statements: snapshot.answers,
          entities: snapshot.entities,
          sites: snapshot.sites,
          item,
          periods,
          ...(follow ? { follow } : {}),
        }),
      isSameStatement,
    );
  };
  const stated = (indicator: IndicatorMethod) =>
    effective(indicator, indicator.item);

  const indicatorOf = (id: string): IndicatorMethod => {
    const index = method.indicatorIndex.get(id);
    if (index === undefined) throw new RangeError(`no indicator ${id}`);
    return method.indicators[index];
  };
  const fact = (id: string): FactColumn => {
    const factMethod = method.facts[method.factIndex.get(id) ?? -1];
    if (!factMethod) throw new RangeError(`no fact ${id}`);
    if (!factMethod.derived)
      return keep(
        `fact ${id}`,
        () => factColumns(viewpoint, factMethod),
        () => statedFact(viewpoint, factMethod),
      );
    const formula = () =>
      derivation(viewpoint, factMethod, {
        factOf: fact,
        direct,
        answerOf: (indicator) => stated(indicatorOf(indicator)),
      });
    return keep(
      `fact ${id}`,
      () => formula().reads,
      () => formula().make(),
      isSameFact,
    );
  };
  const withheld = (id: string): Uint8Array => {
    const index = method.factIndex.get(id) ?? -1;
    return keep(
      `withheld ${id}`,
      () => withholding(method, index).map(({ id: member }) => fact(member)),
      () => withheldFact(method, index, length, fact),
      holdSame,
    );
  };
  const isSmall = (): Uint8Array => {
    const headcount = fact("headcount");
    return keep(
      "small",
      () => [headcount],
      () => smallSites(headcount, smallBelow),
      holdSame,
    );
  };

  const base = (indicator: IndicatorMethod): BaseColumn | undefined => {
    if (indicator.base < 0) return undefined;
    const { id, countsPeople } = method.facts[indicator.base];
    const own = fact(id);
    const hidden = withheld(id);
    const headcount = fact("headcount");
    return keep(
      `base ${id}`,
      () => [own, hidden, headcount],
      (before) =>
        baseColumn(
          { own, hidden, headcount, countsPeople },
          before?.value as BaseColumn | undefined,
        ),
    );
  };

  const rows = (indicator: IndicatorMethod, key: number): BreakdownRows => {
    const breakdown = indicator.breakdowns[key];
    const total = stated(indicator);
    const parts = breakdown.items.map((item) =>
      effective(indicator, item, total),
    );
    return keep(
      `rows ${indicator.id} ${key}`,
      () => parts,
      () => withholdRows(breakdown, parts, minGroup),
    );
  };

  const applies = (indicator: IndicatorMethod): Uint8Array =>
    keep(
      `applies ${JSON.stringify(indicator.applies)}`,
      () => [...factsOf(indicator.applies)].map(fact),
      () => evaluateAll(indicator.applies, length, fact),
      holdSame,
    );

  const standings = (
    indicator: IndicatorMethod,
    outcome: Uint8Array,
    rowsSpeak?: Uint8Array,
  ) => {
    const standing = new Uint8Array(length);
    const conflict = new Uint8Array(length);
    fillStanding(
      {
        outcome,
        shared: hearing.shared,
        rowsSpeak,
        applies: applies(indicator),
        notAsked: indicator.smeCore ? undefined : isSmall(),
      },
      standing,
      conflict,
    );
    return { standing, conflict };
  };

  const parityInput = (
    indicator: IndicatorMethod,
    parity: NonNullable<IndicatorMethod["parity"]>,
  ) => {
    const read = method.indicators[parity.indicator];
    return {
      method: indicator,
      parity,
      read,
      rows: rows(read, parity.breakdown),
      stated: stated(indicator),
      minGroup,
    };
  };

  const statedFigure = (
    indicator: IndicatorMethod,
    found: ReturnType<typeof standings>,
  ): FigureColumn => {
    const said = stated(indicator);
    const column = { ...createFigureColumn(length), ...found };
    for (let at = 0; at < length; at++) {
      if (!isAnswered(column.standing[at])) continue;
      enterMarks(column, at, said.code[at], said.distance[at]);
      enterValue(
        column,
        at,
        indicator,
        said.numerator[at],
        said.denominator[at],
      );
    }
    return column;
  };

  const total = (indicator: IndicatorMethod): FigureColumn | ParityColumn => {
    const { parity } = indicator;
    const input = parity && parityInput(indicator, parity);
    const said = [stated(indicator), input?.rows];
    return keep(
      `total ${indicator.id}`,
      () => [...said, applies(indicator), isSmall()],
      (before) => {
        const { outcome, rowsSpeak } = input
          ? keep(
              `parity ${indicator.id}`,
              () => said,
              () => ({
                outcome: parityOutcome(input),
                rowsSpeak: parityRowsSpeak(input),
              }),
            )
          : { outcome: stated(indicator).outcome, rowsSpeak: undefined };
        const found = standings(indicator, outcome, rowsSpeak);
        const old =
          before &&
          said.every((part, i) => part === before.inputs[i]) &&
          (before.value as FigureColumn | ParityColumn);
        // One site grew, and all others are where they were.
        if (old && answerAlike(old.standing, found.standing))
          return { ...old, ...found };
        return input
          ? parityFigure(input, found.standing, found.conflict)
          : statedFigure(indicator, found);
      },
    );
  };

  return {
    viewpoint,
    fact,
    withheld,
    base,
    stated,
    rows,
    applies,
    total,
    breakdown: (indicator, key, value) =>
      keep(
        `breakdown ${indicator.id} ${key} ${value}`,
        () => [rows(indicator, key), total(indicator)],
        () =>
          breakdownFigure(
            indicator,
            rows(indicator, key),
            value,
            total(indicator),
          ),
      ),
    group: (indicator, key, group) =>
      keep(
        `group ${indicator.id} ${key} ${group}`,
        () => [rows(indicator, key), total(indicator)],
        () =>
          groupFigure(
            indicator,
            rows(indicator, key),
            indicator.breakdowns[key].groups[group],
            total(indicator),
            minGroup,
          ),
      ),
    inheritance,
  };
}
