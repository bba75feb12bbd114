/** Every site of the registry with its profile, for those who manage it; they read no answers. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import {
  RegistryTableDocument,
  type RegistryField,
  type RegistryTableQuery,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { PAGE_ROWS, usePages } from "../../lib/pages.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useShown } from "../../lib/shown.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import {
  readRegistryOrder,
  type RegistryListing,
  type RegistryOrder,
} from "./registry-model.ts";
import { useRegistryColumns } from "./use-registry-columns.tsx";

// Loaded behind the page.
const RegistryFile = lazy(async () => ({
  default: (await import("./RegistryFile.tsx")).RegistryFile,
}));

export function RegistryTable() {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const listing: RegistryListing = {
    text: params.get("q") ?? "",
    sort: readRegistryOrder(params),
  };
  const { data, error, refetch } = useQuery(RegistryTableDocument, {
    variables: { ...listing, first: PAGE_ROWS, skip: 0 },
  });
  const shown = useShown(data, listing);
  if (!shown)
    return error ? (
      <LoadError error={error} retry={() => void refetch()} />
    ) : (
      <Stack role="status" aria-label={t("shell.loading")}>
        <Skeleton height={32} />
        <Skeleton height={480} />
      </Stack>
    );
  const { total, all } = shown.data.registrySites;
  return (
    <>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      <Text maw="72ch">{t("sites.registryNote")}</Text>
      <Group>
        <SearchField />
        {total > 0 && (
          <Suspense fallback={<Skeleton height={30} width={140} />}>
            <RegistryFile total={total} listing={shown.variables} />
          </Suspense>
        )}
      </Group>
      <Text size="sm" role="status">
        {t("sites.registryCounts", {
          count: all,
          shown: format.count(total),
          all: format.count(all),
        })}
      </Text>
      {total === 0 ? (
        <Text py="xl">
          {t(all === 0 ? "sites.registryEmpty" : "sites.nothingLeft")}
        </Text>
      ) : (
        <Rows
          key={JSON.stringify(shown.variables)}
          first={shown.data.registrySites}
          listing={shown.variables}
        />
      )}
    </>
  );
}

function Rows({
  first,
  listing,
}: {
  readonly first: RegistryTableQuery["registrySites"];
  readonly listing: RegistryListing;
}) {
  const { t } = useWords();
  const client = useApolloClient();
  const { set } = useScope();
  const isCompact = useMediaQuery("(max-width: 48em)") ?? false;
  const columns = useRegistryColumns(isCompact);
  const { rowAt, onView, error, retry } = usePages(
    first.edges,
    async (skip) => {
      const { data } = await client.query({
        query: RegistryTableDocument,
        variables: { ...listing, first: PAGE_ROWS, skip },
      });
      return data?.registrySites.edges ?? [];
    },
  );
  const { sort } = listing;
  const order = (by: string) => {
    const next: RegistryOrder = {
      by: by as RegistryField,
      descending: sort.by === by && !sort.descending,
    };
    set({ sort: `${next.descending ? "-" : ""}${next.by}` }, { replace: true });
  };
  return (
    <>
      {error !== undefined && <LoadError error={error} retry={retry} />}
      <DataTable
        label={t("sites.registryLabel")}
        columns={columns}
        total={first.total}
        rowAt={rowAt}
        onView={onView}
        order={sort}
        onOrder={order}
        isCompact={isCompact}
      />
    </>
  );
}
