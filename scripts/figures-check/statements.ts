/** What speaks at a site in a period for one viewer: answers (rules 2 and 3) and facts (rules 10 and 11). */
import { CATALOGUE } from "./catalogue.ts";
import { endOf, type Day, type Period } from "./forms.ts";
import { inNetwork } from "./lens.ts";
import type { AnswerRow, FactRow, Registry, Site } from "./registry.ts";
import { holds, type Sight } from "./sight.ts";

export interface Spoken {
  readonly kind: "value" | "not_applicable" | "silent";
  readonly row: AnswerRow;
  /** From an earlier period. */
  readonly carried: boolean;
}

const INDICATORS = new Map(
  CATALOGUE.indicators.map((entry) => [entry.id, entry]),
);
const FACTS = new Map(CATALOGUE.facts.map((entry) => [entry.id, entry]));
const MIN_GROUP = 10;

/** A group of 1 to 9 people. */
export const isSmallGroup = (count: number): boolean =>
  count > 0 && count < MIN_GROUP;

/** Of which all are withheld if one is. */
const FACT_SETS = [
  ["women_headcount", "men_headcount"],
  [
    "fixed_term",
    "agency",
    "apprentice",
    "regular_headcount",
    "nonregular_headcount",
    "employees",
  ],
];

/** Rows by a key, so that the searches below read a handful and not the whole table. */
export function groupBy<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export interface Shelf {
  readonly answers: ReadonlyMap<string, readonly AnswerRow[]>;
  readonly facts: ReadonlyMap<string, readonly FactRow[]>;
}

export function buildShelf({ answers, facts }: Registry): Shelf {
  return {
    answers: groupBy(answers.values(), ({ site, indicator, breakdown }) =>
      [site, indicator, breakdown].join(" "),
    ),
    facts: groupBy(facts.values(), ({ site, fact }) => [site, fact].join(" ")),
  };
}

export interface Statements {
  /** The effective answer; undefined where nobody speaks within the carrying. */
  answer(site: Site, indicator: string, breakdown: string): Spoken | undefined;
  /** The row of a breakdown that goes with the effective total. */
  part(site: Site, indicator: string, breakdown: string): Spoken | undefined;
  /** The stored value of a fact, derived ones too; undefined is unknown. */
  fact(site: Site, fact: string): number | undefined;
  /** The same for a figure: groups of 1 to 9 people are missing. */
  shownFact(site: Site, fact: string): number | undefined;
}

export function buildStatements(
  registry: Registry,
  shelf: Shelf,
  sight: Sight,
  period: Period,
  asOf: Day,
): Statements {
  function inOrder<Row extends { source: string; seq: number }>(
    rows: readonly Row[],
    site: Site,
  ): readonly Row[] {
    return rows
      .flatMap((row) => {
        const rank = sight.rankOf(row.source, site);
        return rank === undefined ? [] : [{ row, rank }];
      })
      .sort(
        (one, other) =>
          one.rank - other.rank ||
          other.row.seq - one.row.seq ||
          (one.row.source < other.row.source ? -1 : 1),
      )
      .map(({ row }) => row);
  }

  function kindOf(row: AnswerRow): Spoken["kind"] {
    if (row.state === "declined") return "silent";
    const carry = INDICATORS.get(row.indicator)?.carry_quarters ?? 0;
    const ends = [endOf(row.period + carry), row.validUntil ?? "9999-12-31"];
    if (ends.some((last) => last < asOf)) return "silent";
    return row.state === "not_applicable" ? "not_applicable" : "value";
  }

  const answers = new Map<string, Spoken | undefined>();
  function answer(
    site: Site,
    indicator: string,
    breakdown: string,
  ): Spoken | undefined {
    const key = [site.key, indicator, breakdown].join(" ");
    if (!answers.has(key))
      answers.set(key, effective(site, indicator, shelf.answers.get(key)));
    return answers.get(key);
  }

  function effective(
    site: Site,
    indicator: string,
    said: readonly AnswerRow[] = [],
  ): Spoken | undefined {
    const rows = said.filter(({ state }) => state !== "not_collected");
    const carry = INDICATORS.get(indicator)?.carry_quarters ?? 0;
    for (let back = 0; back <= carry; back += 1) {
      const spoken = inOrder(
        rows.filter((row) => row.period === period - back),
        site,
      ).map((row) => ({ kind: kindOf(row), row, carried: back > 0 }));
      const first =
        spoken.find(({ kind }) => kind !== "silent") ?? spoken.at(0);
      if (first) return first;
    }
    return undefined;
  }

  function part(
    site: Site,
    indicator: string,
    breakdown: string,
  ): Spoken | undefined {
    const total = answer(site, indicator, "");
    if (!total) return answer(site, indicator, breakdown);
    const row = shelf.answers
      .get([site.key, indicator, breakdown].join(" "))
      ?.find(
        (candidate) =>
          candidate.source === total.row.source &&
          candidate.period === total.row.period &&
          candidate.state !== "not_collected",
      );
    return row && { kind: kindOf(row), row, carried: total.carried };
  }

  function enteredFact(site: Site, fact: string): number | undefined {
    const rows = shelf.facts.get([site.key, fact].join(" ")) ?? [];
    const heard = inOrder(rows, site);
    const at = (when: Period) =>
      heard.find((row) => row.period === when)?.value;
    switch (FACTS.get(fact)?.period_rule) {
      case "stock": {
        const past = heard
          .map((row) => row.period)
          .filter((when) => when <= period);
        return past.length === 0 ? undefined : at(Math.max(...past));
      }
      case "flow_quarter":
        return at(period);
      default: {
        const quarters = [0, 1, 2, 3].flatMap(
          (back) => at(period - back) ?? [],
        );
        return quarters.length === 0
          ? undefined
          : quarters.reduce((sum, value) => sum + value, 0);
      }
    }
  }

  /** Over the links of the whole registry; a link to a site that is closed does not count. */
  function neighbours(site: Site, near: "from" | "to", far: "from" | "to") {
    const found = new Set<string>();
    for (const link of registry.links.values()) {
      const other = registry.sites.get(link[far]);
      if (
        link[near] === site.key &&
        holds(asOf, link.since, link.until) &&
        other &&
        inNetwork(other, asOf)
      )
        found.add(other.key);
    }
    return found.size;
  }

  function combine(
    site: Site,
    facts: readonly string[],
    formula: (...values: number[]) => number,
  ): number | undefined {
    const values = facts.map((name) => fact(site, name));
    return values.includes(undefined)
      ? undefined
      : formula(...(values as number[]));
  }

  function mappedPercent(site: Site): number | undefined {
    const spoken = answer(site, "tr_occupation_mapped", "");
    if (spoken?.kind !== "value") return undefined;
    const { numerator = 0, denominator } = spoken.row;
    if (denominator === undefined) return numerator;
    return denominator === 0
      ? undefined
      : (Math.min(numerator, denominator) / denominator) * 100;
  }

  function derivedFact(site: Site, name: string): number | undefined {
    switch (name) {
      case "men_headcount":
        return combine(
          site,
          ["headcount", "women_headcount"],
          (everyone = 0, women = 0) => everyone - women,
        );
      case "nonregular_headcount":
        return combine(
          site,
          ["fixed_term", "agency", "apprentice"],
          (...parts) => parts.reduce((sum, value) => sum + value, 0),
        );
      case "regular_headcount":
        return combine(
          site,
          ["headcount", "nonregular_headcount"],
          (everyone = 0, others = 0) => everyone - others,
        );
      case "employees":
        return combine(
          site,
          ["headcount"],
          (everyone = 0) =>
            everyone -
            (fact(site, "agency") ?? 0) -
            (fact(site, "apprentice") ?? 0),
        );
      case "disability_places_required":
        return combine(site, ["employees"], (employees = 0) =>
          employees < 100
            ? 0
            : Math.floor(employees / 100) + (employees % 100 > 50 ? 1 : 0),
        );
      case "direct_supplier_count":
        return neighbours(site, "to", "from");
      case "direct_customer_count":
        return neighbours(site, "from", "to");
      case "occupation_mapped_pct":
        return mappedPercent(site);
      default:
        return undefined; // No sheet of this issue tells it.
    }
  }

  const known = new Map<string, number | undefined>();
  function fact(site: Site, name: string): number | undefined {
    const key = [site.key, name].join(" ");
    if (!known.has(key))
      known.set(
        key,
        FACTS.get(name)?.kind === "derived"
          ? derivedFact(site, name)
          : enteredFact(site, name),
      );
    return known.get(key);
  }

  function shownFact(site: Site, name: string): number | undefined {
    const together = FACT_SETS.find((set) => set.includes(name)) ?? [name];
    const withheld = together.some(
      (member) =>
        FACTS.get(member)?.min_cell != null &&
        isSmallGroup(fact(site, member) ?? 0),
    );
    return withheld ? undefined : fact(site, name);
  }

  return { answer, part, fact, shownFact };
}
