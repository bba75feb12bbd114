/** Sites without an alternative in the known network, as three lists. */
import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import {
  BottleneckSite,
  ConditionCells,
  ConditionHeads,
  SiteLinks,
} from "./BottleneckCells.tsx";
import type { Bottlenecks, CriticalRow } from "./bottleneck-model.ts";
import type { ExposureWords } from "./use-exposure-words.ts";

interface Parts {
  readonly found: Bottlenecks;
  readonly words: ExposureWords;
  readonly period: string;
}

function Listed({
  title,
  note,
  shown,
  total,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <section>
      <Title order={3}>{title}</Title>
      <Text size="sm" c="dimmed" maw="72ch" mb="xs">
        {note}
      </Text>
      {shown > 0 && (
        <Table.ScrollContainer minWidth={860}>
          <Table fz="sm" verticalSpacing={5}>
            {children}
          </Table>
        </Table.ScrollContainer>
      )}
      {shown > 0 && shown < total && (
        <Text size="sm" c="dimmed" mt={4}>
          {t("exposure.shown", {
            shown: format.count(shown),
            total: format.count(total),
          })}
        </Text>
      )}
    </section>
  );
}

export function CriticalTable({ found, words, period }: Parts) {
  const { t } = useWords();
  const format = useFormat();
  const { by, critical, singleSources } = found;
  const { total, reaching, nodes } = critical;
  const counts = {
    count: total,
    reaching: format.count(reaching),
    total: format.count(total),
    inputs: format.count(singleSources.inputs),
    unknown: format.count(singleSources.unknown),
    of: t(by === "group" ? "exposure.assemblers" : "exposure.ownSites"),
  };
  const note =
    singleSources.inputs === 0
      ? t("exposure.nothingKnown")
      : total === 0
        ? t("exposure.criticalNone", counts)
        : reaching === 0
          ? t("exposure.criticalNoReach", counts)
          : t("exposure.critical", counts);
  return (
    <Listed
      title={t("exposure.criticalTitle")}
      note={note}
      shown={nodes.length}
      total={total}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Heading>{t("measure.site")}</Heading>
          </Table.Th>
          <Table.Th>
            <Heading>{t("exposure.lost")}</Heading>
          </Table.Th>
          <Table.Th ta="right">
            <Heading>{t("exposure.stops")}</Heading>
          </Table.Th>
          <Table.Th>
            <Heading>{t("exposure.tiedTo")}</Heading>
          </Table.Th>
          <ConditionHeads />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {nodes.map((row) => (
          <Table.Tr key={row.site.id}>
            <BottleneckSite site={row.site} tier={row.tier} />
            <Table.Td>
              <Lost row={row} of={found} words={words} />
            </Table.Td>
            <Table.Td ta="right">
              {row.nearest === null
                ? format.count(row.stopped)
                : t("exposure.stopsUpTo", {
                    stopped: format.count(row.stopped),
                    tier: words.tier(row.nearest),
                  })}
            </Table.Td>
            <Table.Td>
              {row.customersTotal === 0 ? (
                t("exposure.tiedNone")
              ) : (
                <SiteLinks sites={row.customers} />
              )}
              {row.customersTotal > row.customers.length &&
                t("exposure.tiedMore", {
                  customers: format.count(
                    row.customersTotal - row.customers.length,
                  ),
                })}
            </Table.Td>
            <ConditionCells values={row.values} period={period} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Listed>
  );
}

function Lost({
  row: { lost, families },
  of: { by, origins },
  words,
}: {
  readonly row: CriticalRow;
  readonly of: Pick<Bottlenecks, "by" | "origins">;
  readonly words: ExposureWords;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (lost.length === 0) return <Text inherit>{t("exposure.lostNone")}</Text>;
  return (
    <>
      {lost.map(({ family, origins: losing }) => (
        <div key={`${family.kind} ${family.key}`}>
          {t(`exposure.lostOf${by}`, {
            family: words.family(family),
            losing: format.count(losing),
            origins: format.count(origins),
          })}
        </div>
      ))}
      {families > lost.length && (
        <div>
          {t("exposure.lostMore", {
            families: format.count(families - lost.length),
          })}
        </div>
      )}
      <Text size="xs" c="dimmed">
        {t("exposure.noAlternative")}
      </Text>
    </>
  );
}

export function SingleTable({ found, words, period }: Parts) {
  const { t } = useWords();
  const format = useFormat();
  const { total, inputs, unknown, nodes } = found.singleSources;
  const note =
    total === 0
      ? t("exposure.noSingle")
      : t("exposure.singleNote", {
          total: format.count(total),
          inputs: format.count(inputs),
          unknown: format.count(unknown),
        });
  return (
    <Listed
      title={t("exposure.singleTitle")}
      note={note}
      shown={nodes.length}
      total={total}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Heading>{t("exposure.supplier")}</Heading>
          </Table.Th>
          <Table.Th>
            <Heading>{t("exposure.input")}</Heading>
          </Table.Th>
          <Table.Th>
            <Heading>{t("exposure.customer")}</Heading>
          </Table.Th>
          <Table.Th ta="right">
            <Heading>{t("exposure.flow")}</Heading>
          </Table.Th>
          <ConditionHeads />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {nodes.map((row) => (
          <Table.Tr
            key={`${row.site.id} ${row.customer.id} ${row.family.kind} ${row.family.key}`}
          >
            <BottleneckSite site={row.site} tier={row.tier} />
            <Table.Td>
              {words.family(row.family)}
              <Text size="xs" c="dimmed">
                {t("exposure.noAlternative")}
              </Text>
            </Table.Td>
            <Table.Td>
              <SiteLinks sites={[row.customer]} />
              <Text size="xs" c="dimmed">
                {words.tier(row.customerTier)}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{words.percent(row.flow)}</Table.Td>
            <ConditionCells values={row.values} period={period} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Listed>
  );
}

export function BetweenTable({ found, words, period }: Parts) {
  const { t } = useWords();
  const { total, nodes } = found.between;
  return (
    <Listed
      title={t("exposure.betweenTitle")}
      note={t(total === 0 ? "exposure.noBetween" : "exposure.betweenNote")}
      shown={nodes.length}
      total={total}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Heading>{t("measure.site")}</Heading>
          </Table.Th>
          <Table.Th ta="right">
            <Heading>{t("exposure.ways")}</Heading>
          </Table.Th>
          <ConditionHeads />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {nodes.map((row) => (
          <Table.Tr key={row.site.id}>
            <BottleneckSite site={row.site} tier={row.tier} />
            <Table.Td ta="right">{words.percent(row.share)}</Table.Td>
            <ConditionCells values={row.values} period={period} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Listed>
  );
}
