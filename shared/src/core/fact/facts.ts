/** Facts as a viewer may use them: rule 10 of docs/methods.md; what is derived, and what is withheld (rule 11). */
import {
  effectiveColumn,
  heardColumns,
  Outcome,
  type EffectiveColumn,
  type SpeakingPeriod,
} from "../answer/effective.ts";
import { WITHOUT_BASE } from "../answer/words.ts";
import type { Scope } from "../column/scope.ts";
import type { FactValues } from "../expression/expression.ts";
import type { FactMethod } from "../indicator/method.ts";
import type { Viewpoint } from "../measure/viewpoint.ts";
import { periodOfKey, itemOfKey } from "../snapshot/snapshot.ts";
import { QUARTERS_PER_YEAR, type Period } from "../time/period.ts";
import type { DirectCounts } from "./direct-counts.ts";

export interface FactColumn extends FactValues {
  /** 1 where a missing part was taken as 0, so that the value is an upper bound. */
  readonly assumed?: Uint8Array;
  /** Of a stated fact: the newest statement that entered, as the entity row of its source and its period. */
  readonly source?: Int32Array;
  readonly period?: Int32Array;
}

/** What derived facts are computed from. */
export interface FactInputs {
  readonly factOf: (id: string) => FactColumn;
  readonly direct: () => DirectCounts;
  /** The effective total of an indicator, by id. */
  readonly answerOf: (indicator: string) => EffectiveColumn;
}

const NEVER = Number.POSITIVE_INFINITY;

function createFactColumn(length: number) {
  return {
    value: new Float64Array(length),
    present: new Uint8Array(length),
  };
}

/** Periods up to `period` in which anybody stated the fact, nearest first. */
function statedPeriods(
  { snapshot }: Viewpoint,
  fact: number,
  period: Period,
): readonly SpeakingPeriod[] {
  const periods = new Set<Period>();
  const { common, customers } = snapshot.facts;
  for (const layer of [common, ...customers.values()])
    for (const key of layer.keys())
      if (itemOfKey(key) === fact && periodOfKey(key) <= period)
        periods.add(periodOfKey(key));
  return [...periods]
    .sort((a, b) => b - a)
    .map((stated) => ({ period: stated, lastDay: NEVER }));
}

function statedIn(
  viewpoint: Viewpoint,
  fact: number,
  periods: readonly SpeakingPeriod[],
): EffectiveColumn {
  const { snapshot } = viewpoint;
  return effectiveColumn({
    ...viewpoint,
    statements: snapshot.facts,
    entities: snapshot.entities,
    sites: snapshot.sites,
    item: fact,
    periods,
  });
}

/** The periods that a fact is read from, by its period rule: together one statement, or one each. */
function periodsRead(
  viewpoint: Viewpoint,
  { index, periodRule }: FactMethod,
): readonly (readonly SpeakingPeriod[])[] {
  const { period } = viewpoint;
  if (periodRule === "stock") return [statedPeriods(viewpoint, index, period)];
  const quarters = periodRule === "flow_year" ? QUARTERS_PER_YEAR : 1;
  return Array.from({ length: quarters }, (_, back) => [
    { period: period - back, lastDay: NEVER },
  ]);
}

/** The columns that a stated fact is made of. */
export const factColumns = (
  viewpoint: Viewpoint,
  fact: FactMethod,
): readonly unknown[] =>
  periodsRead(viewpoint, fact).flatMap((periods) =>
    heardColumns(
      viewpoint.snapshot.facts,
      fact.index,
      periods,
      viewpoint.hearing,
    ),
  );

/** A fact that sources state. */
export function statedFact(viewpoint: Viewpoint, fact: FactMethod): FactColumn {
  const { scope } = viewpoint;
  const { length } = scope.rows;
  const column = {
    ...createFactColumn(length),
    source: new Int32Array(length).fill(-1),
    period: new Int32Array(length),
  };
  for (const periods of periodsRead(viewpoint, fact)) {
    const stated = statedIn(viewpoint, fact.index, periods);
    for (let at = 0; at < column.value.length; at++) {
      if (stated.outcome[at] !== Outcome.value) continue;
      if (!column.present[at]) {
        column.source[at] = stated.source[at];
        column.period[at] = periods[stated.distance[at]].period;
      }
      column.value[at] += stated.numerator[at];
      column.present[at] = 1;
    }
  }
  return column;
}

/** Σ sign × part where every part is present; parts in `assumedZero` count as 0 where missing, and mark the value. */
function combine(
  length: number,
  parts: readonly { readonly fact: FactColumn; readonly sign: 1 | -1 }[],
  assumedZero: readonly FactColumn[] = [],
): FactColumn {
  const column = {
    ...createFactColumn(length),
    assumed: new Uint8Array(length),
  };
  for (let at = 0; at < length; at++) {
    let present = 1;
    for (const { fact, sign } of parts)
      if (fact.present[at]) column.value[at] += sign * fact.value[at];
      else present = 0;
    for (const fact of assumedZero)
      if (fact.present[at]) column.value[at] -= fact.value[at];
      else column.assumed[at] = 1;
    column.present[at] = present;
    if (!present) column.value[at] = 0;
  }
  return column;
}

function fromCounts({ rows }: Scope, counts: Uint32Array): FactColumn {
  return {
    value: Float64Array.from(rows, (row) => counts[row]),
    present: new Uint8Array(rows.length).fill(1),
  };
}

/** An effective percentage, in per cent. */
function percentOf(answer: EffectiveColumn, length: number): FactColumn {
  const column = createFactColumn(length);
  for (let at = 0; at < length; at++) {
    const denominator = answer.denominator[at];
    if (answer.outcome[at] !== Outcome.value || denominator === 0) continue;
    const numerator = answer.numerator[at];
    column.present[at] = 1;
    column.value[at] =
      denominator === WITHOUT_BASE
        ? numerator * 100
        : (Math.min(numerator, denominator) / denominator) * 100;
  }
  return column;
}

/** Thai disability quota: one place per 100 employees, and one for a remainder of more than 50 [B]. */
const placesRequired = (employees: number): number =>
  employees < 100
    ? 0
    : Math.floor(employees / 100) + (employees % 100 > 50 ? 1 : 0);

interface Sum {
  readonly plus: readonly string[];
  readonly minus?: readonly string[];
  /** Taken away, and taken as 0 where missing. */
  readonly assumedZero?: readonly string[];
}

/** Derived facts that are sums of others, by id. */
const SUMS: Readonly<Record<string, Sum>> = {
  men_headcount: { plus: ["headcount"], minus: ["women_headcount"] },
  nonregular_headcount: { plus: ["fixed_term", "agency", "apprentice"] },
  regular_headcount: { plus: ["headcount"], minus: ["nonregular_headcount"] },
  employees: { plus: ["headcount"], assumedZero: ["agency", "apprentice"] },
};

interface Formula {
  /** What it is made of: the same things give the same column. */
  readonly reads: readonly unknown[];
  readonly make: () => FactColumn;
}

/** How a fact comes about that nobody states (`FactMethod.derived`); throws `RangeError` for one that is not known here. */
export function derivation(
  { scope }: Viewpoint,
  { id }: FactMethod,
  { factOf, direct, answerOf }: FactInputs,
): Formula {
  const { length } = scope.rows;
  const sum = SUMS[id];
  if (sum) {
    const { plus, minus = [], assumedZero = [] } = sum;
    const parts = [
      ...plus.map((part) => ({ fact: factOf(part), sign: 1 as const })),
      ...minus.map((part) => ({ fact: factOf(part), sign: -1 as const })),
    ];
    const zeros = assumedZero.map(factOf);
    return {
      reads: [...parts.map(({ fact }) => fact), ...zeros],
      make: () => combine(length, parts, zeros),
    };
  }
  switch (id) {
    case "disability_places_required": {
      const employees = factOf("employees");
      return {
        reads: [employees],
        make: () => ({
          ...employees,
          value: employees.value.map(placesRequired),
        }),
      };
    }
    case "direct_supplier_count": {
      const { suppliers } = direct();
      return { reads: [suppliers], make: () => fromCounts(scope, suppliers) };
    }
    case "direct_customer_count": {
      const { customers } = direct();
      return { reads: [customers], make: () => fromCounts(scope, customers) };
    }
    case "occupation_mapped_pct": {
      const answer = answerOf("tr_occupation_mapped");
      return { reads: [answer], make: () => percentOf(answer, length) };
    }
    case "workers_declining_or_transforming":
      // Counted from a site's workforce by occupation, which no sheet of the workbook brings yet: unknown.
      return { reads: [], make: () => createFactColumn(length) };
    default:
      throw new RangeError(`no formula for the derived fact ${id}`);
  }
}
