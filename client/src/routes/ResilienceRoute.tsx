import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { ResilienceRouteDocument } from "../__generated__/operations.ts";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import overview from "../texts/overview.json" with { type: "json" };
import resilience from "../texts/resilience.json" with { type: "json" };
import site from "../texts/site.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

// The lab is loaded beside the network that it works on.
const Lab = lazy(async () => ({
  default: (await import("../features/resilience/Lab.tsx")).Lab,
}));
const NoFigures = lazy(async () => ({
  default: (await import("../ui/NoFigures.tsx")).NoFigures,
}));

export function ResilienceRoute() {
  usePageTexts({ overview, resilience, site });
  const { t } = useWords();
  const { scope } = useScope();
  const mayRead = useMay("figures:read");
  const { data, error, refetch } = useQuery(ResilienceRouteDocument, {
    variables: scope,
    skip: !mayRead,
  });
  const shown = useShown(data, scope);
  return (
    <Stack gap="md">
      <Title order={1}>{t("resilience.title")}</Title>
      {!mayRead && (
        <Suspense>
          <NoFigures />
        </Suspense>
      )}
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {mayRead && !shown && !error && (
        <Stack role="status" aria-label={t("shell.loading")}>
          <Skeleton height={60} maw={420} />
          <Skeleton height={480} />
        </Stack>
      )}
      {shown && (
        <Stack
          gap="md"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <ScopeBar network={shown.data.network} />
          <Text maw="72ch">{t("resilience.lead")}</Text>
          {shown.data.network.boundary.sites === 0 ? (
            <EmptyNetwork />
          ) : (
            <Suspense fallback={<Skeleton height={480} />}>
              <Lab
                network={shown.data.network}
                variables={{ ...shown.variables }}
              />
            </Suspense>
          )}
        </Stack>
      )}
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("resilience.empty")}</Text>
      <Text>{t("resilience.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("overview.emptyAct")}
      </Anchor>
    </Stack>
  );
}
