/** What would have helped: the scenario run again with one thing prepared at a time. */
import type { HelpFound } from "@saphan/shared/core";
import { Text, Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { useLab } from "./lab-context.ts";
import type { Naming } from "./naming.ts";

/** What saves less than is shown saves nothing. */
const LEAST = 0.05;

export function HelpTable({
  helps,
  named,
}: {
  readonly helps: readonly HelpFound[];
  readonly named: Naming;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network } = useLab();
  const share = 1 / Math.max(1, network.origins.length);
  const rows = helps
    .map(({ remedy, saved }) => ({
      ...remedy,
      lost: saved.lost * share,
      worst: saved.worst * share,
    }))
    .filter(({ lost, worst }) => Math.max(lost, worst) >= LEAST);
  return (
    <div>
      <Title order={3}>{t("resilience.helps")}</Title>
      <Text size="sm" c="dimmed" maw="72ch">
        {t(rows.length > 0 ? "resilience.helpsNote" : "resilience.noHelps")}
      </Text>
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="left">
                  <Heading>{t("resilience.remedy")}</Heading>
                </Table.Th>
                <Table.Th ta="left">
                  <Heading>{t("resilience.remedyAt")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("resilience.savedLost")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("resilience.savedWorst")}</Heading>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ customer, family, stock, second, lost, worst }) => (
                <Table.Tr key={`${customer} ${family} ${stock ?? 0}`}>
                  <Table.Th scope="row" fw={400}>
                    {stock
                      ? t("resilience.remedyStock", {
                          days: named.words.days(stock),
                          family: named.words.family(
                            network.families[family] ?? "",
                          ),
                        })
                      : t("resilience.remedySecond", {
                          share: format.percent(second ?? 0),
                          family: named.words.family(
                            network.families[family] ?? "",
                          ),
                        })}
                  </Table.Th>
                  <Table.Td>{named.site(customer)}</Table.Td>
                  <Table.Td ta="right">{named.words.amount(lost)}</Table.Td>
                  <Table.Td ta="right">{named.words.amount(worst)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </div>
  );
}
