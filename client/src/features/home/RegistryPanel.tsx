import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ReactNode } from "react";
import type { RegistryPanel_RegistrySummaryFragment as Summary } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Item, Items } from "./Item.tsx";
import { Names } from "./Names.tsx";

/** What the registry lacks, for who may mend it; `waiting` comes before all else. */
export function RegistryNeeds({
  summary,
  waiting,
}: {
  readonly summary: Summary;
  readonly waiting?: ReactNode;
}) {
  const { t, locale } = useWords();
  if (summary.sites === 0 && summary.entities === 0 && !waiting)
    return (
      <Text maw="72ch">
        {t("home.registryEmpty")}{" "}
        <Anchor component={Link} to="/data" inherit>
          {t("home.toData")}
        </Anchor>
      </Text>
    );
  if (summary.problems.length === 0 && !waiting)
    return <Text c="dimmed">{t("home.registryFine")}</Text>;
  return (
    <Items>
      {waiting}
      {summary.problems.map(({ kind, total, sites, entities }) => (
        <Item
          key={kind}
          count={total}
          title={t(`home.problem_${kind}`, { count: total })}
        >
          <Names
            total={total}
            names={[
              ...sites.map((site) => ({ key: site.id, site })),
              ...entities.map(({ id, name }) => ({
                key: id,
                text: name[locale],
              })),
            ]}
          />
        </Item>
      ))}
    </Items>
  );
}

/** What the registry holds, and why there are no figures. */
export function RegistryCounts({ summary }: { readonly summary: Summary }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <>
      <Text maw="72ch">
        {t("home.registryCounts", {
          sites: format.count(summary.sites),
          closed: format.count(summary.closed),
          entities: format.count(summary.entities),
          links: format.count(summary.links),
        })}
      </Text>
      <Text size="sm" c="dimmed" maw="72ch" mt="xs">
        {t("home.registryNoFigures")}
      </Text>
    </>
  );
}
