/** Sites that have not answered, with what the answer of each could move. */
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useCatalogue } from "../lib/catalogue.ts";
import { useWords, type Text as Words } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { Heading } from "./Heading.tsx";
import { Table } from "./Table.tsx";

interface SilentSite {
  /** By how much of the figure its answer could move, as a fraction. */
  readonly weight: number | null;
  readonly site: {
    readonly id: string;
    readonly province: string;
    readonly name: Words;
  };
}

/** `isBounded`: whether silence can move the figure by an amount that is known. */
export function SilentSites({
  sites,
  isBounded,
}: {
  readonly sites: readonly SilentSite[];
  readonly isBounded: boolean;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  // An upper bound: what is small does not become nothing.
  const move = (weight: number | null): string =>
    weight
      ? t("measure.movePoints", {
          points: format.number(Math.max(weight * 100, 0.1), 1),
        })
      : t("measure.moveUnknown");
  return (
    <Table fz="sm" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Heading>{t("measure.site")}</Heading>
          </Table.Th>
          {isBounded && (
            <Table.Th ta="right">
              <Heading>{t("measure.couldMove")}</Heading>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sites.map(({ site, weight }) => (
          <Table.Tr key={site.id}>
            <Table.Th scope="row" fw={400}>
              <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
                {site.name[locale]}
              </Anchor>
              <Text size="xs" c="dimmed">
                {catalogue.province(site.province)[locale]}
              </Text>
            </Table.Th>
            {isBounded && <Table.Td ta="right">{move(weight)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
