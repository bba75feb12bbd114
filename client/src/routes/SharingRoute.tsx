import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { SharingRouteDocument } from "../__generated__/operations.ts";
import { Sharing } from "../features/site-sharing/Sharing.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { todayInBangkok } from "../lib/today.ts";
import sharing from "../texts/sharing.json" with { type: "json" };
import { OwnSitePage } from "../ui/OwnSitePage.tsx";

/** Who may read an own site, to be let in, narrowed and sent away. */
export function SharingRoute() {
  usePageTexts({ sharing });
  const { t } = useWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(SharingRouteDocument, {
    variables: { id },
    fetchPolicy: "network-only",
  });
  return (
    <OwnSitePage
      title={t("sharing.title")}
      note={t("sharing.note")}
      site={data?.site}
      error={error}
      retry={() => void refetch()}
    >
      {data && (
        <Sharing
          site={data.site}
          today={todayInBangkok()}
          onChanged={() => void refetch()}
        />
      )}
    </OwnSitePage>
  );
}
