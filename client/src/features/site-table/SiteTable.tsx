/** Sites of the lens that pass the filter, with the chosen indicators: a table of any size. */
import type { FragmentType } from "@apollo/client";
import { useApolloClient, useFragment } from "@apollo/client/react";
import { Anchor, Group, NativeSelect, Skeleton, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import {
  SiteTable_NetworkFragmentDoc,
  SiteTableRowsDocument,
  type SiteTable_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { usePages } from "../../lib/pages.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { Legend } from "../../ui/Signs.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { SitePeek } from "./SitePeek.tsx";
import {
  nextOrder,
  orderParameter,
  PROFILE_ORDERS,
  rowsFrom,
  type Listing,
  type Order,
  type ProfileOrder,
} from "./table-model.ts";
import {
  useCompactColumns,
  useSiteColumns,
  type SiteEdge,
} from "./use-site-columns.tsx";

// What floats above the page is loaded behind it.
const ColumnMenu = lazy(async () => ({
  default: (await import("./ColumnMenu.tsx")).ColumnMenu,
}));

const TableFile = lazy(async () => ({
  default: (await import("./TableFile.tsx")).TableFile,
}));

export function SiteTable({
  network,
  listing,
  groupName,
}: {
  readonly network: FragmentType<SiteTable_NetworkFragment>;
  readonly listing: Listing;
  /** Names of the groups that the address may filter by. */
  readonly groupName: (id: string) => string;
}) {
  const { data, complete } = useFragment({
    fragment: SiteTable_NetworkFragmentDoc,
    fragmentName: "SiteTable_network",
    from: network,
    variables: { ...listing },
  });
  if (!complete) return null;
  return (
    <section>
      <Group gap="sm" mb="xs" align="center" className="no-print">
        <SearchField />
        <Suspense fallback={<Skeleton height={30} width={140} />}>
          <ColumnMenu columns={listing.columns} />
          {data.sites.total > 0 && (
            <TableFile network={data} listing={listing} groupName={groupName} />
          )}
        </Suspense>
      </Group>
      <Counts network={data} />
      {data.sites.total === 0 ? (
        <NothingLeft />
      ) : (
        // What was loaded below the first page belongs to these filters and this order only.
        <Rows
          key={JSON.stringify([data.id, listing])}
          network={data}
          listing={listing}
        />
      )}
    </section>
  );
}

/** How many of how many, and how many more are known to be there. */
function Counts({ network }: { readonly network: SiteTable_NetworkFragment }) {
  const { t } = useWords();
  const format = useFormat();
  const { boundary, sites } = network;
  const about = boundary.unnamed.reduce((sum, tier) => sum + tier.about, 0);
  return (
    <Text size="sm" mb={4} role="status">
      {t("sites.counts", {
        count: boundary.sites,
        shown: format.count(sites.total),
        all: format.count(boundary.sites),
        shared: format.count(boundary.shared),
      })}
      {boundary.unnamed.length > 0 && (
        <>
          {" "}
          {t(about === 0 ? "sites.fewUnnamed" : "sites.unnamed", {
            about: format.count(about),
          })}{" "}
          <MethodLink topic="sight">{t("sites.whyHidden")}</MethodLink>
        </>
      )}
    </Text>
  );
}

function NothingLeft() {
  const { t } = useWords();
  const { set } = useScope();
  const clear = Object.fromEntries(
    ["tier", "province", "segment", "size", "group", "q", "standing", "of"].map(
      (key) => [key, undefined],
    ),
  );
  return (
    <Text py="xl">
      {t("sites.nothingLeft")}{" "}
      <Anchor component="button" type="button" onClick={() => set(clear)}>
        {t("sites.clear")}
      </Anchor>
    </Text>
  );
}

function Rows({
  network,
  listing,
}: {
  readonly network: SiteTable_NetworkFragment;
  readonly listing: Listing;
}) {
  const { t } = useWords();
  const client = useApolloClient();
  const { set } = useScope();
  const { findIndicator } = useCatalogue();
  const isCompact = useMediaQuery("(max-width: 48em)") ?? false;
  const { period, asOf, seq, sites } = network;
  const { columns: indicators, sort } = listing;
  const { rowAt, onView, error, retry } = usePages<SiteEdge>(
    sites.edges,
    async (skip) => {
      const { data } = await client.query({
        query: SiteTableRowsDocument,
        variables: rowsFrom(network, listing, skip),
      });
      return data?.network.sites.edges ?? [];
    },
  );
  const all = useSiteColumns(indicators, period);
  const compact = useCompactColumns(all, sort.by);
  const order = (by: string) =>
    set(
      {
        sort: orderParameter(
          nextOrder(sort, by, findIndicator(by) !== undefined),
        ),
      },
      { replace: true },
    );
  return (
    <>
      {error !== undefined && <LoadError error={error} retry={retry} />}
      {isCompact && <OrderSelect all={all} order={sort} />}
      <DataTable
        label={t("sites.tableLabel")}
        columns={isCompact ? compact : all}
        total={sites.total}
        rowAt={rowAt}
        onView={onView}
        order={sort}
        onOrder={order}
        isCompact={isCompact}
        open={({ node }) => (
          <SitePeek id={node.id} scope={{ period, asOf, seq }} />
        )}
      />
      <Group justify="space-between" gap="xs" mt="xs">
        <Legend
          signs={[
            "carried",
            "silent",
            "not_applicable",
            "not_asked",
            "not_shared",
          ]}
        />
        <Text size="xs" c="dimmed" className="no-print" visibleFrom="sm">
          {t("sites.keys")}
        </Text>
      </Group>
    </>
  );
}

/** On a phone the titles of most columns are not there to click on. */
function OrderSelect({
  all,
  order,
}: {
  readonly all: readonly { readonly id: string; readonly title: string }[];
  readonly order: Order;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const { findIndicator } = useCatalogue();
  const profile = PROFILE_ORDERS.filter(
    (by) => !all.some(({ id }) => id === by),
  );
  return (
    <NativeSelect
      className="no-print"
      size="sm"
      mb="xs"
      label={t("sites.sortBy")}
      value={order.by}
      data={[
        ...all.map(({ id, title }) => ({ value: id, label: title })),
        ...profile.map((by: ProfileOrder) => ({
          value: by,
          label: t(`sites.${by as "sharing"}`),
        })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        set(
          {
            sort: orderParameter(
              nextOrder(order, value, findIndicator(value) !== undefined),
            ),
          },
          { replace: true },
        );
      }}
    />
  );
}
