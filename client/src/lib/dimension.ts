/** What figures can be split by: as the address, the API and people call it. */
import type { Dimension } from "../__generated__/operations.ts";
import type { TextKey } from "../texts/index.ts";
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
