/** What every row of a bottleneck begins and ends with: the site, and the conditions of its people. */
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type {
  Bottleneck_SiteFragment,
  Bottleneck_ValueFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { SiteValue } from "../../ui/SiteValue.tsx";
import { Table } from "../../ui/Table.tsx";
import { CONDITIONS } from "./exposure-address.ts";

export function BottleneckSite({
  site,
  tier,
}: {
  readonly site: Omit<Bottleneck_SiteFragment, " $fragmentName" | "__typename">;
  readonly tier: string;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  return (
    <Table.Th scope="row" fw={400}>
      <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
        {site.name[locale]}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[
          catalogue.tier(tier)[locale],
          catalogue.segment(site.mainSegment)[locale],
          site.entity.name[locale],
        ].join(" · ")}{" "}
        <Anchor
          component={Link}
          inherit
          className="no-print"
          to={to("/network", { focus: site.id })}
          aria-label={`${site.name[locale]}: ${t("exposure.inNetwork")}`}
        >
          {t("exposure.inNetwork")}
        </Anchor>
      </Text>
    </Table.Th>
  );
}

export function ConditionHeads() {
  const { t } = useWords();
  return CONDITIONS.map((id) => (
    <Table.Th key={id}>
      <Heading>{t(`exposure.condition_${id}`)}</Heading>
    </Table.Th>
  ));
}

export function ConditionCells({
  values,
  period,
}: {
  readonly values: readonly Omit<
    Bottleneck_ValueFragment,
    " $fragmentName" | "__typename"
  >[];
  readonly period: string;
}) {
  const catalogue = useCatalogue();
  return values.map((value) => {
    const indicator = catalogue.findIndicator(value.indicator);
    return (
      <Table.Td key={value.indicator}>
        {indicator && (
          <SiteValue indicator={indicator} value={value} period={period} />
        )}
      </Table.Td>
    );
  });
}

/** Names that lead to their sites. */
export function SiteLinks({
  sites,
}: {
  readonly sites: readonly {
    readonly id: string;
    readonly name: { readonly en: string; readonly th: string };
  }[];
}) {
  const { locale } = useWords();
  const { to } = useScope();
  return sites.map(({ id, name }) => (
    <div key={id}>
      <Anchor component={Link} to={to(`/sites/${id}`)} inherit>
        {name[locale]}
      </Anchor>
    </div>
  ));
}
