/** More nodes than can be read as cards: points, drawn by the graphics card. */
import { Loader, Text } from "@mantine/core";
import Graph from "graphology";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import Sigma from "sigma";
import { LEVEL_COLORS } from "../../charts/chart-theme.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { Shades } from "../../lib/shades.ts";
import type { ExplorerAddress, Scale } from "./explorer-address.ts";
import classes from "./TierPicture.module.css";
import { scaleOf, strongestArcs, type DrawnPicture } from "./picture-model.ts";
import type { Points, PointsInput } from "./point-layout.ts";
import { pointsSvg } from "./points-svg.ts";
import { pull } from "./tier-layout.ts";
import type { NodeWords } from "./use-node-words.ts";

const MOST_ARCS = 4_000;
/** Up to so many, a label fits beside a point that is large enough. */
const LABELS_FROM_SIZE = 9;

function inputOf({ nodes, arcs, tiers }: DrawnPicture): PointsInput {
  const shown = [...new Set([...tiers, ...nodes.map(({ tier }) => tier)])];
  return {
    layer: nodes.map(({ tier }) => shown.indexOf(tier)),
    arcs: arcs.map((arc) => ({
      from: arc.from,
      to: arc.to,
      weight: pull(arc),
    })),
  };
}

/** Undefined while it is worked out, beside the page. */
function usePoints(picture: DrawnPicture): Points | undefined {
  const [points, setPoints] = useState<{
    readonly of: DrawnPicture;
    readonly points: Points;
  }>();
  useEffect(() => {
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), {
      type: "module",
    });
    worker.addEventListener("message", ({ data }: MessageEvent<Points>) =>
      setPoints({ of: picture, points: data }),
    );
    worker.postMessage(inputOf(picture));
    return () => worker.terminate();
  }, [picture]);
  return points?.of === picture ? points.points : undefined;
}

/** A colour of the theme as the graphics card takes it. */
const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const shadeColour = (shade: number | null): string => {
  if (shade === null) return colour("--saphan-missing");
  const step = Math.min(
    Math.floor(shade * LEVEL_COLORS.length),
    LEVEL_COLORS.length - 1,
  );
  return colour(`--saphan-level-${Math.max(step, 0)}`);
};

function graphOf(
  picture: DrawnPicture,
  points: Points,
  words: NodeWords,
  scale: Scale,
  shades: Shades,
  chosen: number | undefined,
): Graph {
  const graph = new Graph({ type: "directed" });
  const most = Math.max(
    1e-9,
    ...picture.nodes.map((node) => scaleOf(node, scale)),
  );
  for (const node of picture.nodes) {
    const share = Math.sqrt(scaleOf(node, scale) / most);
    graph.addNode(String(node.index), {
      x: points.x[node.index] ?? 0,
      y: points.y[node.index] ?? 0,
      size: 2 + 8 * share,
      label: `${words.name(node)} · ${words.value(node)}`,
      color:
        node.index === chosen
          ? colour("--saphan-series-2")
          : shadeColour(shades.shadeOf(node.value)),
    });
  }
  const faint = colour("--saphan-grey-2");
  const strong = colour("--saphan-series-2");
  for (const arc of strongestArcs(picture, chosen, MOST_ARCS).arcs) {
    const touches = arc.from === chosen || arc.to === chosen;
    graph.addDirectedEdge(String(arc.from), String(arc.to), {
      size: touches ? 1.5 : 0.4 + 3 * Math.sqrt(arc.flow),
      color: touches ? strong : faint,
    });
  }
  return graph;
}

const hasWebgl = (): boolean =>
  document.createElement("canvas").getContext("webgl2") !== null;

export function LargePicture({
  picture,
  address,
  words,
  scale,
  shades,
  onChoose,
  exporterRef,
}: {
  readonly picture: DrawnPicture;
  readonly address: ExplorerAddress;
  readonly words: NodeWords;
  readonly scale: Scale;
  readonly shades: Shades;
  readonly onChoose: (address: string | undefined) => void;
  /** Set to what makes a drawing that can be saved. */
  readonly exporterRef: RefObject<(() => SVGSVGElement) | undefined>;
}) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const [canDraw] = useState(hasWebgl);
  const points = usePoints(picture);
  const chosen = picture.nodes.find(
    (node) => node.address === address.chosen,
  )?.index;
  const graph = useMemo(
    () => points && graphOf(picture, points, words, scale, shades, chosen),
    [picture, points, words, scale, shades, chosen],
  );
  useEffect(() => {
    if (!graph || !canDraw || !frame.current) return;
    const drawing = new Sigma(graph, frame.current, {
      labelRenderedSizeThreshold: LABELS_FROM_SIZE,
      labelColor: { color: colour("--saphan-ink") },
      labelFont: "Inter Variable, Noto Sans Thai Variable, sans-serif",
      labelSize: 12,
      defaultEdgeType: "line",
      zIndex: true,
    });
    exporterRef.current = () => pointsSvg(graph);
    drawing.on("clickNode", ({ node }) =>
      onChoose(picture.nodes[Number(node)]?.address),
    );
    return () => {
      exporterRef.current = undefined;
      drawing.kill();
    };
  }, [graph, picture, onChoose, canDraw, exporterRef]);
  if (!canDraw) return <Text role="alert">{t("network.noWebgl")}</Text>;
  return (
    <>
      <Text size="sm">
        {t("network.largeNote", { nodes: format.count(picture.nodes.length) })}
      </Text>
      {!points && (
        <Text role="status" size="sm">
          <Loader size={14} me="xs" />
          {t("network.layingOut")}
        </Text>
      )}
      <div ref={frame} className={classes["large"]} />
    </>
  );
}
