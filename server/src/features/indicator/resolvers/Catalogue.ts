import type { CatalogueResolvers } from "../../../graph/__generated__/resolvers.ts";

export const Catalogue: CatalogueResolvers = {
  id: (_parent, _args, { catalogue }) => catalogue.version,
  title: (_parent, _args, { catalogue }) => catalogue.title,
  status: (_parent, _args, { catalogue }) => catalogue.status,
  translationNotice: (_parent, _args, { catalogue }) =>
    catalogue.translation_notice,
  pillars: (_parent, _args, { catalogue }) => catalogue.pillars,
  indicators: (_parent, { ids }, { catalogue }) =>
    ids
      ? catalogue.indicators.filter(({ id }) => ids.includes(id))
      : catalogue.indicators,
  tiers: (_parent, _args, { catalogue }) =>
    catalogue.taxonomies.tier.map(({ distance, name }) => ({
      id: distance === null ? "outside" : String(distance),
      name,
    })),
  provinces: (_parent, _args, { catalogue }) => catalogue.lists.provinces,
  segments: (_parent, _args, { catalogue }) => catalogue.lists.segments,
  partFamilies: (_parent, _args, { catalogue }) =>
    catalogue.lists.part_families,
  sizeBands: (_parent, _args, { catalogue }) => catalogue.lists.size_bands,
  facts: (_parent, _args, { catalogue }) => catalogue.facts,
  states: (_parent, _args, { catalogue: { answer_states: states } }) => [
    ...states.importable,
    ...states.derived,
    { id: "not_asked", ...states.not_asked },
  ],
  verifications: (_parent, _args, { catalogue }) =>
    catalogue.taxonomies.evidence_verification_level.map(
      ({ id, name, rule }) => ({ id, name, meaning: rule }),
    ),
  sensitivities: (_parent, _args, { catalogue }) => catalogue.sensitivities,
};
