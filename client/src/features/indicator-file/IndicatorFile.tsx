/** An indicator's page as an Excel file: its figures by quarter, group and part, and all sites behind them. */
import { useApolloClient } from "@apollo/client/react";
import {
  IndicatorFileDocument,
  IndicatorFileSitesDocument,
  type IndicatorFileQueryVariables,
  type IndicatorFileSitesQuery,
  type IndicatorFileSitesQueryVariables,
} from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { dimensionKeyOf } from "../../lib/dimension.ts";
import { useFileHead, useFileTexts } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import type { PageFile } from "../../lib/page-file.ts";
import { useFigureUnit } from "../../ui/figure-words.ts";
import { MakeFile } from "../../ui/MakeFile.tsx";
import { useIndicatorTables, useSitesTable } from "./use-indicator-tables.ts";

type Edge = IndicatorFileSitesQuery["network"]["sites"]["edges"][number];

export function IndicatorFile({
  indicator,
  variables,
  onDone,
}: {
  readonly indicator: IndicatorTerm;
  /** Of the figures that the page shows. */
  readonly variables: IndicatorFileQueryVariables &
    Omit<IndicatorFileSitesQueryVariables, "skip">;
  readonly onDone: () => void;
}) {
  useFileTexts();
  const { t, locale } = useWords();
  const client = useApolloClient();
  const head = useFileHead();
  const unit = useFigureUnit();
  const tables = useIndicatorTables(indicator, dimensionKeyOf(variables.by));
  const sitesTable = useSitesTable(indicator);
  /** A file is no reason to keep every row in the memory of the page. */
  const asked = (signal: AbortSignal) =>
    ({
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    }) as const;
  const listSites = async (signal: AbortSignal): Promise<readonly Edge[]> => {
    const rows: Edge[] = [];
    for (;;) {
      const { data } = await client.query({
        query: IndicatorFileSitesDocument,
        variables: { ...variables, skip: rows.length },
        ...asked(signal),
      });
      const page = data?.network.sites;
      rows.push(...(page?.edges ?? []));
      if (!page || page.edges.length === 0 || rows.length >= page.total)
        return rows;
    }
  };
  const make = async (signal: AbortSignal): Promise<PageFile> => {
    const { data } = await client.query({
      query: IndicatorFileDocument,
      variables,
      ...asked(signal),
    });
    if (!data) throw new Error("no figures");
    const { network } = data;
    const names = new Map(
      network.groups?.map(({ id, name }) => [id, name[locale]]),
    );
    const ofWhat = unit(indicator);
    return {
      name: `saphan-${indicator.id}-${network.period}-${network.seq}`,
      head: [
        ...head({
          title: `${indicator.name[locale]} (${indicator.id})`,
          scope: network,
          groupName: (id) => names.get(id) ?? id,
        }),
        ...(ofWhat ? ([[t("file.unit"), ofWhat]] as const) : []),
      ],
      tables: [...tables(network), sitesTable(await listSites(signal))],
    };
  };
  return <MakeFile make={make} onDone={onDone} />;
}
