import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { SitesBehindPageFragment } from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { WordedSign } from "../../ui/Signs.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./SitesBehind.module.css";

export type SiteRowEdge = SitesBehindPageFragment["edges"][number];

/** On a phone the two most telling columns stay, and the rest stands below the name. */
export function SiteRow({
  edge,
  indicator,
  period,
}: {
  readonly edge: SiteRowEdge;
  readonly indicator: IndicatorTerm;
  /** The period of the page: an answer of another is carried. */
  readonly period: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const words = useSiteValueWords();
  const { to } = useScope();
  const { node, tier, isOwn } = edge;
  const value = edge.values[0];
  if (!value) return null;
  const isCarried = value.period !== null && value.period !== period;
  const sign = <WordedSign name={isCarried ? "carried" : value.standing} />;
  const conflict = value.conflict && (
    <Text component="span" size="sm" c="var(--saphan-bad)">
      <span aria-hidden="true">⚠ </span>
      {t("indicator.conflict")}
    </Text>
  );
  const province = catalogue.province(node.province)[locale];
  const answered = value.standing === "answered";
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Anchor component={Link} to={to(`/sites/${node.id}`)} inherit>
          {node.name[locale]}
        </Anchor>
        {isOwn && (
          <Text component="span" size="xs" c="dimmed">
            {" "}
            {t("indicator.own")}
          </Text>
        )}
        <Text component="div" size="xs" c="dimmed" hiddenFrom="sm">
          {catalogue.tier(tier)[locale]} · {province}
          <br />
          {sign} {conflict}
        </Text>
      </Table.Th>
      <Table.Td visibleFrom="sm">{catalogue.tier(tier)[locale]}</Table.Td>
      <Table.Td visibleFrom="sm">{province}</Table.Td>
      <Table.Td visibleFrom="sm">
        {sign} {conflict}
      </Table.Td>
      <Table.Td ta="right" className={classes["value"] ?? ""}>
        {answered || value.value !== null ? words(indicator, value) : "–"}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {value.verification === null ? "" : `V${value.verification}`}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {value.period === null ? "" : format.period(value.period)}
      </Table.Td>
    </Table.Tr>
  );
}
