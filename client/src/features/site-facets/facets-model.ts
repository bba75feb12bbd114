/** Choices of a facet, in the order that people look for them. Pure. */
import type { Dimension } from "../../__generated__/operations.ts";
import type { Catalogue } from "../../lib/catalogue.ts";
import type { Locale } from "../../lib/i18n.ts";

export interface FacetValue {
  readonly key: string;
  readonly count: number;
  readonly group: { readonly name: Readonly<Record<Locale, string>> } | null;
}

export interface FacetChoice {
  readonly value: string;
  readonly name: string;
  /** Sites that the choice would leave. */
  readonly count: number;
  readonly isChosen: boolean;
}

type Names = Pick<
  Catalogue,
  "province" | "segment" | "sizeBand" | "sizeBands" | "tier"
>;

const tierRank = (key: string) => (/^\d+$/.test(key) ? Number(key) : Infinity);

/**
 * Tiers and sizes in their own order, everything else by how many sites there are. What is chosen is there even where
 * no site is left of it, so that it can be taken back.
 */
export function facetChoices(
  dimension: Dimension,
  values: readonly FacetValue[],
  chosen: readonly string[],
  catalogue: Names,
  locale: Locale,
): readonly FacetChoice[] {
  const byKey = new Map(values.map((value) => [value.key, value]));
  const nameOf = (key: string): string => {
    switch (dimension) {
      case "tier":
        return catalogue.tier(key)[locale];
      case "province":
        return catalogue.province(key)[locale];
      case "segment":
        return catalogue.segment(key)[locale];
      case "size_band":
        return catalogue.sizeBand(key)[locale];
      case "group":
        return byKey.get(key)?.group?.name[locale] ?? key;
    }
  };
  const bands = catalogue.sizeBands.map(({ id }) => id);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...new Set([...byKey.keys(), ...chosen])]
    .filter((key) => key !== "")
    .map((value) => ({
      value,
      name: nameOf(value),
      count: byKey.get(value)?.count ?? 0,
      isChosen: chosen.includes(value),
    }))
    .sort((a, b) => {
      switch (dimension) {
        case "tier":
          return tierRank(a.value) - tierRank(b.value);
        case "size_band":
          return bands.indexOf(a.value) - bands.indexOf(b.value);
        default:
          return b.count - a.count || compare(a.name, b.name);
      }
    });
}

/** The same choices without those whose name does not hold the text; chosen ones stay. */
export function choicesHolding(
  choices: readonly FacetChoice[],
  text: string,
): readonly FacetChoice[] {
  const wanted = text.trim().normalize("NFC").toLocaleLowerCase();
  return choices.filter(
    ({ name, isChosen }) =>
      isChosen || name.normalize("NFC").toLocaleLowerCase().includes(wanted),
  );
}
