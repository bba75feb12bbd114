/** Whom to ask next: sites that have not answered, by what their answer could move. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  IndicatorSilent_NetworkFragmentDoc,
  type IndicatorSilent_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Table } from "../../ui/Table.tsx";

export function IndicatorSilent({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<IndicatorSilent_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to, toFiltered } = useScope();
  const { data, complete } = useFragment({
    fragment: IndicatorSilent_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { total, sites } = data.silentSites;
  return (
    <section id="silent">
      <Title order={2}>{t("indicator.silent")}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw="72ch">
        {total === 0
          ? t("indicator.silentNobody")
          : t(
              indicator.bounded
                ? "indicator.silentNoteMoves"
                : "indicator.silentNote",
              { count: total },
            )}
      </Text>
      {sites.length > 0 && (
        <Table.ScrollContainer minWidth={420}>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("indicator.site")}</Table.Th>
                <Table.Th>{t("filter.province")}</Table.Th>
                {indicator.bounded && (
                  <Table.Th ta="right">{t("indicator.couldMove")}</Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sites.map(({ site, weight }) => (
                <Table.Tr key={site.id}>
                  <Table.Th scope="row" fw={400}>
                    <Anchor
                      component={Link}
                      to={to(`/sites/${site.id}`)}
                      inherit
                    >
                      {site.name[locale]}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>
                    {catalogue.province(site.province)[locale]}
                  </Table.Td>
                  {indicator.bounded && (
                    <Table.Td ta="right">
                      {weight === null || weight === 0
                        ? t("indicator.moveUnknown")
                        : t("indicator.movePoints", {
                            points: format.number(weight * 100, 1),
                          })}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {total > sites.length && (
        <Anchor
          component={Link}
          size="sm"
          to={toFiltered("/sites", { standing: "silent", of: indicator.id })}
        >
          {t("indicator.silentAll", { count: total })}
        </Anchor>
      )}
    </section>
  );
}
