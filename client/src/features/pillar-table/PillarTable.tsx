import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { decodeGrid } from "@saphan/shared/contract";
import {
  PillarTable_NetworkFragmentDoc,
  type PillarTable_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { HEADLINES } from "../../lib/headlines.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { MeasureCell } from "../../ui/Measure.tsx";
import { Table } from "../../ui/Table.tsx";
import { PillarName } from "../../ui/PillarName.tsx";

// Loaded behind the page: what it leads to is a page of its own.
const CompareRows = lazy(async () => ({
  default: (await import("../../ui/CompareRows.tsx")).CompareRows,
}));

/** One row a tier, one column a pillar: its headline indicator, and how much of its core set is there. Each opens. */
export function PillarTable({
  network,
  variables,
}: {
  readonly network: FragmentType<PillarTable_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: PillarTable_NetworkFragmentDoc,
    fragmentName: "PillarTable_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const grid = decodeGrid(data.pillarGrid);
  const coverage = new Map(
    data.coreCoverage.map((entry) => [`${entry.pillar} ${entry.key}`, entry]),
  );
  const columns = catalogue.pillars.flatMap((pillar) => {
    const headline = HEADLINES[pillar.id];
    return headline
      ? [{ pillar, indicator: catalogue.indicator(headline) }]
      : [];
  });
  return (
    <section>
      <Title order={2}>{t("overview.pillars")}</Title>
      <Text size="sm" c="dimmed" maw="72ch" mb="sm">
        {t("overview.pillarsNote")}
      </Text>
      <Table.ScrollContainer minWidth={880}>
        <Table verticalSpacing="xs" horizontalSpacing="sm" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th style={{ verticalAlign: "bottom" }}>
                <Heading>{t("overview.tier")}</Heading>
              </Table.Th>
              {columns.map(({ pillar, indicator }) => (
                <Table.Th key={pillar.id} style={{ verticalAlign: "bottom" }}>
                  <PillarName id={pillar.id} />
                  <br />
                  <Anchor
                    component={Link}
                    to={to(`/indicators/${indicator.id}`)}
                    size="xs"
                    fw={400}
                  >
                    {indicator.name[locale]}
                  </Anchor>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.pillarGrid.first.map((tier) => (
              <Table.Tr key={tier}>
                <Table.Th scope="row" miw={116}>
                  <Anchor component={Link} to={to("/sites", { tier })}>
                    {catalogue.tier(tier)[locale]}
                  </Anchor>
                  <Text size="xs" c="dimmed" fw={400}>
                    {t("overview.sitesCount", {
                      count: grid("train_coverage", tier)?.sites ?? 0,
                    })}
                  </Text>
                </Table.Th>
                {columns.map(({ pillar, indicator }) => {
                  const cell = grid(indicator.id, tier);
                  const core = coverage.get(`${pillar.id} ${tier}`);
                  return (
                    <Table.Td key={pillar.id}>
                      {cell && (
                        <Anchor
                          component={Link}
                          to={to(`/indicators/${indicator.id}`, { tier })}
                          underline="never"
                          c="inherit"
                        >
                          <MeasureCell indicator={indicator} measure={cell} />
                        </Anchor>
                      )}
                      {core && core.asked > 0 && (
                        <Text size="xs" c="dimmed">
                          {t("overview.core", {
                            share: format.percent(core.answered / core.asked),
                          })}
                        </Text>
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Suspense>
        <CompareRows
          by="tier"
          rows={data.pillarGrid.first.map((key) => ({
            key,
            name: catalogue.tier(key)[locale],
          }))}
        />
      </Suspense>
    </section>
  );
}
