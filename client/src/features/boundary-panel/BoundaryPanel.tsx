import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { List, Text, Title } from "@mantine/core";
import {
  BoundaryPanel_NetworkFragmentDoc,
  type BoundaryPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";

/** How much of the network this view holds, what is known to be hidden, why, and whom to ask. */
export function BoundaryPanel({
  network,
}: {
  readonly network: FragmentType<BoundaryPanel_NetworkFragment>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { data, complete } = useFragment({
    fragment: BoundaryPanel_NetworkFragmentDoc,
    from: network,
  });
  if (!complete) return null;
  const { sites, shared, unnamed } = data.boundary;
  const about = unnamed.reduce((sum, tier) => sum + tier.about, 0);
  const words = (count: number) =>
    count === 0 ? t("overview.fewerThan5") : format.count(count);
  return (
    <section>
      <Title order={2}>{t("overview.boundary")}</Title>
      <List size="sm" mt="xs" spacing={4}>
        <List.Item>{t("overview.boundarySites", { count: sites })}</List.Item>
        <List.Item>
          {t("overview.boundaryShared", {
            shared: format.count(shared),
            unshared: format.count(sites - shared),
          })}
        </List.Item>
        {unnamed.length > 0 && (
          <List.Item>
            {t("overview.boundaryUnnamed", {
              about: words(about),
              tiers: unnamed
                .map(
                  ({ tier, about: count }) =>
                    `${catalogue.tier(tier)[locale]}: ${words(count)}`,
                )
                .join(", "),
            })}
          </List.Item>
        )}
      </List>
      {(unnamed.length > 0 || shared < sites) && (
        <Text size="sm" c="dimmed" mt="xs" maw="72ch">
          {t("overview.whyHidden")}
        </Text>
      )}
    </section>
  );
}
