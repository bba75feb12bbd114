/** The sites that the figures above are made of, and those that they leave out, under the page's filters. */
import type { FragmentType } from "@apollo/client";
import { useFragment, useLazyQuery } from "@apollo/client/react";
import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import {
  SitesBehind_NetworkFragmentDoc,
  SitesBehindMoreDocument,
  type SitesBehind_NetworkFragment,
  type SitesBehindMoreQueryVariables,
} from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { Legend } from "../../ui/Signs.tsx";
import { Table } from "../../ui/Table.tsx";
import { SiteRow, type SiteRowEdge } from "./SiteRow.tsx";
import classes from "./SitesBehind.module.css";

/** What is listed; lens, period, day and seq are those that the first page came with. */
type Listing = Pick<
  SitesBehindMoreQueryVariables,
  "descending" | "id" | "sitesFilter" | "sortBy"
>;

export function SitesBehind({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<SitesBehind_NetworkFragment>;
  readonly variables: Listing;
  readonly indicator: IndicatorTerm;
}) {
  const { data, complete } = useFragment({
    fragment: SitesBehind_NetworkFragmentDoc,
    fragmentName: "SitesBehind_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  // What was loaded behind the first page belongs to these filters and this order only.
  return (
    <SiteTable
      key={JSON.stringify([data.id, variables])}
      network={data}
      variables={variables}
      indicator={indicator}
    />
  );
}

function SiteTable({
  network,
  variables,
  indicator,
}: {
  readonly network: SitesBehind_NetworkFragment;
  readonly variables: Listing;
  readonly indicator: IndicatorTerm;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { set, toFiltered } = useScope();
  const [load, { loading, error }] = useLazyQuery(SitesBehindMoreDocument);
  const [more, setMore] = useState<readonly SiteRowEdge[]>([]);
  const { sites: first, lens, period, asOf, seq } = network;
  const [end, setEnd] = useState(first.pageInfo);
  const { descending } = variables;
  const rows = [...first.edges, ...more];
  const next = async () => {
    const result = await load({
      variables: {
        ...variables,
        lens: lens.id,
        period,
        asOf,
        seq,
        after: end.endCursor ?? "",
      },
    });
    const page = result.data?.network.sites;
    if (!page) return; // shown below
    setMore([...more, ...page.edges]);
    setEnd(page.pageInfo);
  };
  const isOpen = indicator.sensitivity === "standard";
  return (
    <section id="sites">
      <Group justify="space-between" align="baseline">
        <Title order={2}>
          {t(isOpen ? "indicator.sites" : "indicator.sitesOwn")}
        </Title>
        <Anchor
          component={Link}
          size="sm"
          className="no-print"
          to={toFiltered("/sites")}
        >
          {t("indicator.openInSites")}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t("indicator.sitesShown", {
          count: first.total,
          shown: format.count(rows.length),
        })}{" "}
        <MethodLink topic="coverage">{t("indicator.howRead")}</MethodLink>
      </Text>
      {first.total === 0 ? (
        <Text>{t("indicator.sitesEmpty")}</Text>
      ) : (
        <>
          <Legend
            signs={[
              "answered",
              "carried",
              "silent",
              "not_applicable",
              "not_asked",
              "not_shared",
            ]}
          />
          <Table
            fz="sm"
            verticalSpacing={5}
            horizontalSpacing="sm"
            mt="xs"
            className={classes["table"] ?? ""}
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Heading>{t("measure.site")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("filter.tier")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("filter.province")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("indicator.stands")}</Heading>
                </Table.Th>
                <Table.Th
                  ta="right"
                  aria-sort={descending ? "descending" : "ascending"}
                >
                  <Anchor
                    component="button"
                    type="button"
                    inherit
                    onClick={() =>
                      set(
                        { order: descending ? "asc" : undefined },
                        { replace: true },
                      )
                    }
                  >
                    {t("indicator.valueColumn")}{" "}
                    <span aria-hidden="true">{descending ? "↓" : "↑"}</span>
                  </Anchor>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("indicator.checked")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("indicator.speaks")}</Heading>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((edge) => (
                <SiteRow
                  key={edge.node.id}
                  edge={edge}
                  indicator={indicator}
                  period={period}
                />
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {error && <LoadError error={error} retry={() => void next()} />}
      {end.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          size="compact-md"
          loading={loading}
          className="no-print"
          onClick={() => void next()}
        >
          {t("indicator.more")}
        </Button>
      )}
    </section>
  );
}
