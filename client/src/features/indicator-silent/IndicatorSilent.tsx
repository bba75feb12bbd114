/** Whom to ask next: sites that have not answered, by what their answer could move. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  IndicatorSilent_NetworkFragmentDoc,
  type IndicatorSilent_NetworkFragment,
} from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { SilentSites } from "../../ui/SilentSites.tsx";

export function IndicatorSilent({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<IndicatorSilent_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t } = useWords();
  const { toFiltered } = useScope();
  const { data, complete } = useFragment({
    fragment: IndicatorSilent_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { total, sites } = data.silentSites;
  return (
    <section id="silent">
      <Title order={2}>{t("indicator.silent")}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw="72ch">
        {total === 0
          ? t("indicator.silentNobody")
          : t(
              indicator.bounded
                ? "indicator.silentNoteMoves"
                : "indicator.silentNote",
              { count: total },
            )}
      </Text>
      {sites.length > 0 && (
        <SilentSites sites={sites} isBounded={indicator.bounded} />
      )}
      {total > sites.length && (
        <Anchor
          component={Link}
          size="sm"
          to={toFiltered("/sites", { standing: "silent", of: indicator.id })}
        >
          {t("indicator.silentAll", { count: total })}
        </Anchor>
      )}
    </section>
  );
}
