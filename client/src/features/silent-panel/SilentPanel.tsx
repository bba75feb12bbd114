import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  SilentPanel_NetworkFragmentDoc,
  type SilentPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { SilentSites } from "../../ui/SilentSites.tsx";

const INDICATOR = "train_coverage";

/** Sites that have not answered the first headline, by what their answer could move. */
export function SilentPanel({
  network,
  variables,
}: {
  readonly network: FragmentType<SilentPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: SilentPanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { total, sites } = data.silentSites;
  const indicator = catalogue.indicator(INDICATOR);
  return (
    <section>
      <Title order={2}>{t("overview.silent")}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {total === 0
          ? t("overview.silentNobody")
          : t("overview.silentNote", {
              count: total,
              indicator: indicator.name[locale],
            })}
      </Text>
      {sites.length > 0 && (
        <SilentSites sites={sites} isBounded={indicator.bounded} />
      )}
      {total > sites.length && (
        <Anchor
          component={Link}
          size="sm"
          to={to("/sites", { standing: "silent", of: INDICATOR })}
        >
          {t("overview.allSites")}
        </Anchor>
      )}
    </section>
  );
}
