import { useQuery } from "@apollo/client/react";
import {
  Anchor,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { ExposureRouteDocument } from "../__generated__/operations.ts";
import {
  bottleneckInput,
  exposureInput,
  readAddress,
  VIEWS,
  type View,
} from "../features/exposure/exposure-address.ts";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { useCatalogue } from "../lib/catalogue.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import exposure from "../texts/exposure.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { PageFileButton } from "../ui/PageFileButton.tsx";

// Lists and drawings are loaded beside the figures that they show.
const ExposurePanel = lazy(async () => ({
  default: (await import("../features/exposure/ExposurePanel.tsx"))
    .ExposurePanel,
}));
const BottleneckPanel = lazy(async () => ({
  default: (await import("../features/exposure/BottleneckPanel.tsx"))
    .BottleneckPanel,
}));
const ExposureFile = lazy(async () => ({
  default: (await import("../features/exposure/ExposureFile.tsx")).ExposureFile,
}));
const NoFigures = lazy(async () => ({
  default: (await import("../ui/NoFigures.tsx")).NoFigures,
}));

/** Where a concern upstream comes from, and who would stop us. */
export function ExposureRoute() {
  usePageTexts({ exposure, sites });
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { params, scope } = useScope();
  const address = readAddress(params, catalogue.findIndicator);
  const variables = {
    ...scope,
    input: exposureInput(address),
    bottlenecks: bottleneckInput(address),
    isExposure: address.view === "exposure",
    isBottlenecks: address.view === "bottlenecks",
  };
  const mayRead = useMay("figures:read");
  const { data, error, refetch } = useQuery(ExposureRouteDocument, {
    variables,
    skip: !mayRead,
  });
  // A figure is called what it was asked for as, also while the address asks for something else.
  const shown = useShown(data, address);
  const network = shown?.data.network;
  return (
    <Stack gap="lg">
      <Title order={1}>{t("exposure.title")}</Title>
      {!mayRead && (
        <Suspense>
          <NoFigures />
        </Suspense>
      )}
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {mayRead && !network && !error && <LoadingState />}
      {shown && network && (
        <Stack
          gap="lg"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <ScopeBar
            network={network}
            file={
              <PageFileButton>
                {(onDone) => (
                  <ExposureFile
                    address={shown.variables}
                    scope={{
                      ...scope,
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
              <ViewControl view={address.view} />
              <Suspense fallback={<Skeleton height={480} />}>
                {network.exposure && (
                  <ExposurePanel
                    exposure={network.exposure}
                    address={shown.variables}
                    asked={address}
                    lens={network.lens.name[locale]}
                    period={network.period}
                  />
                )}
                {network.bottlenecks && (
                  <BottleneckPanel
                    found={network.bottlenecks}
                    address={address}
                    period={network.period}
                  />
                )}
              </Suspense>
            </>
          )}
        </Stack>
      )}
    </Stack>
  );
}

function ViewControl({ view }: { readonly view: View }) {
  const { t } = useWords();
  const { set } = useScope();
  return (
    <SegmentedControl
      className="no-print"
      size="sm"
      style={{ alignSelf: "start" }}
      value={view}
      aria-label={t("exposure.view")}
      data={VIEWS.map((value) => ({
        value,
        label: t(`exposure.view_${value}`),
      }))}
      onChange={(value) =>
        set({ view: value === VIEWS[0] ? undefined : value })
      }
    />
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} maw={420} />
      <Skeleton height={80} />
      <Skeleton height={480} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  const { to } = useScope();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("exposure.empty")}</Text>
      <Text>{t("exposure.emptyNote")}</Text>
      <Anchor component={Link} to={to("/data")}>
        {t("exposure.emptyAct")}
      </Anchor>
    </Stack>
  );
}
