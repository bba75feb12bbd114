/** What figures can be split by: as the address, the API and people call it, and what its values are called. */
import type { Dimension } from "../__generated__/operations.ts";
import type { Text, TextKey } from "../texts/index.ts";
import type { Catalogue } from "./catalogue.ts";
import type { FilterKey } from "./scope.ts";

export type DimensionKey = FilterKey;

export const DIMENSIONS: readonly {
  readonly key: DimensionKey;
  readonly dimension: Dimension;
  readonly name: TextKey;
}[] = [
  { key: "tier", dimension: "tier", name: "filter.tier" },
  { key: "province", dimension: "province", name: "filter.province" },
  { key: "segment", dimension: "segment", name: "filter.segment" },
  { key: "size", dimension: "size_band", name: "filter.size" },
  { key: "group", dimension: "group", name: "filter.group" },
];

export const dimensionKeyOf = (wanted: Dimension): DimensionKey =>
  DIMENSIONS.find(({ dimension }) => dimension === wanted)?.key ?? "tier";

/** From the address; anything else reads as `tier`. */
export const dimensionOf = (
  text: string | null,
): (typeof DIMENSIONS)[number] => {
  const [tier] = DIMENSIONS;
  const found = DIMENSIONS.find(({ key }) => key === text) ?? tier;
  if (!found) throw new RangeError("there are no dimensions");
  return found;
};

/** Groups are firms, which no catalogue has: what was asked names them, and one without a name is called by its id. */
export function valueName(
  dimension: Dimension | DimensionKey,
  value: string,
  catalogue: Pick<Catalogue, "province" | "segment" | "sizeBand" | "tier">,
  group?: Text | null,
): Text {
  switch (dimension) {
    case "tier":
      return catalogue.tier(value);
    case "province":
      return catalogue.province(value);
    case "segment":
      return catalogue.segment(value);
    case "size":
    case "size_band":
      return catalogue.sizeBand(value);
    case "group":
      return group ?? { en: value, th: value };
  }
}
