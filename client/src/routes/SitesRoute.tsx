import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import {
  SitesRouteDocument,
  type SitesRouteQuery,
} from "../__generated__/operations.ts";
import { RegistryTable } from "../features/registry-table/RegistryTable.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { SiteTable } from "../features/site-table/SiteTable.tsx";
import { readColumns, readOrder } from "../features/site-table/table-model.ts";
import { useCatalogue } from "../lib/catalogue.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import overview from "../texts/overview.json" with { type: "json" };
import sight from "../texts/sight.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

// The menus float above the page and are loaded behind it.
const SiteFacets = lazy(async () => ({
  default: (await import("../features/site-facets/SiteFacets.tsx")).SiteFacets,
}));

/** Whoever reads figures sees the sites of a lens; who manages the registry sees all, without figures. */
export function SitesRoute() {
  usePageTexts({ overview, sight, sites });
  const { t } = useWords();
  const readsFigures = useMay("figures:read");
  return (
    <Stack gap="md">
      <Title order={1}>{t("shell.sites")}</Title>
      {readsFigures ? <NetworkSites /> : <RegistryTable />}
    </Stack>
  );
}

/** What the address asks for. */
function useVariables() {
  const catalogue = useCatalogue();
  const { params, scope, filter } = useScope();
  const columns = readColumns(params, catalogue);
  const { standing: _standing, ...elsewhere } = filter ?? {};
  const of = catalogue.findIndicator(params.get("of") ?? "");
  return {
    ...scope,
    ...(filter ? { filter } : {}),
    ...(Object.keys(elsewhere).length > 0 ? { elsewhere } : {}),
    standingOf: of ? [of.id] : [],
    columns: [...columns],
    sort: readOrder(params, columns),
  };
}

/** Names of groups in the facets, for the words of the filter. */
const groupNames =
  (network: SitesRouteQuery["network"], locale: "en" | "th") =>
  (id: string): string =>
    network.facets
      .flatMap(({ values }) => values)
      .find(({ group, key }) => group && key === id)?.group?.name[locale] ?? id;

function NetworkSites() {
  const { locale } = useWords();
  const variables = useVariables();
  const { data, error, refetch } = useQuery(SitesRouteDocument, { variables });
  const shown = useShown(data, variables);
  if (!shown)
    return error ? (
      <LoadError error={error} retry={() => void refetch()} />
    ) : (
      <LoadingState />
    );
  const { network } = shown.data;
  return (
    <>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      <Stack
        gap="md"
        aria-busy={shown.isStale}
        opacity={shown.isStale ? 0.6 : 1}
      >
        <ScopeBar network={network} groupName={groupNames(network, locale)} />
        {network.boundary.sites === 0 ? (
          <EmptyNetwork />
        ) : (
          <>
            <Suspense fallback={<Skeleton height={30} />}>
              <SiteFacets network={network} variables={shown.variables} />
            </Suspense>
            <SiteTable
              network={network}
              listing={shown.variables}
              groupName={groupNames(network, locale)}
            />
          </>
        )}
      </Stack>
    </>
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} maw={420} />
      <Skeleton height={32} />
      <Skeleton height={480} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("sites.empty")}</Text>
      <Text>{t("sites.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("overview.emptyAct")}
      </Anchor>
    </Stack>
  );
}
