/** From the catalogue's words to what the arithmetic needs (core/indicator/method.ts). */
import {
  itemName,
  parseExpression,
  VERIFICATIONS,
  LEVELS,
  type Aggregation,
  type BreakdownMethod,
  type FactMethod,
  type IndicatorMethod,
  type Method,
  type ParityMethod,
} from "../../core/index.ts";
import type { Catalogue } from "./catalogue.ts";
import type { BreakdownKeyEntry, IndicatorEntry } from "./schema.ts";

const AGGREGATIONS: Readonly<
  Record<IndicatorEntry["aggregation"], Aggregation>
> = {
  ratio_of_sums: "ratio_of_sums",
  distribution_and_share_at_level_3: "share",
  distribution: "share",
  share_true: "share",
  sum: "sum",
  median: "median",
  recompute_from_pooled_counts: "parity",
};

/** Facts of which all are withheld if one is, so that no difference tells it: rule 11 of docs/methods.md. */
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

/** Verification that each level needs; where several kinds of evidence would do, the lowest. */
function gateOf(gate: IndicatorEntry["evidence_gate"]): readonly number[] {
  return Array.from({ length: LEVELS }, (_, level) => {
    const needed = gate?.[String(level)]?.map(({ verification }) =>
      VERIFICATIONS.indexOf(verification),
    );
    return needed ? Math.min(...needed) : 0;
  });
}

/** Positions in `values` of a value or of the members of a derived group. */
function membersOf(
  { derived_groups = [] }: BreakdownKeyEntry,
  values: readonly string[],
  group: string,
): readonly number[] {
  const derived = derived_groups.find(({ id }) => id === group);
  return (derived?.sum_of ?? [group]).map((value) => values.indexOf(value));
}

export function buildMethod(catalogue: Catalogue): Method {
  const { facts, lists } = catalogue;
  const factIndex = new Map(facts.map(({ id }, index) => [id, index]));
  const indicatorIndex = new Map(
    catalogue.indicators.map(({ id }, index) => [id, index]),
  );
  const keys = new Map(
    catalogue.breakdown_keys.map((entry) => [entry.key, entry]),
  );
  const keyOf = (key: string): BreakdownKeyEntry => {
    const entry = keys.get(key);
    if (!entry) throw new RangeError(`no breakdown key ${key}`);
    return entry;
  };
  const itemIndicators: number[] = [];
  const itemIndex = new Map<string, number>();
  const itemFor = (indicator: string, index: number, breakdown: string) => {
    const item = itemIndicators.push(index) - 1;
    itemIndex.set(itemName(indicator, breakdown), item);
    return item;
  };

  const breakdownsOf = (
    entry: IndicatorEntry,
    index: number,
  ): readonly BreakdownMethod[] =>
    entry.breakdowns.map(({ key, values }) => ({
      key,
      addsUp: keyOf(key).adds_up,
      values,
      items: values.map((value) => itemFor(entry.id, index, `${key}=${value}`)),
      groups: (keyOf(key).derived_groups ?? [])
        .filter(({ sum_of }) => sum_of.every((id) => values.includes(id)))
        .map(({ id }) => ({
          id,
          members: membersOf(keyOf(key), values, id),
        })),
    }));

  const parityOf = ({
    computed_from: from,
  }: IndicatorEntry): ParityMethod | undefined => {
    if (!from) return undefined;
    const indicator = indicatorIndex.get(from.indicator) ?? -1;
    const breakdowns = catalogue.indicators[indicator].breakdowns;
    const breakdown = breakdowns.findIndex(({ key }) => key === from.breakdown);
    const [over, under] = from.over.map((group) =>
      membersOf(keyOf(from.breakdown), breakdowns[breakdown].values, group),
    );
    return { indicator, breakdown, over, under };
  };

  const indicators = catalogue.indicators.map(
    (entry, index): IndicatorMethod => {
      const parity = parityOf(entry);
      const options = (entry.options ?? []).map(({ value }) => value);
      const ok = entry.ok_options ?? [];
      return {
        id: entry.id,
        index,
        valueType: entry.value_type,
        aggregation: AGGREGATIONS[entry.aggregation],
        multiplier: entry.multiplier ?? 1,
        base: entry.base === "none" ? -1 : (factIndex.get(entry.base) ?? -1),
        bounded: entry.bounded,
        carryQuarters: entry.carry_quarters,
        gate: gateOf(entry.evidence_gate),
        options,
        okOptions: ok.length > 0 ? options.map((id) => ok.includes(id)) : [],
        smeCore: entry.sme_core,
        sensitivity: entry.sensitivity,
        applies: parseExpression(entry.applicability.expr),
        item: itemFor(entry.id, index, ""),
        breakdowns: breakdownsOf(entry, index),
        ...(parity ? { parity } : {}),
      };
    },
  );

  return {
    indicators,
    facts: facts.map(
      ({ id, kind, unit, period_rule, min_cell }, index): FactMethod => ({
        id,
        index,
        periodRule: period_rule,
        derived: kind === "derived",
        countsPeople: unit === "persons",
        minCell: min_cell ?? 0,
      }),
    ),
    factIndex,
    indicatorIndex,
    itemIndicators,
    itemIndex,
    smallBelow: catalogue.answer_states.not_asked.full_set_from_headcount,
    minGroup: catalogue.privacy.min_cell_persons,
    sizeBands: lists.size_bands.flatMap(({ id, from, to }) =>
      from === null ? [] : [{ id, from, to: to ?? Infinity }],
    ),
    unknownSizeBand: "unknown",
    factSets: FACT_SETS.map((set) => set.map((id) => factIndex.get(id) ?? -1)),
  };
}
