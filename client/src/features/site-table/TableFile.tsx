import { useApolloClient } from "@apollo/client/react";
import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import {
  SiteTableRowsDocument,
  type SiteTable_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { downloadText } from "../../lib/download.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import { tableFile, type TableFileWords } from "./table-file.ts";
import { rowsFrom, type Listing } from "./table-model.ts";
import type { SiteEdge } from "./use-site-columns.tsx";

/** Rows a request: as many as the server gives. */
const ROWS = 500;

function useTableFileWords(indicators: readonly string[]): TableFileWords {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const sign = useSignWords();
  const inWords = useSiteValueWords();
  return {
    titles: [
      t("shell.period"),
      t("shell.asOfLabel"),
      t("sites.fileSeq"),
      t("sites.fileKey"),
      t("sites.site"),
      t("filter.tier"),
      t("filter.province"),
      t("filter.segment"),
      t("sites.headcount"),
      t("sites.fileAnswered"),
      t("sites.fileAsked"),
      ...indicators.flatMap((id) => {
        const name = catalogue.indicator(id).name[locale];
        return [
          `${name} (${id})`,
          `${name}: ${t("shell.period")}`,
          `${name}: ${t("sites.fileVerification")}`,
        ];
      }),
    ],
    profile: ({ node, tier, headcount, coreAnswered, coreAsked }) => [
      node.key,
      node.name[locale],
      catalogue.tier(tier)[locale],
      catalogue.province(node.province)[locale],
      catalogue.segment(node.mainSegment)[locale],
      headcount ?? "",
      coreAnswered,
      coreAsked,
    ],
    value: (indicator, value) =>
      value.standing === "answered"
        ? inWords(indicator, value)
        : sign(value.standing),
  };
}

/** Takes along all rows of the table, with its columns and in its order. */
export function TableFile({
  network,
  listing,
}: {
  readonly network: SiteTable_NetworkFragment;
  readonly listing: Listing;
}) {
  const { t } = useWords();
  const format = useFormat();
  const client = useApolloClient();
  const catalogue = useCatalogue();
  const words = useTableFileWords(listing.columns);
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<Error>();
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const { period, asOf, seq, sites } = network;

  const load = async (signal: AbortSignal): Promise<readonly SiteEdge[]> => {
    const rows: SiteEdge[] = [];
    while (rows.length < sites.total && !signal.aborted) {
      const { data } = await client.query({
        query: SiteTableRowsDocument,
        variables: { ...rowsFrom(network, listing, rows.length), first: ROWS },
        // A file is no reason to keep every row in the memory of the page.
        fetchPolicy: "no-cache",
        context: { fetchOptions: { signal } },
      });
      const edges = data?.network.sites.edges ?? [];
      if (edges.length === 0) break;
      rows.push(...edges);
      setDone(rows.length);
    }
    return rows;
  };
  const take = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setError(undefined);
    setDone(0);
    try {
      const rows = await load(signal);
      if (signal.aborted) return;
      const indicators = listing.columns.map(catalogue.indicator);
      downloadText(
        `saphan-sites-${period}-${seq}.csv`,
        tableFile(rows, indicators, { period, asOf, seq }, words),
      );
    } catch (failure) {
      if (!signal.aborted) setError(failure as Error);
    } finally {
      setDone(undefined);
    }
  };
  if (done !== undefined)
    return (
      <Group gap="xs" role="status">
        <Text size="sm">
          {t("sites.fileProgress", {
            done: format.count(done),
            total: format.count(sites.total),
          })}
        </Text>
        <Button
          size="sm"
          variant="default"
          onClick={() => running.current?.abort()}
        >
          {t("sites.fileCancel")}
        </Button>
      </Group>
    );
  return (
    <>
      <Button
        size="sm"
        variant="default"
        title={t("sites.fileNote")}
        onClick={() => void take()}
      >
        {t("sites.file")}
      </Button>
      {error && <ActError error={error} />}
    </>
  );
}
