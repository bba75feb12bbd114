/** Links of the chosen site: part family, share, who declared them, what they disclose, and where sources differ. */
import { useQuery } from "@apollo/client/react";
import { Skeleton, Text, Title } from "@mantine/core";
import { ExplorerSiteDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { LinkTable } from "../../ui/LinkTable.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import type { ExplorerAddress } from "./explorer-address.ts";
import { StepsOfSite } from "./StepsOfSite.tsx";

export function SitePanel({
  id,
  address,
}: {
  readonly id: string;
  readonly address: ExplorerAddress;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { scope } = useScope();
  const { lens: _lens, ...when } = scope;
  const { data, error, refetch } = useQuery(ExplorerSiteDocument, {
    variables: { id, ...when },
  });
  if (error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} mt="md" />;
  const { site } = data;
  return (
    <>
      <Text size="sm" mt="sm">
        {[
          site.key,
          site.entity?.name[locale],
          catalogue.segment(site.mainSegment)[locale],
          catalogue.province(site.province)[locale],
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {address.focus === id && <StepsOfSite address={address} />}
      <Title order={3} size="h5" mt="md">
        {t("network.supplies")}
      </Title>
      <LinkTable links={site.customers} nothing={t("network.noCustomers")} />
      <Title order={3} size="h5" mt="md">
        {t("network.suppliedBy")}
      </Title>
      <LinkTable links={site.suppliers} nothing={t("network.noSuppliers")} />
    </>
  );
}
