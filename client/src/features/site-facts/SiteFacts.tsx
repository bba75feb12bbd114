/** Numbers about the site that percentages are shares of and questions depend on, with who states them. */
import { Text, Title } from "@mantine/core";
import type { SiteFacts_SiteFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { useFactWords } from "../../ui/fact-words.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { SpokenSign } from "../../ui/SiteValue.tsx";
import { Table } from "../../ui/Table.tsx";
import { Term } from "../../ui/Term.tsx";

type Fact = SiteFacts_SiteFragment["facts"][number];

export function SiteFacts({
  site,
  period,
}: {
  readonly site: SiteFacts_SiteFragment;
  /** The period of the page: an earlier one that speaks is carried. */
  readonly period: string;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const name = ({ fact }: Fact) => catalogue.fact(fact.id)[locale];
  const known = site.facts.filter(
    ({ value, isWithheld }) => value !== null || isWithheld,
  );
  const unknown = site.facts.filter((fact) => !known.includes(fact));
  return (
    <section>
      <Title order={2}>{t("site.facts")}</Title>
      {known.length === 0 ? (
        <Text>{t("site.noFacts")}</Text>
      ) : (
        <Table.ScrollContainer minWidth={340}>
          <Table fz="sm" verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Heading>{t("site.fact")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("site.value")}</Heading>
                </Table.Th>
                <Table.Th>
                  <Heading>{t("site.speaksFrom")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Heading>{t("site.source")}</Heading>
                </Table.Th>
                <Table.Th visibleFrom="sm">{t("site.others")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {known.map((fact) => (
                <FactRow
                  key={fact.fact.id}
                  fact={fact}
                  name={name(fact)}
                  period={period}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {known.some(({ isWithheld }) => isWithheld) && (
        <Text size="sm" c="dimmed" maw="80ch">
          {t("site.withheldNote")}{" "}
          <MethodLink topic="groups">{t("site.more")}</MethodLink>
        </Text>
      )}
      {unknown.length > 0 && known.length > 0 && (
        <Text size="sm" c="dimmed" maw="80ch" mt={4}>
          {t("site.unknownFacts", { names: unknown.map(name).join(", ") })}
        </Text>
      )}
    </section>
  );
}

function FactRow({
  fact,
  name,
  period,
}: {
  readonly fact: Fact;
  readonly name: string;
  readonly period: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useFactWords();
  const { value, source, others, isSmall, isAssumed } = fact;
  const isCarried = fact.period !== null && fact.period < period;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
        {isSmall && (
          <Text size="xs" c="dimmed">
            {t("site.smallFact")}
          </Text>
        )}
        {isAssumed && (
          <Text size="xs" c="dimmed">
            {t("site.assumedFact")}
          </Text>
        )}
      </Table.Th>
      <Table.Td ta="right">
        {value === null ? (
          <Term word="withheld">{t("site.withheld")}</Term>
        ) : (
          words(fact.fact.id, value)
        )}
      </Table.Td>
      <Table.Td>
        {isCarried && <SpokenSign name="carried" />}{" "}
        {fact.period && format.period(fact.period)}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {source ? source.name[locale] : value !== null && t("site.derived")}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {others
          .map(
            (other) =>
              `${other.source.name[locale]}: ${words(fact.fact.id, other.value)}`,
          )
          .join("; ")}
      </Table.Td>
    </Table.Tr>
  );
}
