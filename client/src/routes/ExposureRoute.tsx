import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { ExposureRouteDocument } from "../__generated__/operations.ts";
import { ExposureControls } from "../features/exposure/ExposureControls.tsx";
import {
  exposureInput,
  readAddress,
} from "../features/exposure/exposure-address.ts";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { useCatalogue } from "../lib/catalogue.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import exposure from "../texts/exposure.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { MethodLink } from "../ui/MethodLink.tsx";
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

/** Where a concern upstream comes from, and who would stop us. */
export function ExposureRoute() {
  usePageTexts({ exposure, sites });
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { params, scope } = useScope();
  const address = readAddress(params, catalogue.findIndicator);
  const variables = { ...scope, input: exposureInput(address) };
  const { data, error, refetch } = useQuery(ExposureRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  const network = shown?.data.network;
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t("exposure.title")}</Title>
        <Text maw="72ch">
          {t("exposure.intro")}{" "}
          <MethodLink topic="exposure">{t("exposure.method")}</MethodLink>
        </Text>
      </div>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!network && !error && <LoadingState />}
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
                    address={address}
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
              <Title order={2}>{t("exposure.question")}</Title>
              <ExposureControls address={address} />
              <Suspense fallback={<Skeleton height={480} />}>
                <ExposurePanel
                  exposure={network.exposure}
                  address={address}
                  lens={network.lens.name[locale]}
                />
                <BottleneckPanel address={address} />
              </Suspense>
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
