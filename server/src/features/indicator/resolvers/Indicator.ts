import type { IndicatorResolvers } from "../../../graph/__generated__/resolvers.ts";
import { found } from "../catalogue-lookup.ts";

export const Indicator: IndicatorResolvers = {
  pillar: ({ pillar }, _args, { catalogue }) =>
    found(catalogue.pillars, pillar),
  valueType: ({ value_type }) => value_type,
  unit: ({ unit }, _args, { catalogue }) => found(catalogue.units, unit),
  numerator: ({ numerator }) => numerator ?? null,
  denominator: ({ denominator }) => denominator ?? null,
  multiplier: ({ multiplier }) => multiplier ?? 1,
  levels: ({ levels }) => levels ?? [],
  gate: ({ id }, _args, { method }) => [...found(method.indicators, id).gate],
  options: ({ options = [], ok_options: ok = [] }) =>
    options.map(({ value, name }) => ({
      id: value,
      name,
      isOk: ok.length > 0 ? ok.includes(value) : null,
    })),
  appliesTo: ({ applicability }) => applicability.text,
  appliesExpression: ({ applicability }) => applicability.expr,
  base: ({ base }, _args, { catalogue }) =>
    base === "none" ? null : found(catalogue.facts, base),
  carryQuarters: ({ carry_quarters }) => carry_quarters,
  targetDefault: ({ target_default }) => target_default,
  aggregation: ({ aggregation }, _args, { catalogue }) =>
    catalogue.aggregation_rules[aggregation] ?? { en: "", th: "" },
  aggregationRule: ({ aggregation }) => aggregation,
  computedFrom: ({ computed_from: from }, _args, { catalogue }) => {
    const key = catalogue.breakdown_keys.find(
      (entry) => entry.key === from?.breakdown,
    );
    if (!from || !key) return null;
    const groups = [...key.values, ...(key.derived_groups ?? [])];
    const [over, under] = from.over;
    return {
      indicator: found(catalogue.indicators, from.indicator),
      breakdown: key.name,
      over: found(groups, over),
      under: found(groups, under),
    };
  },
  breakdowns: ({ breakdowns }, _args, { catalogue }) =>
    breakdowns.flatMap(({ key, values }) => {
      const entry = catalogue.breakdown_keys.find((one) => one.key === key);
      return entry
        ? [
            {
              key,
              name: entry.name,
              addsUp: entry.adds_up,
              values: values.map((value) => found(entry.values, value)),
              groups: entry.derived_groups ?? [],
            },
          ]
        : [];
    }),
  isCore: ({ core_set }) => core_set,
  isShortForm: ({ sme_core }) => sme_core,
  frequency: ({ frequency }, _args, { catalogue }) =>
    found(catalogue.frequencies, frequency).name,
  mappings: ({ mapping }, _args, { catalogue }) =>
    mapping.map(({ standard, clause }) => {
      const entry = found(catalogue.standards, standard);
      const { issuer, url, basis } = entry;
      return { standard: entry, issuer, url, basis, clause };
    }),
  note: ({ note }) => note ?? null,
};
