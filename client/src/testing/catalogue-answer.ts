import { loadCatalogue } from "@saphan/shared/contract";

/** What the server answers to `catalogue`, in the parts that pages ask for beyond the terms that every page has. */
export function catalogueAnswer() {
  const catalogue = loadCatalogue();
  const states = catalogue.answer_states;
  return {
    id: catalogue.version,
    status: catalogue.status,
    translationNotice: catalogue.translation_notice,
    states: [
      ...states.importable,
      ...states.derived,
      { id: "not_asked", ...states.not_asked },
    ],
    verifications: catalogue.taxonomies.evidence_verification_level.map(
      ({ id, name, rule }) => ({ id, name, meaning: rule }),
    ),
    indicators: ({ ids }: { readonly ids?: readonly string[] | null }) =>
      catalogue.indicators
        .filter(({ id }) => !ids || ids.includes(id))
        .map((entry) => ({
          id: entry.id,
          numerator: entry.numerator ?? null,
          denominator: entry.denominator ?? null,
          levels: entry.levels ?? [],
          gate: [0, 0, 0, 0, 3],
          appliesTo: entry.applicability.text,
          appliesExpression: entry.applicability.expr,
          aggregation: catalogue.aggregation_rules[entry.aggregation],
          computedFrom: null,
          frequency: catalogue.frequencies.find(
            ({ id }) => id === entry.frequency,
          )?.name,
          evidence: entry.evidence,
          note: entry.note ?? null,
          mappings: entry.mapping.map(({ standard, clause }) => {
            const { issuer, url, basis, name } =
              catalogue.standards.find(({ id }) => id === standard) ?? {};
            return {
              clause,
              issuer,
              url,
              basis,
              standard: { id: standard, name },
            };
          }),
        })),
  };
}
