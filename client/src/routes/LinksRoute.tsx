import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link, useParams } from "react-router";
import { LinksRouteDocument } from "../__generated__/operations.ts";
import { SiteLinks } from "../features/site-links/SiteLinks.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { todayInBangkok } from "../lib/today.ts";
import conflict from "../texts/conflict.json" with { type: "json" };
import links from "../texts/links.json" with { type: "json" };
import { LoadError, NotFound } from "../ui/LoadError.tsx";

/** Customers and suppliers of an own site, to be stated, corrected and taken back. */
export function LinksRoute() {
  usePageTexts({ conflict, links });
  const { t, locale } = useWords();
  const { to } = useScope();
  const { id = "" } = useParams();
  const today = todayInBangkok();
  const { data, error, refetch } = useQuery(LinksRouteDocument, {
    variables: { id, today },
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
        <Title order={1}>{t("links.title")}</Title>
        {site && <Text>{site.name[locale]}</Text>}
        <Text maw="72ch" size="sm" mt={4}>
          {t("links.note")}
        </Text>
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!site && !error && (
        <Skeleton height={240} role="status" aria-label={t("shell.loading")} />
      )}
      {site && !site.sight.isOwn && <NotFound />}
      {data && site?.sight.isOwn && (
        <SiteLinks
          site={site}
          families={data.catalogue.partFamilies}
          today={today}
          onChanged={() => void refetch()}
        />
      )}
    </Stack>
  );
}
