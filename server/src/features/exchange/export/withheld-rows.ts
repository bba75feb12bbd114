/**
 * Rows on groups of 1 to 9 people, and those beside them that would tell them: rule 11 of docs/methods.md, for what
 * one source stated at one time. Who is not of the site itself does not get them.
 */
import {
  createEffectiveColumn,
  entersValues,
  isSmallGroup,
  Outcome,
  packCode,
  stateOf,
  WITHOUT_BASE,
  withholdRows,
  type EffectiveColumn,
  type Method,
  type StatedAnswer,
} from "@saphan/shared/core";

/** One stated breakdown row as a column of one cell. */
function columnOf(answer: StatedAnswer | undefined): EffectiveColumn {
  const column = createEffectiveColumn(1);
  if (!answer) return column;
  const { state, numerator, denominator, value } = answer;
  if (!entersValues(stateOf(packCode(state, 0)))) return column;
  column.outcome[0] = Outcome.value;
  column.numerator[0] = numerator ?? value ?? 0;
  column.denominator[0] = denominator ?? WITHOUT_BASE;
  return column;
}

/** Items of breakdown rows that stay at their site. */
export function withheldItems(
  method: Method,
  answers: readonly StatedAnswer[],
): ReadonlySet<number> {
  const byIndicator = new Map<string, Map<string, StatedAnswer>>();
  for (const answer of answers) {
    if (answer.breakdown === "") continue;
    const rows =
      byIndicator.get(answer.indicator) ?? new Map<string, StatedAnswer>();
    byIndicator.set(answer.indicator, rows.set(answer.breakdown, answer));
  }
  const withheld = new Set<number>();
  for (const [id, rows] of byIndicator) {
    const { breakdowns = [] } =
      method.indicators[method.indicatorIndex.get(id) ?? -1] ?? {};
    for (const breakdown of breakdowns) {
      const columns = breakdown.values.map((value) =>
        columnOf(rows.get(`${breakdown.key}=${value}`)),
      );
      const marks = withholdRows(breakdown, columns, method.minGroup).withheld;
      breakdown.items.forEach((item, value) => {
        if (marks[value]?.[0]) withheld.add(item);
      });
    }
  }
  return withheld;
}

/** Facts of one source and period that are withheld together, as they were stated there. */
export function withheldFacts(
  { facts, factIndex, factSets }: Method,
  values: Readonly<Record<string, number>>,
): ReadonlySet<string> {
  const stated = (id: string): number | undefined => values[id];
  const sum = (...ids: readonly string[]) =>
    ids.reduce((total, id) => total + (stated(id) ?? 0), 0);
  const headcount = stated("headcount");
  /** What the stated ones would tell of those that nobody states. */
  const derived = (id: string): number | undefined => {
    switch (id) {
      case "men_headcount":
        return headcount === undefined ||
          stated("women_headcount") === undefined
          ? undefined
          : headcount - sum("women_headcount");
      case "nonregular_headcount":
        return sum("fixed_term", "agency", "apprentice");
      case "regular_headcount":
        return headcount === undefined
          ? undefined
          : headcount - sum("fixed_term", "agency", "apprentice");
      default:
        return undefined;
    }
  };
  const isSmall = (fact: number): boolean => {
    const {
      id,
      minCell,
      derived: isDerived,
    } = facts[fact] ?? {
      id: "",
      minCell: 0,
      derived: false,
    };
    const value = isDerived ? derived(id) : stated(id);
    return value !== undefined && isSmallGroup(value, minCell);
  };
  const withheld = new Set<string>();
  for (const id of Object.keys(values)) {
    const fact = factIndex.get(id) ?? -1;
    const set = factSets.find((members) => members.includes(fact)) ?? [fact];
    if (set.some(isSmall)) withheld.add(id);
  }
  return withheld;
}
