/** What is stated of both records: which, never what it says. */
import { Text } from "@mantine/core";
import type { SuccessionPlanPartsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Table } from "../../ui/Table.tsx";

type Both = SuccessionPlanPartsFragment["both"];

export function StatedOfBoth({
  both,
  from,
  into,
}: {
  readonly both: Both;
  readonly from: string;
  readonly into: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { total, fromNewer, nodes } = both;
  if (total === 0) return <Text>{t("succession.noneOfBoth")}</Text>;
  const what = ({ indicator, breakdown, fact }: Both["nodes"][number]) =>
    fact
      ? catalogue.fact(fact)[locale]
      : [
          catalogue.findIndicator(indicator ?? "")?.name[locale] ?? indicator,
          breakdown,
        ]
          .filter(Boolean)
          .join(", ");
  return (
    <>
      <Text>
        {t("succession.ofBoth", {
          count: total,
          shown: format.count(total),
          fromNewer: format.count(fromNewer),
          intoNewer: format.count(total - fromNewer),
          from,
          into,
        })}
      </Text>
      <details>
        <summary>{t("succession.ofBothWhich")}</summary>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("succession.what")}</Table.Th>
              <Table.Th>{t("succession.period")}</Table.Th>
              <Table.Th>{t("succession.by")}</Table.Th>
              <Table.Th>{t("succession.counts")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {nodes.map((node, i) => (
              <Table.Tr key={i}>
                <Table.Td>{what(node)}</Table.Td>
                <Table.Td>{format.period(node.period)}</Table.Td>
                <Table.Td>
                  {(node.source ?? node.site)?.name[locale] ?? ""}
                </Table.Td>
                <Table.Td>{node.isFromNewer ? from : into}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {nodes.length < total && (
          <Text size="sm" c="dimmed">
            {t("succession.ofBothMore", {
              shown: format.count(total - nodes.length),
            })}
          </Text>
        )}
      </details>
    </>
  );
}
