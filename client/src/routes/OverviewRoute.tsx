import { useQuery } from "@apollo/client/react";
import { Anchor, Grid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy } from "react";
import { Link } from "react-router";
import { OverviewRouteDocument } from "../__generated__/operations.ts";
import { BoundaryPanel } from "../features/boundary-panel/BoundaryPanel.tsx";
import { HeadlinesPanel } from "../features/headlines/HeadlinesPanel.tsx";
import { PillarTable } from "../features/pillar-table/PillarTable.tsx";
import { ProvincePanel } from "../features/province-panel/ProvincePanel.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { SilentPanel } from "../features/silent-panel/SilentPanel.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import overview from "../texts/overview.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { PageFileButton } from "../ui/PageFileButton.tsx";

const OverviewFile = lazy(async () => ({
  default: (await import("../features/overview-file/OverviewFile.tsx"))
    .OverviewFile,
}));

export function OverviewRoute() {
  usePageTexts({ overview });
  const { t } = useWords();
  const { scope, filter, toFiltered } = useScope();
  const variables = { ...scope, ...(filter ? { filter } : {}) };
  const { data, error, refetch } = useQuery(OverviewRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  const network = shown?.data.network;
  return (
    <Stack gap="xl">
      <Title order={1}>{t("overview.title")}</Title>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!network && !error && <LoadingState />}
      {network && (
        <Stack
          gap="xl"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <ScopeBar
            network={network}
            compare={toFiltered("/compare")}
            file={
              <PageFileButton>
                {(onDone) => (
                  <OverviewFile
                    variables={{
                      ...shown.variables,
                      period: network.period,
                      asOf: network.asOf,
                      seq: network.seq,
                    }}
                    onDone={onDone}
                  />
                )}
              </PageFileButton>
            }
          />
          {network.boundary.sites === 0 ? (
            <EmptyNetwork />
          ) : (
            <>
              <HeadlinesPanel network={network} variables={shown.variables} />
              <PillarTable network={network} variables={shown.variables} />
              <Grid gap="xl">
                <Grid.Col span={{ base: 12, md: 5 }}>
                  <ProvincePanel
                    network={network}
                    variables={shown.variables}
                  />
                </Grid.Col>
                <Grid.Col span={{ base: 12, md: 7 }}>
                  <Stack gap="xl">
                    <SilentPanel
                      network={network}
                      variables={shown.variables}
                    />
                    <BoundaryPanel network={network} />
                  </Stack>
                </Grid.Col>
              </Grid>
            </>
          )}
        </Stack>
      )}
    </Stack>
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} width={420} />
      <Skeleton height={96} />
      <Skeleton height={280} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("overview.empty")}</Text>
      <Text>{t("overview.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("overview.emptyAct")}
      </Anchor>
    </Stack>
  );
}
