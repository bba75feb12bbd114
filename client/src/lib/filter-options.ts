/** What may be chosen in one part of the filter, in the order that people look for it. Pure. */
import type { Dimension } from "../__generated__/operations.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Locale } from "./i18n.ts";

export interface FilterOption {
  readonly value: string;
  readonly name: string;
  /** Sites that the choice would leave. */
  readonly count: number;
}

type Names = Pick<
  Catalogue,
  "province" | "segment" | "sizeBand" | "sizeBands" | "tier"
>;

const tierRank = (key: string) => (/^\d+$/.test(key) ? Number(key) : Infinity);

export function filterOptions(
  dimension: Dimension,
  values: readonly { readonly key: string; readonly count: number }[],
  chosen: readonly string[],
  catalogue: Names,
  locale: Locale,
): readonly FilterOption[] {
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
      default:
        return key;
    }
  };
  const counts = new Map(values.map(({ key, count }) => [key, count]));
  const keys = [...new Set([...counts.keys(), ...chosen])].filter(Boolean);
  const options = keys.map((value) => ({
    value,
    name: nameOf(value),
    count: counts.get(value) ?? 0,
  }));
  const bands = catalogue.sizeBands.map(({ id }) => id);
  const collator = new Intl.Collator(locale);
  return options.sort((a, b) => {
    switch (dimension) {
      case "tier":
        return tierRank(a.value) - tierRank(b.value);
      case "size_band":
        return bands.indexOf(a.value) - bands.indexOf(b.value);
      default:
        return collator.compare(a.name, b.name);
    }
  });
}
