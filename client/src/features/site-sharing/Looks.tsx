/** Which organisations opened the site, how often and when. */
import { Text, Title } from "@mantine/core";
import type { Sharing_SiteFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./Sharing.module.css";

export function Looks({
  looks,
}: {
  readonly looks: Sharing_SiteFragment["looks"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const hasOthers = looks.some(({ organisation }) => !organisation);
  return (
    <section>
      <Title order={2}>{t("sharing.looks")}</Title>
      <Text size="sm" c="dimmed" maw="72ch">
        {t("sharing.looksNote")}
      </Text>
      {looks.length === 0 ? (
        <Text mt="xs">{t("sharing.looksNone")}</Text>
      ) : (
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("sharing.organisation")}</Table.Th>
              <Table.Th ta="right">{t("sharing.looksTimes")}</Table.Th>
              <Table.Th ta="right">{t("sharing.looksDays")}</Table.Th>
              <Table.Th>{t("sharing.looksLast")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {looks.map(({ organisation, times, dayCount, days }) => (
              <Table.Tr key={organisation?.id ?? ""}>
                <Table.Th scope="row" fw={400}>
                  {organisation?.name[locale] ?? t("sharing.looksOthers")}
                </Table.Th>
                <Table.Td ta="right">{format.count(times)}</Table.Td>
                <Table.Td ta="right">{format.count(dayCount)}</Table.Td>
                <Table.Td>
                  {days[0] && format.day(days[0].day)}
                  {dayCount > 1 && (
                    <details className={classes["fold"]}>
                      <summary>{t("sharing.looksWhich")}</summary>
                      {days.map(({ day, times: onDay }) => (
                        <div key={day}>
                          {t("sharing.looksOnDay", {
                            day: format.day(day),
                            times: format.count(onDay),
                          })}
                        </div>
                      ))}
                      {dayCount > days.length &&
                        t("sharing.looksEarlier", {
                          count: dayCount - days.length,
                        })}
                    </details>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {hasOthers && (
        <Text size="sm" c="dimmed" maw="72ch">
          {t("sharing.looksOthersNote")}
        </Text>
      )}
    </section>
  );
}
