/** Who would stop an input of the own sites alone. Worked out from links, and asked for apart: the page does not wait. */
import { useQuery } from "@apollo/client/react";
import { HomeStopsDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { Item } from "./Item.tsx";
import { Names } from "./Names.tsx";

export function StopsNeed() {
  const { t, locale } = useWords();
  const { scope, to } = useScope();
  const catalogue = useCatalogue();
  const { data } = useQuery(HomeStopsDocument, { variables: scope });
  const critical = data?.network.bottlenecks.critical;
  if (!critical || critical.reaching === 0) return null;
  const reaching = critical.nodes.filter(({ origins }) => origins > 0);
  return (
    <Item
      count={critical.reaching}
      title={t("home.stops", { count: critical.reaching })}
      note={t("home.stopsNote")}
      link={{
        to: to("/exposure", { view: "bottlenecks" }),
        label: t("home.stopsAll"),
      }}
    >
      <Names
        total={critical.reaching}
        names={reaching.map(({ site, tier }) => ({
          key: site.id,
          site,
          text: `(${catalogue.tier(tier)[locale]})`,
        }))}
      />
    </Item>
  );
}
