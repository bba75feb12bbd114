/** The figures of an indicator's page as tables of a file. */
import { decodeGrid } from "@saphan/shared/contract";
import type {
  IndicatorFileQuery,
  IndicatorFileSitesQuery,
} from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import {
  DIMENSIONS,
  valueName,
  type DimensionKey,
} from "../../lib/dimension.ts";
import { isChoice } from "../../lib/figure.ts";
import { figureCell, useFigureColumns } from "../../lib/figure-table.ts";
import { useWords } from "../../lib/i18n.ts";
import type { FileTable } from "../../lib/page-file.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useChoiceNames, useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";

type Network = IndicatorFileQuery["network"];
type Edge = IndicatorFileSitesQuery["network"]["sites"]["edges"][number];

/** A share of the figure, as points. */
const POINTS = 100;

export function useIndicatorTables(
  indicator: IndicatorTerm,
  by: DimensionKey,
): (network: Network) => readonly FileTable[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const figures = useFigureColumns();
  const choiceNames = useChoiceNames();
  const choices = isChoice(indicator) ? choiceNames(indicator) : [];
  const nameOf = (
    { groups }: Network,
    dimension: DimensionKey,
    key: string,
  ): string => {
    if (key === "") return t("file.noValue");
    const group = groups?.find(({ id }) => id === key)?.name;
    return valueName(dimension, key, catalogue, group)[locale];
  };
  const gridTable = (
    network: Network,
    grid: NonNullable<Network["byDimension"]>,
    dimension: DimensionKey,
    counts: Network["choices"],
  ): FileTable => {
    const cellOf = decodeGrid(grid);
    const title = DIMENSIONS.find(({ key }) => key === dimension)?.name;
    const spread = new Map(counts?.map((entry) => [entry.key, entry.counts]));
    return {
      name: title ? t(title) : "",
      columns: [
        title ? t(title) : "",
        ...figures.titles,
        ...(counts ? choices : []),
      ],
      rows: grid.first.flatMap((key) => {
        const cell = cellOf(indicator.id, key);
        return cell && cell.sites > 0
          ? [
              [
                nameOf(network, dimension, key),
                ...figures.cells(indicator, cell),
                ...(counts
                  ? choices.map((_name, at) => spread.get(key)?.[at] ?? 0)
                  : []),
              ],
            ]
          : [];
      }),
    };
  };
  const breakdowns = (network: Network): FileTable => ({
    name: t("file.breakdowns"),
    columns: [t("file.breakdown"), t("file.part"), ...figures.titles],
    rows: network.breakdowns.map(({ key, value, measure }) => {
      const split = indicator.breakdowns.find((one) => one.key === key);
      const part = [...(split?.values ?? []), ...(split?.groups ?? [])].find(
        ({ id }) => id === value,
      );
      return [
        split?.name[locale] ?? key,
        part?.name[locale] ?? value,
        ...figures.cells(indicator, measure),
      ];
    }),
  });
  const spread = ({
    edges,
    groups,
  }: NonNullable<Network["distribution"]>): FileTable => ({
    name: t("file.spread"),
    columns: [t("file.from"), t("file.to"), t("file.sites")],
    rows:
      groups[0]?.counts.map((count, at) => [
        figureCell(indicator, edges[at] ?? null),
        figureCell(indicator, edges[at + 1] ?? null),
        count,
      ]) ?? [],
  });
  const silent = ({
    total,
    sites,
  }: NonNullable<Network["silentSites"]>): FileTable => ({
    name: t("file.silent"),
    note: `${format.count(sites.length)} / ${format.count(total)}`,
    columns: [
      t("file.key"),
      t("file.site"),
      t("filter.province"),
      t("file.silentWeight"),
    ],
    rows: sites.map(({ site, weight }) => [
      site.key,
      site.name[locale],
      catalogue.province(site.province)[locale],
      weight === null ? t("measure.moveUnknown") : weight * POINTS,
    ]),
  });
  return (network) => [
    {
      name: t("file.quarters"),
      columns: [t("file.period"), ...figures.titles],
      rows: network.series.map(({ period, measure }) => [
        format.period(period),
        ...figures.cells(indicator, measure),
      ]),
    },
    ...(network.byDimension
      ? [gridTable(network, network.byDimension, by, network.choices)]
      : []),
    ...(network.byProvince && by !== "province"
      ? [gridTable(network, network.byProvince, "province", undefined)]
      : []),
    ...(network.breakdowns.length > 0 ? [breakdowns(network)] : []),
    ...(network.distribution && network.distribution.edges.length > 1
      ? [spread(network.distribution)]
      : []),
    ...(network.silentSites ? [silent(network.silentSites)] : []),
  ];
}

/** The sites behind the figures, each with what it says, or why nothing is there. */
export function useSitesTable(
  indicator: IndicatorTerm,
): (edges: readonly Edge[]) => FileTable {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const sign = useSignWords();
  const inWords = useSiteValueWords();
  return (edges) => ({
    name: t("shell.sites"),
    columns: [
      t("file.key"),
      t("file.site"),
      t("filter.tier"),
      t("filter.province"),
      t("file.stands"),
      t("file.value"),
      t("file.verification"),
      t("file.answerPeriod"),
      t("file.conflict"),
    ],
    rows: edges.map(({ node, tier, values: [value] }) => [
      node.key,
      node.name[locale],
      catalogue.tier(tier)[locale],
      catalogue.province(node.province)[locale],
      value ? sign(value.standing) : "",
      value?.standing !== "answered"
        ? ""
        : value.choice === null && value.value !== null
          ? figureCell(indicator, value.value)
          : inWords(indicator, value),
      value?.verification == null ? "" : `V${value.verification}`,
      value?.period ?? "",
      value?.conflict ? t("file.yes") : "",
    ]),
  });
}
