/** Bars and ribbons of what passes from tier to tier. Pure. */
import { layOut, LAYOUT_DEFAULTS } from "@saphan/shared/core";
import { pull } from "./tier-layout.ts";
import type { DrawnNode, DrawnPicture } from "./picture-model.ts";

/** Pixels for the whole of what tier 0 needs. */
const WHOLE = 420;
const BAR = 12;
const COLUMN = 250;
const GAP = 14;
const HEAD = 28;
/** A bar that would be thinner is still drawn. */
const LEAST = 1;

export interface FlowBar extends DrawnNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Ribbon {
  readonly from: number;
  readonly to: number;
  readonly flow: number;
  readonly d: string;
}

export interface FlowTier {
  readonly tier: string;
  readonly x: number;
  /** Share of what tier 0 needs that is traced to this tier. */
  readonly traced: number;
}

export interface FlowDrawing {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly FlowBar[];
  readonly ribbons: readonly Ribbon[];
  readonly tiers: readonly FlowTier[];
}

export function drawFlow({ nodes, arcs, tiers }: DrawnPicture): FlowDrawing {
  const carries = arcs.some(({ flow }) => flow > 0);
  const kept = carries ? nodes.filter(({ flow }) => flow > 0) : [];
  const shown = tiers.filter((tier) => kept.some((node) => node.tier === tier));
  const indexOf = new Map(kept.map(({ index }, i) => [index, i]));
  const carrying = arcs.flatMap((arc) => {
    const [from, to] = [indexOf.get(arc.from), indexOf.get(arc.to)];
    return arc.flow > 0 && from !== undefined && to !== undefined
      ? [{ ...arc, from, to, weight: pull(arc) }]
      : [];
  });
  const heights = kept.map(({ flow }) => Math.max(LEAST, flow * WHOLE));
  const layout = layOut(
    {
      layer: kept.map(({ tier }) => shown.indexOf(tier)),
      size: heights,
      arcs: carrying,
    },
    { ...LAYOUT_DEFAULTS, gap: GAP },
  );
  const along = (i: number) => layout.along[i] ?? 0;
  const half = Math.max(
    0,
    ...heights.map((height, i) => along(i) + height / 2),
  );
  const bars = kept.map((node, i) => ({
    ...node,
    x: shown.indexOf(node.tier) * COLUMN,
    y: HEAD + half + along(i) - (heights[i] ?? 0) / 2,
    width: BAR,
    height: heights[i] ?? 0,
  }));
  // Ribbons leave and reach a bar in the order of where they come from and go.
  const used = {
    from: new Map<number, number>(),
    to: new Map<number, number>(),
  };
  const place = (end: "from" | "to", i: number, height: number): number => {
    const at = used[end].get(i) ?? 0;
    used[end].set(i, at + height);
    return (bars[i]?.y ?? 0) + at;
  };
  const ribbons = [...carrying]
    .sort((a, b) => along(a.to) - along(b.to) || along(a.from) - along(b.from))
    .map((arc) => {
      const height = arc.flow * WHOLE;
      const [y1, y2] = [
        place("from", arc.from, height),
        place("to", arc.to, height),
      ];
      const x1 = bars[arc.from]?.x ?? 0;
      const x2 = (bars[arc.to]?.x ?? 0) + BAR;
      const middle = (x1 + x2) / 2;
      return {
        from: arc.from,
        to: arc.to,
        flow: arc.flow,
        d: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2} V${y2 + height} C${middle} ${y2 + height} ${middle} ${y1 + height} ${x1} ${y1 + height} Z`,
      };
    });
  return {
    width: Math.max(1, shown.length) * COLUMN - COLUMN + BAR + 190,
    height: HEAD + half * 2 + 12,
    bars,
    ribbons,
    tiers: shown.map((tier, i) => ({
      tier,
      x: i * COLUMN,
      traced: kept.reduce(
        (sum, node) => sum + (node.tier === tier ? node.flow : 0),
        0,
      ),
    })),
  };
}
