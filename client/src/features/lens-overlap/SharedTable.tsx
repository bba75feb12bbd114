/** Who is shared by how many, the most first. */
import { useApolloClient } from "@apollo/client/react";
import { Anchor, Button, NativeSelect, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  SharedSitesDocument,
  type LensOverlap_OverlapFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useFileHead } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { TakeRows } from "../../ui/TakeRows.tsx";
import { readOverlapAddress, STEP } from "./overlap-address.ts";

/** Without an id in the cache, it is handed down as it is. */
export type Overlap = Omit<LensOverlap_OverlapFragment, " $fragmentName">;

/** Rows a request of a file: as many as the server gives. */
const ROWS = 500;

/** So many are read at a glance; the others open. */
const AT_A_GLANCE = 3;

function Held({
  lenses,
  names,
}: {
  readonly lenses: readonly number[];
  readonly names: (lenses: readonly number[]) => string;
}) {
  const { t } = useWords();
  if (lenses.length <= AT_A_GLANCE) return names(lenses);
  return (
    <details>
      <summary>
        {t("lenses.heldByMany", {
          names: names(lenses.slice(0, 1)),
          count: lenses.length - 1,
        })}
      </summary>
      {names(lenses.slice(1))}
    </details>
  );
}

export function SharedTable({ overlap }: { readonly overlap: Overlap }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const client = useApolloClient();
  const head = useFileHead();
  const { params, set, to } = useScope();
  const asked = readOverlapAddress(params);
  const { chosen, sharedSites } = overlap;
  const { edges, total } = sharedSites;
  const names = (lenses: readonly number[]) =>
    lenses.map((lens) => chosen[lens]?.entity.name[locale] ?? "").join(", ");
  const columns = [
    t("sites.site"),
    t("filter.province"),
    t("filter.segment"),
    t("lenses.lensesColumn"),
    t("lenses.heldBy"),
  ];
  return (
    <section>
      <Title order={2}>{t("lenses.sharedTitle")}</Title>
      <NativeSelect
        className="no-print"
        size="sm"
        maw={260}
        my="xs"
        label={t("lenses.atLeast")}
        value={String(asked.atLeast)}
        data={[1, 2, 3, 4, 5, 8].map((count) => ({
          value: String(count),
          label: t("lenses.atLeastLenses", { count }),
        }))}
        onChange={({ currentTarget: { value } }) =>
          set({ least: value === "2" ? undefined : value, first: undefined })
        }
      />
      <Text size="sm">
        {t("lenses.shownOf", {
          shown: format.count(edges.length),
          count: total,
          total: format.count(total),
        })}
      </Text>
      {total > 0 && (
        <>
          <Table.ScrollContainer minWidth={560}>
            <Table fz="sm" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((column, i) => (
                    <Table.Th key={column} ta={i === 3 ? "right" : "left"}>
                      <Heading>{column}</Heading>
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {edges.map(({ cursor, node, lenses }) => (
                  <Table.Tr key={cursor}>
                    <Table.Th scope="row" fw={400}>
                      <Anchor
                        component={Link}
                        to={to(`/sites/${node.id}`)}
                        inherit
                      >
                        {node.name[locale]}
                      </Anchor>
                    </Table.Th>
                    <Table.Td>
                      {catalogue.province(node.province)[locale]}
                    </Table.Td>
                    <Table.Td>
                      {catalogue.segment(node.mainSegment)[locale]}
                    </Table.Td>
                    <Table.Td ta="right">
                      {format.count(lenses.length)}
                    </Table.Td>
                    <Table.Td>
                      <Held lenses={lenses} names={names} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {edges.length < total && (
            <Button
              className="no-print"
              variant="default"
              size="sm"
              onClick={() =>
                set({ first: String(asked.first + STEP) }, { replace: true })
              }
            >
              {t("lenses.more")}
            </Button>
          )}
          <TakeRows
            total={total}
            load={async (skip, signal) => {
              const { data } = await client.query({
                query: SharedSitesDocument,
                variables: {
                  ...asked,
                  asOf: overlap.asOf,
                  first: ROWS,
                  skip,
                },
                // A file is no reason to keep every row in the memory of the page.
                fetchPolicy: "no-cache",
                context: { fetchOptions: { signal } },
              });
              return data?.lensOverlap.sharedSites.edges ?? [];
            }}
            make={(rows) => ({
              name: `saphan-lenses-${overlap.asOf}-${overlap.seq}`,
              head: head({ title: t("lenses.title") }),
              scope: [],
              tables: [
                {
                  name: t("lenses.sharedTitle"),
                  columns: [t("sites.fileKey"), ...columns],
                  rows: rows.map(({ node, lenses }) => [
                    node.key,
                    node.name[locale],
                    catalogue.province(node.province)[locale],
                    catalogue.segment(node.mainSegment)[locale],
                    lenses.length,
                    names(lenses),
                  ]),
                },
              ],
            })}
          />
        </>
      )}
    </section>
  );
}
