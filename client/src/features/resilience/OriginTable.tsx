/** What each origin has of it, as far as suppliers are named and if the others stop too. */
import { Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import type { LabOutcome } from "./lab-work.ts";
import type { Naming } from "./naming.ts";

export function OriginTable({
  outcome,
  named,
}: {
  readonly outcome: LabOutcome;
  readonly named: Naming;
}) {
  const { t } = useWords();
  const format = useFormat();
  const day = (value: number | null) =>
    value === null ? t("resilience.notAtAll") : format.count(value);
  const { amount } = named.words;
  const columns = [
    t("resilience.firstDay"),
    t("resilience.daysStopped"),
    t("resilience.lost"),
    t("resilience.worst"),
    t("resilience.worseFirstDay"),
    t("resilience.worseLost"),
  ];
  return (
    <div>
      <Title order={3}>{t("resilience.byOrigin")}</Title>
      <Table.ScrollContainer minWidth={760}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="left">
                <Heading>{t("resilience.origin")}</Heading>
              </Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} ta="right">
                  <Heading>{column}</Heading>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outcome.origins.map((origin, i) => {
              const worse = outcome.worse[i];
              return (
                <Table.Tr key={origin.site}>
                  <Table.Th scope="row" fw={400}>
                    {named.site(origin.site)}
                  </Table.Th>
                  {[
                    day(origin.firstDay),
                    format.count(origin.daysStopped),
                    amount(origin.lost),
                    origin.worst === 0
                      ? amount(0)
                      : t("resilience.worstOn", {
                          worst: amount(origin.worst),
                          day: format.count(origin.worstDay),
                        }),
                    day(worse?.firstDay ?? null),
                    amount(worse?.lost ?? 0),
                  ].map((cell, at) => (
                    <Table.Td key={columns[at]} ta="right">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
