import { Text, Title } from "@mantine/core";
import type { DefinitionPanel_CatalogueFragment } from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { isSpreadOnly } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { Heading } from "../../ui/Heading.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { Table } from "../../ui/Table.tsx";
import type { Definition } from "./definition.ts";

/** From this level on a site counts in the share (rule 6). */
const GOOD_LEVEL = 3;

/** Levels with what each means and the verification that it needs, or options and which are in order. */
export function Choices({
  indicator,
  definition,
  verifications,
}: {
  readonly indicator: IndicatorTerm;
  readonly definition: Definition;
  readonly verifications: DefinitionPanel_CatalogueFragment["verifications"];
}) {
  if (definition.levels.length > 0)
    return <Levels definition={definition} verifications={verifications} />;
  if (indicator.options.length > 0) return <Options indicator={indicator} />;
  return null;
}

function Levels({
  definition,
  verifications,
}: {
  readonly definition: Definition;
  readonly verifications: DefinitionPanel_CatalogueFragment["verifications"];
}) {
  const { t, locale } = useWords();
  const { levels, gate } = definition;
  const needs = (level: number) => gate[level] ?? 0;
  const isGated = levels.some(({ level }) => needs(level) > 0);
  return (
    <>
      <Title order={3}>{t("indicator.levels")}</Title>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Heading>{t("indicator.level")}</Heading>
            </Table.Th>
            <Table.Th>{t("indicator.meaning")}</Table.Th>
            {isGated && (
              <Table.Th>
                <Heading>{t("indicator.needs")}</Heading>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levels.map(({ level, definition: meaning }) => (
            <Table.Tr key={level}>
              <Table.Th scope="row">{level}</Table.Th>
              <Table.Td>{meaning[locale]}</Table.Td>
              {isGated && (
                <Table.Td>
                  {needs(level) > 0 &&
                    `V${needs(level)} ${verifications[needs(level)]?.name[locale] ?? ""}`}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt={4} mb="sm">
        {t("indicator.levelsNote", { level: GOOD_LEVEL })}{" "}
        {isGated && (
          <>
            {t("indicator.gateNote")}{" "}
            <MethodLink topic="verification">
              {t("indicator.gateMore")}
            </MethodLink>
          </>
        )}
      </Text>
    </>
  );
}

function Options({ indicator }: { readonly indicator: IndicatorTerm }) {
  const { t, locale } = useWords();
  const isJudged = !isSpreadOnly(indicator);
  return (
    <>
      <Title order={3}>{t("indicator.options")}</Title>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={6} mb="sm">
        <Table.Tbody>
          {indicator.options.map(({ id, name, isOk }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {name[locale]}
              </Table.Th>
              {isJudged && (
                <Table.Td>
                  {isOk && (
                    <>
                      <span aria-hidden="true">✓ </span>
                      {t("indicator.optionOk")}
                    </>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!isJudged && (
        <Text size="sm" c="dimmed" mb="sm">
          {t("indicator.spreadOnly")}
        </Text>
      )}
    </>
  );
}
