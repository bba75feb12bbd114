/** Places the nodes of a picture in columns by tier, origin to the left. Pure. */
import { layOut, LAYOUT_DEFAULTS } from "@saphan/shared/core";
import { wrapText } from "../../lib/wrap-text.ts";
import type { DrawnArc, DrawnNode, DrawnPicture } from "./picture-model.ts";

export const CARD = { width: 184, oneLine: 42, twoLines: 58 } as const;
/** Characters of a line of a card's name. */
const ROOM = 25;
const COLUMN_GAP = 76;
const HEAD = 34;
/** A tier that is longer than this stands in several columns. */
const LONGEST = 1_500;
const MARGIN = 8;

export interface PlacedNode extends DrawnNode {
  /** Of its name. */
  readonly lines: readonly string[];
  readonly x: number;
  /** Of the upper edge. */
  readonly y: number;
  readonly height: number;
}

export interface TierColumn {
  readonly tier: string;
  readonly x: number;
  readonly width: number;
}

export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly columns: readonly TierColumn[];
}

/** How strongly an arc pulls its ends together. */
export const pull = ({ flow, pairs }: DrawnArc): number =>
  flow + (pairs + 1) * 1e-6;

export function placeTiers(
  { nodes, arcs, tiers }: Pick<DrawnPicture, "arcs" | "nodes" | "tiers">,
  nameOf: (node: DrawnNode) => string,
): PlacedPicture {
  const lines = nodes.map((node) => wrapText(nameOf(node), ROOM, 2));
  const heights = lines.map(({ length }) =>
    length > 1 ? CARD.twoLines : CARD.oneLine,
  );
  const used = tiers.filter((tier) => nodes.some((node) => node.tier === tier));
  const rest = [...new Set(nodes.map(({ tier }) => tier))].filter(
    (tier) => !used.includes(tier),
  );
  const shown = [...used, ...rest];
  const layer = nodes.map(({ tier }) => shown.indexOf(tier));
  const layout = layOut(
    {
      layer,
      size: heights,
      arcs: arcs.map((arc) => ({ ...arc, weight: pull(arc) })),
    },
    { ...LAYOUT_DEFAULTS, gap: 10, longest: LONGEST },
  );
  const columns: TierColumn[] = [];
  let x = MARGIN;
  shown.forEach((tier, i) => {
    const count = layout.columns[i] ?? 1;
    const width = count * CARD.width + (count - 1) * 12;
    columns.push({ tier, x, width });
    x += width + COLUMN_GAP;
  });
  const bottom = Math.max(
    0,
    ...heights.map((height, i) => (layout.along[i] ?? 0) + height / 2),
  );
  return {
    width: Math.max(x - COLUMN_GAP + MARGIN, CARD.width),
    height: bottom * 2 + HEAD + 2 * MARGIN,
    columns,
    nodes: nodes.map((node, i) => ({
      ...node,
      x:
        (columns[layer[i] ?? 0]?.x ?? 0) +
        (layout.column[i] ?? 0) * (CARD.width + 12),
      y:
        HEAD + MARGIN + bottom + (layout.along[i] ?? 0) - (heights[i] ?? 0) / 2,
      height: heights[i] ?? 0,
      lines: lines[i] ?? [],
    })),
  };
}

/** A line from supplier to customer: between tiers an S, within a tier a loop beside it. */
export function arcPath(from: PlacedNode, to: PlacedNode): string {
  const y1 = from.y + from.height / 2;
  const y2 = to.y + to.height / 2;
  if (from.x === to.x) {
    const side = from.x + CARD.width;
    return `M${side} ${y1} C${side + 48} ${y1} ${side + 48} ${y2} ${side} ${y2}`;
  }
  const [x1, x2] =
    from.x > to.x ? [from.x, to.x + CARD.width] : [from.x + CARD.width, to.x];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
