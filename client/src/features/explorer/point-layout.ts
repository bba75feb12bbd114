/** Places for the points of a large picture: a block of columns a tier. Pure: the same picture, the same places. */
import { layOut, LAYOUT_DEFAULTS } from "@saphan/shared/core";

/** By node and arc. */
export interface PointsInput {
  readonly layer: readonly number[];
  readonly arcs: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
  }[];
}

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Points of a column; a tier of more stands in several. */
const COLUMN = 120;
const TIER_GAP = 14;
/** Width by height of the whole. */
const SHAPE = 1.8;

export function placePoints({ layer, arcs }: PointsInput): Points {
  const layout = layOut(
    { layer, arcs, size: layer.map(() => 1) },
    { ...LAYOUT_DEFAULTS, gap: 0, longest: COLUMN },
  );
  const starts: number[] = [];
  let at = 0;
  for (const columns of layout.columns) {
    starts.push(at);
    at += columns - 1 + TIER_GAP;
  }
  const high = 2 * layout.along.reduce((a, b) => Math.max(a, b), 1);
  const wide = Math.max(1, at - TIER_GAP);
  return {
    x: Float64Array.from(
      layer,
      (of, i) =>
        (((starts[of] ?? 0) + (layout.column[i] ?? 0)) * SHAPE * high) / wide,
    ),
    // Screens count downwards, the drawing upwards.
    y: layout.along.map((along) => -along),
  };
}
