import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { SiteRouteDocument } from "../__generated__/operations.ts";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { SiteAnswers } from "../features/site-answers/SiteAnswers.tsx";
import { SiteProfile } from "../features/site-profile/SiteProfile.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import history from "../texts/history.json" with { type: "json" };
import sight from "../texts/sight.json" with { type: "json" };
import site from "../texts/site.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import stated from "../texts/stated.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

// What lies below the answers is loaded behind them.
const SiteFacts = lazy(async () => ({
  default: (await import("../features/site-facts/SiteFacts.tsx")).SiteFacts,
}));
const SiteHistory = lazy(async () => ({
  default: (await import("../features/site-history/SiteHistory.tsx"))
    .SiteHistory,
}));
const SiteRelations = lazy(async () => ({
  default: (await import("../features/site-relations/SiteRelations.tsx"))
    .SiteRelations,
}));

const RecordSuccession = lazy(async () => ({
  default: (await import("./SuccessionParts.tsx")).RecordPart,
}));

export function SiteRoute() {
  usePageTexts({ history, sight, site, sites, stated });
  const { id = "" } = useParams();
  return <SitePage key={id} id={id} />;
}

function SitePage({ id }: { readonly id: string }) {
  const { t, locale } = useWords();
  const { scope, to } = useScope();
  const mayMerge = useMay("registry:merge");
  const variables = { ...scope, id, figures: useMay("figures:read") };
  // What a site says under another period or seq is another answer: never what was fetched before.
  const { data, error, refetch } = useQuery(SiteRouteDocument, {
    variables,
    fetchPolicy: "network-only",
  });
  const shown = useShown(data, variables);
  const { site: profile, readable, network } = shown?.data ?? {};
  return (
    <Stack gap="lg">
      <header>
        <Text size="sm" c="dimmed" className="no-print">
          <Anchor component={Link} to={to("/sites")} inherit>
            {t("shell.sites")}
          </Anchor>
        </Text>
        {(profile ?? error) && (
          <Title order={1}>{profile?.name[locale] ?? t("shell.sites")}</Title>
        )}
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!shown && !error && <LoadingState />}
      {shown && profile && (!error || shown.isStale) && (
        <Stack
          gap="xl"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          {network && <ScopeBar network={network} />}
          <SiteProfile site={profile} tier={network?.tierOf ?? undefined} />
          {network && readable && (
            <SiteAnswers site={readable} scope={network} />
          )}
          <Suspense fallback={<Skeleton height={240} />}>
            {network && readable && (
              <SiteFacts site={readable} period={network.period} />
            )}
            <SiteRelations site={profile} />
            {mayMerge && (
              <>
                <RecordSuccession
                  key={profile.id}
                  of="site"
                  record={profile}
                  closed={profile.closed}
                  onDone={() => void refetch()}
                />
                <RecordSuccession
                  key={profile.entity.id}
                  of="entity"
                  record={profile.entity}
                  onDone={() => void refetch()}
                />
              </>
            )}
            {readable && (
              <SiteHistory site={readable} scope={shown.variables} />
            )}
          </Suspense>
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
      <Skeleton height={40} maw={360} />
      <Skeleton height={96} />
      <Skeleton height={420} />
    </Stack>
  );
}
