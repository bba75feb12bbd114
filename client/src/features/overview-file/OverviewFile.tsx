/** The overview as an Excel file: headlines by quarter, tiers, provinces, the core set, who is silent. */
import { useApolloClient } from "@apollo/client/react";
import { decodeGrid } from "@saphan/shared/contract";
import {
  OverviewFileDocument,
  type OverviewFileQuery,
  type OverviewFileQueryVariables,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useFigureColumns } from "../../lib/figure-table.ts";
import { useFileHead, useFileTexts } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import type { FileTable, PageFile } from "../../lib/page-file.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MakeFile } from "../../ui/MakeFile.tsx";

type Network = OverviewFileQuery["network"];

/** In the order of the page. */
const HEADLINES = [
  "train_coverage",
  "sd_maturity_level",
  "hrdd_embed_level",
  "wc_social_security_coverage",
] as const;

/** A share of the figure, as points. */
const POINTS = 100;

function useTables(): (network: Network) => readonly FileTable[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const figures = useFigureColumns();
  const named = (id: string) => {
    const indicator = catalogue.indicator(id);
    return [indicator.name[locale], id] as const;
  };
  const figureColumns = [
    t("file.figure"),
    t("file.figureId"),
    ...figures.titles,
  ];
  const byKey = (
    grid: Network["tierGrid"],
    name: string,
    title: string,
    nameOf: (key: string) => string,
  ): FileTable => {
    const cellOf = decodeGrid(grid);
    return {
      name,
      columns: [title, ...figureColumns],
      rows: grid.first.flatMap((key) =>
        grid.indicators.flatMap((id) => {
          const cell = cellOf(id, key);
          return cell && cell.sites > 0
            ? [
                [
                  nameOf(key),
                  ...named(id),
                  ...figures.cells(catalogue.indicator(id), cell),
                ],
              ]
            : [];
        }),
      ),
    };
  };
  return (network) => [
    {
      name: t("file.headlines"),
      columns: [t("file.period"), ...figureColumns],
      rows: HEADLINES.flatMap((id) =>
        network[id].map(({ period, measure }) => [
          format.period(period),
          ...named(id),
          ...figures.cells(catalogue.indicator(id), measure),
        ]),
      ),
    },
    byKey(
      network.tierGrid,
      t("file.tiers"),
      t("filter.tier"),
      (key) => catalogue.tier(key)[locale],
    ),
    byKey(
      network.provinceGrid,
      t("file.provinces"),
      t("filter.province"),
      (key) => catalogue.province(key)[locale] || t("file.noValue"),
    ),
    {
      name: t("file.core"),
      columns: [
        t("filter.tier"),
        t("file.pillar"),
        t("file.asked"),
        t("file.answered"),
        t("file.coverageSites"),
      ],
      rows: network.coreCoverage.map(({ key, pillar, asked, answered }) => [
        catalogue.tier(key)[locale],
        catalogue.pillars.find(({ id }) => id === pillar)?.name[locale] ??
          pillar,
        asked,
        answered,
        asked === 0 ? "" : { percent: answered / asked },
      ]),
    },
    {
      name: t("file.silent"),
      note: `${named("train_coverage")[0]}: ${format.count(network.silentSites.sites.length)} / ${format.count(network.silentSites.total)}`,
      columns: [
        t("file.key"),
        t("file.site"),
        t("filter.province"),
        t("file.silentWeight"),
      ],
      rows: network.silentSites.sites.map(({ site, weight }) => [
        site.key,
        site.name[locale],
        catalogue.province(site.province)[locale],
        weight === null ? t("measure.moveUnknown") : weight * POINTS,
      ]),
    },
    {
      name: t("file.unnamed"),
      columns: [t("filter.tier"), t("file.unnamedAbout")],
      rows: network.boundary.unnamed.map(({ tier, about }) => [
        catalogue.tier(tier)[locale],
        about === 0 ? t("file.fewerThan5") : about,
      ]),
    },
  ];
}

export function OverviewFile({
  variables,
  onDone,
}: {
  /** Of the figures that the page shows. */
  readonly variables: Omit<OverviewFileQueryVariables, "namesGroups">;
  readonly onDone: () => void;
}) {
  useFileTexts();
  const { t, locale } = useWords();
  const client = useApolloClient();
  const head = useFileHead();
  const tables = useTables();
  const make = async (signal: AbortSignal): Promise<PageFile> => {
    const { data } = await client.query({
      query: OverviewFileDocument,
      variables: {
        ...variables,
        namesGroups: variables.filter?.groups !== undefined,
      },
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    });
    if (!data) throw new Error("no figures");
    const { network } = data;
    const names = new Map(
      network.groups?.map(({ id, name }) => [id, name[locale]]),
    );
    return {
      name: `saphan-overview-${network.period}-${network.seq}`,
      head: head({
        title: t("shell.overview"),
        scope: network,
        groupName: (id) => names.get(id) ?? id,
      }),
      tables: tables(network),
    };
  };
  return <MakeFile make={make} onDone={onDone} />;
}
