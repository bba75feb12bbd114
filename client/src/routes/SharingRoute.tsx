import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link, useParams } from "react-router";
import { SharingRouteDocument } from "../__generated__/operations.ts";
import { Sharing } from "../features/site-sharing/Sharing.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { todayInBangkok } from "../lib/today.ts";
import sharing from "../texts/sharing.json" with { type: "json" };
import { LoadError, NotFound } from "../ui/LoadError.tsx";

export function SharingRoute() {
  usePageTexts({ sharing });
  const { t, locale } = useWords();
  const { to } = useScope();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(SharingRouteDocument, {
    variables: { id },
    fetchPolicy: "network-only",
  });
  const site = data?.site;
  return (
    <Stack gap="lg">
      <header>
        {site && (
          <Text size="sm" c="dimmed" className="no-print">
            <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
              {site.name[locale]}
            </Anchor>
          </Text>
        )}
        <Title order={1}>{t("sharing.title")}</Title>
        {site && <Text>{site.name[locale]}</Text>}
        <Text maw="72ch" size="sm" mt={4}>
          {t("sharing.note")}
        </Text>
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!site && !error && (
        <Skeleton height={240} role="status" aria-label={t("shell.loading")} />
      )}
      {site && !site.sight.isOwn && <NotFound />}
      {site?.sight.isOwn && (
        <Sharing
          site={site}
          today={todayInBangkok()}
          onChanged={() => void refetch()}
        />
      )}
    </Stack>
  );
}
