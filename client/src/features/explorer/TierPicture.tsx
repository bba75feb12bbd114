/** The lens tier by tier, from the origin at the left to raw material at the right. */
import { useMemo, type KeyboardEvent } from "react";
import { useWords } from "../../lib/i18n.ts";
import type { ExplorerAddress } from "./explorer-address.ts";
import { fillOf } from "./node-fill.ts";
import { NodeHatch } from "./NodeHatch.tsx";
import {
  connected,
  largestOf,
  scaleOf,
  strongestArcs,
  type DrawnArc,
  type DrawnPicture,
} from "./picture-model.ts";
import { arcPath, CARD, placeTiers, type PlacedNode } from "./tier-layout.ts";
import classes from "./TierPicture.module.css";
import { PictureFrame } from "./PictureFrame.tsx";
import type { NodeWords } from "./use-node-words.ts";

const MOST_ARCS = 160;
/** Narrower than this, and the frame scrolls instead. */
const LEAST_SCALE = 0.88;

export function TierPicture({
  picture,
  address,
  words,
  shadeOf,
  label,
  onChoose,
}: {
  readonly picture: DrawnPicture;
  readonly address: ExplorerAddress;
  readonly words: NodeWords;
  /** 0 to 1, null where there is no value. */
  readonly shadeOf: (value: number | null) => number | null;
  readonly label: string;
  readonly onChoose: (address: string | undefined) => void;
}) {
  const { t } = useWords();
  const placed = useMemo(
    () => placeTiers(picture, words.name),
    [picture, words],
  );
  const chosen = picture.nodes.find(
    (node) => node.address === address.chosen,
  )?.index;
  const near = useMemo(
    () => (chosen === undefined ? undefined : connected(picture, chosen)),
    [picture, chosen],
  );
  const { arcs, folded } = strongestArcs(picture, chosen, MOST_ARCS);
  const most = largestOf(picture, address.scale);
  return (
    <>
      <PictureFrame>
        <svg
          viewBox={`0 0 ${placed.width} ${placed.height}`}
          style={{
            width: placed.width,
            minWidth: placed.width * LEAST_SCALE,
            maxWidth: "100%",
          }}
          className={classes["picture"]}
          role="group"
          aria-label={label}
          data-export
        >
          <NodeHatch />
          {placed.columns.map(({ tier, x, width }) => (
            <text
              key={tier}
              x={x + width / 2}
              y={18}
              textAnchor="middle"
              className={classes["tier"]}
              fill="var(--saphan-quiet)"
            >
              {words.tier(tier)}
            </text>
          ))}
          {arcs.map((arc) => (
            <Arc
              key={arc.index}
              arc={arc}
              nodes={placed.nodes}
              isFaint={
                near !== undefined && !(near.has(arc.from) && near.has(arc.to))
              }
              words={words}
            />
          ))}
          {placed.nodes.map((node) => (
            <Card
              key={node.address}
              node={node}
              words={words}
              shade={shadeOf(node.value)}
              scale={most === 0 ? 0 : scaleOf(node, address.scale) / most}
              isChosen={node.index === chosen}
              isFaint={near !== undefined && !near.has(node.index)}
              onChoose={onChoose}
            />
          ))}
        </svg>
      </PictureFrame>
      {folded > 0 && (
        <p className={classes["note"]}>
          {t("network.foldedArcs", { count: folded })}
        </p>
      )}
    </>
  );
}

/** From 1 to 14 pixels by what passes; a hair where nothing does. */
const widthOf = ({ flow }: DrawnArc) =>
  flow > 0 ? 1 + 13 * Math.sqrt(Math.min(flow, 1)) : 0.8;

function Arc({
  arc,
  nodes,
  isFaint,
  words,
}: {
  readonly arc: DrawnArc;
  readonly nodes: readonly PlacedNode[];
  readonly isFaint: boolean;
  readonly words: NodeWords;
}) {
  const { t } = useWords();
  const [from, to] = [nodes[arc.from], nodes[arc.to]];
  if (!from || !to) return null;
  const isHidden = arc.pairs === 0;
  const isUnconfirmed = arc.unconfirmed * 2 > arc.pairs;
  return (
    <path
      d={arcPath(from, to)}
      fill="none"
      stroke={isHidden ? "var(--saphan-missing)" : "var(--saphan-series-6)"}
      strokeWidth={widthOf(arc)}
      strokeOpacity={isFaint ? 0.07 : 0.4}
      {...(isHidden
        ? { strokeDasharray: "1 4" }
        : isUnconfirmed
          ? { strokeDasharray: "6 4" }
          : {})}
    >
      <title>
        {[
          t("network.arc", { from: words.name(from), to: words.name(to) }),
          isHidden
            ? t("network.arcHidden")
            : t("network.arcPairs", { count: arc.pairs }),
          arc.unconfirmed > 0 &&
            t("network.arcUnconfirmed", { count: arc.unconfirmed }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </title>
    </path>
  );
}

function Card({
  node,
  words,
  shade,
  scale,
  isChosen,
  isFaint,
  onChoose,
}: {
  readonly node: PlacedNode;
  readonly words: NodeWords;
  readonly shade: number | null;
  /** Of the largest in the picture, 0 to 1. */
  readonly scale: number;
  readonly isChosen: boolean;
  readonly isFaint: boolean;
  readonly onChoose: (address: string | undefined) => void;
}) {
  const { x, y, height, kind, lines } = node;
  const isHidden = kind === "undisclosed";
  const name = words.name(node);
  const below = isHidden
    ? words.count(node)
    : [words.count(node), words.value(node)].filter(Boolean).join(" · ");
  const choose = () => onChoose(isChosen ? undefined : node.address);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      className={classes["card"]}
      opacity={isFaint ? 0.35 : 1}
      onClick={choose}
      onKeyDown={onKey}
    >
      <rect
        x={x}
        y={y}
        width={CARD.width}
        height={height}
        rx={6}
        fill="var(--saphan-ground)"
        stroke={isChosen ? "var(--saphan-accent)" : "var(--saphan-line)"}
        strokeWidth={isChosen ? 2 : 1}
        {...(isHidden ? { strokeDasharray: "4 3" } : {})}
      />
      <rect
        x={x + 1}
        y={y + 1}
        width={10}
        height={height - 2}
        rx={5}
        fill={isHidden ? "none" : fillOf(shade)}
      />
      {lines.map((line, i) => (
        <text
          key={line}
          x={x + 18}
          y={y + 17 + i * 16}
          fontSize={12.5}
          fill="var(--saphan-ink)"
        >
          {line}
        </text>
      ))}
      <text
        x={x + 18}
        y={y + height - 9}
        fontSize={11.5}
        fill="var(--saphan-quiet)"
      >
        {below}
      </text>
      {scale > 0 && !isHidden && (
        <rect
          x={x + 14}
          y={y + height - 5}
          width={Math.max(2, scale * (CARD.width - 20))}
          height={3}
          rx={1.5}
          fill="var(--saphan-series-6)"
        />
      )}
      <title>
        {`${words.tier(node.tier)}: ${name}, ${below}\n${words.scale(node)}`}
      </title>
    </g>
  );
}
