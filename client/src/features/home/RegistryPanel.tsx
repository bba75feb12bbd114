import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ReactNode } from "react";
import {
  RegistryPanel_RegistrySummaryFragmentDoc,
  type RegistryPanel_RegistrySummaryFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Item, Items } from "./Item.tsx";
import { Names } from "./Names.tsx";

type Summary = FragmentType<RegistryPanel_RegistrySummaryFragment>;

/** What the registry lacks, for who may mend it; `waiting` comes before all else. */
export function RegistryNeeds({
  summary,
  waiting,
}: {
  readonly summary: Summary;
  readonly waiting?: ReactNode;
}) {
  const { t, locale } = useWords();
  const { data, complete } = useFragment({
    fragment: RegistryPanel_RegistrySummaryFragmentDoc,
    from: summary,
  });
  if (!complete) return null;
  if (data.sites === 0 && data.entities === 0 && !waiting)
    return (
      <Text maw="72ch">
        {t("home.registryEmpty")}{" "}
        <Anchor component={Link} to="/data" inherit>
          {t("home.toData")}
        </Anchor>
      </Text>
    );
  if (data.problems.length === 0 && !waiting)
    return <Text c="dimmed">{t("home.registryFine")}</Text>;
  return (
    <Items>
      {waiting}
      {data.problems.map(({ kind, total, sites, entities }) => (
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
  const { data, complete } = useFragment({
    fragment: RegistryPanel_RegistrySummaryFragmentDoc,
    from: summary,
  });
  if (!complete) return null;
  return (
    <>
      <Text maw="72ch">
        {t("home.registryCounts", {
          sites: format.count(data.sites),
          closed: format.count(data.closed),
          entities: format.count(data.entities),
          links: format.count(data.links),
        })}
      </Text>
      <Text size="sm" c="dimmed" maw="72ch" mt="xs">
        {t("home.registryNoFigures")}
      </Text>
    </>
  );
}
