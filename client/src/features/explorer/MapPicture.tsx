/** Where the sites of the lens are, and between which provinces they supply each other. */
import { Text } from "@mantine/core";
import { useNavigate } from "react-router";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { ProvinceMap } from "../../charts/map/ProvinceMap.tsx";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import type { Shades } from "../../lib/shades.ts";
import { CriticalityNote } from "./CriticalityNote.tsx";
import type { Scale } from "./explorer-address.ts";
import classes from "./MapPicture.module.css";
import {
  knownPeople,
  largestOf,
  scaleOf,
  type DrawnNode,
  type DrawnPicture,
} from "./picture-model.ts";
import { useSizeNote } from "./use-drawing-notes.ts";
import type { NodeWords } from "./use-node-words.ts";

const MOST_LINES = 60;

export function MapPicture({
  picture,
  words,
  scale,
  shades,
  subtitle,
}: {
  readonly picture: DrawnPicture;
  readonly words: NodeWords;
  readonly scale: Scale;
  readonly shades: Shades;
  readonly subtitle: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const sizeNote = useSizeNote();
  const navigate = useNavigate();
  const { toFiltered } = useScope();
  const provinces = picture.nodes
    .filter(({ key }) => key !== "")
    .sort((a, b) => b.sites - a.sites);
  const nameOf = (id: string) => catalogue.province(id)[locale];
  const most = largestOf({ nodes: provinces }, scale);
  const between = picture.arcs
    .flatMap(({ from, to, pairs }) => {
      const [start, end] = [picture.nodes[from], picture.nodes[to]];
      return start?.key && end?.key
        ? [{ from: start.key, to: end.key, pairs }]
        : [];
    })
    .sort((a, b) => b.pairs - a.pairs);
  const lines = between.slice(0, MOST_LINES);
  const isCritical = scale === "criticality";
  const peopleText = (node: DrawnNode) => {
    const people = knownPeople(node);
    return people === null ? "–" : format.count(people);
  };
  const opens = (province: string) => toFiltered("/sites", { province });
  return (
    <ChartFigure
      order={2}
      title={t("network.mapTitle")}
      subtitle={subtitle}
      empty={t("network.empty")}
      table={{
        columns: [
          t("filter.province"),
          t("network.rowSites"),
          t("network.rowPeople"),
          t("network.rowFlow"),
          ...(isCritical ? [t("network.rowCriticality")] : []),
          words.shade,
          t("network.rowFrom"),
        ],
        rows: provinces.map((node) => [
          nameOf(node.key),
          format.count(node.sites),
          peopleText(node),
          format.percent(node.flow),
          ...(isCritical
            ? [node.criticality === null ? "–" : format.count(node.criticality)]
            : []),
          words.value(node),
          between
            .filter(({ to }) => to === node.key)
            .slice(0, 3)
            .map(({ from, pairs }) => `${nameOf(from)} ${format.count(pairs)}`)
            .join(", ") || "–",
        ]),
        links: provinces.map(({ key }) => opens(key)),
      }}
    >
      <div className={classes["map"]}>
        <ProvinceMap
          label={t("network.mapTitle")}
          provinces={provinces.map((node) => ({
            id: node.key,
            name: nameOf(node.key),
            shade: shades.shadeOf(node.value),
            disc: most === 0 ? 0 : scaleOf(node, scale) / most,
            words: `${nameOf(node.key)}: ${words.count(node)} · ${words.scale(node)} · ${words.value(node)}`,
          }))}
          flows={lines.map(({ from, to, pairs }) => ({
            from,
            to,
            strength: pairs / (lines[0]?.pairs ?? 1),
            words: `${t("network.arc", { from: nameOf(from), to: nameOf(to) })} · ${t("network.arcPairs", { count: pairs })}`,
          }))}
          onOpen={(province) => void navigate(opens(province))}
        />
        <div>
          <Text size="sm" fw={600}>
            {words.shade}
          </Text>
          <ShadeScale
            from={shades.from}
            to={shades.to}
            format={words.shadeText}
            missing={t("sign.silent")}
            none={t("chart.noSites")}
          />
          <Text size="xs" c="dimmed" mt="sm">
            {sizeNote("disc", scale, { nodes: provinces }, words)}{" "}
            {t("network.mapNote", {
              lines: lines.length,
              all: between.length,
            })}
          </Text>
          {isCritical && <CriticalityNote inputs={picture.originInputs} />}
        </div>
      </div>
    </ChartFigure>
  );
}
