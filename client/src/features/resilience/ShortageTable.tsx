/** Which families run out when, at which origin. */
import { Text, Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { useLab } from "./lab-context.ts";
import type { LabOutcome } from "./lab-work.ts";
import type { Naming } from "./naming.ts";

export function ShortageTable({
  outcome,
  named,
}: {
  readonly outcome: LabOutcome;
  readonly named: Naming;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network } = useLab();
  const rows = outcome.origins
    .flatMap(({ site, shortages, runOuts }) =>
      runOuts.map((runOut) => ({
        site,
        ...runOut,
        explains:
          shortages.find(({ family }) => family === runOut.family)?.explains ??
          0,
      })),
    )
    .sort(
      (a, b) => a.first - b.first || b.explains - a.explains || a.site - b.site,
    );
  return (
    <div>
      <Title order={3}>{t("resilience.runsOut")}</Title>
      {rows.length === 0 ? (
        <Text size="sm">{t("resilience.noneRunsOut")}</Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" maw="72ch">
            {t("resilience.runsOutNote")}
          </Text>
          <Table.ScrollContainer minWidth={560}>
            <Table fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th ta="left">
                    <Heading>{t("resilience.family")}</Heading>
                  </Table.Th>
                  <Table.Th ta="left">
                    <Heading>{t("resilience.origin")}</Heading>
                  </Table.Th>
                  <Table.Th ta="right">
                    <Heading>{t("resilience.outFrom")}</Heading>
                  </Table.Th>
                  <Table.Th ta="right">
                    <Heading>{t("resilience.outTo")}</Heading>
                  </Table.Th>
                  <Table.Th ta="right">
                    <Heading>{t("resilience.explains")}</Heading>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ site, family, first, last, explains }) => (
                  <Table.Tr key={`${site} ${family}`}>
                    <Table.Th scope="row" fw={400}>
                      {named.words.family(network.families[family] ?? "")}
                    </Table.Th>
                    <Table.Td>{named.site(site)}</Table.Td>
                    <Table.Td ta="right">{format.count(first)}</Table.Td>
                    <Table.Td ta="right">{format.count(last)}</Table.Td>
                    <Table.Td ta="right">
                      {named.words.amount(explains)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </div>
  );
}
