/** What is lost alone, with its time to recover beside the time that tier 0 survives without it. */
import type { Survival } from "@saphan/shared/core";
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { useLab } from "./lab-context.ts";

export interface StressRow extends Survival {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly href?: string;
  readonly recover: number;
  /** Nobody states how long it takes. */
  readonly isEstimated: boolean;
  /** Estimated from sites of the same product group. */
  readonly isFromPeers: boolean;
  readonly isCritical: boolean;
  /** Of all origins together. */
  readonly lost: number;
  readonly worst: number;
}

export function StressTable({
  title,
  days,
  rows,
}: {
  readonly title: string;
  /** Looked at. */
  readonly days: number;
  readonly rows: readonly StressRow[];
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network } = useLab();
  const share = 1 / Math.max(1, network.origins.length);
  const orNever = (day: number) =>
    day === Infinity
      ? t("resilience.longer", { days: format.count(days) })
      : format.count(day);
  return (
    <div>
      <Title order={3}>{title}</Title>
      <Table.ScrollContainer minWidth={720}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="left">
                <Heading>{t("resilience.lostAlone")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.recover")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.survive")}</Heading>
              </Table.Th>
              <Table.Th ta="left">
                <Heading>{t("resilience.verdict")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.firstFelt")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.lost")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.worst")}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" fw={400}>
                  {row.href ? (
                    <Anchor component={Link} to={row.href} inherit>
                      {row.name}
                    </Anchor>
                  ) : (
                    row.name
                  )}
                  {row.note && (
                    <Text size="xs" c="dimmed">
                      {row.note}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td ta="right">
                  {format.number(row.recover, 1)}
                  {row.isEstimated && (
                    <Text size="xs" c="dimmed">
                      {t(
                        row.isFromPeers
                          ? "resilience.estimatedFromPeers"
                          : "resilience.estimated",
                      )}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right">{orNever(row.survive)}</Table.Td>
                <Table.Td fw={row.isCritical ? 600 : undefined}>
                  {t(row.isCritical ? "resilience.act" : "resilience.holds")}
                </Table.Td>
                <Table.Td ta="right">{orNever(row.firstDay)}</Table.Td>
                <Table.Td ta="right">
                  {format.number(row.lost * share, 1)}
                </Table.Td>
                <Table.Td ta="right">
                  {format.number(row.worst * share, 1)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
