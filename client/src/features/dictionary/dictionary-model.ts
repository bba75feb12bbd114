/** Which indicators of the dictionary a reader asked for. Pure. */
import { matchText } from "@saphan/shared/core";
import type { Dictionary_CatalogueFragment } from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import type { Text } from "../../lib/i18n.ts";

export type DictionaryEntry =
  Dictionary_CatalogueFragment["indicators"][number];

/** As the address says it; empty parts let everything through. */
export interface DictionaryFilter {
  readonly text: string;
  readonly pillar: string;
  readonly sensitivity: string;
  readonly core: boolean;
  readonly shortForm: boolean;
}

export interface DictionaryRow {
  readonly term: IndicatorTerm;
  readonly entry: DictionaryEntry;
  /** Everything that the row may be found by, ready to be matched. */
  readonly haystack: string;
}

const both = (text: Text | null | undefined) =>
  text ? `${text.en} ${text.th}` : "";

export function dictionaryRows(
  terms: readonly IndicatorTerm[],
  entries: readonly DictionaryEntry[],
  questions: Readonly<Record<string, Text>>,
): readonly DictionaryRow[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return terms.flatMap((term) => {
    const entry = byId.get(term.id);
    if (!entry) return [];
    const haystack = matchText(
      [
        term.id,
        both(term.name),
        both(questions[term.id]),
        both(entry.numerator),
        both(entry.denominator),
        both(entry.appliesTo),
        ...entry.mappings.map(
          ({ standard, clause }) =>
            `${standard.id} ${both(standard.name)} ${both(clause)}`,
        ),
      ].join("\n"),
    );
    return [{ term, entry, haystack }];
  });
}

/** Every word of the text must be found, in any order. */
export function chosenRows(
  rows: readonly DictionaryRow[],
  { text, pillar, sensitivity, core, shortForm }: DictionaryFilter,
): readonly DictionaryRow[] {
  const words = matchText(text).split(" ").filter(Boolean);
  return rows.filter(
    ({ term, haystack }) =>
      (pillar === "" || term.pillar.id === pillar) &&
      (sensitivity === "" || term.sensitivity === sensitivity) &&
      (!core || term.isCore) &&
      (!shortForm || term.isShortForm) &&
      words.every((word) => haystack.includes(word)),
  );
}
