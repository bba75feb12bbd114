import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useCatalogue } from "../lib/catalogue.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { differingTerms, type LinkRow as Row } from "./differing-terms.ts";
import { Table } from "./Table.tsx";
import { useDisclosureEnd } from "./use-disclosure-end.ts";

/** One row a site and part family; what is not the viewer's to know says so. */
export function LinkTable({
  links,
  nothing,
}: {
  readonly links: readonly Row[];
  readonly nothing: string;
}) {
  const { t } = useWords();
  if (links.length === 0) return <Text size="sm">{nothing}</Text>;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("sites.site")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("site.part")}</Table.Th>
            <Table.Th>{t("site.linkStatements")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function LinkRow({ link }: { readonly link: Row }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const disclosureEnd = useDisclosureEnd();
  const { other, statements, partFamily } = link;
  const place = [
    other?.mainSegment ?? link.otherSegment,
    other?.province ?? link.otherProvince,
  ];
  const where = [
    place[0] && catalogue.segment(place[0])[locale],
    place[1] && catalogue.province(place[1])[locale],
  ]
    .filter(Boolean)
    .join(", ");
  const family = partFamily
    ? catalogue.partFamily(partFamily)[locale]
    : t("site.partHidden");
  const differing = differingTerms(statements);
  const days = ({ since, until }: (typeof statements)[number]) => [
    since && t("site.since", { day: format.day(since) }),
    until && t("site.until", { day: format.day(until) }),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {other ? (
          <Anchor component={Link} to={to(`/sites/${other.id}`)} inherit>
            {other.name[locale]}
          </Anchor>
        ) : (
          t("site.unnamed")
        )}
        <Text component="div" size="xs" c="dimmed">
          {where}
          {!link.isCurrent && ` ${t("site.notCurrent")}`}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {t("site.part")}: {family}
        </Text>
      </Table.Th>
      <Table.Td visibleFrom="sm">
        {partFamily ? (
          family
        ) : (
          <Text component="span" inherit c="dimmed">
            {family}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {statements.length === 0 && (
          <Text component="span" inherit c="dimmed">
            {t("site.statementsHidden")}
          </Text>
        )}
        {statements.map((statement) => (
          <div key={statement.id}>
            {[
              `${statement.source.name[locale]} (${t(`site.declared_${statement.declaredBy}`)})`,
              statement.share !== null &&
                t("site.share", { share: format.percent(statement.share) }),
              statement.isSingleSource && t("site.singleSource"),
              // Of what a customer alone states others are told nothing.
              t(
                statement.declaredBy === "customer"
                  ? "site.shows_private"
                  : `site.shows_${statement.disclosure}`,
              ),
              disclosureEnd(statement),
              ...days(statement),
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        ))}
        {differing.length > 0 && (
          <Text component="div" size="xs" fw={600}>
            {t("site.sourcesDiffer", {
              terms: differing.map((term) => t(term)).join(", "),
            })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
