import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link, useParams } from "react-router";
import { SiteRouteDocument } from "../__generated__/operations.ts";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { SiteAnswers } from "../features/site-answers/SiteAnswers.tsx";
import { SiteFacts } from "../features/site-facts/SiteFacts.tsx";
import { SiteHistory } from "../features/site-history/SiteHistory.tsx";
import { SiteProfile } from "../features/site-profile/SiteProfile.tsx";
import { SiteRelations } from "../features/site-relations/SiteRelations.tsx";
import { useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import { LoadError } from "../ui/LoadError.tsx";

export function SiteRoute() {
  const { id = "" } = useParams();
  return <SitePage key={id} id={id} />;
}

function SitePage({ id }: { readonly id: string }) {
  const { t, locale } = useWords();
  const { scope, to } = useScope();
  const variables = { ...scope, id, figures: useMay("figures:read") };
  // What a site says under another period or seq is another answer: never what was fetched before.
  const { data, error, refetch } = useQuery(SiteRouteDocument, {
    variables,
    fetchPolicy: "network-only",
  });
  const shown = useShown(data, variables);
  const { site, readable, network } = shown?.data ?? {};
  return (
    <Stack gap="lg">
      <header>
        <Text size="sm" c="dimmed" className="no-print">
          <Anchor component={Link} to={to("/sites")} inherit>
            {t("shell.sites")}
          </Anchor>
        </Text>
        {site && <Title order={1}>{site.name[locale]}</Title>}
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!shown && !error && <LoadingState />}
      {shown && site && (!error || shown.isStale) && (
        <Stack
          gap="xl"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          {network && <ScopeBar network={network} />}
          <SiteProfile site={site} tier={network?.tierOf ?? undefined} />
          {network && readable && (
            <>
              <SiteAnswers site={readable} scope={network} />
              <SiteFacts site={readable} period={network.period} />
            </>
          )}
          <SiteRelations site={site} />
          {readable && <SiteHistory site={readable} scope={shown.variables} />}
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
      <Skeleton height={40} width={360} />
      <Skeleton height={96} />
      <Skeleton height={420} />
    </Stack>
  );
}
