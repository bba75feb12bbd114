/**
 * Every column that figures of one viewpoint are made of, each made when first asked for and then kept. The one way
 * from statements to figures; `roll-up.ts` adds up what it gives.
 */
import {
  effectiveColumn,
  Outcome,
  type EffectiveColumn,
} from "../answer/effective.ts";
import { evaluateAll } from "../expression/expression.ts";
import { directCounts } from "../fact/direct-counts.ts";
import { derivedFact, statedFact, type FactColumn } from "../fact/facts.ts";
import { withheldFact } from "../fact/withhold.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
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
import { fillStanding } from "./standing.ts";
import { speakingPeriods, type Viewpoint } from "./viewpoint.ts";

/** What stands in for the denominators of silent sites. */
export interface BaseColumn {
  readonly value: Float64Array;
  /** 0: missing or withheld, so the site is left out of the bounds. */
  readonly present: Uint8Array;
  /** 1 where `headcount` stands in for a missing count of people, as an upper bound. */
  readonly assumed: Uint8Array;
}

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
}

/** Keeps what `make` gives by key. */
function keep<Value>(
  kept: Map<string, Value>,
  key: string,
  make: () => Value,
): Value {
  const have = kept.get(key);
  if (have !== undefined) return have;
  const made = make();
  kept.set(key, made);
  return made;
}

export function createFigures(viewpoint: Viewpoint): Figures {
  const { snapshot, method, period, scope } = viewpoint;
  const { minGroup } = method;
  const length = scope.rows.length;
  const facts = new Map<string, FactColumn>();
  const withheldFacts = new Map<string, Uint8Array>();
  const bases = new Map<string, BaseColumn>();
  const statements = new Map<string, EffectiveColumn>();
  const rowSets = new Map<string, BreakdownRows>();
  const applicabilities = new Map<string, Uint8Array>();
  const columns = new Map<string, FigureColumn | ParityColumn>();

  const direct = () =>
    directCounts(snapshot.sites, snapshot.links, viewpoint.asOf);

  const effective = (
    indicator: IndicatorMethod,
    item: number,
    follow?: EffectiveColumn,
  ) =>
    keep(statements, String(item), () =>
      effectiveColumn({
        ...viewpoint,
        statements: snapshot.answers,
        entities: snapshot.entities,
        sites: snapshot.sites,
        item,
        periods: speakingPeriods(indicator, period),
        ...(follow ? { follow } : {}),
      }),
    );
  const stated = (indicator: IndicatorMethod) =>
    effective(indicator, indicator.item);

  const indicatorOf = (id: string): IndicatorMethod => {
    const index = method.indicatorIndex.get(id);
    if (index === undefined) throw new RangeError(`no indicator ${id}`);
    return method.indicators[index];
  };
  const fact = (id: string): FactColumn =>
    keep(facts, id, () => {
      const index = method.factIndex.get(id);
      if (index === undefined) throw new RangeError(`no fact ${id}`);
      const factMethod = method.facts[index];
      return factMethod.derived
        ? derivedFact(viewpoint, factMethod, {
            factOf: fact,
            direct,
            answerOf: (indicator) => stated(indicatorOf(indicator)),
          })
        : statedFact(viewpoint, factMethod);
    });
  const withheld = (id: string): Uint8Array =>
    keep(withheldFacts, id, () =>
      withheldFact(method, method.factIndex.get(id) ?? -1, length, fact),
    );

  const base = (indicator: IndicatorMethod): BaseColumn | undefined => {
    if (indicator.base < 0) return undefined;
    const { id, countsPeople } = method.facts[indicator.base];
    return keep(bases, id, () => {
      const own = fact(id);
      const hidden = withheld(id);
      const headcount = fact("headcount");
      const column = {
        value: new Float64Array(length),
        present: new Uint8Array(length),
        assumed: new Uint8Array(length),
      };
      for (let at = 0; at < length; at++) {
        const source = own.present[at] && !hidden[at] ? own : headcount;
        const standsIn = source === headcount && own !== headcount;
        if (!source.present[at] || (standsIn && !countsPeople)) continue;
        column.value[at] = source.value[at];
        column.present[at] = 1;
        column.assumed[at] = standsIn ? 1 : (own.assumed?.[at] ?? 0);
      }
      return column;
    });
  };

  const rows = (indicator: IndicatorMethod, key: number): BreakdownRows =>
    keep(rowSets, `${indicator.id} ${key}`, () => {
      const breakdown = indicator.breakdowns[key];
      const total = stated(indicator);
      return withholdRows(
        breakdown,
        breakdown.items.map((item) => effective(indicator, item, total)),
        minGroup,
      );
    });

  const applies = (indicator: IndicatorMethod): Uint8Array =>
    keep(applicabilities, JSON.stringify(indicator.applies), () =>
      evaluateAll(indicator.applies, length, fact),
    );

  /** The viewer hears the site in common, or has itself stated something that counts. */
  const heard = (outcome: Uint8Array, rowsSpeak?: Uint8Array): Uint8Array =>
    viewpoint.hearing.shared.map((shared, at) =>
      shared || outcome[at] >= Outcome.notApplicable || rowsSpeak?.[at] ? 1 : 0,
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
        heard: heard(outcome, rowsSpeak),
        applies: applies(indicator),
        headcount: fact("headcount"),
        smallBelow: method.smallBelow,
        smeCore: indicator.smeCore,
      },
      standing,
      conflict,
    );
    return { standing, conflict };
  };

  const parityTotal = (
    indicator: IndicatorMethod,
    parity: NonNullable<IndicatorMethod["parity"]>,
  ): ParityColumn => {
    const read = method.indicators[parity.indicator];
    const input = {
      method: indicator,
      parity,
      read,
      rows: rows(read, parity.breakdown),
      stated: stated(indicator),
      minGroup,
    };
    const { standing, conflict } = standings(
      indicator,
      parityOutcome(input),
      parityRowsSpeak(input),
    );
    return parityFigure(input, standing, conflict);
  };

  const total = (indicator: IndicatorMethod): FigureColumn | ParityColumn =>
    keep(columns, indicator.id, () => {
      if (indicator.parity) return parityTotal(indicator, indicator.parity);
      const said = stated(indicator);
      const column = {
        ...createFigureColumn(length),
        ...standings(indicator, said.outcome),
      };
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
    });

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
      keep(columns, `${indicator.id} ${key} ${value}`, () =>
        breakdownFigure(
          indicator,
          rows(indicator, key),
          value,
          total(indicator),
        ),
      ),
    group: (indicator, key, group) =>
      keep(columns, `${indicator.id} ${key} group ${group}`, () =>
        groupFigure(
          indicator,
          rows(indicator, key),
          indicator.breakdowns[key].groups[group],
          total(indicator),
          minGroup,
        ),
      ),
  };
}
