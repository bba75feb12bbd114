/** The cells of `--by`: their keys, and the order of rows. */
import type { World } from "./catalogue.ts";
import type { Dossier } from "./dossier.ts";
import { headcountOf } from "./facts.ts";
import { groupOf } from "./kinship.ts";
import type { NaiveDimension } from "./rows.ts";

/** The four columns that name a cell; an empty key is null, as every empty column is. */
export interface Cell {
  dim_a: string | null;
  key_a: string | null;
  dim_b: string | null;
  key_b: string | null;
}

export const GRAND_TOTAL: Cell = {
  dim_a: null,
  key_a: null,
  dim_b: null,
  key_b: null,
};

/** Without a headcount the band is `unknown` (rule 10); so is that of a headcount that stands in no band. */
function sizeBandOf(world: World, dossier: Dossier): string {
  const headcount = headcountOf(world, dossier);
  for (const { id, from, to } of world.lists.size_bands) {
    if (headcount === null || from === null) continue;
    if (headcount >= from && (to === null || headcount <= to)) return id;
  }
  return "unknown";
}

function keyOf(
  world: World,
  dossier: Dossier,
  dimension: NaiveDimension,
): string {
  switch (dimension) {
    case "tier":
      return String(dossier.tier);
    case "province":
      return dossier.site.province;
    case "segment":
      return dossier.site.main_segment;
    case "size_band":
      return sizeBandOf(world, dossier);
    case "group":
      return groupOf(world.rows, dossier.site.entity_key);
  }
}

/** The cell that a site stands in. */
export function cellOf(world: World, dossier: Dossier): Cell {
  const [a, b] = world.request.by;
  const filled = (dimension: NaiveDimension | undefined) => {
    const key = dimension && keyOf(world, dossier, dimension);
    return key === undefined || key === "" ? null : key;
  };
  return {
    dim_a: a ?? null,
    key_a: filled(a),
    dim_b: b ?? null,
    key_b: filled(b),
  };
}

export function isSameCell(one: Cell, other: Cell): boolean {
  return (
    one.dim_a === other.dim_a &&
    one.key_a === other.key_a &&
    one.dim_b === other.dim_b &&
    one.key_b === other.key_b
  );
}

/** Empty first; as text. */
export function compareText(a: string | null, b: string | null): number {
  const one = a ?? "";
  const other = b ?? "";
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Tiers as numbers, `outside` last. */
function compareKeys(
  dimension: string | null,
  a: string | null,
  b: string | null,
): number {
  if (dimension !== "tier" || a === b) return compareText(a, b);
  if (a === "outside") return 1;
  if (b === "outside") return -1;
  return Number(a) - Number(b);
}

/** The grand total first, then by the keys. */
export function compareCells(one: Cell, other: Cell): number {
  if (one.dim_a === null || other.dim_a === null)
    return compareText(one.dim_a, other.dim_a);
  return (
    compareKeys(one.dim_a, one.key_a, other.key_a) ||
    compareKeys(one.dim_b, one.key_b, other.key_b)
  );
}
