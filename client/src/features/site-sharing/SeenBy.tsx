/** What one organisation sees of the site today, made by the code that answers that organisation. */
import { useQuery } from "@apollo/client/react";
import { List, Skeleton, Stack, Text } from "@mantine/core";
import { SeenByDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFactWords } from "../../ui/fact-words.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { Table } from "../../ui/Table.tsx";
import { Term } from "../../ui/Term.tsx";

export function SeenBy({
  site,
  organisation,
}: {
  readonly site: string;
  readonly organisation: string;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const factWords = useFactWords();
  const { data, error, refetch } = useQuery(SeenByDocument, {
    variables: { id: site, organisation },
    fetchPolicy: "no-cache",
  });
  if (error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data)
    return (
      <Skeleton height={120} role="status" aria-label={t("shell.loading")} />
    );
  const seen = data.site.seenBy;
  if (!seen) return <Text size="sm">{t("sharing.seesNothing")}</Text>;
  const name = (pillar: string) =>
    catalogue.pillars.find(({ id }) => id === pillar)?.name[locale] ?? pillar;
  const names = seen.answered
    .map((id) => catalogue.findIndicator(id)?.name[locale] ?? id)
    .join("; ");
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t(
          seen.isShared
            ? "sharing.seesAnswers"
            : seen.isNamed
              ? "sharing.seesName"
              : "sharing.seesNothing",
        )}{" "}
        {seen.isNamed &&
          t("sharing.seesLinks", {
            customers: seen.customers,
            suppliers: seen.suppliers,
          })}
      </Text>
      {seen.isShared && (
        <>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("sharing.pillar")}</Table.Th>
                <Table.Th ta="right">{t("sharing.answered")}</Table.Th>
                <Table.Th ta="right">{t("sharing.silent")}</Table.Th>
                <Table.Th ta="right">{t("sharing.hidden")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {seen.pillars.map(({ pillar, answered, silent, hidden }) => (
                <Table.Tr key={pillar.id}>
                  <Table.Th scope="row" fw={400}>
                    {name(pillar.id)}
                  </Table.Th>
                  <Table.Td ta="right">{answered}</Table.Td>
                  <Table.Td ta="right">{silent}</Table.Td>
                  <Table.Td ta="right">{hidden}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {names && (
            <details>
              <summary>{t("sharing.whichAnswers")}</summary>
              <Text size="sm">{names}</Text>
            </details>
          )}
          <details>
            <summary>
              {t("sharing.whichFacts", { count: seen.facts.length })}
            </summary>
            <List size="sm">
              {seen.facts.map(({ fact, value }) => (
                <List.Item key={fact.id}>
                  {catalogue.fact(fact.id)[locale]}:{" "}
                  {value === null ? "" : factWords(fact.id, value)}
                </List.Item>
              ))}
            </List>
          </details>
          {seen.factsWithheld > 0 && (
            <Text size="sm" c="dimmed">
              <Term word="withheld">
                {t("sharing.withheld", { count: seen.factsWithheld })}
              </Term>
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}
