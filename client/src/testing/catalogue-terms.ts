import { loadCatalogue } from "@saphan/shared/contract";
import type { AppCatalogueQuery } from "../__generated__/operations.ts";

type Terms = AppCatalogueQuery["catalogue"];

/** The real catalogue's terms, as the server gives them. */
export function catalogueTerms(): Terms {
  const catalogue = loadCatalogue();
  const byId = <Entry extends { readonly id: string }>(
    entries: readonly Entry[],
    id: string,
  ): Entry => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`the catalogue has no ${id}`);
    return entry;
  };
  const { lists } = catalogue;
  return {
    id: catalogue.version,
    pillars: catalogue.pillars,
    indicators: catalogue.indicators.map((entry) => ({
      id: entry.id,
      name: entry.name,
      valueType: entry.value_type,
      direction: entry.direction,
      sensitivity: entry.sensitivity,
      bounded: entry.bounded,
      isCore: entry.core_set,
      isShortForm: entry.sme_core,
      carryQuarters: entry.carry_quarters,
      targetDefault: entry.target_default,
      aggregationRule: entry.aggregation,
      pillar: { id: entry.pillar },
      unit: byId(catalogue.units, entry.unit),
      base: entry.base === "none" ? null : byId(catalogue.facts, entry.base),
      options: (entry.options ?? []).map(({ value, name }) => ({
        id: value,
        name,
        isOk: entry.ok_options?.length
          ? entry.ok_options.includes(value)
          : null,
      })),
      breakdowns: entry.breakdowns.flatMap(({ key, values }) => {
        const terms = catalogue.breakdown_keys.find((one) => one.key === key);
        return terms
          ? [
              {
                key,
                addsUp: terms.adds_up,
                name: terms.name,
                values: values.map((value) => byId(terms.values, value)),
                groups: terms.derived_groups ?? [],
              },
            ]
          : [];
      }),
    })),
    tiers: catalogue.taxonomies.tier.map(({ distance, name }) => ({
      id: distance === null ? "outside" : String(distance),
      name,
    })),
    provinces: lists.provinces,
    segments: lists.segments,
    partFamilies: lists.part_families,
    sizeBands: lists.size_bands,
    facts: catalogue.facts.map(({ id, name, unit }) => ({
      id,
      name,
      unit: { id: unit },
    })),
  };
}
