import { useApolloClient } from "@apollo/client/react";
import {
  SiteTableRowsDocument,
  type SiteTable_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useFileHead, useScopeColumns } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import { TakeRows } from "../../ui/TakeRows.tsx";
import { tableOf, type TableFileWords } from "./table-file.ts";
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
    name: t("shell.sites"),
    titles: [
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
  groupName,
}: {
  readonly network: SiteTable_NetworkFragment;
  readonly listing: Listing;
  readonly groupName: (id: string) => string;
}) {
  const { t } = useWords();
  const client = useApolloClient();
  const catalogue = useCatalogue();
  const words = useTableFileWords(listing.columns);
  const head = useFileHead();
  const scopeColumns = useScopeColumns();
  const load = async (
    skip: number,
    signal: AbortSignal,
  ): Promise<readonly SiteEdge[]> => {
    const { data } = await client.query({
      query: SiteTableRowsDocument,
      variables: { ...rowsFrom(network, listing, skip), first: ROWS },
      // A file is no reason to keep every row in the memory of the page.
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    });
    return data?.network.sites.edges ?? [];
  };
  return (
    <TakeRows
      total={network.sites.total}
      load={load}
      make={(rows) => ({
        name: `saphan-sites-${network.period}-${network.seq}`,
        head: head({ title: t("shell.sites"), scope: network, groupName }),
        scope: scopeColumns(network),
        tables: [
          tableOf(rows, listing.columns.map(catalogue.indicator), words),
        ],
      })}
    />
  );
}
