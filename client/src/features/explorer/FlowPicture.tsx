/** Where what the origin needs comes from: how much of it passes through whom, tier by tier. */
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { Shades } from "../../lib/shades.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import { drawFlow } from "./flow-model.ts";
import { fillOf } from "./node-fill.ts";
import { NodeHatch } from "./NodeHatch.tsx";
import type { DrawnPicture } from "./picture-model.ts";
import classes from "./TierPicture.module.css";
import { PictureFrame } from "./PictureFrame.tsx";
import type { NodeWords } from "./use-node-words.ts";

const ROOM = 24;
/** A bar that is lower has no room for its name; the table has it. */
const NAMED_FROM = 11;

export function FlowPicture({
  picture,
  words,
  shades,
  subtitle,
  onChoose,
}: {
  readonly picture: DrawnPicture;
  readonly words: NodeWords;
  readonly shades: Shades;
  readonly subtitle: string;
  readonly onChoose: (address: string | undefined) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { width, height, bars, ribbons, tiers } = useMemo(
    () => drawFlow(picture),
    [picture],
  );
  const ranked = [...bars].sort(
    (a, b) => a.tier.localeCompare(b.tier) || b.flow - a.flow,
  );
  return (
    <ChartFigure
      order={2}
      title={t("network.flowTitle")}
      subtitle={subtitle}
      empty={t("network.flowEmpty")}
      table={{
        columns: [
          t("filter.tier"),
          t("network.node"),
          t("network.rowSites"),
          t("network.rowFlow"),
          words.shade,
        ],
        rows: ranked.map((bar) => [
          words.tier(bar.tier),
          words.name(bar),
          format.count(bar.sites),
          format.percent(bar.flow),
          words.value(bar),
        ]),
      }}
    >
      <PictureFrame>
        <svg
          viewBox={`-8 0 ${width + 16} ${height}`}
          style={{ width: width + 16 }}
          className={classes["picture"]}
          role="img"
          aria-label={t("network.flowTitle")}
          data-export
        >
          <NodeHatch />
          {tiers.map(({ tier, x, traced }) => (
            <text
              key={tier}
              x={x}
              y={16}
              fontSize={12.5}
              fontWeight={600}
              fill="var(--saphan-quiet)"
            >
              {words.tier(tier)} · {format.percent(traced)}
            </text>
          ))}
          {ribbons.map(({ from, to, d, flow }) => (
            <path
              key={`${from} ${to}`}
              d={d}
              fill="var(--saphan-series-6)"
              fillOpacity={0.28}
            >
              <title>
                {[
                  t("network.arc", {
                    from: nameOf(from),
                    to: nameOf(to),
                  }),
                  format.percent(flow),
                ].join(" · ")}
              </title>
            </path>
          ))}
          {bars.map((bar) => (
            <g key={bar.address} onClick={() => onChoose(bar.address)}>
              <rect
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={bar.height}
                fill={fillOf(shades.shadeOf(bar.value))}
                stroke="var(--saphan-line)"
                strokeWidth={0.5}
              >
                <title>{`${words.name(bar)} · ${format.percent(bar.flow)} · ${words.shade}: ${words.value(bar)}`}</title>
              </rect>
              {bar.height >= NAMED_FROM && (
                <text
                  x={bar.x + bar.width + 6}
                  y={bar.y + bar.height / 2 + 4}
                  fontSize={12}
                  fill="var(--saphan-ink)"
                >
                  {wrapText(words.name(bar), ROOM, 1)[0]}{" "}
                  {format.percent(bar.flow)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </PictureFrame>
      <p className={classes["note"]}>{t("network.flowNote")}</p>
      <Text size="xs" fw={600} mt="xs">
        {words.shade}
      </Text>
      <ShadeScale
        from={shades.from}
        to={shades.to}
        format={words.shadeText}
        missing={t("sign.silent")}
      />
    </ChartFigure>
  );

  function nameOf(bar: number): string {
    const node = bars[bar];
    return node ? words.name(node) : "";
  }
}
