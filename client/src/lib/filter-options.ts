/** What may be chosen in one part of the filter, in the order that people look for it. Pure. */
import type { Dimension } from "../__generated__/operations.ts";
import type { Text } from "../texts/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { valueName } from "./dimension.ts";
import type { Locale } from "./i18n.ts";

export interface FilterOption {
  readonly value: string;
  readonly name: string;
  /** Sites that the choice would leave. */
  readonly count: number;
}

export interface FacetValue {
  readonly key: string;
  readonly count: number;
  readonly group?: { readonly name: Text } | null;
}

type Terms = Pick<
  Catalogue,
  "province" | "segment" | "sizeBand" | "sizeBands" | "tier"
>;

const tierRank = (key: string) => (/^\d+$/.test(key) ? Number(key) : Infinity);

/**
 * Tiers and sizes stand in their own order, everything else by name, or with the most sites first. What is chosen is
 * there even where no site is left of it, so that it can be taken back.
 */
export function filterOptions(
  dimension: Dimension,
  values: readonly FacetValue[],
  chosen: readonly string[],
  catalogue: Terms,
  locale: Locale,
  others: "by_name" | "by_sites" = "by_name",
): readonly FilterOption[] {
  const byKey = new Map(values.map((value) => [value.key, value]));
  const bands = catalogue.sizeBands.map(({ id }) => id);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...new Set([...byKey.keys(), ...chosen])]
    .filter((key) => key !== "")
    .map((value): FilterOption => {
      const { count = 0, group } = byKey.get(value) ?? {};
      const name = valueName(dimension, value, catalogue, group?.name);
      return { value, name: name[locale], count };
    })
    .sort((a, b) => {
      switch (dimension) {
        case "tier":
          return tierRank(a.value) - tierRank(b.value);
        case "size_band":
          return bands.indexOf(a.value) - bands.indexOf(b.value);
        default:
          return (
            (others === "by_sites" ? b.count - a.count : 0) ||
            compare(a.name, b.name)
          );
      }
    });
}
