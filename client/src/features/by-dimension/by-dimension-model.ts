/** The sites of a figure split by one dimension: rows in the order that people look for them. Pure. */
import type { Dimension } from "../../__generated__/operations.ts";
import type { Shadow } from "../../lib/figure.ts";
import type { Text } from "../../lib/i18n.ts";

export interface DimensionRow {
  readonly key: string;
  readonly name: Text;
  readonly measure: Shadow;
  /** Sites by level, option or flag; empty for what has none. */
  readonly counts: readonly number[];
}

/** Dimensions whose order means something stand in it; the others with the most sites first. */
export function dimensionRows(
  dimension: Dimension,
  keys: readonly string[],
  measureOf: (key: string) => Shadow | undefined,
  countsOf: ReadonlyMap<string, readonly number[]>,
  nameOf: (key: string) => Text,
  order: readonly string[],
): readonly DimensionRow[] {
  const rows = keys.flatMap((key): DimensionRow[] => {
    const measure = measureOf(key);
    // What the filter has emptied is no row.
    if (!measure || measure.sites === 0) return [];
    return [
      { key, name: nameOf(key), measure, counts: countsOf.get(key) ?? [] },
    ];
  });
  if (dimension === "tier") return rows; // as it comes: by distance
  if (dimension === "size_band")
    return rows.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return rows.sort(
    (a, b) =>
      b.measure.sites - a.measure.sites ||
      (a.name.en < b.name.en ? -1 : a.name.en > b.name.en ? 1 : 0),
  );
}
