/** Which missing facts leave open whether indicators apply, and which of them would settle how many alone. */
import { factsOf, Truth, type Expression } from "../expression/expression.ts";
import type { IndicatorMethod } from "../indicator/method.ts";
import { isAsked, Standing } from "../measure/figure-column.ts";
import type { Figures } from "../measure/figures.ts";
import { freeColumn } from "../measure/sensitivity.ts";

/** The stated facts that a derived one is computed from and is missing without; empty: no site can state it. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  men_headcount: ["headcount", "women_headcount"],
  nonregular_headcount: ["fixed_term", "agency", "apprentice"],
  regular_headcount: ["headcount", "fixed_term", "agency", "apprentice"],
  employees: ["headcount"],
  disability_places_required: ["headcount"],
};

/** Truths that an expression may take, as bits `1 << Truth`. */
const bit = (truth: Truth): number => 1 << truth;
const EITHER = bit(Truth.no) | bit(Truth.yes);

const TRUTHS = [Truth.no, Truth.yes, Truth.unknown] as const;

function combine(
  left: number,
  right: number,
  join: (a: Truth, b: Truth) => Truth,
): number {
  let both = 0;
  for (const a of TRUTHS)
    for (const b of TRUTHS)
      if (left & bit(a) && right & bit(b)) both |= bit(join(a, b));
  return both;
}

const joinBy =
  (decisive: Truth) =>
  (a: Truth, b: Truth): Truth =>
    a === decisive || b === decisive
      ? decisive
      : a === Truth.unknown || b === Truth.unknown
        ? Truth.unknown
        : a;

/**
 * The truths that an expression may take if `truthsOf` gives those of each comparison. Comparisons of one fact are
 * taken as free of each other, so that a set may be too large, never too small.
 */
export function possibleTruths(
  expression: Expression,
  truthsOf: (
    comparison: Extract<Expression, { kind: "compare" | "in" }>,
  ) => number,
): number {
  switch (expression.kind) {
    case "constant":
      return bit(expression.value);
    case "compare":
    case "in":
      return truthsOf(expression);
    case "not": {
      const inner = possibleTruths(expression.operand, truthsOf);
      return (
        (inner & bit(Truth.no) ? bit(Truth.yes) : 0) |
        (inner & bit(Truth.yes) ? bit(Truth.no) : 0) |
        (inner & bit(Truth.unknown))
      );
    }
    case "and":
    case "or":
      return combine(
        possibleTruths(expression.left, truthsOf),
        possibleTruths(expression.right, truthsOf),
        joinBy(expression.kind === "and" ? Truth.no : Truth.yes),
      );
  }
}

/** A comparison of a known fact. */
function truthOf(
  comparison: Extract<Expression, { kind: "compare" | "in" }>,
  value: number,
): Truth {
  const holds = (): boolean => {
    if (comparison.kind === "in") return comparison.values.includes(value);
    switch (comparison.operator) {
      case ">=":
        return value >= comparison.value;
      case ">":
        return value > comparison.value;
      case "<=":
        return value <= comparison.value;
      case "<":
        return value < comparison.value;
      case "==":
        return value === comparison.value;
    }
  };
  return holds() ? Truth.yes : Truth.no;
}

/**
 * Whether an expression has a known truth whatever the values of the facts in `given` turn out to be. `valueOf` gives
 * known facts; every other fact stays missing.
 */
export function isSettledBy(
  expression: Expression,
  given: ReadonlySet<string>,
  valueOf: (fact: string) => number | undefined,
): boolean {
  const truths = possibleTruths(expression, (comparison) => {
    const value = valueOf(comparison.fact);
    if (value !== undefined) return bit(truthOf(comparison, value));
    return given.has(comparison.fact) ? EITHER : bit(Truth.unknown);
  });
  return (truths & bit(Truth.unknown)) === 0;
}

export interface MissingFact {
  /** Position in the scope. */
  readonly at: number;
  /** A fact that sites state. */
  readonly fact: string;
  /** Indicators that are open, and would be settled by this fact alone. */
  readonly settles: readonly IndicatorMethod[];
  /** Indicators that are open, and need other facts besides. */
  readonly helps: readonly IndicatorMethod[];
}

/** Which stated facts would settle an expression alone, and which would help. */
interface Remedy {
  readonly settles: readonly string[];
  readonly helps: readonly string[];
}

/** What a site lacks of the facts that an expression reads, and what could be stated. */
function remedyAt(
  figures: Figures,
  { applies }: IndicatorMethod,
  facts: readonly string[],
  at: number,
): Remedy {
  const { method } = figures.viewpoint;
  const isThere = (fact: string) => figures.fact(fact).present[at] === 1;
  const missing = facts.filter((fact) => !isThere(fact));
  const parts = new Map(
    missing.map((fact) => {
      const { derived } = method.facts[method.factIndex.get(fact) ?? -1];
      const needed = derived ? (PARTS[fact] ?? []) : [fact];
      return [fact, needed.filter((part) => !isThere(part))];
    }),
  );
  const settles: string[] = [];
  const helps: string[] = [];
  for (const fact of new Set([...parts.values()].flat())) {
    const given = new Set(
      missing.filter((each) => {
        const needs = parts.get(each) ?? [];
        return needs.length > 0 && needs.every((part) => part === fact);
      }),
    );
    const isEnough = isSettledBy(applies, given, (each) => {
      const { value, present } = figures.fact(each);
      return present[at] ? value[at] : undefined;
    });
    (isEnough ? settles : helps).push(fact);
  }
  return { settles, helps };
}

/** Those that settle most first, of each site and fact one. */
export function missingFactsIn(
  figures: Figures,
  indicators: readonly IndicatorMethod[],
): MissingFact[] {
  const found = new Map<
    string,
    {
      at: number;
      fact: string;
      settles: IndicatorMethod[];
      helps: IndicatorMethod[];
    }
  >();
  for (const indicator of indicators) {
    const facts = [...factsOf(indicator.applies)];
    if (facts.length === 0) continue;
    const applies = figures.applies(indicator);
    const { standing } = freeColumn(figures, indicator);
    for (let at = 0; at < applies.length; at++) {
      if (applies[at] !== Truth.unknown) continue;
      // A stated "not applicable" settled it, and what is not shared is nobody's to ask.
      if (!isAsked(standing[at]) && standing[at] !== Standing.notAsked)
        continue;
      const remedy = remedyAt(figures, indicator, facts, at);
      for (const list of ["settles", "helps"] as const)
        for (const fact of remedy[list]) {
          const key = `${at} ${fact}`;
          let entry = found.get(key);
          if (!entry) {
            entry = { at, fact, settles: [], helps: [] };
            found.set(key, entry);
          }
          entry[list].push(indicator);
        }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.settles.length - a.settles.length ||
      b.helps.length - a.helps.length ||
      a.at - b.at ||
      (a.fact < b.fact ? -1 : 1),
  );
}
