import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { LinksRouteDocument } from "../__generated__/operations.ts";
import { SiteLinks } from "../features/site-links/SiteLinks.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { todayInBangkok } from "../lib/today.ts";
import conflict from "../texts/conflict.json" with { type: "json" };
import links from "../texts/links.json" with { type: "json" };
import siteWords from "../texts/site.json" with { type: "json" };
import { OwnSitePage } from "../ui/OwnSitePage.tsx";

/** Customers and suppliers of an own site, to be stated, corrected and taken back. */
export function LinksRoute() {
  usePageTexts({ conflict, links, site: siteWords });
  const { t } = useWords();
  const { id = "" } = useParams();
  const today = todayInBangkok();
  const { data, error, refetch } = useQuery(LinksRouteDocument, {
    variables: { id, today },
    fetchPolicy: "network-only",
  });
  return (
    <OwnSitePage
      title={t("links.title")}
      note={t("links.note")}
      site={data?.site}
      error={error}
      retry={() => void refetch()}
    >
      {data && (
        <SiteLinks
          site={data.site}
          policy={data.linkPolicy}
          families={data.catalogue.partFamilies}
          today={today}
          onChanged={() => void refetch()}
        />
      )}
    </OwnSitePage>
  );
}
