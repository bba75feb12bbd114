/** Takes along all rows of the registry's table, in its order. */
import { useApolloClient } from "@apollo/client/react";
import { RegistryTableDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useFileHead } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { TakeRows } from "../../ui/TakeRows.tsx";
import type { RegistryListing } from "./registry-model.ts";

/** Rows a request: as many as the server gives. */
const ROWS = 500;

export function RegistryFile({
  total,
  listing,
}: {
  readonly total: number;
  readonly listing: RegistryListing;
}) {
  const { t, locale } = useWords();
  const client = useApolloClient();
  const catalogue = useCatalogue();
  const head = useFileHead();
  return (
    <TakeRows
      total={total}
      load={async (skip, signal) => {
        const { data } = await client.query({
          query: RegistryTableDocument,
          variables: { ...listing, first: ROWS, skip },
          // A file is no reason to keep every row in the memory of the page.
          fetchPolicy: "no-cache",
          context: { fetchOptions: { signal } },
        });
        return data?.registrySites.edges ?? [];
      }}
      make={(rows) => ({
        name: "saphan-registry",
        head: head({ title: t("sites.registryLabel") }),
        scope: [],
        tables: [
          {
            name: t("shell.sites"),
            columns: [
              t("sites.key"),
              t("sites.site"),
              t("sites.entity"),
              t("filter.province"),
              t("filter.segment"),
              t("sites.opened"),
              t("sites.closed"),
            ],
            rows: rows.map(({ node }) => [
              node.key,
              node.name[locale],
              node.entity.name[locale],
              catalogue.province(node.province)[locale],
              catalogue.segment(node.mainSegment)[locale],
              node.opened ?? "",
              node.closed ?? "",
            ]),
          },
        ],
      })}
    />
  );
}
