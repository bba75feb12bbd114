import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import {
  NetworkRouteDocument,
  type NetworkRouteQuery,
} from "../__generated__/operations.ts";
import {
  needsCriticality,
  pictureInput,
  readAddress,
} from "../features/explorer/explorer-address.ts";
import { ExplorerControls } from "../features/explorer/ExplorerControls.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { useCatalogue } from "../lib/catalogue.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import network from "../texts/network.json" with { type: "json" };
import overview from "../texts/overview.json" with { type: "json" };
import site from "../texts/site.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { PageFileButton } from "../ui/PageFileButton.tsx";

// The drawing is loaded beside the figures that it shows.
const Explorer = lazy(async () => ({
  default: (await import("../features/explorer/Explorer.tsx")).Explorer,
}));
const FindSite = lazy(async () => ({
  default: (await import("../features/explorer/FindSite.tsx")).FindSite,
}));
const PictureFile = lazy(async () => ({
  default: (await import("../features/explorer/PictureFile.tsx")).PictureFile,
}));
const NoFigures = lazy(async () => ({
  default: (await import("../ui/NoFigures.tsx")).NoFigures,
}));

export function NetworkRoute() {
  usePageTexts({ network, overview, site, sites });
  const { t } = useWords();
  const catalogue = useCatalogue();
  const state = useScope();
  const address = readAddress(state.params);
  const picture = pictureInput(
    address,
    state,
    (id) => catalogue.findIndicator(id) !== undefined,
  );
  const variables = {
    ...state.scope,
    picture,
    isCriticality: needsCriticality(address),
  };
  const mayRead = useMay("figures:read");
  const { data, error, refetch } = useQuery(NetworkRouteDocument, {
    variables,
    skip: !mayRead,
  });
  // What is drawn is called what it was asked for as, also while the address asks for something else.
  const shown = useShown(data, { query: variables, address });
  return (
    <Stack gap="md">
      <Title order={1}>{t("network.title")}</Title>
      {!mayRead && (
        <Suspense>
          <NoFigures />
        </Suspense>
      )}
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {mayRead && !shown && !error && <LoadingState />}
      {shown && (
        <Stack
          gap="md"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <ScopeBar
            network={shown.data.network}
            file={
              <PageFileButton>
                {(onDone) => (
                  <PictureFile
                    variables={{
                      ...shown.variables.query,
                      period: shown.data.network.period,
                      asOf: shown.data.network.asOf,
                      seq: shown.data.network.seq,
                    }}
                    address={shown.variables.address}
                    onDone={onDone}
                  />
                )}
              </PageFileButton>
            }
          />
          {shown.data.network.boundary.sites === 0 ? (
            <EmptyNetwork />
          ) : (
            <>
              <ExplorerControls
                address={address}
                tiers={shown.data.network.picture.tiers}
              />
              <Others others={shown.data.network.sharedWithOthers} />
              <Suspense fallback={<Skeleton height={480} />}>
                <FindSite />
                <Explorer
                  network={shown.data.network}
                  variables={shown.variables.query}
                  address={shown.variables.address}
                />
              </Suspense>
            </>
          )}
        </Stack>
      )}
    </Stack>
  );
}

type Shared = NetworkRouteQuery["network"]["sharedWithOthers"];

/** The one thing that a buyer learns of other customers. */
function Others({ others }: { readonly others: Shared }) {
  const { t } = useWords();
  const format = useFormat();
  if (!others) return null;
  const { sites, about } = others;
  const key =
    about === 0
      ? "network.othersFew"
      : about === sites
        ? "network.othersMost"
        : "network.others";
  return (
    <Text size="sm">
      {t(key, { sites: format.count(sites), about: format.count(about) })}
    </Text>
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
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("network.empty")}</Text>
      <Text>{t("network.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("overview.emptyAct")}
      </Anchor>
    </Stack>
  );
}
