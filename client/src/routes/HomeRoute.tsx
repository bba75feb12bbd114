import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import {
  HomeRouteDocument,
  type HomeRouteQuery,
} from "../__generated__/operations.ts";
import { BoundaryPanel } from "../features/boundary-panel/BoundaryPanel.tsx";
import { NewestChanges, WaitingImports } from "../features/home/HomeLedger.tsx";
import {
  useHomeLedger,
  type HomeLedger,
} from "../features/home/use-home-ledger.ts";
import { AssurancePanel } from "../features/home/AssurancePanel.tsx";
import { Items } from "../features/home/Item.tsx";
import { FirstSteps } from "../features/home/FirstSteps.tsx";
import { MembershipsPanel } from "../features/home/MembershipsPanel.tsx";
import { MovementPanel } from "../features/home/MovementPanel.tsx";
import { NeedsPanel } from "../features/home/NeedsPanel.tsx";
import { ReadersPanel } from "../features/home/ReadersPanel.tsx";
import {
  RegistryCounts,
  RegistryNeeds,
} from "../features/home/RegistryPanel.tsx";
import { TurnoverPanel } from "../features/home/TurnoverPanel.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { HEADLINES } from "../lib/headlines.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { useMay, useViewer } from "../lib/viewer.ts";
import home from "../texts/home.json" with { type: "json" };
import stated from "../texts/stated.json" with { type: "json" };
import overview from "../texts/overview.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

/** Of each list this many names are loaded; the numbers before them count all. */
const NAMES = 30;

/** Three questions in this order: what changed, what needs me, how sure are we. */
export function HomeRoute() {
  usePageTexts({ home, overview, stated });
  const { t, locale } = useWords();
  const { scope } = useScope();
  const { organisation } = useViewer().membership;
  const variables = {
    ...scope,
    readsFigures: useMay("figures:read"),
    headlines: Object.values(HEADLINES),
    first: NAMES,
  };
  const { data, previousData, error, refetch } = useQuery(HomeRouteDocument, {
    variables,
  });
  const ledger = useHomeLedger(useMay("ledger:read"));
  const shown = data ?? previousData;
  return (
    <Stack gap="xl">
      <Title order={1}>
        {organisation?.name[locale] ?? t("home.registryTitle")}
      </Title>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!shown && !error && <LoadingState />}
      {shown?.network && (
        <NetworkHome
          network={shown.network}
          variables={variables}
          ledger={ledger}
        />
      )}
      {shown?.registrySummary && (
        <RegistryHome summary={shown.registrySummary} ledger={ledger} />
      )}
      <MembershipsPanel />
    </Stack>
  );
}

function NetworkHome({
  network,
  variables,
  ledger,
}: {
  readonly network: NonNullable<HomeRouteQuery["network"]>;
  readonly variables: Record<string, unknown>;
  readonly ledger: HomeLedger;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { role } = useViewer().membership;
  const panel = { network, variables };
  const waiting = waitingFrom(ledger);
  if (network.boundary.sites === 0)
    return (
      <>
        <FirstSteps />
        {waiting && (
          <Question title={t("home.needs")}>
            <Items>{waiting}</Items>
          </Question>
        )}
      </>
    );
  return (
    <>
      <ScopeBar network={network} />
      <Question
        title={t("home.changed", {
          period: format.period(network.turnover.since),
        })}
      >
        <MovementPanel {...panel} period={network.period} />
        <TurnoverPanel {...panel} />
        <NewestChanges ledger={ledger} />
      </Question>
      <Question title={t("home.needs")}>
        <NeedsPanel {...panel} waiting={waiting} />
      </Question>
      <Question title={t("home.sure")}>
        <AssurancePanel {...panel} />
        <ReadersPanel {...panel} />
        {role === "supplier" && (
          <Text size="sm" c="dimmed" maw="72ch">
            {t("home.noStanding")}
          </Text>
        )}
        <BoundaryPanel network={network} />
      </Question>
    </>
  );
}

/** Administrators manage the registry, and read no figures. */
function RegistryHome({
  summary,
  ledger,
}: {
  readonly summary: NonNullable<HomeRouteQuery["registrySummary"]>;
  readonly ledger: HomeLedger;
}) {
  const { t } = useWords();
  return (
    <>
      <Question title={t("home.changedRegistry")}>
        <NewestChanges ledger={ledger} />
      </Question>
      <Question title={t("home.needs")}>
        <RegistryNeeds summary={summary} waiting={waitingFrom(ledger)} />
      </Question>
      <Question title={t("home.sure")}>
        <RegistryCounts summary={summary} />
      </Question>
    </>
  );
}

/** Nothing where no file waits, so that "nothing needs you" can be said. */
const waitingFrom = (ledger: HomeLedger): ReactNode =>
  ledger.waiting.length > 0 || ledger.error ? (
    <WaitingImports ledger={ledger} />
  ) : undefined;

function Question({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} width={420} />
      <Skeleton height={28} width={260} />
      <Skeleton height={220} />
      <Skeleton height={28} width={260} />
      <Skeleton height={160} />
    </Stack>
  );
}
